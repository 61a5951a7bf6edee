#include "model/advisor/check_support.h"
#include "model/graph/security_groups.h"

#include <array>

namespace faultline {

namespace {

constexpr std::size_t kManyRules = 50; // of the check, in a VPC

void launchTemplate(Judge& judge)
{
    forEach(judge, kAutoScalingGroup, [&](const Resource& r) {
        if (!property(r, "LaunchTemplate").isAbsent() || !property(r, "MixedInstancesPolicy").isAbsent()) judge.green(r);
        else if (r.properties.isUnknown()) judge.cantTell(r, "Properties/LaunchTemplate");
        else judge.yellow(r, "Properties/LaunchConfigurationName", {"advisor.group-launch-configuration", {}});
    });
}

std::size_t rulesOf(const Judge& judge, const Resource& group)
{
    return ingressOf(judge.architecture(), group).size() + reading::itemsOf(property(group, "SecurityGroupEgress")).size();
}

void rulesInGroup(Judge& judge)
{
    forEach(judge, kSecurityGroup, [&](const Resource& r) {
        const std::size_t count = rulesOf(judge, r);
        if (count > kManyRules) judge.yellow(r, {}, {"advisor.many-rules", {{"count", std::to_string(count)}}});
        else if (!ingressIsComplete(r)) judge.cantTell(r, "Properties/SecurityGroupIngress");
        else judge.green(r);
    });
}

void rulesOnInstance(Judge& judge)
{
    forEach(judge, kInstance, [&](const Resource& r) {
        const auto groups = judge.topology().securityGroups(r.id);
        if (!groups) return static_cast<void>(judge.cantTell(r, "Properties/SecurityGroupIds"));
        std::size_t count = 0;
        bool isKnown = true;
        for (const std::string& id : *groups) {
            const Resource* group = judge.architecture().find(id);
            if (group && ingressIsComplete(*group)) count += rulesOf(judge, *group);
            else isKnown = false;
        }
        if (count > kManyRules) judge.yellow(r, {}, {"advisor.many-rules", {{"count", std::to_string(count)}}});
        else if (!isKnown) judge.cantTell(r, "Properties/SecurityGroupIds");
        else judge.green(r);
    });
}

constexpr std::array kChecks{CheckCode{"c18d2gz102", launchTemplate}, CheckCode{"tfg86AVHAZ", rulesInGroup}, CheckCode{"j3DFqYTe29", rulesOnInstance}};

} // namespace

std::span<const CheckCode> performanceChecks() { return kChecks; }

} // namespace faultline
