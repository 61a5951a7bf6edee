#pragma once

#include "tests/sim/played.h"

#include <string>

/// One EC2 instance, "App", that users call directly, as template text; and how to read what it publishes.
namespace faultline::test {

struct MachineDrawing {
    std::string type = "m6i.large";
    std::string properties; ///< more of the instance's, each begun by ", "
    std::string workload = "CpuMs: {Distribution: deterministic, MeanMs: 5}";
    std::string own; ///< more of Faultline's data on it, each begun by ", "
    std::string client = "TimeoutMs: 2000, ConnectTimeoutMs: 500, Retries: 0, Arrivals: paced";
    std::string more; ///< further resources
};
[[nodiscard]] std::string textOf(const MachineDrawing& drawing);

/// One volume of the instance as its only block device.
[[nodiscard]] std::string volume(const std::string& properties);

/// A data volume that is attached to it.
[[nodiscard]] std::string attachedVolume(const std::string& properties);

/// A point of `AWS/EC2` that begins at `second`, by the statistic; -1 where there is none.
[[nodiscard]] double pointAt(const sim::Simulation& run, const std::string& metric, int second, int period, const std::string& statistic = "Average",
                             const std::string& instance = "App");

/// Share of the requests that ended in the time from `from` to `until`, s, and succeeded.
[[nodiscard]] double successBetween(const sim::RunRecord& record, int from, int until);

/// Mean time of the requests that succeeded, ms.
[[nodiscard]] double meanMs(const sim::RunRecord& record);

[[nodiscard]] const sim::Assumption* assumptionOf(const sim::RunRecord& record, const std::string& what);

} // namespace faultline::test
