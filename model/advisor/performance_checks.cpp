#include "model/advisor/check_support.h"

#include <array>

namespace faultline {

namespace {

void launchTemplate(Judge& judge)
{
    forEach(judge, kAutoScalingGroup, [&](const Resource& r) {
        if (!property(r, "LaunchTemplate").isAbsent() || !property(r, "MixedInstancesPolicy").isAbsent()) judge.green(r);
        else if (r.properties.isUnknown()) judge.cantTell(r, "Properties/LaunchTemplate");
        else judge.yellow(r, "Properties/LaunchConfigurationName", {"advisor.group-launch-configuration", {}});
    });
}

constexpr std::array kChecks{CheckCode{"c18d2gz102", launchTemplate}};

} // namespace

std::span<const CheckCode> performanceChecks() { return kChecks; }

} // namespace faultline
