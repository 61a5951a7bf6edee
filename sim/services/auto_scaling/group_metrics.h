#pragma once

#include "sim/services/world.h"

/// `AWS/AutoScaling` (MET-36 to MET-56).
namespace faultline::sim {

/// Names of the series of a group, in the order of `Group::series`. Those of the warm pool come last, and only where there is one.
[[nodiscard]] std::vector<const char*> groupMetricNames(const GroupPlan& plan);
/// Their values now, in the same order.
[[nodiscard]] std::vector<double> groupMetricValues(const World& world, Index group);

} // namespace faultline::sim
