#pragma once

#include "model/services/property.h"
#include "model/services/tag.h"

#include <cstdint>
#include <string>

namespace faultline {

/// A database instance, with a standby in another zone when MultiAZ (R289).
struct DbInstance {
    struct DBInstanceRole {
        Property<std::string> featureName;
        Property<Reference> roleArn;
        static const FieldTable<DBInstanceRole>& table();
    };
    struct MasterUserSecret {
        Property<Reference> kmsKeyId;
        Property<Reference> secretArn;
        static const FieldTable<MasterUserSecret>& table();
    };
    struct ProcessorFeature {
        Property<std::string> name;
        Property<std::string> value;
        static const FieldTable<ProcessorFeature>& table();
    };

    Property<std::string> engine;
    Property<std::string> engineVersion;
    Property<std::string> dbInstanceClass;
    Property<bool> multiAZ;
    Property<std::int64_t> allocatedStorage;
    Property<std::int64_t> maxAllocatedStorage;
    Property<std::string> storageType;
    Property<std::int64_t> iops;
    Property<bool> storageEncrypted;
    Property<Reference> dbSubnetGroupName;
    ListProperty<Reference> vpcSecurityGroups;
    Property<bool> publiclyAccessible;
    Property<std::string> availabilityZone;
    Property<std::int64_t> port;
    Property<std::string> dbName;
    Property<std::string> masterUsername;
    Property<std::string> masterUserPassword;
    Property<bool> manageMasterUserPassword;
    Property<std::int64_t> backupRetentionPeriod;
    Property<std::string> preferredBackupWindow;
    Property<std::string> preferredMaintenanceWindow;
    Property<bool> deletionProtection;
    Property<bool> autoMinorVersionUpgrade;
    Property<std::int64_t> monitoringInterval;
    Property<Reference> dbParameterGroupName;
    Property<Reference> sourceDBInstanceIdentifier;
    Property<Reference> dbClusterIdentifier;
    Property<std::int64_t> promotionTier;
    ListProperty<Tag> tags;
    Property<Value> additionalStorageVolumes;
    Property<bool> allowMajorVersionUpgrade;
    Property<bool> applyImmediately;
    ListProperty<DBInstanceRole> associatedRoles;
    Property<std::string> automaticBackupReplicationKmsKeyId;
    Property<std::string> automaticBackupReplicationRegion;
    Property<std::int64_t> automaticBackupReplicationRetentionPeriod;
    Property<std::string> backupTarget;
    Property<std::string> caCertificateIdentifier;
    Property<bool> certificateRotationRestart;
    Property<std::string> characterSetName;
    Property<bool> copyTagsToSnapshot;
    Property<std::string> customIAMInstanceProfile;
    Property<std::string> dbClusterSnapshotIdentifier;
    Property<std::string> dbInstanceIdentifier;
    ListProperty<std::string> dbSecurityGroups;
    Property<std::string> dbSnapshotIdentifier;
    Property<std::string> dbSystemId;
    Property<std::string> databaseInsightsMode;
    Property<bool> dedicatedLogVolume;
    Property<bool> deleteAutomatedBackups;
    Property<std::string> domain;
    Property<Reference> domainAuthSecretArn;
    ListProperty<std::string> domainDnsIps;
    Property<std::string> domainFqdn;
    Property<std::string> domainIAMRoleName;
    Property<std::string> domainOu;
    ListProperty<std::string> enableCloudwatchLogsExports;
    Property<bool> enableIAMDatabaseAuthentication;
    Property<bool> enablePerformanceInsights;
    Property<std::string> engineLifecycleSupport;
    Property<Reference> kmsKeyId;
    Property<std::string> licenseModel;
    Property<std::string> masterUserAuthenticationType;
    Property<MasterUserSecret> masterUserSecret;
    Property<Reference> monitoringRoleArn;
    Property<std::string> ncharCharacterSetName;
    Property<std::string> networkType;
    Property<std::string> optionGroupName;
    Property<std::string> performanceInsightsKMSKeyId;
    Property<std::int64_t> performanceInsightsRetentionPeriod;
    ListProperty<ProcessorFeature> processorFeatures;
    Property<std::string> replicaMode;
    Property<std::string> restoreTime;
    Property<std::string> sourceDBClusterIdentifier;
    Property<Reference> sourceDBInstanceAutomatedBackupsArn;
    Property<std::string> sourceDbiResourceId;
    Property<std::string> sourceRegion;
    Property<std::int64_t> storageThroughput;
    Property<Reference> tdeCredentialArn;
    Property<std::string> tdeCredentialPassword;
    Property<std::string> timezone;
    Property<bool> useDefaultProcessorFeatures;
    Property<bool> useLatestRestorableTime;
    static const FieldTable<DbInstance>& table();
};

/// A cluster of database instances over one volume (R310), or a Multi-AZ cluster (R291).
struct DbCluster {
    struct ServerlessV2ScalingConfiguration {
        Property<double> maxCapacity;
        Property<double> minCapacity;
        Property<std::int64_t> secondsUntilAutoPause;
        static const FieldTable<ServerlessV2ScalingConfiguration>& table();
    };
    struct DBClusterRole {
        Property<std::string> featureName;
        Property<Reference> roleArn;
        static const FieldTable<DBClusterRole>& table();
    };
    struct MasterUserSecret {
        Property<Reference> kmsKeyId;
        Property<Reference> secretArn;
        static const FieldTable<MasterUserSecret>& table();
    };
    struct ScalingConfiguration {
        Property<bool> autoPause;
        Property<std::int64_t> maxCapacity;
        Property<std::int64_t> minCapacity;
        Property<std::int64_t> secondsBeforeTimeout;
        Property<std::int64_t> secondsUntilAutoPause;
        Property<std::string> timeoutAction;
        static const FieldTable<ScalingConfiguration>& table();
    };

