#include "model/advisor/check_support.h"
#include "model/graph/security_groups.h"

#include <algorithm>
#include <array>

namespace faultline {

namespace {

constexpr std::array kRiskyPorts{20, 21, 22, 1433, 1434, 3306, 3389, 4333, 5432, 5500};
constexpr std::array kHighRiskPorts{20,   21,   22,   23,   25,   110,  135,  143,  445,  1433, 1434, 3000,
                                    3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300};

/// @param group  as topology names it; one that is not in the template may serve elsewhere, too
bool isAttached(const Judge& judge, const std::string& group)
{
    const auto& all = judge.architecture().resources();
    return std::any_of(all.begin(), all.end(), [&](const Resource& r) {
        const auto groups = judge.topology().securityGroups(r.id);
        return groups && std::find(groups->begin(), groups->end(), group) != groups->end();
    });
}

/// What a rule that everybody may use is worth to a check.
using Verdict = CheckStatus (*)(const Judge&, const std::string& group, const SecurityGroupRule& rule);

std::string ports(const SecurityGroupRule& rule)
{
    if (rule.protocol == "-1" || !rule.fromPort || !rule.toPort || *rule.fromPort < 0) return "0-65535";
    return rule.fromPort == rule.toPort ? std::to_string(*rule.fromPort) : fmt::format("{}-{}", *rule.fromPort, *rule.toPort);
}

/// True when the rule opens one of the ports; can't tell when its ports are not known.
template <class Ports>
Tri opens(const SecurityGroupRule& rule, const Ports& list)
{
    Tri any = Tri::No;
    for (const int port : list) any = any || rule.covers(port);
    return any;
}

/// All ports that it opens are among those that are meant for everybody.
Tri opensOnly(const SecurityGroupRule& rule, std::initializer_list<int> allowed)
{
    if (rule.protocol == "-1") return Tri::No;
    if (rule.protocol == "icmp" || rule.protocol == "icmpv6") return Tri::Yes; // no ports
    if (rule.protocol.empty() || !rule.fromPort || !rule.toPort) return Tri::Unknown;
    for (int port = *rule.fromPort; port <= *rule.toPort; ++port)
        if (std::find(allowed.begin(), allowed.end(), port) == allowed.end()) return Tri::No;
    return Tri::Yes;
}

CheckStatus specificPorts(const Judge&, const std::string&, const SecurityGroupRule& rule)
{
    const Tri risky = opens(rule, kRiskyPorts);
    const Tri harmless = opensOnly(rule, {25, 80, 443, 465});
    if (risky == Tri::Yes) return CheckStatus::Red;
    if (risky == Tri::Unknown || harmless == Tri::Unknown) return CheckStatus::CantTell;
    return harmless == Tri::Yes ? CheckStatus::Green : CheckStatus::Yellow;
}

CheckStatus unrestrictedAccess(const Judge& judge, const std::string& group, const SecurityGroupRule& rule)
{
    const Tri harmless = opensOnly(rule, {25, 80, 443});
    if (harmless == Tri::Unknown) return CheckStatus::CantTell;
    if (harmless == Tri::Yes) return CheckStatus::Green;
    return isAttached(judge, group) || !judge.architecture().find(group) ? CheckStatus::Yellow : CheckStatus::Red;
}

CheckStatus authorizedPorts(const Judge&, const std::string&, const SecurityGroupRule& rule)
{
    const Tri harmless = opensOnly(rule, {80, 443});
    if (harmless == Tri::Unknown) return CheckStatus::CantTell;
    return harmless == Tri::Yes ? CheckStatus::Green : CheckStatus::Red;
}

CheckStatus highRiskPorts(const Judge&, const std::string&, const SecurityGroupRule& rule)
{
    const Tri risky = opens(rule, kHighRiskPorts);
    if (risky == Tri::Unknown) return CheckStatus::CantTell;
    return risky == Tri::Yes ? CheckStatus::Red : CheckStatus::Green;
}

/// Judges one rule of a group; false when there is a finding about it.
bool judgeRule(Judge& judge, Verdict verdict, const std::string& group, const SecurityGroupRule& rule)
{
    if (rule.peerIsUnknown && rule.cidr.empty()) {
        // Who may use it is not known; whether that would matter is.
        SecurityGroupRule worst = rule;
        worst.cidr = "0.0.0.0/0";
        if (verdict(judge, group, worst) == CheckStatus::Green) return true;
        judge.cantTell(*rule.writtenIn, rule.path);
        return false;
    }
    const CheckStatus status = rule.isFromAnywhere() ? verdict(judge, group, rule) : CheckStatus::Green;
    if (status == CheckStatus::Green) return true;
    const Message message{"advisor.open-to-world", {{"ports", ports(rule)}, {"cidr", rule.cidr}}};
    Finding& f = status == CheckStatus::Red      ? judge.red(*rule.writtenIn, rule.path, message)
                 : status == CheckStatus::Yellow ? judge.yellow(*rule.writtenIn, rule.path, message)
                                                 : judge.cantTell(*rule.writtenIn, rule.path);
    if (rule.writtenIn->id != group && judge.architecture().find(group)) f.concerned.push_back(group);
    return false;
}

void judgeGroups(Judge& judge, Verdict verdict)
{
    forEach(judge, kSecurityGroup, [&](const Resource& group) {
        bool isClean = true;
        for (const SecurityGroupRule& rule : ingressOf(judge.architecture(), group)) isClean = judgeRule(judge, verdict, group.id, rule) && isClean;
        if (!ingressIsComplete(group)) judge.cantTell(group, "Properties/SecurityGroupIngress");
        else if (isClean) judge.green(group);
    });
    for (const auto& [group, rule] : strayIngress(judge.architecture()))
        if (judgeRule(judge, verdict, group, rule)) judge.green(*rule.writtenIn);
}

void groupsSpecificPorts(Judge& judge) { judgeGroups(judge, specificPorts); }
void groupsUnrestricted(Judge& judge) { judgeGroups(judge, unrestrictedAccess); }
void groupsAuthorizedPorts(Judge& judge) { judgeGroups(judge, authorizedPorts); }
void groupsHighRisk(Judge& judge) { judgeGroups(judge, highRiskPorts); }

/// Version 2 of the metadata service must be required, by the instance or by the template that launches it.
void instanceMetadata(Judge& judge)
{
    const auto judgeOne = [&](const Resource& r, std::string_view path) {
        const auto tokens = reading::text(property(r, path), "optional");
        const std::string full = fmt::format("Properties/{}", path);
        if (!tokens) judge.cantTell(r, full);
        else if (*tokens == "required") judge.green(r);
        else judge.offer(judge.red(r, full, {"advisor.metadata-v1", {}}), r, full, Literal("required"));
    };
    forEach(judge, "AWS::EC2::LaunchTemplate", [&](const Resource& r) { judgeOne(r, "LaunchTemplateData/MetadataOptions/HttpTokens"); });
    forEach(judge, "AWS::AutoScaling::LaunchConfiguration", [&](const Resource& r) { judgeOne(r, "MetadataOptions/HttpTokens"); });
    forEach(judge, kInstance, [&](const Resource& r) {
        if (property(r, "LaunchTemplate").isAbsent()) judgeOne(r, "MetadataOptions/HttpTokens");
    });
}

/// Only an address that the template asks for; what a subnet gives by itself is the subnet's check.
void publicAddress(Judge& judge)
{
    forEach(judge, kInstance, [&](const Resource& r) {
        const Value& asked = property(r, "NetworkInterfaces/0/AssociatePublicIpAddress");
        const Tri isPublic = reading::boolean(asked, false);
        if (isPublic == Tri::Yes) judge.red(r, "Properties/NetworkInterfaces/0/AssociatePublicIpAddress", {"advisor.instance-public-address", {}});
        else if (isPublic == Tri::Unknown) judge.cantTell(r, "Properties/NetworkInterfaces/0/AssociatePublicIpAddress");
        else judge.green(r);
    });
}

void subnetGivesAddresses(Judge& judge)
{
    forEach(judge, "AWS::EC2::Subnet",
            [&](const Resource& r) { judge.flag(r, "MapPublicIpOnLaunch", false, false, CheckStatus::Yellow, "advisor.subnet-gives-addresses"); });
}

constexpr std::array kChecks{
    CheckCode{"HCP4007jGY", groupsSpecificPorts},  CheckCode{"1iG5NDGVre", groupsUnrestricted}, CheckCode{"Hs4Ma3G178", groupsAuthorizedPorts},
    CheckCode{"Hs4Ma3G204", groupsHighRisk},       CheckCode{"Hs4Ma3G124", instanceMetadata},   CheckCode{"Hs4Ma3G123", publicAddress},
    CheckCode{"Hs4Ma3G207", subnetGivesAddresses},
};

} // namespace

std::span<const CheckCode> securityChecks() { return kChecks; }

} // namespace faultline
