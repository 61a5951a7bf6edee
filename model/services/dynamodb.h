#pragma once

#include "model/services/property.h"
#include "model/services/tag.h"

#include <cstdint>
#include <string>

namespace faultline {

/// A table; regional, in no VPC.
struct DynamoDbTable {
    struct KeySchemaElement {
        Property<std::string> attributeName;
        Property<std::string> keyType;
        static const FieldTable<KeySchemaElement>& table();
    };
    struct AttributeDefinition {
        Property<std::string> attributeName;
        Property<std::string> attributeType;
        static const FieldTable<AttributeDefinition>& table();
    };
    struct ProvisionedThroughput {
        Property<std::int64_t> readCapacityUnits;
        Property<std::int64_t> writeCapacityUnits;
        static const FieldTable<ProvisionedThroughput>& table();
    };
    struct ContributorInsightsSpecification {
        Property<bool> enabled;
        Property<std::string> mode;
        static const FieldTable<ContributorInsightsSpecification>& table();
    };
    struct KeySchema {
        Property<std::string> attributeName;
        Property<std::string> keyType;
        static const FieldTable<KeySchema>& table();
    };
    struct OnDemandThroughput {
        Property<std::int64_t> maxReadRequestUnits;
        Property<std::int64_t> maxWriteRequestUnits;
        static const FieldTable<OnDemandThroughput>& table();
    };
    struct Projection {
        ListProperty<std::string> nonKeyAttributes;
        Property<std::string> projectionType;
        static const FieldTable<Projection>& table();
    };
    struct WarmThroughput {
        Property<std::int64_t> readUnitsPerSecond;
        Property<std::int64_t> writeUnitsPerSecond;
        static const FieldTable<WarmThroughput>& table();
    };
    struct GlobalSecondaryIndex {
        Property<ContributorInsightsSpecification> contributorInsightsSpecification;
        Property<std::string> indexName;
        ListProperty<KeySchema> keySchema;
        Property<OnDemandThroughput> onDemandThroughput;
        Property<Projection> projection;
        Property<ProvisionedThroughput> provisionedThroughput;
        Property<WarmThroughput> warmThroughput;
        static const FieldTable<GlobalSecondaryIndex>& table();
    };
    struct LocalSecondaryIndex {
        Property<std::string> indexName;
        ListProperty<KeySchema> keySchema;
        Property<Projection> projection;
        static const FieldTable<LocalSecondaryIndex>& table();
    };
    struct PointInTimeRecoverySpecification {
        Property<bool> pointInTimeRecoveryEnabled;
        Property<std::int64_t> recoveryPeriodInDays;
        static const FieldTable<PointInTimeRecoverySpecification>& table();
    };
    struct SSESpecification {
        Property<Reference> kmsMasterKeyId;
        Property<bool> sseEnabled;
        Property<std::string> sseType;
        static const FieldTable<SSESpecification>& table();
    };
    struct ResourcePolicy {
        Property<Value> policyDocument;
        static const FieldTable<ResourcePolicy>& table();
    };
    struct StreamSpecification {
        Property<ResourcePolicy> resourcePolicy;
        Property<std::string> streamViewType;
        static const FieldTable<StreamSpecification>& table();
    };
    struct TimeToLiveSpecification {
        Property<std::string> attributeName;
        Property<bool> enabled;
        static const FieldTable<TimeToLiveSpecification>& table();
    };
    struct KinesisStreamSpecification {
        Property<std::string> approximateCreationDateTimePrecision;
        Property<Reference> streamArn;
        static const FieldTable<KinesisStreamSpecification>& table();
    };

    Property<std::string> tableName;
    ListProperty<KeySchemaElement> keySchema;
    ListProperty<AttributeDefinition> attributeDefinitions;
    Property<std::string> billingMode;
    Property<ProvisionedThroughput> provisionedThroughput;
    ListProperty<GlobalSecondaryIndex> globalSecondaryIndexes;
    ListProperty<LocalSecondaryIndex> localSecondaryIndexes;
    Property<PointInTimeRecoverySpecification> pointInTimeRecoverySpecification;
    Property<SSESpecification> sseSpecification;
    Property<StreamSpecification> streamSpecification;
    Property<TimeToLiveSpecification> timeToLiveSpecification;
    Property<bool> deletionProtectionEnabled;
    Property<std::string> tableClass;
    ListProperty<Tag> tags;
    Property<ContributorInsightsSpecification> contributorInsightsSpecification;
    Property<Value> importSourceSpecification;
    Property<KinesisStreamSpecification> kinesisStreamSpecification;
    Property<OnDemandThroughput> onDemandThroughput;
    Property<ResourcePolicy> resourcePolicy;
    Property<WarmThroughput> warmThroughput;
    static const FieldTable<DynamoDbTable>& table();
};

} // namespace faultline
