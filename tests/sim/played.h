#pragma once

#include "sim/drill/simulation.h"

#include <optional>
#include <string>
#include <vector>

/// Templates as text, played to the end: what the simulator's tests share.
namespace faultline::test {

struct Play {
    std::string traffic = "constant:100/s";
    std::string duration = "10m";
    std::vector<std::string> faults = {};
    std::uint64_t seed = 7;
    int pieces = 1; ///< of `advance`
    sim::KernelChoice kernel = sim::KernelChoice::Auto;
};

[[nodiscard]] Result<std::shared_ptr<const sim::Plan>> planOf(const std::string& text, const Play& setup = {},
                                                              const std::string& fileName = "t.yaml");
[[nodiscard]] sim::Simulation played(const std::string& text, const Play& setup = {}, const std::string& fileName = "t.yaml");
[[nodiscard]] sim::RunRecord recordOf(const std::string& text, const Play& setup = {}, const std::string& fileName = "t.yaml");

/// Mean wait of a resource's own row, ms.
[[nodiscard]] double meanWaitMs(const sim::RunRecord& record, const std::string& resource);
[[nodiscard]] const sim::TimelineEntry* firstEntry(const sim::RunRecord& record, const std::string& kind);
[[nodiscard]] std::string starter(const std::string& name);
/// The id of the problem that compiling ends in; empty when it does not.
[[nodiscard]] std::string problemOf(const std::string& text, const Play& setup = {});

/// One station of c servers and nothing else: the pure queueing model.
[[nodiscard]] std::string queueingTemplate(int servers, double meanMs, const std::string& more = "");

} // namespace faultline::test
