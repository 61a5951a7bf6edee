#include "model/services/fis.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<ExperimentTemplate::ExperimentTemplateTargetFilter>& ExperimentTemplate::ExperimentTemplateTargetFilter::table()
{
    static const FieldTable<ExperimentTemplate::ExperimentTemplateTargetFilter> kTable(
        "AWS::FIS::ExperimentTemplate.ExperimentTemplateTargetFilter",
        {
            {&ExperimentTemplate::ExperimentTemplateTargetFilter::path,
             {.name = "Path", .requirement = Requirement::Required, .length = {.most = 256}, .section = "section.general"}},
            {&ExperimentTemplate::ExperimentTemplateTargetFilter::values,
             {.name = "Values", .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ExperimentTemplate::ExperimentTemplateTarget>& ExperimentTemplate::ExperimentTemplateTarget::table()
{
    static const FieldTable<ExperimentTemplate::ExperimentTemplateTarget> kTable(
        "AWS::FIS::ExperimentTemplate.ExperimentTemplateTarget",
        {
            {&ExperimentTemplate::ExperimentTemplateTarget::filters, {.name = "Filters", .kind = FieldKind::Object, .section = "section.general"}},
            {&ExperimentTemplate::ExperimentTemplateTarget::parameters,
             {.name = "Parameters", .length = {.most = 1024}, .section = "section.general"}},
            {&ExperimentTemplate::ExperimentTemplateTarget::resourceArns,
             {.name = "ResourceArns", .kind = FieldKind::Arn, .section = "section.general"}},
            {&ExperimentTemplate::ExperimentTemplateTarget::resourceTags,
             {.name = "ResourceTags", .length = {.most = 256}, .section = "section.general"}},
            {&ExperimentTemplate::ExperimentTemplateTarget::resourceType,
             {.name = "ResourceType", .requirement = Requirement::Required, .length = {.most = 64}, .section = "section.general"}},
            {&ExperimentTemplate::ExperimentTemplateTarget::selectionMode,
             {.name = "SelectionMode", .requirement = Requirement::Required, .length = {.most = 64}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ExperimentTemplate::ExperimentTemplateAction>& ExperimentTemplate::ExperimentTemplateAction::table()
{
    static const FieldTable<ExperimentTemplate::ExperimentTemplateAction> kTable(
        "AWS::FIS::ExperimentTemplate.ExperimentTemplateAction",
        {
            {&ExperimentTemplate::ExperimentTemplateAction::actionId,
             {.name = "ActionId", .requirement = Requirement::Required, .length = {.most = 64}, .section = "section.targets"}},
            {&ExperimentTemplate::ExperimentTemplateAction::description,
             {.name = "Description", .length = {.most = 512}, .section = "section.identity"}},
            {&ExperimentTemplate::ExperimentTemplateAction::parameters,
             {.name = "Parameters", .length = {.most = 1024}, .section = "section.general"}},
            {&ExperimentTemplate::ExperimentTemplateAction::startAfter, {.name = "StartAfter", .section = "section.general"}},
            {&ExperimentTemplate::ExperimentTemplateAction::targets, {.name = "Targets", .length = {.most = 64}, .section = "section.targets"}},
        });
    return kTable;
}

const FieldTable<ExperimentTemplate::ExperimentTemplateStopCondition>& ExperimentTemplate::ExperimentTemplateStopCondition::table()
{
    static const FieldTable<ExperimentTemplate::ExperimentTemplateStopCondition> kTable(
        "AWS::FIS::ExperimentTemplate.ExperimentTemplateStopCondition",
        {
            {&ExperimentTemplate::ExperimentTemplateStopCondition::source,
             {.name = "Source", .requirement = Requirement::Required, .allowed = {"none", "aws:cloudwatch:alarm"}, .section = "section.general"}},
            {&ExperimentTemplate::ExperimentTemplateStopCondition::value,
             {.name = "Value", .kind = FieldKind::Reference, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ExperimentTemplate::ExperimentTemplateExperimentOptions>& ExperimentTemplate::ExperimentTemplateExperimentOptions::table()
{
    static const FieldTable<ExperimentTemplate::ExperimentTemplateExperimentOptions> kTable(
        "AWS::FIS::ExperimentTemplate.ExperimentTemplateExperimentOptions",
        {
            {&ExperimentTemplate::ExperimentTemplateExperimentOptions::accountTargeting,
             {.name = "AccountTargeting", .allowed = {"multi-account", "single-account"}, .section = "section.targets"}},
            {&ExperimentTemplate::ExperimentTemplateExperimentOptions::emptyTargetResolutionMode,
             {.name = "EmptyTargetResolutionMode", .allowed = {"fail", "skip"}, .section = "section.targets"}},
        });
    return kTable;
}

const FieldTable<ExperimentTemplate::CloudWatchLogsConfiguration>& ExperimentTemplate::CloudWatchLogsConfiguration::table()
{
    static const FieldTable<ExperimentTemplate::CloudWatchLogsConfiguration> kTable(
        "AWS::FIS::ExperimentTemplate.CloudWatchLogsConfiguration",
        {
            {&ExperimentTemplate::CloudWatchLogsConfiguration::logGroupArn,
             {.name = "LogGroupArn", .kind = FieldKind::Arn, .requirement = Requirement::Required, .section = "section.monitoring"}},
        });
    return kTable;
}

const FieldTable<ExperimentTemplate::S3Configuration>& ExperimentTemplate::S3Configuration::table()
{
    static const FieldTable<ExperimentTemplate::S3Configuration> kTable(
        "AWS::FIS::ExperimentTemplate.S3Configuration",
        {
            {&ExperimentTemplate::S3Configuration::bucketName,
             {.name = "BucketName", .requirement = Requirement::Required, .length = {3, 63}, .section = "section.identity"}},
            {&ExperimentTemplate::S3Configuration::prefix, {.name = "Prefix", .length = {1, 700}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ExperimentTemplate::ExperimentTemplateLogConfiguration>& ExperimentTemplate::ExperimentTemplateLogConfiguration::table()
{
    static const FieldTable<ExperimentTemplate::ExperimentTemplateLogConfiguration> kTable(
        "AWS::FIS::ExperimentTemplate.ExperimentTemplateLogConfiguration",
        {
            {&ExperimentTemplate::ExperimentTemplateLogConfiguration::cloudWatchLogsConfiguration,
             {.name = "CloudWatchLogsConfiguration", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ExperimentTemplate::ExperimentTemplateLogConfiguration::logSchemaVersion,
             {.name = "LogSchemaVersion",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .range = {.least = 1},
              .section = "section.monitoring"}},
            {&ExperimentTemplate::ExperimentTemplateLogConfiguration::s3Configuration,
             {.name = "S3Configuration", .kind = FieldKind::Object, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ExperimentTemplate>& ExperimentTemplate::table()
{
    static const FieldTable<ExperimentTemplate> kTable(
        "AWS::FIS::ExperimentTemplate",
        {
            {&ExperimentTemplate::description,
             {.name = "Description", .requirement = Requirement::Required, .length = {0, 512}, .section = "section.identity"}},
            {&ExperimentTemplate::targets,
             {.name = "Targets", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.targets"}},
            {&ExperimentTemplate::actions, {.name = "Actions", .kind = FieldKind::Object, .section = "section.targets"}},
            {&ExperimentTemplate::stopConditions,
             {.name = "StopConditions", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.targets"}},
            {&ExperimentTemplate::roleArn,
             {.name = "RoleArn",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .targets = {"AWS::IAM::Role"},
              .section = "section.security"}},
            {&ExperimentTemplate::tags, {.name = "Tags", .kind = FieldKind::Json, .section = "section.tags"}},
            {&ExperimentTemplate::experimentOptions,
             {.name = "ExperimentOptions",
              .kind = FieldKind::Object,
              .update = UpdateEffect::Conditional,
              .section = "section.general",
              .isAdvanced = true}},
            {&ExperimentTemplate::experimentReportConfiguration,
             {.name = "ExperimentReportConfiguration", .kind = FieldKind::Json, .section = "section.general", .isAdvanced = true}},
            {&ExperimentTemplate::logConfiguration,
             {.name = "LogConfiguration", .kind = FieldKind::Object, .section = "section.monitoring", .isAdvanced = true}},
        });
    return kTable;
}

} // namespace faultline
