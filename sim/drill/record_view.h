#pragma once

#include "sim/drill/run_record.h"
#include "sim/services/world.h"

namespace faultline::sim {

/// What the run so far can tell: counts and latencies, the event log in words, a row per resource and instance, the digest.
[[nodiscard]] RunRecord recordOf(const World& world);

} // namespace faultline::sim
