#pragma once

#include "model/text/message.h"
#include "sim/backtest/recorded_metrics.h"
#include "sim/telemetry/scaling_policy.h"

#include <optional>
#include <string>
#include <vector>

namespace faultline::sim {

/// A policy whose alarm is in ALARM, and what that alarm saw.
struct PolicyCall {
    const ScalingPolicyRule* policy = nullptr;
    double value = 0;
    double threshold = 0;
    bool isLowAlarm = false; ///< of target tracking
};

/// A change of desired capacity that a backtest found.
struct CapacityChange {
    Nanoseconds at = 0;
    int desired = 0;
    std::string by; ///< the policy
    Message why;
};

/// An Auto Scaling group as far as its policies alone tell: what they order is in service at once and warms up for as long as they say. Where
/// the data hold GroupInServiceInstances, that many are in service.
class ReplayedGroup {
public:
    ReplayedGroup(std::string name, GroupBounds bounds, int desired, Nanoseconds cooldown)
        : m_name(std::move(name)), m_bounds(bounds), m_desired(desired), m_cooldown(cooldown)
    {
    }

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] int desired() const { return m_desired; }

    /// What the policies that are called at a moment make of desired, if anything (ASG-74, ASG-75).
    ///
    /// @param inService       recorded instances in service; nothing: as ordered
    /// @param mayTrackDown    whether all target tracking policies agree to scale in (ASG-74)
    [[nodiscard]] std::optional<CapacityChange> act(Nanoseconds at, const std::vector<PolicyCall>& calls, std::optional<int> inService,
                                                    bool mayTrackDown);

private:
    struct Launch {
        Nanoseconds at = 0;
        int count = 0;
    };
    [[nodiscard]] int warmingAt(Nanoseconds at, Nanoseconds warmUp) const;
    [[nodiscard]] std::optional<int> wishOf(const PolicyCall& call, Nanoseconds at, std::optional<int> inService) const;

    std::string m_name;
    GroupBounds m_bounds;
    int m_desired = 0;
    Nanoseconds m_cooldown = 0, m_cooldownUntil = 0;
    std::vector<Launch> m_launches;
};

} // namespace faultline::sim
