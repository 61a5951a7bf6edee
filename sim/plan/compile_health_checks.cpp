#include "sim/plan/plan_builder.h"

#include <algorithm>
#include <charconv>
#include <string>

/// Health checks of target groups, with the defaults of their kind of load balancer (ELB-57), and of Classic Load Balancers.
namespace faultline::sim {

namespace {

bool isWeb(std::string_view protocol)
{
    return protocol.starts_with("HTTP") || protocol.starts_with("http"); // HTTPS too
}

/// "200", "200,301", "200-399" as ranges; empty when nothing of it can be read.
std::vector<std::pair<int, int>> statusRangesOf(std::string_view matcher)
{
    std::vector<std::pair<int, int>> ranges;
    while (!matcher.empty()) {
        const std::string_view item = matcher.substr(0, matcher.find(','));
        matcher.remove_prefix(std::min(item.size() + 1, matcher.size()));
        int first = 0, last = 0;
        const auto [dash, error] = std::from_chars(item.data(), item.data() + item.size(), first);
        if (error != std::errc()) continue;
        last = first;
        if (dash != item.data() + item.size() && *dash == '-') std::from_chars(dash + 1, item.data() + item.size(), last);
        ranges.emplace_back(first, last);
    }
    return ranges;
}

} // namespace

HealthCheckPlan PlanBuilder::healthCheckOf(const std::string& id, const TargetGroup* group, LoadBalancerPlan::Kind kind)
{
    const bool isNetwork = kind == LoadBalancerPlan::Kind::Network;
    HealthCheckPlan check;
    const std::string protocol = group && group->healthCheckProtocol.isKnown() ? *group->healthCheckProtocol : isNetwork ? "TCP" : "HTTP";
    check.isByConnection = !isWeb(protocol);
    check.statuses = isNetwork ? statusRangesOf("200-399") : statusRangesOf("200"); // ELB-57
    const std::int64_t timeout = !isNetwork ? 5 : protocol == "HTTP" ? 6 : 10;
    check.timeout = timeout * kSecond;
    if (!group) return check;
    check.interval = numberIn({5, 300}, id + ": seconds between health checks", group->healthCheckIntervalSeconds, 30) * kSecond;    // R153
    check.timeout = numberIn({2, 120}, id + ": time-out of a health check, s", group->healthCheckTimeoutSeconds, timeout) * kSecond; // R154
    check.healthyThreshold = static_cast<int>(numberIn({2, 10}, id + ": healthy threshold", group->healthyThresholdCount, 5));       // R155
    check.unhealthyThreshold = static_cast<int>(numberIn({2, 10}, id + ": unhealthy threshold", group->unhealthyThresholdCount, 2)); // R155
    if (group->matcher.isKnown() && group->matcher->httpCode.isKnown())
        if (auto ranges = statusRangesOf(*group->matcher->httpCode); !ranges.empty()) check.statuses = std::move(ranges);
    return check;
}

HealthCheckPlan PlanBuilder::healthCheckOf(const std::string& id, const ClassicLoadBalancer& balancer)
{
    HealthCheckPlan check;
    check.healthyThreshold = 10;
    check.isByConnection = true; // ELB-57: TCP by template
    if (!balancer.healthCheck.isKnown()) return check;
    const auto& written = *balancer.healthCheck;
    check.interval = numberIn({5, 300}, id + ": seconds between health checks", written.interval, 30) * kSecond;
    check.timeout = numberIn({2, 60}, id + ": time-out of a health check, s", written.timeout, 5) * kSecond;
    check.healthyThreshold = static_cast<int>(numberIn({2, 10}, id + ": healthy threshold", written.healthyThreshold, 10));
    check.unhealthyThreshold = static_cast<int>(numberIn({2, 10}, id + ": unhealthy threshold", written.unhealthyThreshold, 2));
    check.isByConnection = written.target.isKnown() && !isWeb(*written.target);
    return check;
}

} // namespace faultline::sim
