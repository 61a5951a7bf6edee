#pragma once

#include "model/services/property.h"
#include "model/services/tag.h"

#include <cstdint>
#include <string>

namespace faultline {

/// Object storage; regional, in no VPC.
struct Bucket {
    struct VersioningConfiguration {
        Property<std::string> status;
        static const FieldTable<VersioningConfiguration>& table();
    };
    struct ServerSideEncryptionByDefault {
        Property<Reference> kmsMasterKeyID;
        Property<std::string> sseAlgorithm;
        static const FieldTable<ServerSideEncryptionByDefault>& table();
    };
    struct ServerSideEncryptionRule {
        Property<Value> blockedEncryptionTypes;
        Property<bool> bucketKeyEnabled;
        Property<ServerSideEncryptionByDefault> serverSideEncryptionByDefault;
        static const FieldTable<ServerSideEncryptionRule>& table();
    };
    struct BucketEncryption {
        ListProperty<ServerSideEncryptionRule> serverSideEncryptionConfiguration;
        static const FieldTable<BucketEncryption>& table();
    };
    struct PublicAccessBlockConfiguration {
        Property<bool> blockPublicAcls;
        Property<bool> blockPublicPolicy;
        Property<bool> ignorePublicAcls;
        Property<bool> restrictPublicBuckets;
        static const FieldTable<PublicAccessBlockConfiguration>& table();
    };
    struct LoggingConfiguration {
        Property<Reference> destinationBucketName;
        Property<std::string> logFilePrefix;
        Property<Value> targetObjectKeyFormat;
        static const FieldTable<LoggingConfiguration>& table();
    };
    struct AbortIncompleteMultipartUpload {
        Property<std::int64_t> daysAfterInitiation;
        static const FieldTable<AbortIncompleteMultipartUpload>& table();
    };
    struct Transition {
        Property<std::string> storageClass;
        Property<std::string> transitionDate;
        Property<std::int64_t> transitionInDays;
        static const FieldTable<Transition>& table();
    };
    struct Rule {
        Property<AbortIncompleteMultipartUpload> abortIncompleteMultipartUpload;
        Property<std::string> expirationDate;
        Property<std::int64_t> expirationInDays;
        Property<bool> expiredObjectDeleteMarker;
        Property<std::string> id;
        Property<Value> noncurrentVersionExpiration;
        Property<std::int64_t> noncurrentVersionExpirationInDays;
        Property<Value> noncurrentVersionTransition;
        Property<Value> noncurrentVersionTransitions;
        Property<std::string> objectSizeGreaterThan;
        Property<std::string> objectSizeLessThan;
        Property<std::string> prefix;
        Property<std::string> status;
        Property<Value> tagFilters;
        Property<Transition> transition;
        ListProperty<Transition> transitions;
        static const FieldTable<Rule>& table();
    };
    struct LifecycleConfiguration {
        ListProperty<Rule> rules;
        Property<std::string> transitionDefaultMinimumObjectSize;
        static const FieldTable<LifecycleConfiguration>& table();
    };
    struct ReplicationConfiguration {
        Property<std::string> role;
        Property<Value> rules;
        static const FieldTable<ReplicationConfiguration>& table();
    };
    struct OwnershipControlsRule {
        Property<std::string> objectOwnership;
        static const FieldTable<OwnershipControlsRule>& table();
    };
    struct OwnershipControls {
        ListProperty<OwnershipControlsRule> rules;
        static const FieldTable<OwnershipControls>& table();
    };

    Property<std::string> bucketName;
    Property<VersioningConfiguration> versioningConfiguration;
    Property<BucketEncryption> bucketEncryption;
    Property<PublicAccessBlockConfiguration> publicAccessBlockConfiguration;
    Property<LoggingConfiguration> loggingConfiguration;
    Property<LifecycleConfiguration> lifecycleConfiguration;
    Property<ReplicationConfiguration> replicationConfiguration;
    Property<OwnershipControls> ownershipControls;
    Property<std::string> accessControl;
    ListProperty<Tag> tags;
    Property<std::string> abacStatus;
    Property<Value> accelerateConfiguration;
    Property<Value> analyticsConfigurations;
    Property<std::string> bucketNamePrefix;
    Property<std::string> bucketNamespace;
    Property<Value> corsConfiguration;
    Property<Value> intelligentTieringConfigurations;
    Property<Value> inventoryConfigurations;
    Property<Value> metadataConfiguration;
    Property<Value> metadataTableConfiguration;
    Property<Value> metricsConfigurations;
    Property<Value> notificationConfiguration;
    Property<Value> objectLockConfiguration;
    Property<bool> objectLockEnabled;
    Property<Value> websiteConfiguration;
    static const FieldTable<Bucket>& table();
};

} // namespace faultline
