#include "model/metrics/metric_store.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace faultline {

namespace {

struct UnitRow {
    std::string_view nameSpace, name, unit;
};

/// Metrics of AWS's own namespaces that are no counts, sorted.
constexpr auto kUnits = std::to_array<UnitRow>({
    {"AWS/ApplicationELB", "ELBAuthLatency", "Milliseconds"},
    {"AWS/ApplicationELB", "IPv6ProcessedBytes", "Bytes"},
    {"AWS/ApplicationELB", "LambdaTargetProcessedBytes", "Bytes"},
    {"AWS/ApplicationELB", "ProcessedBytes", "Bytes"},
    {"AWS/ApplicationELB", "TargetResponseTime", "Seconds"},
    {"AWS/DynamoDB", "AccountProvisionedReadCapacityUtilization", "Percent"},
    {"AWS/DynamoDB", "AccountProvisionedWriteCapacityUtilization", "Percent"},
    {"AWS/DynamoDB", "AgeOfOldestUnreplicatedRecord", "Milliseconds"},
    {"AWS/DynamoDB", "MaxProvisionedTableReadCapacityUtilization", "Percent"},
    {"AWS/DynamoDB", "MaxProvisionedTableWriteCapacityUtilization", "Percent"},
    {"AWS/DynamoDB", "ReplicationLatency", "Milliseconds"},
    {"AWS/DynamoDB", "ReturnedBytes", "Bytes"},
    {"AWS/DynamoDB", "SuccessfulRequestLatency", "Milliseconds"},
    {"AWS/EBS", "BurstBalance", "Percent"},
    {"AWS/EBS", "FastSnapshotRestoreCreditsBalance", "None"},
    {"AWS/EBS", "FastSnapshotRestoreCreditsBucketSize", "None"},
    {"AWS/EBS", "VolumeAvgIOPS", "Count/Second"},
    {"AWS/EBS", "VolumeAvgReadLatency", "Milliseconds"},
    {"AWS/EBS", "VolumeAvgThroughput", "Kilobytes/Second"},
    {"AWS/EBS", "VolumeAvgWriteLatency", "Milliseconds"},
    {"AWS/EBS", "VolumeIOPSExceededCheck", "None"},
    {"AWS/EBS", "VolumeIdleTime", "Seconds"},
    {"AWS/EBS", "VolumeReadBytes", "Bytes"},
    {"AWS/EBS", "VolumeStalledIOCheck", "None"},
    {"AWS/EBS", "VolumeThroughputExceededCheck", "None"},
    {"AWS/EBS", "VolumeThroughputPercentage", "Percent"},
    {"AWS/EBS", "VolumeTotalReadTime", "Seconds"},
    {"AWS/EBS", "VolumeTotalWriteTime", "Seconds"},
    {"AWS/EBS", "VolumeWriteBytes", "Bytes"},
    {"AWS/EC2", "CPUUtilization", "Percent"},
    {"AWS/EC2", "DedicatedHostCPUUtilization", "Percent"},
    {"AWS/EC2", "DiskReadBytes", "Bytes"},
    {"AWS/EC2", "DiskWriteBytes", "Bytes"},
    {"AWS/EC2", "EBSByteBalance%", "Percent"},
    {"AWS/EC2", "EBSIOBalance%", "Percent"},
    {"AWS/EC2", "EBSReadBytes", "Bytes"},
    {"AWS/EC2", "EBSWriteBytes", "Bytes"},
    {"AWS/EC2", "NetworkIn", "Bytes"},
    {"AWS/EC2", "NetworkOut", "Bytes"},
    {"AWS/ELB", "EstimatedProcessedBytes", "Bytes"},
    {"AWS/ELB", "Latency", "Seconds"},
    {"AWS/GatewayELB", "ProcessedBytes", "Bytes"},
    {"AWS/NATGateway", "BytesInFromDestination", "Bytes"},
    {"AWS/NATGateway", "BytesInFromSource", "Bytes"},
    {"AWS/NATGateway", "BytesOutToDestination", "Bytes"},
    {"AWS/NATGateway", "BytesOutToSource", "Bytes"},
    {"AWS/NetworkELB", "ProcessedBytes", "Bytes"},
    {"AWS/NetworkELB", "ProcessedBytes_TCP", "Bytes"},
    {"AWS/NetworkELB", "ProcessedBytes_TLS", "Bytes"},
    {"AWS/NetworkELB", "ProcessedBytes_UDP", "Bytes"},
    {"AWS/RDS", "BinLogDiskUsage", "Bytes"},
    {"AWS/RDS", "BurstBalance", "Percent"},
    {"AWS/RDS", "CPUUtilization", "Percent"},
    {"AWS/RDS", "CheckpointLag", "Seconds"},
    {"AWS/RDS", "EBSByteBalance%", "Percent"},
    {"AWS/RDS", "EBSIOBalance%", "Percent"},
    {"AWS/RDS", "FailedSQLServerAgentJobsCount", "Count"},
    {"AWS/RDS", "FreeLocalStorage", "Bytes"},
    {"AWS/RDS", "FreeStorageSpace", "Bytes"},
    {"AWS/RDS", "FreeableMemory", "Bytes"},
    {"AWS/RDS", "NetworkReceiveThroughput", "Bytes/Second"},
    {"AWS/RDS", "NetworkTransmitThroughput", "Bytes/Second"},
    {"AWS/RDS", "OldestReplicationSlotLag", "Bytes"},
    {"AWS/RDS", "ReadIOPS", "Count/Second"},
    {"AWS/RDS", "ReadLatency", "Seconds"},
    {"AWS/RDS", "ReadThroughput", "Bytes/Second"},
    {"AWS/RDS", "ReplicaLag", "Seconds"},
    {"AWS/RDS", "ReplicationSlotDiskUsage", "Bytes"},
    {"AWS/RDS", "SwapUsage", "Bytes"},
    {"AWS/RDS", "TransactionLogsDiskUsage", "Bytes"},
    {"AWS/RDS", "TransactionLogsGeneration", "Bytes/Second"},
    {"AWS/RDS", "WriteIOPS", "Count/Second"},
    {"AWS/RDS", "WriteLatency", "Seconds"},
    {"AWS/RDS", "WriteThroughput", "Bytes/Second"},
});

constexpr std::array<std::string_view, 9> kCountingNamespaces{"AWS/ApplicationELB", "AWS/DynamoDB",   "AWS/EBS",        "AWS/EC2", "AWS/ELB",
                                                              "AWS/GatewayELB",     "AWS/NATGateway", "AWS/NetworkELB", "AWS/RDS"};

} // namespace

std::string_view MetricStore::unitOf(std::string_view nameSpace, std::string_view name)
{
    const auto before = [](const UnitRow& row, const std::pair<std::string_view, std::string_view>& key) {
        return std::tie(row.nameSpace, row.name) < std::tie(key.first, key.second);
    };
    const std::pair key{nameSpace, name};
    const auto row = std::lower_bound(kUnits.begin(), kUnits.end(), key, before);
    if (row != kUnits.end() && row->nameSpace == nameSpace && row->name == name) return row->unit;
    const bool counts = std::find(kCountingNamespaces.begin(), kCountingNamespaces.end(), nameSpace) != kCountingNamespaces.end();
    return counts ? "Count" : "None";
}

} // namespace faultline
