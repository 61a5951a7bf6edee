#pragma once

#include "model/metrics/get_metric_data.h"
#include "sim/drill/run_record.h" // Assumption
#include "sim/telemetry/alarm_rule.h"

#include <map>
#include <string>
#include <vector>

namespace faultline::sim {

/// Recorded metric data, and which of their series the template means.
class RecordedMetrics {
public:
    /// @param logicalByPhysical  what a dimension's value in the data is called in the template
    RecordedMetrics(ImportedMetrics data, const std::map<std::string, std::string>& logicalByPhysical);

    [[nodiscard]] const MetricStore& store() const { return m_data.metrics; }
    [[nodiscard]] Nanoseconds start() const { return m_data.start; }
    [[nodiscard]] Nanoseconds end() const { return m_data.end; }

    /// Lets an alarm look at the recorded series that its metrics mean: by namespace, name and dimensions, after renaming; or, being the only
    /// one of its namespace and name, by assumption. What is not in the data stays as it is and is assumed to be missing.
    void bind(AlarmRule& rule, std::vector<Assumption>& assumptions) const;

    /// The recorded series of a metric, after renaming; null when there is none.
    [[nodiscard]] const MetricId* find(const MetricId& metric) const;

private:
    void bind(const std::string& alarm, MetricId& metric, StatisticSpec statistic, Nanoseconds period, std::vector<Assumption>& assumptions) const;
    [[nodiscard]] const MetricId* onlyOneNamed(const MetricId& metric) const;

    ImportedMetrics m_data;
    std::map<MetricId, MetricId> m_recordedByMeant; ///< dimensions by logical id, to as they are in the data
};

} // namespace faultline::sim