    Property<std::string> engine;
    Property<std::string> engineVersion;
    Property<std::string> engineMode;
    Property<std::string> dbClusterInstanceClass;
    Property<Reference> dbSubnetGroupName;
    ListProperty<Reference> vpcSecurityGroupIds;
    Property<std::string> databaseName;
    Property<std::string> masterUsername;
    Property<std::string> masterUserPassword;
    Property<bool> manageMasterUserPassword;
    Property<std::int64_t> backupRetentionPeriod;
    Property<bool> storageEncrypted;
    Property<bool> deletionProtection;
    Property<std::int64_t> port;
    Property<ServerlessV2ScalingConfiguration> serverlessV2ScalingConfiguration;
    ListProperty<Tag> tags;
    Property<std::int64_t> allocatedStorage;
    ListProperty<DBClusterRole> associatedRoles;
    Property<bool> autoMinorVersionUpgrade;
    ListProperty<std::string> availabilityZones;
    Property<std::int64_t> backtrackWindow;
    Property<std::string> clusterScalabilityType;
    Property<bool> copyTagsToSnapshot;
    Property<std::string> dbClusterIdentifier;
    Property<std::string> dbClusterParameterGroupName;
    Property<std::string> dbInstanceParameterGroupName;
    Property<std::string> dbSystemId;
    Property<std::string> databaseInsightsMode;
    Property<bool> deleteAutomatedBackups;
    Property<std::string> domain;
    Property<std::string> domainIAMRoleName;
    ListProperty<std::string> enableCloudwatchLogsExports;
    Property<bool> enableGlobalWriteForwarding;
    Property<bool> enableHttpEndpoint;
    Property<bool> enableIAMDatabaseAuthentication;
    Property<bool> enableLocalWriteForwarding;
    Property<std::string> engineLifecycleSupport;
    Property<std::string> globalClusterIdentifier;
    Property<std::int64_t> iops;
    Property<Reference> kmsKeyId;
    Property<std::string> masterUserAuthenticationType;
    Property<MasterUserSecret> masterUserSecret;
    Property<std::int64_t> monitoringInterval;
    Property<Reference> monitoringRoleArn;
    Property<std::string> networkType;
    Property<bool> performanceInsightsEnabled;
    Property<std::string> performanceInsightsKmsKeyId;
    Property<std::int64_t> performanceInsightsRetentionPeriod;
    Property<std::string> preferredBackupWindow;
    Property<std::string> preferredMaintenanceWindow;
    Property<bool> publiclyAccessible;
    Property<std::string> replicationSourceIdentifier;
    Property<std::string> restoreToTime;
    Property<std::string> restoreType;
    Property<ScalingConfiguration> scalingConfiguration;
    Property<std::string> snapshotIdentifier;
    Property<std::string> sourceDBClusterIdentifier;
    Property<std::string> sourceDbClusterResourceId;
    Property<std::string> sourceRegion;
    Property<std::string> storageType;
    Property<bool> useLatestRestorableTime;
    static const FieldTable<DbCluster>& table();
};

/// The subnets that a database may stand in (R265).
struct DbSubnetGroup {
    Property<std::string> dbSubnetGroupDescription;
    ListProperty<Reference> subnetIds;
    Property<std::string> dbSubnetGroupName;
    ListProperty<Tag> tags;
    static const FieldTable<DbSubnetGroup>& table();
};

/// Settings of a database engine.
struct DbParameterGroup {
    Property<std::string> family;
    Property<std::string> description;
    Property<Value> parameters;
    ListProperty<Tag> tags;
    Property<std::string> dbParameterGroupName;
    static const FieldTable<DbParameterGroup>& table();
};

} // namespace faultline
