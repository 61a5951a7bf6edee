#include "sim/drill/campaign.h"

#include "sim/drill/warm_up.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kSteps = 1000; ///< pieces of a run between two words of progress; the pieces do not change the run

/// Plays from one moment to another; false: told to end early.
bool playOn(Simulation& simulation, Nanoseconds from, Nanoseconds to, Nanoseconds duration, const Progress& progress)
{
    const Nanoseconds step = std::max<Nanoseconds>(1, duration / kSteps);
    for (Nanoseconds until = from + step; until < to && progress; until += step) {
        simulation.advance(until);
        if (!progress(static_cast<double>(until) / static_cast<double>(duration))) return false;
    }
    simulation.advance(to);
    return true;
}

} // namespace

PlayedRun playOnce(const std::shared_ptr<const Plan>& plan, const Scenario& scenario, std::uint64_t seed, TraceSink* trace, MetricStore* metrics,
                   const Progress& progress)
{
    Simulation simulation(plan, seed);
    if (trace) simulation.traceTo(trace);
    std::optional<RunRecord> warmUp;
    if (scenario.warmUp > 0) {
        if (!playOn(simulation, 0, scenario.warmUp, scenario.duration, progress)) return {};
        warmUp = endWarmUp(simulation);
    }
    if (!playOn(simulation, scenario.warmUp, scenario.duration, scenario.duration, progress)) return {};
    if (trace) simulation.finishTrace();
    PlayedRun run{warmUp ? measuredAfter(*warmUp, simulation.record()) : simulation.record(), {}};
    run.verdict = judge(run.record, scenario);
    if (metrics) *metrics = simulation.metrics();
    return run;
}

std::vector<PlayedRun> playSeeds(const std::shared_ptr<const Plan>& plan, const Scenario& scenario, int count, int jobs, MetricStore* metrics,
                                 const Progress& progress)
{
    std::vector<PlayedRun> runs(static_cast<std::size_t>(count));
    forEachIndex(
        count, jobs,
        [&](int i) {
            runs[static_cast<std::size_t>(i)] =
                playOnce(plan, scenario, scenario.seed + static_cast<std::uint64_t>(i), nullptr, i == 0 ? metrics : nullptr, {});
        },
        progress);
    return runs;
}

} // namespace faultline::sim
