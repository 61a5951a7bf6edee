#pragma once

#include "model/services/property.h"

#include <cstdint>
#include <string>

namespace faultline {

/// Part of a metric's name: of which resource it is.
struct MetricDimension {
    Property<std::string> name;
    Property<Reference> value;
    static const FieldTable<MetricDimension>& table();
};

/// A metric as alarms and scaling policies name it.
struct NamedMetric {
    ListProperty<MetricDimension> dimensions;
    Property<std::string> metricName;
    Property<std::string> metricNamespace;
    static const FieldTable<NamedMetric>& table();
};

/// One step of a step scaling policy, by the distance from the alarm's threshold.
struct ScalingStep {
    Property<double> metricIntervalLowerBound;
    Property<double> metricIntervalUpperBound;
    Property<std::int64_t> scalingAdjustment;
    static const FieldTable<ScalingStep>& table();
};

} // namespace faultline
