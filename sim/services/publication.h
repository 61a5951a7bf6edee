#pragma once

#include "sim/services/world.h"

/// Metrics under CloudWatch's names, units and dimensions (logical ids as values), once a minute, and what clients see under `Faultline/Client`.
namespace faultline::sim {

inline constexpr Nanoseconds kPeriod = 60 * kSecond;
inline constexpr Nanoseconds kBasicPeriod = 300 * kSecond; ///< of basic monitoring, CPU credits and provisioned capacity (CW-23, CW-26)

inline void bump(World& world, Index series, double value)
{
    if (series != kNone) world.series[series].add(value);
}

inline void bumpDuration(World& world, Index series, Nanoseconds duration)
{
    if (series != kNone) world.series[series].durations.add(duration);
}

/// Makes the series of everything that exists at the start.
void makeSeries(World& world);
void addMemberSeries(World& world, Index member);

/// Samples gauges, closes the period and publishes it. Empty series are absent (ELB-124).
void closePeriod(World& world);

} // namespace faultline::sim
