#pragma once

#include "model/services/property.h"

#include <cstdint>
#include <string>

namespace faultline {

/// A failure drill that AWS Fault Injection Service can run.
struct ExperimentTemplate {
    struct ExperimentTemplateTargetFilter {
        Property<std::string> path;
        ListProperty<std::string> values;
        static const FieldTable<ExperimentTemplateTargetFilter>& table();
    };
    struct ExperimentTemplateTarget {
        ListProperty<ExperimentTemplateTargetFilter> filters;
        MapProperty<std::string> parameters;
        ListProperty<Reference> resourceArns;
        MapProperty<std::string> resourceTags;
        Property<std::string> resourceType;
        Property<std::string> selectionMode;
        static const FieldTable<ExperimentTemplateTarget>& table();
    };
    struct ExperimentTemplateAction {
        Property<std::string> actionId;
        Property<std::string> description;
        MapProperty<std::string> parameters;
        ListProperty<std::string> startAfter;
        MapProperty<std::string> targets;
        static const FieldTable<ExperimentTemplateAction>& table();
    };
    struct ExperimentTemplateStopCondition {
        Property<std::string> source;
        Property<Reference> value;
        static const FieldTable<ExperimentTemplateStopCondition>& table();
    };
    struct ExperimentTemplateExperimentOptions {
        Property<std::string> accountTargeting;
        Property<std::string> emptyTargetResolutionMode;
        static const FieldTable<ExperimentTemplateExperimentOptions>& table();
    };
    struct CloudWatchLogsConfiguration {
        Property<Reference> logGroupArn;
        static const FieldTable<CloudWatchLogsConfiguration>& table();
    };
    struct S3Configuration {
        Property<std::string> bucketName;
        Property<std::string> prefix;
        static const FieldTable<S3Configuration>& table();
    };
    struct ExperimentTemplateLogConfiguration {
        Property<CloudWatchLogsConfiguration> cloudWatchLogsConfiguration;
        Property<std::int64_t> logSchemaVersion;
        Property<S3Configuration> s3Configuration;
        static const FieldTable<ExperimentTemplateLogConfiguration>& table();
    };

    Property<std::string> description;
    MapProperty<ExperimentTemplateTarget> targets;
    MapProperty<ExperimentTemplateAction> actions;
    ListProperty<ExperimentTemplateStopCondition> stopConditions;
    Property<Reference> roleArn;
    Property<Value> tags;
    Property<ExperimentTemplateExperimentOptions> experimentOptions;
    Property<Value> experimentReportConfiguration;
    Property<ExperimentTemplateLogConfiguration> logConfiguration;
    static const FieldTable<ExperimentTemplate>& table();
};

} // namespace faultline
