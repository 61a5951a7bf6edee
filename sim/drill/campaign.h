#pragma once

#include "sim/drill/parallel.h"
#include "sim/drill/report.h"
#include "sim/drill/simulation.h"

#include <memory>
#include <vector>

namespace faultline::sim {

/// Plays one drill to its end.
/// @param trace    null: none; gets every attempt
/// @param metrics  null, or where the run's metrics go
[[nodiscard]] PlayedRun playOnce(const std::shared_ptr<const Plan>& plan, const Scenario& scenario, std::uint64_t seed, TraceSink* trace,
                                 MetricStore* metrics, const Progress& progress);

/// Plays `count` runs with the seeds `scenario.seed`, +1, … on up to `jobs` threads. The result does not depend on `jobs`.
/// @param metrics  null, or where the first run's metrics go
[[nodiscard]] std::vector<PlayedRun> playSeeds(const std::shared_ptr<const Plan>& plan, const Scenario& scenario, int count, int jobs,
                                               MetricStore* metrics, const Progress& progress);

} // namespace faultline::sim
