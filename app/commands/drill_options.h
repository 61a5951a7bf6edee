#pragma once

#include "app/command_line.h"
#include "sim/drill/scenario.h"

#include <optional>
#include <string>

namespace faultline::app {

/// What `faultline drill` was asked for.
struct DrillOptions {
    enum class Format { Text, Json, Junit, Html };
    Format format = Format::Text;
    std::optional<std::string> drill, metricsOut, traceOut;
    sim::ScenarioOverrides overrides;
    std::optional<int> seeds; ///< absent: one run, with single values
    int jobs = 1;
    bool listFaults = false, allowUnknown = false;
    bool matrix = false, pairs = false, allPlacements = false;
};

/// Fails on a value that cannot be, and on options that exclude each other.
[[nodiscard]] Result<DrillOptions> drillOptionsOf(const Arguments& arguments);

} // namespace faultline::app
