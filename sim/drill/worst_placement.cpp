#include "sim/drill/report.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace faultline::sim {

namespace {

/// How bad a drill went: lost requests of all runs, then the longest recovery.
std::pair<std::uint64_t, double> badnessOf(const DrillReport& report)
{
    std::uint64_t lost = 0;
    double rto = 0;
    for (const PlayedRun& run : report.runs) {
        lost += run.record.requests.lost();
        rto = std::max(rto, run.verdict.rtoS.value_or(std::numeric_limits<double>::infinity()));
    }
    return {lost, rto};
}

} // namespace

void nameWorstPlacements(std::vector<DrillReport>& reports)
{
    std::map<std::pair<std::string, std::string>, DrillReport*> worst;
    for (DrillReport& report : reports) {
        if (!report.placement) continue;
        DrillReport*& known = worst[{report.file, report.scenario.name}];
        if (!known || badnessOf(report) > badnessOf(*known)) known = &report;
    }
    for (const auto& [drill, report] : worst) report->placement->isWorst = true;
}

} // namespace faultline::sim
