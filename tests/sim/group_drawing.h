#pragma once

#include "tests/sim/played.h"

#include <string>
#include <vector>

/// A group behind a load balancer as template text, and what its run tells: what the tests of instances and Auto Scaling share.
namespace faultline::test {

struct GroupDrawing {
    std::string properties = "MinSize: \"2\", MaxSize: \"6\", DesiredCapacity: \"2\"";
    std::string own =
        "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 5}}, Boot: {LaunchSeconds: 10, BootSeconds: 20}"; ///< Faultline's, of the group
    std::string data = "InstanceType: m6i.large, ImageId: ami-1, Monitoring: {Enabled: true}";                     ///< of the launch template
    std::string targetGroup = "HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 5, UnhealthyThresholdCount: 2, HealthyThresholdCount: 2";
    std::string client = "TimeoutMs: 2000, Retries: 0";
    std::string more; ///< further resources
};
[[nodiscard]] std::string textOf(const GroupDrawing& drawing);

/// A CloudWatch alarm on the group's mean CPU that invokes a policy.
[[nodiscard]] std::string cpuAlarm(const std::string& name, const std::string& policy, const std::string& comparison, double threshold,
                                   int periods = 1);
[[nodiscard]] std::string policy(const std::string& name, const std::string& properties);

/// Seconds at which the log has an entry of the kind, in order; of one resource ("AppGroup#3") where it is named.
[[nodiscard]] std::vector<double> timesOf(const sim::RunRecord& record, const std::string& kind, const std::string& resource = "");
[[nodiscard]] std::string argumentOf(const sim::TimelineEntry& entry, const std::string& name);
/// A metric of the group in the minute that begins at `minute`; -1 where there is no point.
[[nodiscard]] double groupMetric(const sim::Simulation& run, const std::string& name, int minute, const std::string& space = "AWS/AutoScaling");
[[nodiscard]] double instanceMetric(const sim::Simulation& run, const std::string& name, const std::string& instance, int minute);

} // namespace faultline::test
