#pragma once

#include "sim/services/world.h"

/// Predictive scaling: an hourly forecast from the run's own history raises desired ahead of the hour (ASG-83 to ASG-85).
namespace faultline::sim {

/// Plans the look at the first hour's end.
void planForecasts(World& world, Index group);
/// An hour is over: its load becomes history; every sixth hour the forecast is made anew.
void onForecastHour(World& world, Index group);
/// The coming hour's forecast takes effect, ahead of the hour by the policy's buffer.
void onForecastDue(World& world, Index group, Index policy);

/// The load to expect in the hours after `history`: the mean of the same hour of the days before, 14 at most; nothing from less than a day.
/// AWS does not publish its model; this one is our assumption.
[[nodiscard]] std::vector<double> forecastOf(const std::vector<double>& history, std::size_t hours);
/// Capacity for a load at a target per instance.
[[nodiscard]] int capacityFor(double load, double target);

} // namespace faultline::sim
