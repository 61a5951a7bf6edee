#include "model/advisor/check_support.h"

#include <algorithm>
#include <array>

namespace faultline {

namespace {

/// How much of a quota a template uses by itself; what else the account holds is not in it.
struct Quota {
    std::string_view check;
    std::string_view type;
    double limit;                                               ///< default of the account; design rules of kind Q
    std::optional<double> (*amount)(const Resource&) = nullptr; ///< null: each counts one
};

std::optional<double> ifKind(const Resource& r, std::string_view kind)
{
    const auto own = reading::text(property(r, "Type"), "application");
    return own ? std::optional(*own == kind ? 1.0 : 0.0) : std::nullopt;
}
std::optional<double> applicationBalancers(const Resource& r) { return ifKind(r, "application"); }
std::optional<double> networkBalancers(const Resource& r) { return ifKind(r, "network"); }

template <std::size_t N>
std::optional<double> gibOfKinds(const Resource& r, const std::array<std::string_view, N>& kinds)
{
    const auto kind = reading::text(property(r, "VolumeType"), "gp2");
    if (!kind) return std::nullopt;
    return std::find(kinds.begin(), kinds.end(), *kind) == kinds.end() ? 0 : reading::number(property(r, "Size"));
}
std::optional<double> gp2Gib(const Resource& r) { return gibOfKinds(r, std::array<std::string_view, 1>{"gp2"}); }
std::optional<double> gp3Gib(const Resource& r) { return gibOfKinds(r, std::array<std::string_view, 1>{"gp3"}); }
std::optional<double> io1Gib(const Resource& r) { return gibOfKinds(r, std::array<std::string_view, 1>{"io1"}); }
std::optional<double> io2Gib(const Resource& r) { return gibOfKinds(r, std::array<std::string_view, 1>{"io2"}); }
std::optional<double> st1Gib(const Resource& r) { return gibOfKinds(r, std::array<std::string_view, 1>{"st1"}); }
std::optional<double> sc1Gib(const Resource& r) { return gibOfKinds(r, std::array<std::string_view, 1>{"sc1"}); }
std::optional<double> magneticGib(const Resource& r) { return gibOfKinds(r, std::array<std::string_view, 1>{"standard"}); }
std::optional<double> allocatedGib(const Resource& r) { return reading::number(property(r, "AllocatedStorage"), 0); }
std::optional<double> readUnits(const Resource& r) { return reading::number(property(r, "ProvisionedThroughput/ReadCapacityUnits"), 0); }
std::optional<double> writeUnits(const Resource& r) { return reading::number(property(r, "ProvisionedThroughput/WriteCapacityUnits"), 0); }

constexpr double kTib = 1024;

constexpr std::array kQuotas{
    Quota{"jL7PP0l7J9", "AWS::EC2::VPC", 5},             // R017
    Quota{"kM7QQ0l7J9", "AWS::EC2::InternetGateway", 5}, // R044
    Quota{"lN7RR0l7J9", "AWS::EC2::EIP", 5},             // R060
    Quota{"fW7HH0l7J9", kAutoScalingGroup, 500},         // design rules, appendix B
    Quota{"aW7HH0l7J9", "AWS::AutoScaling::LaunchConfiguration", 200},
    Quota{"EM8b3yLRTr", kLoadBalancer, 50, applicationBalancers},
    Quota{"8wIqYSt25K", kLoadBalancer, 50, networkBalancers},
    Quota{"iK7OO0l7J9", kClassicLoadBalancer, 20},
    Quota{"gjqMBn6pjz", kDbCluster, 40},
    Quota{"XG0aXHpIEt", kDbInstance, 40},
    Quota{"dYWBaXaaMM", "AWS::RDS::DBSubnetGroup", 50},
    Quota{"jEECYg2YVU", "AWS::RDS::DBParameterGroup", 50},
    Quota{"jtlIMO3qZM", "AWS::RDS::DBClusterParameterGroup", 50},
    Quota{"3Njm0DJQO9", "AWS::RDS::OptionGroup", 20},
    Quota{"keAhfbH5yb", "AWS::RDS::EventSubscription", 20},
    Quota{"P1jhKWEmLa", kDbInstance, 100000, allocatedGib},
    Quota{"dH7RR0l6J9", kVolume, 50 * kTib, gp2Gib},
    Quota{"dH7RR0l6J3", kVolume, 50 * kTib, gp3Gib},
    Quota{"gI7MM0l7J9", kVolume, 50 * kTib, io1Gib},
    Quota{"gI7MM0l7J2", kVolume, 20 * kTib, io2Gib},
    Quota{"wH7DD0l3J9", kVolume, 50 * kTib, st1Gib},
    Quota{"gH5CC0e3J9", kVolume, 50 * kTib, sc1Gib},
    Quota{"cG7HH0l7J9", kVolume, 50 * kTib, magneticGib},
    Quota{"6gtQddfEw6", kTable, 80000, readUnits},
    Quota{"c5ftjdfkMr", kTable, 80000, writeUnits},
    Quota{"dx3xfcdfMr", "AWS::Route53::HostedZone", 500},  // R421
    Quota{"ru4xfcdfMr", "AWS::Route53::HealthCheck", 200}, // R421
};

/// All of a kind together against the quota: 80 % is yellow, 100 % red. Resources that only may exist count: a deployment may need them.
void quota(Judge& judge)
{
    const auto q = std::find_if(kQuotas.begin(), kQuotas.end(), [&](const Quota& each) { return each.check == judge.check().id; });
    double used = 0;
    const Resource* last = nullptr;
    const Resource* unknown = nullptr;
    forEach(judge, q->type, [&](const Resource& r) {
        const std::optional<double> amount = q->amount ? q->amount(r) : 1;
        if (!amount) unknown = &r;
        if (amount && *amount <= 0) return;
        judge.green(r);
        used += amount.value_or(0);
        last = &r;
    });
    if (!last) return;
    const Message message{"advisor.quota", {{"used", number(used)}, {"limit", number(q->limit)}, {"what", judge.check().name}}};
    if (used >= q->limit) judge.red(*last, {}, message);
    else if (used >= 0.8 * q->limit) judge.yellow(*last, {}, message);
    else if (unknown) judge.cantTell(*unknown, {});
}

void subnetsPerGroup(Judge& judge)
{
    forEach(judge, "AWS::RDS::DBSubnetGroup", [&](const Resource& r) {
        constexpr double kLimit = 20;
        const Value& subnets = property(r, "SubnetIds");
        const auto count = static_cast<double>(reading::itemsOf(subnets).size());
        const Message message{"advisor.quota", {{"used", number(count)}, {"limit", number(kLimit)}, {"what", judge.check().name}}};
        if (subnets.isUnknown()) judge.cantTell(r, "Properties/SubnetIds");
        else if (count >= kLimit) judge.red(r, "Properties/SubnetIds", message);
        else if (count >= 0.8 * kLimit) judge.yellow(r, "Properties/SubnetIds", message);
        else judge.green(r);
    });
}

void replicasPerSource(Judge& judge)
{
    constexpr double kLimit = 15; // design rules, appendix B
    forEach(judge, kDbInstance, [&](const Resource& r) {
        double count = 0;
        forEach(judge, kDbInstance, [&](const Resource& replica) {
            if (reading::mention(judge.architecture(), property(replica, "SourceDBInstanceIdentifier")) == Mention{r.id, false}) ++count;
        });
        if (count == 0) return;
        const Message message{"advisor.quota", {{"used", number(count)}, {"limit", number(kLimit)}, {"what", judge.check().name}}};
        if (count >= kLimit) judge.red(r, {}, message);
        else if (count >= 0.8 * kLimit) judge.yellow(r, {}, message);
        else judge.green(r);
    });
}

constexpr auto tableOf()
{
    std::array<CheckCode, kQuotas.size() + 2> table{};
    for (std::size_t i = 0; i < kQuotas.size(); ++i) table[i] = {kQuotas[i].check, quota};
    table[kQuotas.size()] = {"jEhCtdJKOY", subnetsPerGroup};
    table[kQuotas.size() + 1] = {"pYW8UkYz2w", replicasPerSource};
    return table;
}
constexpr auto kChecks = tableOf();

} // namespace

std::span<const CheckCode> serviceLimitChecks() { return kChecks; }

} // namespace faultline
