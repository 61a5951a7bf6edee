#pragma once

#include "model/services/metric_parts.h"
#include "model/services/tag.h"

#include <cstdint>
#include <string>

namespace faultline {

/// Watches a metric and acts when it passes a threshold.
struct Alarm {
    struct MetricStat {
        Property<NamedMetric> metric;
        Property<std::int64_t> period;
        Property<std::string> stat;
        Property<std::string> unit;
        static const FieldTable<MetricStat>& table();
    };
    struct MetricDataQuery {
        Property<std::string> accountId;
        Property<std::string> expression;
        Property<std::string> id;
        Property<std::string> label;
        Property<MetricStat> metricStat;
        Property<std::int64_t> period;
        Property<bool> returnData;
        static const FieldTable<MetricDataQuery>& table();
    };

    Property<std::string> alarmName;
    Property<std::string> alarmDescription;
    Property<std::string> metricNamespace;
    Property<std::string> metricName;
    ListProperty<MetricDimension> dimensions;
    Property<std::string> statistic;
    Property<std::string> extendedStatistic;
    Property<std::int64_t> period;
    Property<std::int64_t> evaluationPeriods;
    Property<std::int64_t> datapointsToAlarm;
    Property<double> threshold;
    Property<std::string> comparisonOperator;
    Property<std::string> treatMissingData;
    ListProperty<MetricDataQuery> metrics;
    Property<std::string> unit;
    Property<bool> actionsEnabled;
    ListProperty<Reference> alarmActions;
    ListProperty<Reference> okActions;
    ListProperty<Reference> insufficientDataActions;
    Property<std::string> evaluateLowSampleCountPercentile;
    Property<Value> evaluationCriteria;
    Property<std::int64_t> evaluationInterval;
    ListProperty<Tag> tags;
    Property<std::string> thresholdMetricId;
    static const FieldTable<Alarm>& table();
};

/// Charts, as a text of JSON.
struct Dashboard {
    Property<std::string> dashboardName;
    Property<std::string> dashboardBody;
    static const FieldTable<Dashboard>& table();
};

} // namespace faultline
