#pragma once

#include "sim/drill/run_record.h"

namespace faultline::sim {

/// What a run counts once its warm-up is over: the whole run's record less that of the warm-up's end.
///
/// Requests under way at that moment are sent with the measured part, so that every request that ends in it was sent in it. Windows, timeline,
/// clocks, digest, and the greatest latency and queue remain the whole run's.
[[nodiscard]] RunRecord measuredAfter(const RunRecord& warmUp, RunRecord whole);

} // namespace faultline::sim
