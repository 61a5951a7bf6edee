#include "sim/drill/scenario.h"

#include <algorithm>

namespace faultline::sim {

const std::vector<FaultKind>& faultKinds()
{
    // kind, icon, FIS action, required, optional, one of, has a length, implemented. FIS: action list of FLT-01 to FLT-05 and the table above it.
    static const std::vector<FaultKind> kinds{
        {"terminate-instances", "terminate", "aws:ec2:terminate-instances", {}, {"count", "percent"}, {"target", "az"}, false, true},
        {"stop-instances", "terminate", "aws:ec2:stop-instances", {}, {"count", "percent"}, {"target", "az"}, true, false},
        {"az-power-interruption", "az-power", "composition", {"az"}, {}, {}, true, true},
        {"az-isolation", "isolate", "aws:network:disrupt-connectivity", {"az"}, {}, {}, true, false},
        {"latency", "latency", "composition", {"ms"}, {"percent"}, {"target", "az"}, true, false},
        {"packet-loss", "latency", "composition", {"percent"}, {}, {"target", "az"}, true, false},
        {"cpu-stress", "throttle", "aws:ssm:send-command", {"percent"}, {"count"}, {"target", "az"}, true, false},
        {"memory-exhaustion", "throttle", "aws:ssm:send-command", {}, {"count"}, {"target", "az"}, true, false},
        {"process-crash", "terminate", "aws:ssm:send-command", {}, {"count", "percent"}, {"target", "az"}, false, false},
        {"bad-deployment", "terminate", "none", {"target"}, {"percent"}, {}, true, false},
        {"rds-failover", "failover", "aws:rds:reboot-db-instances", {}, {"target"}, {}, false, true},
        {"rds-reboot", "failover", "aws:rds:reboot-db-instances", {}, {"target"}, {}, false, false},
        {"rds-storage-full", "db-instance", "none", {}, {"target"}, {}, true, false},
        {"rds-maintenance", "failover", "none", {}, {"target"}, {}, false, false},
        {"dynamodb-throttle", "throttle", "none", {}, {"target", "percent"}, {}, true, false},
        {"data-corruption", "db-instance", "none", {"target"}, {}, {}, false, false},
        {"cache-flush", "elasticache", "none", {}, {"target"}, {}, false, false},
        {"cache-node-loss", "elasticache", "aws:elasticache:replicationgroup-interrupt-az-power", {}, {"target"}, {}, true, false},
        {"volume-pause", "ebs-volume", "aws:ebs:pause-volume-io", {"target"}, {}, {}, true, false},
        {"nat-loss", "nat-gateway", "composition", {}, {"target", "az"}, {}, true, false},
        {"dns-failure", "route53", "none", {}, {"target"}, {}, true, false},
        {"lb-zone-loss", "application-load-balancer", "composition", {"az"}, {"target"}, {}, true, false},
        {"dependency-slowdown", "latency", "composition", {"target", "factor"}, {}, {}, true, false},
        {"insufficient-capacity",
         "auto-scaling-group",
         "aws:ec2:asg-insufficient-instance-capacity-error",
         {},
         {"target", "az", "percent"},
         {},
         true,
         false},
        {"control-plane", "throttle", "composition", {"service"}, {"mode"}, {}, true, false},
        {"spot-interruption", "terminate", "aws:ec2:send-spot-instance-interruptions", {}, {"count", "percent"}, {"target", "az"}, false, false},
        {"region-loss", "region", "none", {}, {}, {}, true, false},
    };
    return kinds;
}

const FaultKind* findFaultKind(std::string_view kind)
{
    const auto& kinds = faultKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const FaultKind& k) { return k.kind == kind; });
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace faultline::sim
