#pragma once

#include "sim/drill/run_record.h"
#include "sim/drill/scenario.h"
#include "sim/drill/verdict.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace faultline {
class Texts;
}

namespace faultline::sim {

/// One run of a drill with its verdict.
struct PlayedRun {
    RunRecord record;
    Verdict verdict;
};

/// One of all the placements that a drill is played in.
struct PlayedPlacement {
    std::string zones; ///< `textOf` of the placement
    std::size_t of = 1;
    bool isWorst = false; ///< most lost requests, then longest recovery
};

/// A drill as played: once, or with several seeds.
struct DrillReport {
    std::string file;
    Scenario scenario;
    std::vector<PlayedRun> runs;                ///< not empty; in the order of the seeds
    bool isCampaign = false;                    ///< `--seeds`: summaries instead of single values, however many runs
    MetricStore metrics;                        ///< of the first run; curves of the HTML report
    std::optional<PlayedPlacement> placement{}; ///< of a drill that is played in every placement
};

/// Marks the worst placement of each drill that was played in several.
void nameWorstPlacements(std::vector<DrillReport>& reports);

enum class DrillOutcome { Met, Unknown, Missed };
/// The worst over all objectives; Met without any.
[[nodiscard]] DrillOutcome outcomeOf(const Verdict& verdict);
/// The worst over all runs.
[[nodiscard]] DrillOutcome outcomeOf(const DrillReport& report);

/// `faultline.drill/1`, or `faultline.batch/1` for several or for none; docs/drill-report.md describes it. Ends with a line end.
[[nodiscard]] std::string reportJson(const std::vector<DrillReport>& reports, const Texts& texts);
/// For people, in lines up to some 120 characters.
[[nodiscard]] std::string reportText(const std::vector<DrillReport>& reports, const Texts& texts);
/// One test suite per drill, one test case per objective; a drill without objectives is one case that passes.
[[nodiscard]] std::string reportJunit(const std::vector<DrillReport>& reports, const Texts& texts);
/// One file without references to others: tables, and curves as inline SVG.
[[nodiscard]] std::string reportHtml(const std::vector<DrillReport>& reports, const Texts& texts);

} // namespace faultline::sim
