#include "sim/plan/health_check.h"

#include <charconv>
#include <string>

namespace faultline::sim {

namespace {

std::int64_t orElse(const Property<std::int64_t>& property, std::int64_t otherwise) { return property.valueOrDefault(otherwise).value_or(otherwise); }

bool isWeb(std::string_view protocol)
{
    return protocol.starts_with("HTTP") || protocol.starts_with("http"); // HTTPS too
}

} // namespace

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

HealthCheckPlan healthCheckOf(const TargetGroup* group, LoadBalancerPlan::Kind kind)
{
    const bool isNetwork = kind == LoadBalancerPlan::Kind::Network;
    HealthCheckPlan check;
    const std::string protocol = group && group->healthCheckProtocol.isKnown() ? *group->healthCheckProtocol : isNetwork ? "TCP" : "HTTP";
    check.isByConnection = !isWeb(protocol);
    check.statuses = isNetwork ? statusRangesOf("200-399") : statusRangesOf("200"); // ELB-57
    const std::int64_t timeout = !isNetwork ? 5 : protocol == "HTTP" ? 6 : 10;
    check.timeout = timeout * kSecond;
    if (!group) return check;
    check.interval = orElse(group->healthCheckIntervalSeconds, 30) * kSecond;
    check.timeout = orElse(group->healthCheckTimeoutSeconds, timeout) * kSecond;
    check.healthyThreshold = static_cast<int>(orElse(group->healthyThresholdCount, 5));
    check.unhealthyThreshold = static_cast<int>(orElse(group->unhealthyThresholdCount, 2));
    if (group->matcher.isKnown() && group->matcher->httpCode.isKnown())
        if (auto ranges = statusRangesOf(*group->matcher->httpCode); !ranges.empty()) check.statuses = std::move(ranges);
    return check;
}

HealthCheckPlan healthCheckOf(const ClassicLoadBalancer& balancer)
{
    HealthCheckPlan check;
    check.healthyThreshold = 10;
    check.isByConnection = true; // ELB-57: TCP by template
    if (!balancer.healthCheck.isKnown()) return check;
    const auto& written = *balancer.healthCheck;
    check.interval = orElse(written.interval, 30) * kSecond;
    check.timeout = orElse(written.timeout, 5) * kSecond;
    check.healthyThreshold = static_cast<int>(orElse(written.healthyThreshold, 10));
    check.unhealthyThreshold = static_cast<int>(orElse(written.unhealthyThreshold, 2));
    check.isByConnection = written.target.isKnown() && !isWeb(*written.target);
    return check;
}

} // namespace faultline::sim
