#pragma once

#include "sim/drill/report.h"

#include <nlohmann/json.hpp>

// Inside of the reports only: the JSON library stays out of other headers.
namespace faultline::sim {

using Json = nlohmann::ordered_json;

/// One run as `faultline.drill/1`.
[[nodiscard]] Json runJson(const DrillReport& report, const PlayedRun& run, const Texts& texts);

/// Several runs in one object of the same keys: numbers of the summarised parts become {"mean", "ci95"}, "met" becomes "met_share", and "runs"
/// lists the seeds. @param runs  one `runJson` each, not empty
[[nodiscard]] Json campaignJson(const DrillReport& report, const std::vector<Json>& runs);

} // namespace faultline::sim
