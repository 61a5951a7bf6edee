#pragma once

#include "tests/sim/played.h"

#include <cstdint>
#include <string>
#include <vector>

namespace faultline::test {

/// A load balancer over zones us-east-1a to us-east-1c with single instances behind it: the smallest site that shows its behaviour.
struct Site {
    struct Host {
        std::string id;
        char zone = 'a';
        std::string own = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 2}}"; ///< Faultline's own data
    };
    std::string client = "TimeoutMs: 2000";
    std::string sends = "{To: LoadBalancer, Class: default, Share: 1}";
    std::string network;      ///< of the template: "SameAzMs: 0"
    std::string zones = "ab"; ///< enabled for the load balancer
    std::string balancer;     ///< properties: "Type: network, "
    std::string attributes;   ///< of the load balancer: "{Key: k, Value: v}"
    std::string group = "Protocol: HTTP, ";
    std::string groupAttributes; ///< likewise
    std::vector<Host> hosts{{"A", 'a'}, {"B", 'b'}};
    std::string listener = "Protocol: HTTP, DefaultActions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]";
    std::string more; ///< resources

    [[nodiscard]] std::string text() const;
    /// The same hosts behind a Classic Load Balancer.
    /// @param properties of it, with its health check
    [[nodiscard]] std::string classic(const std::string& properties, const std::string& protocol = "HTTP") const;
};

/// A Network Load Balancer with TCP everywhere, checked every 10 s.
[[nodiscard]] Site networkSite();

[[nodiscard]] std::uint64_t lostBy(const sim::RunRecord& record, sim::Cause cause);
/// Requests that a resource's own row counts.
[[nodiscard]] std::uint64_t requestsAt(const sim::RunRecord& record, const std::string& resource);
[[nodiscard]] const sim::StationRecord& stationOf(const sim::RunRecord& record, const std::string& resource);
/// Of all entries of a kind; of one resource where it is given.
[[nodiscard]] std::vector<const sim::TimelineEntry*> entriesOf(const sim::RunRecord& record, const std::string& kind,
                                                               const std::string& resource = "");
/// How many requests ended in windows [from, to) of 10 s in some way.
[[nodiscard]] std::uint64_t endedIn(const sim::RunRecord& record, std::size_t from, std::size_t to, sim::Outcome outcome);

/// A statistic over a metric's data points in [from, to): sum of Sum, else mean of the values.
[[nodiscard]] double sumOf(const MetricStore& metrics, const MetricId& metric, Nanoseconds from = 0, Nanoseconds to = 24 * 3600 * kSecond);
/// Nothing when the period has no data.
[[nodiscard]] std::optional<double> valueOf(const MetricStore& metrics, const MetricId& metric, const std::string& statistic, Nanoseconds period);

/// Causes of losses and the event log, for a failing test's message.
[[nodiscard]] std::string told(const sim::RunRecord& record);

[[nodiscard]] MetricId ofBalancer(const std::string& name, const std::string& space = "AWS/ApplicationELB");
[[nodiscard]] MetricId ofGroup(const std::string& name, const std::string& space = "AWS/ApplicationELB");

} // namespace faultline::test
