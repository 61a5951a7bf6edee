#pragma once

#include "model/metrics/metric_store.h"
#include "sim/drill/run_record.h"
#include "sim/drill/simulation.h"
#include "sim/drill/verdict.h"

namespace faultline::ui {

/// What the display sees of a run at one moment. Immutable.
struct RunSnapshot {
    sim::LiveState live;   ///< at the display's time
    MetricStore metrics;   ///< up to the display's time
    sim::RunRecord record; ///< time line and counts up to the display's time
    sim::Verdict verdict;  ///< of the run so far
    Nanoseconds now = 0;   ///< the display's time
    bool finished = false; ///< now == duration
};

} // namespace faultline::ui
