#include "sim/drill/matrix.h"

#include "sim/drill/simulation.h"
#include "sim/drill/verdict.h"
#include "sim/drill/warm_up.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace faultline::sim {

namespace {

/// A placement with its run up to the moment before the faults.
struct Start {
    std::string placement;
    Simulation quiet;
    std::optional<RunRecord> warmUp;
};

Result<std::vector<Start>> startsOf(const Architecture& architecture, const Topology& topology, const Scenario& scenario,
                                    const std::vector<Placement>& placements, Nanoseconds until)
{
    std::vector<Start> starts;
    for (const Placement& placement : placements) {
        Scenario placed = scenario;
        placed.placement = placement;
        const auto plan = compile(architecture, topology, placed);
        if (!plan) return plan.problem();
        Start start{textOf(placement), Simulation(*plan, scenario.seed), std::nullopt};
        if (scenario.warmUp > 0) {
            start.quiet.advance(std::min(scenario.warmUp, until));
            start.warmUp = endWarmUp(start.quiet);
        }
        start.quiet.advance(until);
        starts.push_back(std::move(start));
    }
    return starts;
}

std::vector<std::vector<Fault>> combinationsOf(const std::vector<Fault>& singles, bool pairs)
{
    std::vector<std::vector<Fault>> out;
    out.reserve(singles.size());
    for (const Fault& fault : singles) out.push_back({fault});
    for (std::size_t i = 0; pairs && i < singles.size(); ++i)
        for (std::size_t k = i + 1; k < singles.size(); ++k) out.push_back({singles[i], singles[k]});
    return out;
}

Result<MatrixCell> playCell(const Start& start, Scenario scenario, const std::vector<Fault>& faults)
{
    scenario.faults = faults;
    Simulation simulation = start.quiet;
    MatrixCell cell;
    cell.placement = start.placement;
    for (const Fault& fault : faults) {
        if (const auto done = simulation.inject(fault); !done) return done.problem();
        cell.faults.push_back(fault.text);
    }
    simulation.advance(scenario.duration);
    const RunRecord record = start.warmUp ? measuredAfter(*start.warmUp, simulation.record()) : simulation.record();
    const Verdict verdict = judge(record, scenario);
    cell.lost = record.requests.lost();
    cell.availability = verdict.availability;
    cell.rtoS = verdict.rtoS;
    if (!verdict.objectives.empty()) cell.verdict = outcomeOf(verdict);
    return cell;
}

bool isWorse(const MatrixCell& a, const MatrixCell& b)
{
    const auto rank = [](const MatrixCell& cell) { return std::tuple(cell.lost, cell.rtoS.value_or(std::numeric_limits<double>::infinity())); };
    if (rank(a) != rank(b)) return rank(a) > rank(b);
    return std::tie(a.faults, a.placement) < std::tie(b.faults, b.placement);
}

} // namespace

Result<Matrix> playMatrix(const Architecture& architecture, const Topology& topology, const Scenario& scenario, bool pairs, int jobs,
                          const Progress& progress)
{
    Matrix matrix;
    matrix.scenario = scenario;
    matrix.scenario.faults.clear();
    matrix.hasPairs = pairs;
    const auto plan = compile(architecture, topology, matrix.scenario);
    if (!plan) return plan.problem();
    const Placements placements = placementsOf(**plan);
    matrix.placementsAreCombined = placements.areCombined;
    for (const Placement& placement : placements.each) matrix.placements.push_back(textOf(placement));

    const Nanoseconds at = std::max(kSecond, scenario.duration / 4 / kSecond * kSecond);
    const Nanoseconds lasts = std::max(kSecond, scenario.duration * 3 / 8 / kSecond * kSecond);
    SingleFaults singles = singleFaultsOf(architecture, **plan, at, lasts);
    matrix.skipped = std::move(singles.skipped);
    const auto combinations = combinationsOf(singles.faults, pairs);
    const auto starts = startsOf(architecture, topology, matrix.scenario, placements.each, at - 1);
    if (!starts) return starts.problem();

    const std::size_t count = combinations.size() * starts->size();
    std::vector<std::optional<Result<MatrixCell>>> cells(count);
    forEachIndex(
        static_cast<int>(count), jobs,
        [&](int i) {
            const auto n = static_cast<std::size_t>(i);
            cells[n] = playCell((*starts)[n % starts->size()], matrix.scenario, combinations[n / starts->size()]);
        },
        progress);
    for (auto& cell : cells) {
        if (!cell->ok()) return cell->problem();
        matrix.cells.push_back(*std::move(*cell));
    }
    std::sort(matrix.cells.begin(), matrix.cells.end(), isWorse);
    return matrix;
}

DrillOutcome outcomeOf(const Matrix& matrix)
{
    DrillOutcome worst = DrillOutcome::Met;
    for (const MatrixCell& cell : matrix.cells) worst = std::max(worst, cell.verdict.value_or(DrillOutcome::Met));
    return worst;
}

} // namespace faultline::sim
