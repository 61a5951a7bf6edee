#include "model/services/dynamodb.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<DynamoDbTable::KeySchemaElement>& DynamoDbTable::KeySchemaElement::table()
{
    static const FieldTable<DynamoDbTable::KeySchemaElement> kTable(
        "AWS::DynamoDB::Table.KeySchemaElement",
        {
            {&DynamoDbTable::KeySchemaElement::attributeName,
             {.name = "AttributeName", .requirement = Requirement::Required, .section = "section.identity"}},
            {&DynamoDbTable::KeySchemaElement::keyType,
             {.name = "KeyType", .requirement = Requirement::Required, .allowed = {"HASH", "RANGE"}, .section = "section.security"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::AttributeDefinition>& DynamoDbTable::AttributeDefinition::table()
{
    static const FieldTable<DynamoDbTable::AttributeDefinition> kTable(
        "AWS::DynamoDB::Table.AttributeDefinition",
        {
            {&DynamoDbTable::AttributeDefinition::attributeName,
             {.name = "AttributeName", .requirement = Requirement::Required, .length = {1, 255}, .section = "section.identity"}},
            {&DynamoDbTable::AttributeDefinition::attributeType,
             {.name = "AttributeType",
              .requirement = Requirement::Required,
              .allowed = {"S", "N", "B"},
              .section = "section.general",
              .source = "R324"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::ProvisionedThroughput>& DynamoDbTable::ProvisionedThroughput::table()
{
    static const FieldTable<DynamoDbTable::ProvisionedThroughput> kTable("AWS::DynamoDB::Table.ProvisionedThroughput",
                                                                         {
                                                                             {&DynamoDbTable::ProvisionedThroughput::readCapacityUnits,
                                                                              {.name = "ReadCapacityUnits",
                                                                               .kind = FieldKind::Integer,
                                                                               .requirement = Requirement::Required,
                                                                               .unit = "RCU",
                                                                               .range = {.least = 1},
                                                                               .section = "section.capacity",
                                                                               .source = "R338"}},
                                                                             {&DynamoDbTable::ProvisionedThroughput::writeCapacityUnits,
                                                                              {.name = "WriteCapacityUnits",
                                                                               .kind = FieldKind::Integer,
                                                                               .requirement = Requirement::Required,
                                                                               .unit = "WCU",
                                                                               .range = {.least = 1},
                                                                               .section = "section.capacity",
                                                                               .source = "R339"}},
                                                                         });
    return kTable;
}

const FieldTable<DynamoDbTable::ContributorInsightsSpecification>& DynamoDbTable::ContributorInsightsSpecification::table()
{
    static const FieldTable<DynamoDbTable::ContributorInsightsSpecification> kTable(
        "AWS::DynamoDB::Table.ContributorInsightsSpecification",
        {
            {&DynamoDbTable::ContributorInsightsSpecification::enabled,
             {.name = "Enabled", .kind = FieldKind::Boolean, .requirement = Requirement::Required, .section = "section.general"}},
            {&DynamoDbTable::ContributorInsightsSpecification::mode,
             {.name = "Mode", .allowed = {"ACCESSED_AND_THROTTLED_KEYS", "THROTTLED_KEYS"}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::KeySchema>& DynamoDbTable::KeySchema::table()
{
    static const FieldTable<DynamoDbTable::KeySchema> kTable(
        "AWS::DynamoDB::Table.KeySchema",
        {
            {&DynamoDbTable::KeySchema::attributeName,
             {.name = "AttributeName", .requirement = Requirement::Required, .section = "section.identity"}},
            {&DynamoDbTable::KeySchema::keyType, {.name = "KeyType", .requirement = Requirement::Required, .section = "section.security"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::OnDemandThroughput>& DynamoDbTable::OnDemandThroughput::table()
{
    static const FieldTable<DynamoDbTable::OnDemandThroughput> kTable(
        "AWS::DynamoDB::Table.OnDemandThroughput",
        {
            {&DynamoDbTable::OnDemandThroughput::maxReadRequestUnits,
             {.name = "MaxReadRequestUnits", .kind = FieldKind::Integer, .range = {.least = 1}, .section = "section.monitoring"}},
            {&DynamoDbTable::OnDemandThroughput::maxWriteRequestUnits,
             {.name = "MaxWriteRequestUnits", .kind = FieldKind::Integer, .range = {.least = 1}, .section = "section.monitoring"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::Projection>& DynamoDbTable::Projection::table()
{
    static const FieldTable<DynamoDbTable::Projection> kTable(
        "AWS::DynamoDB::Table.Projection",
        {
            {&DynamoDbTable::Projection::nonKeyAttributes, {.name = "NonKeyAttributes", .section = "section.security"}},
            {&DynamoDbTable::Projection::projectionType, {.name = "ProjectionType", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::WarmThroughput>& DynamoDbTable::WarmThroughput::table()
{
    static const FieldTable<DynamoDbTable::WarmThroughput> kTable(
        "AWS::DynamoDB::Table.WarmThroughput",
        {
            {&DynamoDbTable::WarmThroughput::readUnitsPerSecond,
             {.name = "ReadUnitsPerSecond", .kind = FieldKind::Integer, .range = {.least = 1}, .section = "section.monitoring"}},
            {&DynamoDbTable::WarmThroughput::writeUnitsPerSecond,
             {.name = "WriteUnitsPerSecond", .kind = FieldKind::Integer, .range = {.least = 1}, .section = "section.monitoring"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::GlobalSecondaryIndex>& DynamoDbTable::GlobalSecondaryIndex::table()
{
    static const FieldTable<DynamoDbTable::GlobalSecondaryIndex> kTable(
        "AWS::DynamoDB::Table.GlobalSecondaryIndex",
        {
            {&DynamoDbTable::GlobalSecondaryIndex::contributorInsightsSpecification,
             {.name = "ContributorInsightsSpecification", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&DynamoDbTable::GlobalSecondaryIndex::indexName,
             {.name = "IndexName", .requirement = Requirement::Required, .section = "section.identity"}},
            {&DynamoDbTable::GlobalSecondaryIndex::keySchema,
             {.name = "KeySchema", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.security"}},
            {&DynamoDbTable::GlobalSecondaryIndex::onDemandThroughput,
             {.name = "OnDemandThroughput", .kind = FieldKind::Object, .section = "section.capacity"}},
            {&DynamoDbTable::GlobalSecondaryIndex::projection,
             {.name = "Projection", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.general"}},
            {&DynamoDbTable::GlobalSecondaryIndex::provisionedThroughput,
             {.name = "ProvisionedThroughput", .kind = FieldKind::Object, .section = "section.capacity"}},
            {&DynamoDbTable::GlobalSecondaryIndex::warmThroughput,
             {.name = "WarmThroughput", .kind = FieldKind::Object, .section = "section.capacity"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::LocalSecondaryIndex>& DynamoDbTable::LocalSecondaryIndex::table()
{
    static const FieldTable<DynamoDbTable::LocalSecondaryIndex> kTable(
        "AWS::DynamoDB::Table.LocalSecondaryIndex",
        {
            {&DynamoDbTable::LocalSecondaryIndex::indexName,
             {.name = "IndexName", .requirement = Requirement::Required, .length = {3, 255}, .section = "section.identity"}},
            {&DynamoDbTable::LocalSecondaryIndex::keySchema,
             {.name = "KeySchema", .kind = FieldKind::Object, .requirement = Requirement::Required, .length = {2, 2}, .section = "section.security"}},
            {&DynamoDbTable::LocalSecondaryIndex::projection,
             {.name = "Projection", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::PointInTimeRecoverySpecification>& DynamoDbTable::PointInTimeRecoverySpecification::table()
{
    static const FieldTable<DynamoDbTable::PointInTimeRecoverySpecification> kTable(
        "AWS::DynamoDB::Table.PointInTimeRecoverySpecification",
        {
            {&DynamoDbTable::PointInTimeRecoverySpecification::pointInTimeRecoveryEnabled,
             {.name = "PointInTimeRecoveryEnabled", .kind = FieldKind::Boolean, .section = "section.protection"}},
            {&DynamoDbTable::PointInTimeRecoverySpecification::recoveryPeriodInDays,
             {.name = "RecoveryPeriodInDays",
              .kind = FieldKind::Integer,
              .unit = "days",
              .range = {1, 35},
              .section = "section.protection",
              .source = "R350"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::SSESpecification>& DynamoDbTable::SSESpecification::table()
{
    static const FieldTable<DynamoDbTable::SSESpecification> kTable(
        "AWS::DynamoDB::Table.SSESpecification",
        {
            {&DynamoDbTable::SSESpecification::kmsMasterKeyId,
             {.name = "KMSMasterKeyId",
              .kind = FieldKind::Reference,
              .targets = {"AWS::KMS::Alias", "AWS::KMS::Key"},
              .section = "section.security"}},
            {&DynamoDbTable::SSESpecification::sseEnabled,
             {.name = "SSEEnabled", .kind = FieldKind::Boolean, .requirement = Requirement::Required, .section = "section.general"}},
            {&DynamoDbTable::SSESpecification::sseType, {.name = "SSEType", .allowed = {"KMS"}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::ResourcePolicy>& DynamoDbTable::ResourcePolicy::table()
{
    static const FieldTable<DynamoDbTable::ResourcePolicy> kTable(
        "AWS::DynamoDB::Table.ResourcePolicy",
        {
            {&DynamoDbTable::ResourcePolicy::policyDocument,
             {.name = "PolicyDocument", .kind = FieldKind::Json, .requirement = Requirement::Required, .section = "section.security"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::StreamSpecification>& DynamoDbTable::StreamSpecification::table()
{
    static const FieldTable<DynamoDbTable::StreamSpecification> kTable(
        "AWS::DynamoDB::Table.StreamSpecification",
        {
            {&DynamoDbTable::StreamSpecification::resourcePolicy,
             {.name = "ResourcePolicy", .kind = FieldKind::Object, .section = "section.security"}},
            {&DynamoDbTable::StreamSpecification::streamViewType,
             {.name = "StreamViewType", .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::TimeToLiveSpecification>& DynamoDbTable::TimeToLiveSpecification::table()
{
    static const FieldTable<DynamoDbTable::TimeToLiveSpecification> kTable(
        "AWS::DynamoDB::Table.TimeToLiveSpecification",
        {
            {&DynamoDbTable::TimeToLiveSpecification::attributeName, {.name = "AttributeName", .section = "section.identity"}},
            {&DynamoDbTable::TimeToLiveSpecification::enabled,
             {.name = "Enabled", .kind = FieldKind::Boolean, .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable::KinesisStreamSpecification>& DynamoDbTable::KinesisStreamSpecification::table()
{
    static const FieldTable<DynamoDbTable::KinesisStreamSpecification> kTable(
        "AWS::DynamoDB::Table.KinesisStreamSpecification",
        {
            {&DynamoDbTable::KinesisStreamSpecification::approximateCreationDateTimePrecision,
             {.name = "ApproximateCreationDateTimePrecision", .allowed = {"MICROSECOND", "MILLISECOND"}, .section = "section.general"}},
            {&DynamoDbTable::KinesisStreamSpecification::streamArn,
             {.name = "StreamArn", .kind = FieldKind::Arn, .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<DynamoDbTable>& DynamoDbTable::table()
{
    static const FieldTable<DynamoDbTable> kTable(
        "AWS::DynamoDB::Table",
        {
            {&DynamoDbTable::tableName,
             {.name = "TableName", .update = UpdateEffect::Replacement, .length = {1, 1024}, .section = "section.identity", .source = "R326"}},
            {&DynamoDbTable::keySchema,
             {.name = "KeySchema",
              .kind = FieldKind::Object,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Conditional,
              .length = {.most = 2},
              .section = "section.security",
              .source = "R323"}},
            {&DynamoDbTable::attributeDefinitions,
             {.name = "AttributeDefinitions", .kind = FieldKind::Object, .section = "section.general", .source = "R325"}},
            {&DynamoDbTable::billingMode,
             {.name = "BillingMode",
              .awsDefault = "PROVISIONED",
              .allowed = {"PROVISIONED", "PAY_PER_REQUEST"},
              .section = "section.capacity",
              .source = "R343"}},
            {&DynamoDbTable::provisionedThroughput, {.name = "ProvisionedThroughput", .kind = FieldKind::Object, .section = "section.capacity"}},
            {&DynamoDbTable::globalSecondaryIndexes, {.name = "GlobalSecondaryIndexes", .kind = FieldKind::Object, .section = "section.general"}},
            {&DynamoDbTable::localSecondaryIndexes,
             {.name = "LocalSecondaryIndexes", .kind = FieldKind::Object, .length = {.most = 5}, .section = "section.general", .source = "R329"}},
            {&DynamoDbTable::pointInTimeRecoverySpecification,
             {.name = "PointInTimeRecoverySpecification", .kind = FieldKind::Object, .section = "section.protection"}},
            {&DynamoDbTable::sseSpecification, {.name = "SSESpecification", .kind = FieldKind::Object, .section = "section.general"}},
            {&DynamoDbTable::streamSpecification, {.name = "StreamSpecification", .kind = FieldKind::Object, .section = "section.general"}},
            {&DynamoDbTable::timeToLiveSpecification, {.name = "TimeToLiveSpecification", .kind = FieldKind::Object, .section = "section.general"}},
            {&DynamoDbTable::deletionProtectionEnabled,
             {.name = "DeletionProtectionEnabled", .kind = FieldKind::Boolean, .awsDefault = "false", .section = "section.protection"}},
            {&DynamoDbTable::tableClass, {.name = "TableClass", .awsDefault = "STANDARD", .section = "section.capacity"}},
            {&DynamoDbTable::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&DynamoDbTable::contributorInsightsSpecification,
             {.name = "ContributorInsightsSpecification", .kind = FieldKind::Object, .section = "section.monitoring", .isAdvanced = true}},
            {&DynamoDbTable::importSourceSpecification,
             {.name = "ImportSourceSpecification",
              .kind = FieldKind::Json,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&DynamoDbTable::kinesisStreamSpecification,
             {.name = "KinesisStreamSpecification", .kind = FieldKind::Object, .section = "section.general", .isAdvanced = true}},
            {&DynamoDbTable::onDemandThroughput,
             {.name = "OnDemandThroughput", .kind = FieldKind::Object, .section = "section.capacity", .isAdvanced = true}},
            {&DynamoDbTable::resourcePolicy,
             {.name = "ResourcePolicy", .kind = FieldKind::Object, .section = "section.security", .isAdvanced = true}},
            {&DynamoDbTable::warmThroughput,
             {.name = "WarmThroughput", .kind = FieldKind::Object, .section = "section.capacity", .isAdvanced = true}},
        });
    return kTable;
}

} // namespace faultline
