#pragma once

#include "model/services/elastic_load_balancing.h"
#include "model/services/elastic_load_balancing_v2.h"
#include "sim/plan/balancing_plan.h"

#include <string_view>

namespace faultline::sim {

/// "200", "200,301", "200-399" as ranges; empty when nothing of it can be read.
[[nodiscard]] std::vector<std::pair<int, int>> statusRangesOf(std::string_view matcher);

/// A target group's check, with the defaults of its kind of load balancer (ELB-57). Null: all defaults.
[[nodiscard]] HealthCheckPlan healthCheckOf(const TargetGroup* group, LoadBalancerPlan::Kind kind);
/// The check of a Classic Load Balancer.
[[nodiscard]] HealthCheckPlan healthCheckOf(const ClassicLoadBalancer& balancer);

} // namespace faultline::sim
