#include "model/advisor/check_support.h"
#include "model/document/cidr.h"

#include <algorithm>
#include <array>
#include <map>

namespace faultline {

namespace {

std::string groupZonesPath(const Resource& r)
{
    return property(r, "VPCZoneIdentifier").isAbsent() ? "Properties/AvailabilityZones" : "Properties/VPCZoneIdentifier";
}

void groupMultiAz(Judge& judge)
{
    forEach(judge, kAutoScalingGroup, [&](const Resource& r) {
        const Placement& p = judge.topology().placement(r.id);
        if (p.zones.size() >= 2) judge.green(r);
        else if (!p.zonesAreComplete) judge.cantTell(r, groupZonesPath(r));
        else judge.red(r, groupZonesPath(r), {"advisor.group-one-zone", {{"zones", joined(p.zones)}}});
    });
}

bool isAttached(const Resource& group)
{
    for (const char* name : {"TargetGroupARNs", "LoadBalancerNames", "TrafficSources"})
        if (const Value& v = property(group, name); !v.isAbsent() && !(v.isList() && v.items().empty())) return true;
    return false;
}

bool usesElbHealthCheck(const std::string& type) { return type.find("ELB") != std::string::npos; } // "ELB", "EC2,ELB"

void groupHealthCheck(Judge& judge)
{
    const bool onlyAttached = judge.check().id != "CLOG40CDO8";
    forEach(judge, kAutoScalingGroup, [&](const Resource& r) {
        const bool attached = isAttached(r);
        if (onlyAttached && !attached) return;
        const auto type = reading::text(property(r, "HealthCheckType"), "EC2");
        if (!type) {
            judge.cantTell(r, "Properties/HealthCheckType");
        } else if (attached && !usesElbHealthCheck(*type)) {
            Finding& f = judge.yellow(r, "Properties/HealthCheckType", {"advisor.group-ignores-load-balancer", {}});
            judge.offer(f, r, "Properties/HealthCheckType", Literal("ELB"));
        } else if (!attached && usesElbHealthCheck(*type)) {
            Finding& f = judge.yellow(r, "Properties/HealthCheckType", {"advisor.group-checks-no-load-balancer", {}});
            judge.offer(f, r, "Properties/HealthCheckType", Literal("EC2"));
        } else {
            judge.green(r);
        }
    });
}

void capacityRebalancing(Judge& judge)
{
    forEach(judge, kAutoScalingGroup, [&](const Resource& r) {
        if (property(r, "MixedInstancesPolicy").isAbsent()) return;
        judge.flag(r, "CapacityRebalance", true, false, CheckStatus::Yellow, "advisor.group-no-rebalancing");
    });
}

/// A reference that leads nowhere: the group would start without what it needs.
void groupResources(Judge& judge)
{
    forEach(judge, kAutoScalingGroup, [&](const Resource& r) {
        for (const char* name : {"TargetGroupARNs", "LoadBalancerNames"})
            for (const Value& item : reading::itemsOf(property(r, name))) {
                const Resource* target = item.isReference() ? judge.architecture().find(item.text()) : nullptr;
                if (item.isReference() && (!target || target->exists == Tri::No))
                    return static_cast<void>(
                        judge.red(r, fmt::format("Properties/{}", name), {"advisor.group-target-gone", {{"target", item.text()}}}));
            }
        judge.green(r);
    });
}

/// Addresses that a subnet has to give; nothing for what cannot be a subnet's block.
std::optional<double> addresses(std::string_view cidr)
{
    const auto block = parseCidr(cidr);
    if (!block || block->isIpv6 || block->prefix < 16 || block->prefix > 28) return std::nullopt;
    return static_cast<double>(1u << static_cast<unsigned>(32 - block->prefix)) - 5; // R030: five are AWS's
}

void groupAddresses(Judge& judge)
{
    forEach(judge, kAutoScalingGroup, [&](const Resource& r) {
        const auto maximum = reading::number(property(r, "MaxSize"));
        const auto& subnets = judge.topology().placement(r.id).subnets;
        if (subnets.empty()) return;
        double free = 0;
        for (const std::string& id : subnets) {
            const Resource* s = judge.architecture().find(id);
            const auto cidr = s ? reading::text(property(*s, "CidrBlock")) : std::nullopt;
            const auto here = cidr ? addresses(*cidr) : std::nullopt;
            if (!here) return static_cast<void>(judge.cantTell(r, groupZonesPath(r)));
            free += *here;
        }
        if (!maximum) judge.cantTell(r, "Properties/MaxSize");
        else if (*maximum > free)
            judge.red(r, "Properties/MaxSize", {"advisor.group-too-few-addresses", {{"maximum", number(*maximum)}, {"free", number(free)}}});
        else judge.green(r);
    });
}

void zoneBalance(Judge& judge)
{
    std::map<std::string, int> perZone;
    std::vector<const Resource*> all;
    const auto instances = judge.architecture().ofType(kInstance);
    if (instances.size() == 1) // wherever it stands, it stands in one zone
        return static_cast<void>(judge.red(*instances.front(), "Properties/SubnetId", {"advisor.instance-alone", {}}));
    for (const Resource* r : instances) {
        const Placement& p = judge.topology().placement(r->id);
        if (!p.zonesAreComplete || p.zones.empty()) return static_cast<void>(judge.cantTell(*r, "Properties/SubnetId"));
        ++perZone[p.zones.front()];
        all.push_back(r);
    }
    if (all.empty()) return;
    const auto order = [](const auto& a, const auto& b) { return a.second < b.second; };
    const auto [least, most] = std::minmax_element(perZone.begin(), perZone.end(), order);
    for (const Resource* r : all) judge.green(*r);
    Finding* f = nullptr;
    if (perZone.size() == 1) f = &judge.red(*all.front(), "Properties/SubnetId", {"advisor.instances-one-zone", {{"zone", most->first}}});
    else if (most->second - least->second > 0.2 * most->second)
        f = &judge.yellow(*all.front(), "Properties/SubnetId",
                          {"advisor.instances-uneven", {{"zone", most->first}, {"count", std::to_string(most->second)}}});
    if (!f) return;
    f->concerned.clear();
    for (const Resource* r : all) f->concerned.push_back(r->id);
}

void detailedMonitoring(Judge& judge)
{
    forEach(judge, kInstance, [&](const Resource& r) { judge.flag(r, "Monitoring", true, false, CheckStatus::Yellow, "advisor.basic-monitoring"); });
}

/// R076: what a subnet loses with the zone of its NAT gateway is its way out. A regional gateway (R077) has no zone to lose.
void natIndependence(Judge& judge)
{
    for (const SubnetFacts& s : judge.topology().subnets()) {
        const Resource* subnet = judge.architecture().find(s.id);
        const Resource* nat = judge.architecture().find(s.defaultTarget);
        if (!subnet || !nat || nat->typeName != "AWS::EC2::NatGateway") continue;
        if (reading::text(property(*nat, "AvailabilityMode"), "zonal") == "regional") {
            judge.green(*subnet);
            continue;
        }
        const Placement& p = judge.topology().placement(nat->id);
        const Resource* route = judge.architecture().find(s.defaultRoute);
        if (s.zone.empty() || !p.zonesAreComplete || p.zones.empty()) {
            judge.cantTell(*subnet, "Properties/AvailabilityZone");
        } else if (p.zones.front() == s.zone) {
            judge.green(*subnet);
        } else {
            Finding& f = judge.red(*subnet, {}, {"advisor.nat-in-other-zone", {{"nat", nat->id}, {"zone", p.zones.front()}, {"own", s.zone}}});
            f.concerned.push_back(nat->id);
            if (route) f.concerned.push_back(route->id);
        }
    }
}

void endpointZones(Judge& judge)
{
    forEach(judge, "AWS::EC2::VPCEndpoint", [&](const Resource& r) {
        const auto type = reading::text(property(r, "VpcEndpointType"), "Gateway");
        if (!type) return static_cast<void>(judge.cantTell(r, "Properties/VpcEndpointType"));
        if (*type != "Interface") return;
        const Placement& p = judge.topology().placement(r.id);
        if (p.zones.size() >= 2) judge.green(r);
        else if (!p.zonesAreComplete) judge.cantTell(r, "Properties/SubnetIds");
        else judge.yellow(r, "Properties/SubnetIds", {"advisor.endpoint-one-zone", {{"zones", joined(p.zones)}}});
    });
}

void functionZones(Judge& judge)
{
    forEach(judge, "AWS::Lambda::Function", [&](const Resource& r) {
        if (property(r, "VpcConfig").isAbsent()) return judge.green(r);
        const Placement& p = judge.topology().placement(r.id);
        if (p.zones.size() >= 2) judge.green(r);
        else if (!p.zonesAreComplete) judge.cantTell(r, "Properties/VpcConfig/SubnetIds");
        else judge.yellow(r, "Properties/VpcConfig/SubnetIds", {"advisor.function-one-zone", {{"zones", joined(p.zones)}}});
    });
}

void functionDeadLetters(Judge& judge)
{
    forEach(judge, "AWS::Lambda::Function", [&](const Resource& r) {
        const Value& target = property(r, "DeadLetterConfig/TargetArn");
        if (target.isAbsent()) judge.yellow(r, "Properties/DeadLetterConfig", {"advisor.function-no-dead-letters", {}});
        else judge.green(r);
    });
}

constexpr std::array kChecks{
    CheckCode{"c18d2gz101", groupMultiAz},        CheckCode{"c18d2gz104", groupHealthCheck},    CheckCode{"CLOG40CDO8", groupHealthCheck},
    CheckCode{"Hs4Ma3G177", groupHealthCheck},    CheckCode{"c18d2gz103", capacityRebalancing}, CheckCode{"8CNsSllI5v", groupResources},
    CheckCode{"Cjxm268ch1", groupAddresses},      CheckCode{"wuy7G1zxql", zoneBalance},         CheckCode{"c18d2gz144", detailedMonitoring},
    CheckCode{"c1dfptbg10", natIndependence},     CheckCode{"c1dfprch10", endpointZones},       CheckCode{"L4dfs2Q4C6", functionZones},
    CheckCode{"c18d2gz182", functionDeadLetters},
};

} // namespace

std::span<const CheckCode> faultToleranceChecks() { return kChecks; }

} // namespace faultline
