#include "model/services/cloudwatch.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<Alarm::Dimension>& Alarm::Dimension::table()
{
    static const FieldTable<Alarm::Dimension> kTable(
        "AWS::CloudWatch::Alarm.Dimension",
        {
            {&Alarm::Dimension::name,
             {.name = "Name",
              .requirement = Requirement::Required,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.identity"}},
            {&Alarm::Dimension::value,
             {.name = "Value", .kind = FieldKind::Reference, .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Alarm::Metric>& Alarm::Metric::table()
{
    static const FieldTable<Alarm::Metric> kTable(
        "AWS::CloudWatch::Alarm.Metric",
        {
            {&Alarm::Metric::dimensions,
             {.name = "Dimensions",
              .kind = FieldKind::Object,
              .minimum = 0,
              .maximum = 30,
              .boundsAreLength = true,
              .section = "section.monitoring"}},
            {&Alarm::Metric::metricName,
             {.name = "MetricName", .minimum = 1, .maximum = 255, .boundsAreLength = true, .section = "section.identity"}},
            {&Alarm::Metric::metricNamespace,
             {.name = "Namespace", .minimum = 1, .maximum = 255, .boundsAreLength = true, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Alarm::MetricStat>& Alarm::MetricStat::table()
{
    static const FieldTable<Alarm::MetricStat> kTable(
        "AWS::CloudWatch::Alarm.MetricStat",
        {
            {&Alarm::MetricStat::metric,
             {.name = "Metric", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.monitoring"}},
            {&Alarm::MetricStat::period,
             {.name = "Period", .kind = FieldKind::Integer, .requirement = Requirement::Required, .minimum = 1, .section = "section.monitoring"}},
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
            {&Alarm::MetricDataQuery::accountId,
             {.name = "AccountId", .minimum = 1, .maximum = 255, .boundsAreLength = true, .section = "section.general"}},
            {&Alarm::MetricDataQuery::expression,
             {.name = "Expression", .minimum = 1, .maximum = 2048, .boundsAreLength = true, .section = "section.general"}},
            {&Alarm::MetricDataQuery::id,
             {.name = "Id",
              .requirement = Requirement::Required,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.general"}},
            {&Alarm::MetricDataQuery::label, {.name = "Label", .section = "section.general"}},
            {&Alarm::MetricDataQuery::metricStat, {.name = "MetricStat", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&Alarm::MetricDataQuery::period, {.name = "Period", .kind = FieldKind::Integer, .minimum = 1, .section = "section.monitoring"}},
            {&Alarm::MetricDataQuery::returnData, {.name = "ReturnData", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Alarm>& Alarm::table()
{
    static const FieldTable<Alarm> kTable(
        "AWS::CloudWatch::Alarm",
        {
            {&Alarm::alarmName,
             {.name = "AlarmName",
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.identity"}},
            {&Alarm::alarmDescription,
             {.name = "AlarmDescription", .minimum = 0, .maximum = 1024, .boundsAreLength = true, .section = "section.identity"}},
            {&Alarm::metricNamespace, {.name = "Namespace", .minimum = 1, .maximum = 255, .boundsAreLength = true, .section = "section.general"}},
            {&Alarm::metricName,
             {.name = "MetricName",
              .requirement = Requirement::Conditional,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.identity"}},
            {&Alarm::dimensions,
             {.name = "Dimensions",
              .kind = FieldKind::Object,
              .minimum = 0,
              .maximum = 30,
              .boundsAreLength = true,
              .section = "section.monitoring"}},
            {&Alarm::statistic,
             {.name = "Statistic",
              .requirement = Requirement::Conditional,
              .allowed = {"Average", "Maximum", "Minimum", "SampleCount", "Sum"},
              .section = "section.monitoring"}},
            {&Alarm::extendedStatistic, {.name = "ExtendedStatistic", .requirement = Requirement::Conditional, .section = "section.monitoring"}},
            {&Alarm::period,
             {.name = "Period",
              .kind = FieldKind::Integer,
              .unit = "s",
              .minimum = 1,
              .maximum = 86400,
              .section = "section.monitoring",
              .source = "R376"}},
            {&Alarm::evaluationPeriods,
             {.name = "EvaluationPeriods",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .minimum = 1,
              .section = "section.monitoring",
              .source = "CW-29"}},
            {&Alarm::datapointsToAlarm,
             {.name = "DatapointsToAlarm", .kind = FieldKind::Integer, .minimum = 1, .section = "section.monitoring", .source = "CW-29"}},
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
             {.name = "AlarmActions",
              .kind = FieldKind::Reference,
              .maximum = 5,
              .boundsAreLength = true,
              .section = "section.targets",
              .source = "R381"}},
            {&Alarm::okActions,
             {.name = "OKActions", .kind = FieldKind::Reference, .maximum = 5, .boundsAreLength = true, .section = "section.targets"}},
            {&Alarm::insufficientDataActions,
             {.name = "InsufficientDataActions", .kind = FieldKind::Reference, .maximum = 5, .boundsAreLength = true, .section = "section.targets"}},
            {&Alarm::evaluateLowSampleCountPercentile,
             {.name = "EvaluateLowSampleCountPercentile",
              .awsDefault = "evaluate",
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
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
             {.name = "EvaluationInterval",
              .kind = FieldKind::Integer,
              .minimum = 10,
              .maximum = 3600,
              .section = "section.monitoring",
              .isAdvanced = true}},
            {&Alarm::tags,
             {.name = "Tags", .kind = FieldKind::Tags, .maximum = 50, .boundsAreLength = true, .section = "section.tags", .isAdvanced = true}},
            {&Alarm::thresholdMetricId,
             {.name = "ThresholdMetricId",
              .requirement = Requirement::Conditional,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
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
