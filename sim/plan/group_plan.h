#pragma once

#include "sim/plan/index.h"
#include "sim/telemetry/scaling_policy.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// An Auto Scaling group as its template has it.
namespace faultline::sim {

struct PolicyPlan {
    ScalingPolicyRule rule;
    Index highAlarm = kNone, lowAlarm = kNone; ///< in `Plan::alarms`
};

/// A lifecycle hook (ASG-18, ASG-19).
struct HookPlan {
    std::string name;
    bool isAtLaunch = true;
    Nanoseconds heartbeat = 3600 * kSecond;
    bool continuesByDefault = false;           ///< ABANDON unless set
    std::optional<Nanoseconds> completesAfter; ///< when somebody completes it; nothing: the heartbeat time-out passes
    bool completesWithContinue = true;
};

/// Bounds on running capacity while instances are replaced, in percent of desired (ASG-37).
struct MaintenancePlan {
    int minHealthy = 0, maxHealthy = 100;
};

/// Instances kept ready beside the group (ASG-101, ASG-102).
struct WarmPoolPlan {
    enum class State { Stopped, Running, Hibernated };
    State state = State::Stopped;
    int minimum = 0;
    std::optional<int> maxPrepared; ///< nothing: the group's maximum
    bool reusesAtScaleIn = false;
};

/// One run of a scheduled action (ASG-81).
struct ScheduledRun {
    Index subject = kNone;
    Nanoseconds at = 0;
    std::optional<int> minimum, maximum, desired;
};

/// A predictive scaling policy (ASG-83 to ASG-85).
struct PredictivePlan {
    std::string name;
    Index subject = kNone;
    MetricId load; ///< its hourly sum is what is forecast
    StatisticSpec loadStatistic;
    double target = 0;              ///< of the load, per instance
    bool loadIsPerInstance = false; ///< a mean over instances: times their number gives the load
    bool scales = false;            ///< ForecastAndScale
    Nanoseconds buffer = 300 * kSecond;
    bool mayRaiseMaximum = false;
    double maximumBuffer = 0; ///< percent over the forecast
};

/// How an instance is chosen at scale-in, inside of a zone (ASG-95, ASG-96).
enum class TerminationPolicy : std::uint8_t {
    Default,
    OldestInstance,
    NewestInstance,
    OldestLaunchConfiguration,
    OldestLaunchTemplate,
    ClosestToNextInstanceHour,
    AllocationStrategy
};

/// Processes of a group that may be suspended (ASG-99).
enum class Process : std::uint16_t {
    Launch = 1,
    Terminate = 2,
    AddToLoadBalancer = 4,
    AlarmNotification = 8,
    AzRebalance = 16,
    HealthCheck = 32,
    ReplaceUnhealthy = 64,
    ScheduledActions = 128,
    InstanceRefresh = 256
};

struct GroupPlan {
    Index station = kNone;
    Index subject = kNone;
    int minimum = 0, maximum = 0, desired = 0;
    std::vector<Index> zones;
    bool staysInZone = false;            ///< balanced-only distribution (ASG-88)
    bool usesLoadBalancerHealth = false; ///< ASG-30
    bool usesVolumeHealth = false;
    Nanoseconds grace = 0;                ///< ASG-31
    Nanoseconds cooldown = 300 * kSecond; ///< ASG-41
    Nanoseconds defaultWarmUp = -1;       ///< < 0: unset
    Nanoseconds maximumLifetime = 0;      ///< 0: none (ASG-40)
    bool rebalancesCapacity = false;      ///< ASG-93
    bool protectsNew = false;             ///< from scale-in (ASG-97)
    std::uint16_t suspended = 0;          ///< bits of `Process`
    std::vector<PolicyPlan> policies;
    std::vector<HookPlan> hooks;
    std::optional<MaintenancePlan> maintenance;
    std::optional<WarmPoolPlan> warmPool;
    std::vector<ScheduledRun> schedule; ///< in order of time
    std::vector<PredictivePlan> forecasts;
    std::vector<TerminationPolicy> termination{TerminationPolicy::Default};
    int onDemandBase = -1; ///< mixed instances; < 0: not mixed
    double onDemandShareAbove = 1;

    [[nodiscard]] bool isSuspended(Process process) const { return (suspended & static_cast<std::uint16_t>(process)) != 0; }
    /// How long an instance warms up for the group's aggregated metrics (ASG-44).
    [[nodiscard]] Nanoseconds warmUp() const { return defaultWarmUp >= 0 ? defaultWarmUp : cooldown; }
};

} // namespace faultline::sim
