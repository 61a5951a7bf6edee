#pragma once

#include "sim/plan/plan.h"

#include <cstdint>
#include <optional>
#include <vector>

/// An Auto Scaling group at a moment of the run.
namespace faultline::sim {

/// An instance refresh under way (ASG-103).
struct Refresh {
    int toVersion = 0;
    int minHealthyPercent = 90;
    Nanoseconds startedAt = 0, lastProgress = 0;
    int replaced = 0;
};

/// What a predictive policy has seen and expects.
struct Forecast {
    std::vector<double> hourlyLoad; ///< since the start of the run
    std::vector<double> expected;   ///< for the hours after those; NaN-free, empty before the first forecast
    std::size_t madeAtHour = 0;
};

struct Group {
    int minimum = 0, maximum = 0, desired = 0;
    int launched = 0;                     ///< numbers given to members so far
    int version = 1;                      ///< of what new instances are launched from
    double failing = 0;                   ///< share of requests that this version answers with an error
    std::vector<Index> members;           ///< every one that is not gone, in order of launch; those of the warm pool too
    bool loadBalancerIsInService = false; ///< one instance has passed its check (ASG-25)

    // simple scaling (ASG-41, ASG-50)
    bool activityIsOpen = false;
    Nanoseconds activityCooldown = 0;
    Nanoseconds cooldownUntil = 0;

    // failures
    int abandonedLaunches = 0; ///< in a row (ASG-20)
    Nanoseconds launchesHeldUntil = 0;
    Nanoseconds launchesFailSince = kNever;                          ///< ASG-99: administrative suspension
    Nanoseconds allUnhealthySince = kNever, massReplacedAt = kNever; ///< ASG-36
    int neverHealthyReplaced = 0;
    bool loopIsNamed = false;

    std::optional<Refresh> refresh;
    std::vector<Forecast> forecasts; ///< by predictive policy

    std::vector<Index> series; ///< of `AWS/AutoScaling`, in the order of group_metrics.cpp
    Index cpuSeries = kNone, networkInSeries = kNone, networkOutSeries = kNone;
    Index checkSeries = kNone;
};

} // namespace faultline::sim
