#include "model/services/cloudwatch.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<Alarm::MetricStat>& Alarm::MetricStat::table()
{
    static const FieldTable<Alarm::MetricStat> kTable(
        "AWS::CloudWatch::Alarm.MetricStat",
        {
            {&Alarm::MetricStat::metric,
             {.name = "Metric", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.monitoring"}},
            {&Alarm::MetricStat::period,
             {.name = "Period",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .range = {.least = 1},
              .section = "section.monitoring"}},
            {&Alarm::MetricStat::stat, {.name = "Stat", .requirement = Requirement::Required, .section = "section.general"}},
            {&Alarm::MetricStat::unit,
             {.name = "Unit",
              .allowed = {"Bits",
                          "Bits/Second",
                          "Bytes",
                          "Bytes/Second",
                          "Count",
                          "Count/Second",
                          "Gigabits",
                          "Gigabits/Second",
                          "Gigabytes",
                          "Gigabytes/Second",
                          "Kilobits",
                          "Kilobits/Second",
                          "Kilobytes",
                          "Kilobytes/Second",
                          "Megabits",
                          "Megabits/Second",
                          "Megabytes",
                          "Megabytes/Second",
                          "Microseconds",
                          "Milliseconds",
                          "None",
                          "Percent",
                          "Seconds",
                          "Terabits",
                          "Terabits/Second",
                          "Terabytes",
                          "Terabytes/Second"},
              .section = "section.monitoring"}},
        });
    return kTable;
}

const FieldTable<Alarm::MetricDataQuery>& Alarm::MetricDataQuery::table()
{
    static const FieldTable<Alarm::MetricDataQuery> kTable(
        "AWS::CloudWatch::Alarm.MetricDataQuery",
        {
            {&Alarm::MetricDataQuery::accountId, {.name = "AccountId", .length = {1, 255}, .section = "section.general"}},
            {&Alarm::MetricDataQuery::expression, {.name = "Expression", .length = {1, 2048}, .section = "section.general"}},
            {&Alarm::MetricDataQuery::id, {.name = "Id", .requirement = Requirement::Required, .length = {1, 255}, .section = "section.general"}},
            {&Alarm::MetricDataQuery::label, {.name = "Label", .section = "section.general"}},
            {&Alarm::MetricDataQuery::metricStat, {.name = "MetricStat", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&Alarm::MetricDataQuery::period, {.name = "Period", .kind = FieldKind::Integer, .range = {.least = 1}, .section = "section.monitoring"}},
            {&Alarm::MetricDataQuery::returnData, {.name = "ReturnData", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Alarm>& Alarm::table()
{
    static const FieldTable<Alarm> kTable(
        "AWS::CloudWatch::Alarm",
        {
            {&Alarm::alarmName, {.name = "AlarmName", .update = UpdateEffect::Replacement, .length = {1, 255}, .section = "section.identity"}},
            {&Alarm::alarmDescription, {.name = "AlarmDescription", .length = {0, 1024}, .section = "section.identity"}},
            {&Alarm::metricNamespace, {.name = "Namespace", .length = {1, 255}, .section = "section.general"}},
            {&Alarm::metricName, {.name = "MetricName", .requirement = Requirement::Conditional, .length = {1, 255}, .section = "section.identity"}},
            {&Alarm::dimensions, {.name = "Dimensions", .kind = FieldKind::Object, .length = {0, 30}, .section = "section.monitoring"}},
            {&Alarm::statistic,
             {.name = "Statistic",
              .requirement = Requirement::Conditional,
              .allowed = {"Average", "Maximum", "Minimum", "SampleCount", "Sum"},
              .section = "section.monitoring"}},
            {&Alarm::extendedStatistic, {.name = "ExtendedStatistic", .requirement = Requirement::Conditional, .section = "section.monitoring"}},
            {&Alarm::period,
             {.name = "Period", .kind = FieldKind::Integer, .unit = "s", .range = {1, 86400}, .section = "section.monitoring", .source = "R376"}},
            {&Alarm::evaluationPeriods,
             {.name = "EvaluationPeriods",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .range = {.least = 1},
              .section = "section.monitoring",
              .source = "CW-29"}},
            {&Alarm::datapointsToAlarm,
             {.name = "DatapointsToAlarm", .kind = FieldKind::Integer, .range = {.least = 1}, .section = "section.monitoring", .source = "CW-29"}},
            {&Alarm::threshold,
             {.name = "Threshold", .kind = FieldKind::Number, .requirement = Requirement::Conditional, .section = "section.monitoring"}},
            {&Alarm::comparisonOperator,
             {.name = "ComparisonOperator",
              .requirement = Requirement::Required,
              .allowed = {"GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "GreaterThanUpperThreshold",
                          "LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "LessThanOrEqualToThreshold", "LessThanThreshold"},
              .section = "section.monitoring"}},
            {&Alarm::treatMissingData,
             {.name = "TreatMissingData",
              .awsDefault = "missing",
              .allowed = {"breaching", "ignore", "missing", "notBreaching"},
              .section = "section.monitoring",
              .source = "CW-40"}},
            {&Alarm::metrics,
             {.name = "Metrics", .kind = FieldKind::Object, .requirement = Requirement::Conditional, .section = "section.monitoring"}},
            {&Alarm::unit,
             {.name = "Unit",
              .allowed = {"Bits",
                          "Bits/Second",
                          "Bytes",
                          "Bytes/Second",
                          "Count",
                          "Count/Second",
                          "Gigabits",
                          "Gigabits/Second",
                          "Gigabytes",
                          "Gigabytes/Second",
                          "Kilobits",
                          "Kilobits/Second",
                          "Kilobytes",
                          "Kilobytes/Second",
                          "Megabits",
                          "Megabits/Second",
                          "Megabytes",
                          "Megabytes/Second",
                          "Microseconds",
                          "Milliseconds",
                          "None",
                          "Percent",
                          "Seconds",
                          "Terabits",
                          "Terabits/Second",
                          "Terabytes",
                          "Terabytes/Second"},
              .section = "section.monitoring"}},
            {&Alarm::actionsEnabled, {.name = "ActionsEnabled", .kind = FieldKind::Boolean, .awsDefault = "true", .section = "section.targets"}},
            {&Alarm::alarmActions,
             {.name = "AlarmActions", .kind = FieldKind::Reference, .length = {.most = 5}, .section = "section.targets", .source = "R381"}},
            {&Alarm::okActions, {.name = "OKActions", .kind = FieldKind::Reference, .length = {.most = 5}, .section = "section.targets"}},
            {&Alarm::insufficientDataActions,
             {.name = "InsufficientDataActions", .kind = FieldKind::Reference, .length = {.most = 5}, .section = "section.targets"}},
            {&Alarm::evaluateLowSampleCountPercentile,
             {.name = "EvaluateLowSampleCountPercentile",
              .awsDefault = "evaluate",
              .length = {1, 255},
              .section = "section.capacity",
              .source = "CW-58",
              .isAdvanced = true}},
            {&Alarm::evaluationCriteria,
             {.name = "EvaluationCriteria",
              .kind = FieldKind::Json,
              .requirement = Requirement::Conditional,
              .section = "section.monitoring",
              .isAdvanced = true}},
            {&Alarm::evaluationInterval,
             {.name = "EvaluationInterval", .kind = FieldKind::Integer, .range = {10, 3600}, .section = "section.monitoring", .isAdvanced = true}},
            {&Alarm::tags, {.name = "Tags", .kind = FieldKind::Tags, .length = {.most = 50}, .section = "section.tags", .isAdvanced = true}},
            {&Alarm::thresholdMetricId,
             {.name = "ThresholdMetricId",
              .requirement = Requirement::Conditional,
              .length = {1, 255},
              .section = "section.monitoring",
              .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"MetricName", "Metrics", "EvaluationCriteria"}, .source = "R379"},
            {.rule = FieldChoice::Rule::AtMostOne, .fields = {"Statistic", "ExtendedStatistic"}, .source = "R380"},
            {.rule = FieldChoice::Rule::AtMostOne, .fields = {"Threshold", "ThresholdMetricId"}},
        });
    return kTable;
}

const FieldTable<Dashboard>& Dashboard::table()
{
    static const FieldTable<Dashboard> kTable(
        "AWS::CloudWatch::Dashboard",
        {
            {&Dashboard::dashboardName, {.name = "DashboardName", .update = UpdateEffect::Replacement, .section = "section.identity"}},
            {&Dashboard::dashboardBody, {.name = "DashboardBody", .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

} // namespace faultline
