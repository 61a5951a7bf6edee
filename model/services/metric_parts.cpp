#include "model/services/metric_parts.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<MetricDimension>& MetricDimension::table()
{
    static const FieldTable<MetricDimension> kTable(
        "MetricDimension",
        {
            {&MetricDimension::name, {.name = "Name", .requirement = Requirement::Required, .length = {1, 255}, .section = "section.identity"}},
            {&MetricDimension::value,
             {.name = "Value", .kind = FieldKind::Reference, .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<NamedMetric>& NamedMetric::table()
{
    static const FieldTable<NamedMetric> kTable(
        "NamedMetric",
        {
            {&NamedMetric::dimensions, {.name = "Dimensions", .kind = FieldKind::Object, .length = {0, 30}, .section = "section.monitoring"}},
            {&NamedMetric::metricName, {.name = "MetricName", .length = {1, 255}, .section = "section.identity"}},
            {&NamedMetric::metricNamespace, {.name = "Namespace", .length = {1, 255}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ScalingStep>& ScalingStep::table()
{
    static const FieldTable<ScalingStep> kTable(
        "ScalingStep",
        {
            {&ScalingStep::metricIntervalLowerBound,
             {.name = "MetricIntervalLowerBound", .kind = FieldKind::Number, .section = "section.monitoring"}},
            {&ScalingStep::metricIntervalUpperBound,
             {.name = "MetricIntervalUpperBound", .kind = FieldKind::Number, .section = "section.monitoring"}},
            {&ScalingStep::scalingAdjustment,
             {.name = "ScalingAdjustment", .kind = FieldKind::Integer, .requirement = Requirement::Required, .section = "section.capacity"}},
        });
    return kTable;
}

} // namespace faultline
