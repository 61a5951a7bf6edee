#include "model/services/s3.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<Bucket::VersioningConfiguration>& Bucket::VersioningConfiguration::table()
{
    static const FieldTable<Bucket::VersioningConfiguration> kTable(
        "AWS::S3::Bucket.VersioningConfiguration",
        {
            {&Bucket::VersioningConfiguration::status,
             {.name = "Status", .requirement = Requirement::Required, .allowed = {"Enabled", "Suspended"}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Bucket::ServerSideEncryptionByDefault>& Bucket::ServerSideEncryptionByDefault::table()
{
    static const FieldTable<Bucket::ServerSideEncryptionByDefault> kTable(
        "AWS::S3::Bucket.ServerSideEncryptionByDefault",
        {
            {&Bucket::ServerSideEncryptionByDefault::kmsMasterKeyID,
             {.name = "KMSMasterKeyID", .kind = FieldKind::Reference, .section = "section.security"}},
            {&Bucket::ServerSideEncryptionByDefault::sseAlgorithm,
             {.name = "SSEAlgorithm",
              .requirement = Requirement::Required,
              .allowed = {"aws:kms", "AES256", "aws:kms:dsse"},
              .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Bucket::ServerSideEncryptionRule>& Bucket::ServerSideEncryptionRule::table()
{
    static const FieldTable<Bucket::ServerSideEncryptionRule> kTable(
        "AWS::S3::Bucket.ServerSideEncryptionRule",
        {
            {&Bucket::ServerSideEncryptionRule::blockedEncryptionTypes,
             {.name = "BlockedEncryptionTypes", .kind = FieldKind::Json, .section = "section.security"}},
            {&Bucket::ServerSideEncryptionRule::bucketKeyEnabled,
             {.name = "BucketKeyEnabled", .kind = FieldKind::Boolean, .section = "section.security"}},
            {&Bucket::ServerSideEncryptionRule::serverSideEncryptionByDefault,
             {.name = "ServerSideEncryptionByDefault", .kind = FieldKind::Object, .section = "section.security"}},
        });
    return kTable;
}

const FieldTable<Bucket::BucketEncryption>& Bucket::BucketEncryption::table()
{
    static const FieldTable<Bucket::BucketEncryption> kTable("AWS::S3::Bucket.BucketEncryption",
                                                             {
                                                                 {&Bucket::BucketEncryption::serverSideEncryptionConfiguration,
                                                                  {.name = "ServerSideEncryptionConfiguration",
                                                                   .kind = FieldKind::Object,
                                                                   .requirement = Requirement::Required,
                                                                   .section = "section.security"}},
                                                             });
    return kTable;
}

const FieldTable<Bucket::PublicAccessBlockConfiguration>& Bucket::PublicAccessBlockConfiguration::table()
{
    static const FieldTable<Bucket::PublicAccessBlockConfiguration> kTable(
        "AWS::S3::Bucket.PublicAccessBlockConfiguration",
        {
            {&Bucket::PublicAccessBlockConfiguration::blockPublicAcls,
             {.name = "BlockPublicAcls", .kind = FieldKind::Boolean, .section = "section.security"}},
            {&Bucket::PublicAccessBlockConfiguration::blockPublicPolicy,
             {.name = "BlockPublicPolicy", .kind = FieldKind::Boolean, .section = "section.security"}},
            {&Bucket::PublicAccessBlockConfiguration::ignorePublicAcls,
             {.name = "IgnorePublicAcls", .kind = FieldKind::Boolean, .section = "section.security"}},
            {&Bucket::PublicAccessBlockConfiguration::restrictPublicBuckets,
             {.name = "RestrictPublicBuckets", .kind = FieldKind::Boolean, .section = "section.security"}},
        });
    return kTable;
}

const FieldTable<Bucket::LoggingConfiguration>& Bucket::LoggingConfiguration::table()
{
    static const FieldTable<Bucket::LoggingConfiguration> kTable(
        "AWS::S3::Bucket.LoggingConfiguration",
        {
            {&Bucket::LoggingConfiguration::destinationBucketName,
             {.name = "DestinationBucketName", .kind = FieldKind::Reference, .targets = {"AWS::S3::Bucket"}, .section = "section.identity"}},
            {&Bucket::LoggingConfiguration::logFilePrefix, {.name = "LogFilePrefix", .section = "section.monitoring"}},
            {&Bucket::LoggingConfiguration::targetObjectKeyFormat,
             {.name = "TargetObjectKeyFormat", .kind = FieldKind::Json, .section = "section.security"}},
        });
    return kTable;
}

const FieldTable<Bucket::AbortIncompleteMultipartUpload>& Bucket::AbortIncompleteMultipartUpload::table()
{
    static const FieldTable<Bucket::AbortIncompleteMultipartUpload> kTable("AWS::S3::Bucket.AbortIncompleteMultipartUpload",
                                                                           {
                                                                               {&Bucket::AbortIncompleteMultipartUpload::daysAfterInitiation,
                                                                                {.name = "DaysAfterInitiation",
                                                                                 .kind = FieldKind::Integer,
                                                                                 .requirement = Requirement::Required,
                                                                                 .range = {.least = 0},
                                                                                 .section = "section.general"}},
                                                                           });
    return kTable;
}

const FieldTable<Bucket::Transition>& Bucket::Transition::table()
{
    static const FieldTable<Bucket::Transition> kTable(
        "AWS::S3::Bucket.Transition",
        {
            {&Bucket::Transition::storageClass,
             {.name = "StorageClass",
              .requirement = Requirement::Required,
              .allowed = {"DEEP_ARCHIVE", "GLACIER", "Glacier", "GLACIER_IR", "INTELLIGENT_TIERING", "ONEZONE_IA", "STANDARD_IA"},
              .section = "section.capacity"}},
            {&Bucket::Transition::transitionDate, {.name = "TransitionDate", .section = "section.general"}},
            {&Bucket::Transition::transitionInDays, {.name = "TransitionInDays", .kind = FieldKind::Integer, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Bucket::Rule>& Bucket::Rule::table()
{
    static const FieldTable<Bucket::Rule> kTable(
        "AWS::S3::Bucket.Rule",
        {
            {&Bucket::Rule::abortIncompleteMultipartUpload,
             {.name = "AbortIncompleteMultipartUpload", .kind = FieldKind::Object, .section = "section.general"}},
            {&Bucket::Rule::expirationDate, {.name = "ExpirationDate", .section = "section.general"}},
            {&Bucket::Rule::expirationInDays, {.name = "ExpirationInDays", .kind = FieldKind::Integer, .section = "section.general"}},
            {&Bucket::Rule::expiredObjectDeleteMarker,
             {.name = "ExpiredObjectDeleteMarker", .kind = FieldKind::Boolean, .section = "section.general"}},
            {&Bucket::Rule::id, {.name = "Id", .length = {.most = 255}, .section = "section.general"}},
            {&Bucket::Rule::noncurrentVersionExpiration,
             {.name = "NoncurrentVersionExpiration", .kind = FieldKind::Json, .section = "section.general"}},
            {&Bucket::Rule::noncurrentVersionExpirationInDays,
             {.name = "NoncurrentVersionExpirationInDays", .kind = FieldKind::Integer, .section = "section.general"}},
            {&Bucket::Rule::noncurrentVersionTransition,
             {.name = "NoncurrentVersionTransition", .kind = FieldKind::Json, .section = "section.general"}},
            {&Bucket::Rule::noncurrentVersionTransitions,
             {.name = "NoncurrentVersionTransitions", .kind = FieldKind::Json, .section = "section.general"}},
            {&Bucket::Rule::objectSizeGreaterThan, {.name = "ObjectSizeGreaterThan", .length = {.most = 20}, .section = "section.capacity"}},
            {&Bucket::Rule::objectSizeLessThan, {.name = "ObjectSizeLessThan", .length = {.most = 20}, .section = "section.capacity"}},
            {&Bucket::Rule::prefix, {.name = "Prefix", .section = "section.general"}},
            {&Bucket::Rule::status,
             {.name = "Status", .requirement = Requirement::Required, .allowed = {"Enabled", "Disabled"}, .section = "section.general"}},
            {&Bucket::Rule::tagFilters, {.name = "TagFilters", .kind = FieldKind::Json, .section = "section.general"}},
            {&Bucket::Rule::transition, {.name = "Transition", .kind = FieldKind::Object, .section = "section.general"}},
            {&Bucket::Rule::transitions, {.name = "Transitions", .kind = FieldKind::Object, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Bucket::LifecycleConfiguration>& Bucket::LifecycleConfiguration::table()
{
    static const FieldTable<Bucket::LifecycleConfiguration> kTable(
        "AWS::S3::Bucket.LifecycleConfiguration",
        {
            {&Bucket::LifecycleConfiguration::rules,
             {.name = "Rules", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.targets"}},
            {&Bucket::LifecycleConfiguration::transitionDefaultMinimumObjectSize,
             {.name = "TransitionDefaultMinimumObjectSize",
              .allowed = {"varies_by_storage_class", "all_storage_classes_128K"},
              .section = "section.capacity"}},
        });
    return kTable;
}

const FieldTable<Bucket::ReplicationConfiguration>& Bucket::ReplicationConfiguration::table()
{
    static const FieldTable<Bucket::ReplicationConfiguration> kTable(
        "AWS::S3::Bucket.ReplicationConfiguration",
        {
            {&Bucket::ReplicationConfiguration::role, {.name = "Role", .requirement = Requirement::Required, .section = "section.security"}},
            {&Bucket::ReplicationConfiguration::rules,
             {.name = "Rules", .kind = FieldKind::Json, .requirement = Requirement::Required, .section = "section.targets"}},
        });
    return kTable;
}

const FieldTable<Bucket::OwnershipControlsRule>& Bucket::OwnershipControlsRule::table()
{
    static const FieldTable<Bucket::OwnershipControlsRule> kTable(
        "AWS::S3::Bucket.OwnershipControlsRule",
        {
            {&Bucket::OwnershipControlsRule::objectOwnership,
             {.name = "ObjectOwnership", .allowed = {"ObjectWriter", "BucketOwnerPreferred", "BucketOwnerEnforced"}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Bucket::OwnershipControls>& Bucket::OwnershipControls::table()
{
    static const FieldTable<Bucket::OwnershipControls> kTable(
        "AWS::S3::Bucket.OwnershipControls",
        {
            {&Bucket::OwnershipControls::rules,
             {.name = "Rules", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.targets"}},
        });
    return kTable;
}

const FieldTable<Bucket>& Bucket::table()
{
    static const FieldTable<Bucket> kTable(
        "AWS::S3::Bucket",
        {
            {&Bucket::bucketName, {.name = "BucketName", .update = UpdateEffect::Replacement, .length = {.most = 63}, .section = "section.identity"}},
            {&Bucket::versioningConfiguration, {.name = "VersioningConfiguration", .kind = FieldKind::Object, .section = "section.general"}},
            {&Bucket::bucketEncryption, {.name = "BucketEncryption", .kind = FieldKind::Object, .section = "section.security"}},
            {&Bucket::publicAccessBlockConfiguration,
             {.name = "PublicAccessBlockConfiguration", .kind = FieldKind::Object, .section = "section.security"}},
            {&Bucket::loggingConfiguration, {.name = "LoggingConfiguration", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&Bucket::lifecycleConfiguration, {.name = "LifecycleConfiguration", .kind = FieldKind::Object, .section = "section.storage"}},
            {&Bucket::replicationConfiguration, {.name = "ReplicationConfiguration", .kind = FieldKind::Object, .section = "section.protection"}},
            {&Bucket::ownershipControls, {.name = "OwnershipControls", .kind = FieldKind::Object, .section = "section.general"}},
            {&Bucket::accessControl,
             {.name = "AccessControl",
              .allowed = {"AuthenticatedRead", "AwsExecRead", "BucketOwnerFullControl", "BucketOwnerRead", "LogDeliveryWrite", "Private",
                          "PublicRead", "PublicReadWrite"},
              .section = "section.general"}},
            {&Bucket::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&Bucket::abacStatus, {.name = "AbacStatus", .allowed = {"Enabled", "Disabled"}, .section = "section.general", .isAdvanced = true}},
            {&Bucket::accelerateConfiguration,
             {.name = "AccelerateConfiguration", .kind = FieldKind::Json, .section = "section.general", .isAdvanced = true}},
            {&Bucket::analyticsConfigurations,
             {.name = "AnalyticsConfigurations", .kind = FieldKind::Json, .section = "section.general", .isAdvanced = true}},
            {&Bucket::bucketNamePrefix,
             {.name = "BucketNamePrefix", .update = UpdateEffect::Replacement, .section = "section.general", .isAdvanced = true}},
            {&Bucket::bucketNamespace,
             {.name = "BucketNamespace",
              .update = UpdateEffect::Replacement,
              .allowed = {"global", "account-regional"},
              .section = "section.general",
              .isAdvanced = true}},
            {&Bucket::corsConfiguration, {.name = "CorsConfiguration", .kind = FieldKind::Json, .section = "section.general", .isAdvanced = true}},
            {&Bucket::intelligentTieringConfigurations,
             {.name = "IntelligentTieringConfigurations", .kind = FieldKind::Json, .section = "section.general", .isAdvanced = true}},
            {&Bucket::inventoryConfigurations,
             {.name = "InventoryConfigurations", .kind = FieldKind::Json, .section = "section.general", .isAdvanced = true}},
            {&Bucket::metadataConfiguration,
             {.name = "MetadataConfiguration", .kind = FieldKind::Json, .section = "section.security", .isAdvanced = true}},
            {&Bucket::metadataTableConfiguration,
             {.name = "MetadataTableConfiguration", .kind = FieldKind::Json, .section = "section.security", .isAdvanced = true}},
            {&Bucket::metricsConfigurations,
             {.name = "MetricsConfigurations", .kind = FieldKind::Json, .section = "section.monitoring", .isAdvanced = true}},
            {&Bucket::notificationConfiguration,
             {.name = "NotificationConfiguration", .kind = FieldKind::Json, .section = "section.general", .isAdvanced = true}},
            {&Bucket::objectLockConfiguration,
             {.name = "ObjectLockConfiguration", .kind = FieldKind::Json, .section = "section.general", .isAdvanced = true}},
            {&Bucket::objectLockEnabled, {.name = "ObjectLockEnabled", .kind = FieldKind::Boolean, .section = "section.general", .isAdvanced = true}},
            {&Bucket::websiteConfiguration,
             {.name = "WebsiteConfiguration", .kind = FieldKind::Json, .section = "section.general", .isAdvanced = true}},
        });
    return kTable;
}

} // namespace faultline
