#include "model/advisor/check_support.h"

#include <algorithm>
#include <array>

namespace faultline {

namespace {

/// An address that nothing in the template takes: no property of its own, no association, no gateway, load balancer or interface.
void unassociatedAddress(Judge& judge)
{
    forEach(judge, "AWS::EC2::EIP", [&](const Resource& r) {
        bool isUsed = !property(r, "InstanceId").isAbsent();
        for (const Resource& other : judge.architecture().resources()) {
            if (isUsed || other.exists == Tri::No || other.id == r.id) continue;
            const auto named = reading::resourcesIn(judge.architecture(), other.properties);
            isUsed = std::find(named.begin(), named.end(), r.id) != named.end() && other.typeName != "AWS::Route53::RecordSet";
        }
        if (isUsed) judge.green(r);
        else judge.yellow(r, {}, {"advisor.address-unused", {}}).monthlySavingsUsd = monthlyPrice(judge, "ec2/public-ipv4-address");
    });
}

constexpr std::array kChecks{CheckCode{"Z4AUBRNSmz", unassociatedAddress}};

} // namespace

std::span<const CheckCode> costChecks() { return kChecks; }

} // namespace faultline
