#include "model/advisor/check_support.h"
#include "model/graph/security_groups.h"

#include <algorithm>
#include <array>
#include <set>

namespace faultline {

namespace {

constexpr std::string_view kAttributes = "LoadBalancerAttributes";

template <class F>
void forEachKind(const Judge& judge, std::string_view kind, F f)
{
    forEach(judge, kLoadBalancer, [&](const Resource& r) {
        if (loadBalancerKind(r) == kind) f(r);
    });
}

std::string zonesPath(const Resource& r)
{
    for (const char* name : {"SubnetMappings", "Subnets", "AvailabilityZones"})
        if (!property(r, name).isAbsent()) return std::string("Properties/") + name;
    return "Properties/Subnets";
}

void judgeZones(Judge& judge, const Resource& r)
{
    const Placement& p = judge.topology().placement(r.id);
    if (p.zones.size() >= 2) judge.green(r);
    else if (!p.zonesAreComplete) judge.cantTell(r, zonesPath(r));
    else judge.yellow(r, zonesPath(r), {"advisor.load-balancer-one-zone", {{"zones", joined(p.zones)}}});
}

void applicationMultiAz(Judge& judge)
{
    forEachKind(judge, "application", [&](const Resource& r) { judgeZones(judge, r); });
}
void networkMultiAz(Judge& judge)
{
    forEachKind(judge, "network", [&](const Resource& r) { judgeZones(judge, r); });
}
void anyV2MultiAz(Judge& judge)
{
    forEach(judge, kLoadBalancer, [&](const Resource& r) { judgeZones(judge, r); });
}
void classicMultiAz(Judge& judge)
{
    forEach(judge, kClassicLoadBalancer, [&](const Resource& r) { judgeZones(judge, r); });
}

/// A flag among {Key, Value} attributes. The quick fix rewrites its value, or writes the list where there is none.
void attributeFlag(Judge& judge, const Resource& r, std::string_view key, CheckStatus bad, std::string_view messageId)
{
    const Value& value = attributeOf(r, kAttributes, key);
    const Tri set = reading::boolean(value, false);
    const std::string path = attributePath(r, kAttributes, key);
    if (set == Tri::Unknown) {
        judge.cantTell(r, path);
    } else if (set == Tri::Yes) {
        judge.green(r);
    } else {
        Finding& f = bad == CheckStatus::Red ? judge.red(r, path, {std::string(messageId), {}}) : judge.yellow(r, path, {std::string(messageId), {}});
        const Literal entry = Literal::map({{"Key", Literal(key)}, {"Value", Literal("true")}});
        const std::size_t count = property(r, kAttributes).items().size();
        if (!value.isAbsent()) judge.offer(f, r, path, Literal("true"));
        else if (count == 0) judge.offer(f, r, path, Literal::list({entry}));
    }
}

void networkCrossZone(Judge& judge)
{
    forEachKind(judge, "network", [&](const Resource& r) {
        if (judge.topology().placement(r.id).zonesAreComplete && judge.topology().placement(r.id).zones.size() == 1) return; // nothing to cross
        attributeFlag(judge, r, "load_balancing.cross_zone.enabled", CheckStatus::Yellow, "advisor.cross-zone-off");
    });
}

void connectionDraining(Judge& judge)
{
    forEach(judge, kClassicLoadBalancer,
            [&](const Resource& r) { judge.flag(r, "ConnectionDrainingPolicy/Enabled", true, false, CheckStatus::Yellow, "advisor.draining-off"); });
}

void deletionProtection(Judge& judge)
{
    forEach(judge, kLoadBalancer, [&](const Resource& r) {
        attributeFlag(judge, r, "deletion_protection.enabled", CheckStatus::Yellow, "advisor.deletion-protection-off");
    });
}

void accessLogs(Judge& judge)
{
    forEachKind(judge, "application",
                [&](const Resource& r) { attributeFlag(judge, r, "access_logs.s3.enabled", CheckStatus::Yellow, "advisor.access-logs-off"); });
    forEach(judge, kClassicLoadBalancer,
            [&](const Resource& r) { judge.flag(r, "AccessLoggingPolicy/Enabled", true, false, CheckStatus::Yellow, "advisor.access-logs-off"); });
    for (Finding& f : judge.findings()) f.fix.reset(); // logs need a bucket too: no small edit
}

void publicNetworkBalancerInPrivateSubnet(Judge& judge)
{
    forEachKind(judge, "network", [&](const Resource& r) {
        const auto scheme = reading::text(property(r, "Scheme"), "internet-facing");
        if (scheme && *scheme != "internet-facing") return;
        if (!scheme) return static_cast<void>(judge.cantTell(r, "Properties/Scheme"));
        std::vector<std::string> hidden;
        bool isKnown = !judge.topology().placement(r.id).isUnknown;
        for (const std::string& id : judge.topology().placement(r.id).subnets) {
            const SubnetFacts* s = judge.topology().subnet(id);
            if (!s || s->access == SubnetAccess::Unknown) isKnown = false;
            else if (s->access != SubnetAccess::Public) hidden.push_back(id);
        }
        if (!hidden.empty())
            judge.red(r, zonesPath(r), {"advisor.public-balancer-private-subnet", {{"subnets", joined(hidden)}}}).concerned = [&] {
                std::vector<std::string> all{r.id};
                all.insert(all.end(), hidden.begin(), hidden.end());
                return all;
            }();
        else if (!isKnown) judge.cantTell(r, zonesPath(r));
        else judge.green(r);
    });
}

std::vector<const Resource*> listenersOf(const Judge& judge, const Resource& balancer)
{
    std::vector<const Resource*> found;
    forEach(judge, kListener, [&](const Resource& l) {
        if (reading::mention(judge.architecture(), property(l, "LoadBalancerArn")) == Mention{balancer.id, false}) found.push_back(&l);
    });
    return found;
}

/// The check is of Classic Load Balancers: it knows their listeners' protocols and policies only.
void listenerSecurity(Judge& judge)
{
    forEach(judge, kClassicLoadBalancer, [&](const Resource& r) {
        const auto scheme = reading::text(property(r, "Scheme"), "internet-facing");
        const auto listeners = reading::itemsOf(property(r, "Listeners"));
        bool isSecure = false, isKnown = !property(r, "Listeners").isUnknown() && scheme.has_value();
        for (const Value& l : listeners) {
            const auto protocol = reading::text(reading::below(l, "Protocol"));
            if (!protocol) isKnown = false;
            else isSecure = isSecure || *protocol == "HTTPS" || *protocol == "SSL" || *protocol == "https" || *protocol == "ssl";
        }
        if (isSecure) judge.green(r);
        else if (!isKnown) judge.cantTell(r, "Properties/Listeners");
        else judge.red(r, "Properties/Listeners", {"advisor.no-secure-listener", {}});
    });
}

std::set<int> listenerPorts(const Resource& classic)
{
    std::set<int> ports;
    for (const Value& l : reading::itemsOf(property(classic, "Listeners")))
        if (const auto n = reading::port(reading::below(l, "LoadBalancerPort"))) ports.insert(*n);
    return ports;
}

/// Ports that a balancer's groups open without a listener behind them.
void spareOpenPorts(Judge& judge, const Resource& r, const std::set<int>& listening)
{
    const auto groups = judge.topology().securityGroups(r.id);
    if (!groups) return static_cast<void>(judge.cantTell(r, "Properties/SecurityGroups"));
    bool isKnown = true, isSpare = false;
    for (const std::string& id : *groups) {
        const Resource* group = judge.architecture().find(id);
        if (!group || !ingressIsComplete(*group)) {
            isKnown = false;
            continue;
        }
        for (const SecurityGroupRule& rule : ingressOf(judge.architecture(), *group)) {
            if (rule.protocol != "-1" && rule.protocol != "tcp") continue;
            const bool isOnePort = rule.fromPort && rule.toPort && rule.fromPort == rule.toPort;
            if (rule.protocol == "tcp" && (!rule.fromPort || !rule.toPort)) isKnown = false;
            else if (!isOnePort || !listening.contains(*rule.fromPort)) {
                isSpare = true;
                const std::string ports = rule.protocol == "-1" ? "0-65535"
                                          : isOnePort           ? std::to_string(*rule.fromPort)
                                                                : fmt::format("{}-{}", *rule.fromPort, *rule.toPort);
                Finding& f = judge.yellow(r, "Properties/SecurityGroups", {"advisor.ports-without-listener", {{"group", id}, {"ports", ports}}});
                f.concerned.push_back(id);
                break;
            }
        }
    }
    if (isSpare) return;
    if (isKnown) judge.green(r);
    else judge.cantTell(r, "Properties/SecurityGroups");
}

void classicSecurityGroups(Judge& judge)
{
    forEach(judge, kClassicLoadBalancer, [&](const Resource& r) { spareOpenPorts(judge, r, listenerPorts(r)); });
}

void applicationSecurityGroup(Judge& judge)
{
    forEachKind(judge, "application", [&](const Resource& r) {
        std::set<int> ports;
        for (const Resource* l : listenersOf(judge, r)) {
            const auto n = reading::port(property(*l, "Port"));
            if (!n) return static_cast<void>(judge.cantTell(*l, "Properties/Port"));
            ports.insert(*n);
        }
        spareOpenPorts(judge, r, ports);
    });
}

void targetGroupEncryption(Judge& judge)
{
    forEach(judge, kTargetGroup, [&](const Resource& r) {
        const auto type = reading::text(property(r, "TargetType"), "instance");
        if (type == "lambda" || type == "alb") return;
        const auto protocol = reading::text(property(r, "Protocol"));
        if (!protocol || !type) judge.cantTell(r, "Properties/Protocol");
        else if (*protocol == "HTTP") judge.yellow(r, "Properties/Protocol", {"advisor.target-group-plain", {}});
        else judge.green(r);
    });
}

/// Zones that are enabled but hold no target: requests cross zones, or fail without cross-zone balancing.
void optimization(Judge& judge)
{
    forEach(judge, kClassicLoadBalancer, [&](const Resource& r) {
        const Placement& own = judge.topology().placement(r.id);
        std::set<std::string> active;
        bool isKnown = own.zonesAreComplete;
        const auto calls = judge.topology().callsFrom(r.id);
        for (const Call* c : calls) {
            const Placement& p = judge.topology().placement(c->to);
            active.insert(p.zones.begin(), p.zones.end());
            isKnown = isKnown && p.zonesAreComplete;
        }
        std::vector<std::string> idle;
        for (const std::string& z : own.zones)
            if (!active.contains(z)) idle.push_back(z);
        if (calls.empty()) return; // a balancer without targets is another check's
        if (!isKnown) judge.cantTell(r, zonesPath(r));
        else if (own.zones.size() < 2) judge.yellow(r, zonesPath(r), {"advisor.load-balancer-one-zone", {{"zones", joined(own.zones)}}});
        else if (!idle.empty()) judge.yellow(r, zonesPath(r), {"advisor.zone-without-target", {{"zones", joined(idle)}}});
        else judge.green(r);
    });
}

void targetImbalance(Judge& judge)
{
    forEach(judge, kTargetGroup, [&](const Resource& r) {
        std::map<std::string, int> perZone;
        int total = 0;
        const auto targets = judge.topology().targetsOf(r.id);
        for (const std::string& id : targets) {
            const Resource* t = judge.architecture().find(id);
            if (!t || t->typeName != kInstance) return; // a group balances itself
            const Placement& p = judge.topology().placement(id);
            if (!p.zonesAreComplete || p.zones.empty()) return static_cast<void>(judge.cantTell(*t, "Properties/SubnetId"));
            ++perZone[p.zones.front()];
            ++total;
        }
        if (total < 2) return; // one target is another check's
        const auto most = std::max_element(perZone.begin(), perZone.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        const double share = 100.0 * most->second / total;
        const Message message{"advisor.target-imbalance", {{"zone", most->first}, {"share", fmt::format("{:.0f}", share)}}};
        if (share > 66) judge.red(r, "Properties/Targets", message);
        else if (share > 50) judge.yellow(r, "Properties/Targets", message);
        else judge.green(r);
    });
}

constexpr std::array kChecks{
    CheckCode{"c1dfprch08", applicationMultiAz},
    CheckCode{"c1dfprch09", networkMultiAz},
    CheckCode{"c18d2gz169", anyV2MultiAz},
    CheckCode{"c18d2gz154", classicMultiAz},
    CheckCode{"c18d2gz105", networkCrossZone},
    CheckCode{"7qGXsKIUw", connectionDraining},
    CheckCode{"c18d2gz168", deletionProtection},
    CheckCode{"c18d2gz167", accessLogs},
    CheckCode{"Hs4Ma3G184", accessLogs},
    CheckCode{"c1dfpnchv4", publicNetworkBalancerInPrivateSubnet},
    CheckCode{"a2sEc6ILx", listenerSecurity},
    CheckCode{"Hs4Ma3G182", listenerSecurity},
    CheckCode{"xSqX82fQu", classicSecurityGroups},
    CheckCode{"8604e947f2", applicationSecurityGroup},
    CheckCode{"c2vlfg0p1w", targetGroupEncryption},
    CheckCode{"iqdCTZKCUp", optimization},
    CheckCode{"b92b83d667", targetImbalance},
};

} // namespace

std::span<const CheckCode> loadBalancerChecks() { return kChecks; }

} // namespace faultline
