#pragma once

#include "model/metrics/metric_store.h"
#include "sim/drill/scenario.h"
#include "sim/telemetry/alarm_rule.h"
#include "ui/drill/run_snapshot.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace faultline::ui {

/// One line of a chart. Points lie at the end of their period; a period without data has none, and is a gap.
struct ChartSeries {
    QString name;
    std::string token; ///< colour, by meaning
    int rank = 0;      ///< line style within the chart: solid, dash, dot, dash-dot
    bool onRight = false;
    int decimals = 0;
    QString unit; ///< after the current value; empty: none
    Nanoseconds period = 0;
    std::vector<MetricStore::Stamped> points;
};

/// A horizontal line that means something: an alarm's threshold, a goal.
struct ChartLimit {
    double value = 0;
    QString text; ///< "alarm > 20"
    bool onRight = false;
};

struct ChartContent {
    QString title, unit;
    std::vector<ChartSeries> series;
    std::vector<ChartLimit> limits;
    int left = 0; ///< series that there was no room for
};

/// Requests with 5xx and losses, latency, hosts, database: what a run shows, in this order; then what its alarms and scaling policies watch
/// besides, if anything. Without a snapshot the charts are there, but empty.
[[nodiscard]] std::vector<ChartContent> chartsOf(const RunSnapshot* snapshot, const sim::Scenario* scenario,
                                                 const std::vector<sim::AlarmRule>& alarms);

} // namespace faultline::ui
