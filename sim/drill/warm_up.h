#pragma once

#include "sim/drill/run_record.h"
#include "sim/drill/simulation.h"

namespace faultline::sim {

/// The record of a warm-up that ends now. From here on the simulation keeps new maxima; else nothing of it changes.
[[nodiscard]] RunRecord endWarmUp(Simulation& simulation);

/// What a run counts once its warm-up is over: the whole run's record less that of the warm-up's end.
///
/// Requests under way at that moment are sent with the measured part, so that every request that ends in it was sent in it. Windows, timeline,
/// clocks and digest remain the whole run's.
[[nodiscard]] RunRecord measuredAfter(const RunRecord& warmUp, RunRecord whole);

} // namespace faultline::sim
