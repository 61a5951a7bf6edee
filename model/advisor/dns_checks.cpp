#include "model/advisor/check_support.h"

#include <array>

namespace faultline {

namespace {

constexpr std::string_view kRecord = "AWS::Route53::RecordSet";

bool isFailover(const Resource& r) { return !property(r, "Failover").isAbsent() || !property(r, "HealthCheckId").isAbsent(); }

void highTtl(Judge& judge)
{
    forEach(judge, kRecord, [&](const Resource& r) {
        if (!isFailover(r) || !property(r, "AliasTarget").isAbsent()) return; // an alias has no TTL (R415)
        const auto ttl = reading::number(property(r, "TTL"));
        if (!ttl) judge.cantTell(r, "Properties/TTL");
        else if (*ttl > 60)
            judge.offer(judge.yellow(r, "Properties/TTL", {"advisor.record-ttl", {{"seconds", number(*ttl)}}}), r, "Properties/TTL", Literal("60"));
        else judge.green(r);
    });
}

/// Two records are the same name when both are known and equal, or both are the same expression.
bool isSameName(const Resource& a, const Resource& b)
{
    const Value &x = property(a, "Name"), &y = property(b, "Name");
    if (x.isText() && y.isText()) return x.text() == y.text();
    return x.isUnknown() && y.isUnknown() && !x.symbol().empty() && x.symbol() == y.symbol();
}

void failoverPairs(Judge& judge)
{
    forEach(judge, kRecord, [&](const Resource& r) {
        const Value& role = property(r, "Failover");
        if (role.isAbsent()) return;
        if (!role.isText()) return static_cast<void>(judge.cantTell(r, "Properties/Failover"));
        const std::string_view wanted = role.text() == "PRIMARY" ? "SECONDARY" : "PRIMARY";
        const Resource* other = nullptr;
        bool isKnown = property(r, "Name").isText();
        forEach(judge, kRecord, [&](const Resource& o) {
            if (isSameName(r, o) && reading::text(property(o, "Failover")) == wanted) other = &o;
            if (!property(o, "Name").isText()) isKnown = false;
        });
        if (!other && !isKnown) judge.cantTell(r, "Properties/Name");
        else if (!other) judge.yellow(r, "Properties/Failover", {"advisor.failover-alone", {{"role", std::string(wanted)}}});
        else judge.green(r);
    });
}

void deletedHealthChecks(Judge& judge)
{
    forEach(judge, kRecord, [&](const Resource& r) {
        const Value& check = property(r, "HealthCheckId");
        if (!check.isReference()) return;
        const Resource* target = judge.architecture().find(check.text());
        if (!target || target->exists == Tri::No)
            judge.yellow(r, "Properties/HealthCheckId", {"advisor.health-check-gone", {{"target", check.text()}}});
        else judge.green(r);
    });
}

void aliasInsteadOfCname(Judge& judge)
{
    forEach(judge, kRecord, [&](const Resource& r) {
        if (reading::text(property(r, "Type")) != "CNAME") return;
        for (const std::string& id : reading::resourcesIn(judge.architecture(), property(r, "ResourceRecords"))) {
            const std::string& type = judge.architecture().find(id)->typeName;
            if (type == kLoadBalancer || type == kClassicLoadBalancer || type == "AWS::CloudFront::Distribution" || type == kBucket)
                return static_cast<void>(judge.yellow(r, "Properties/ResourceRecords", {"advisor.cname-could-be-alias", {{"target", id}}}));
        }
        judge.green(r);
    });
}

constexpr std::array kChecks{CheckCode{"C056F80cR3", highTtl}, CheckCode{"b73EEdD790", failoverPairs}, CheckCode{"Cb877eB72b", deletedHealthChecks},
                             CheckCode{"B913Ef6fb4", aliasInsteadOfCname}};

} // namespace

std::span<const CheckCode> dnsChecks() { return kChecks; }

} // namespace faultline
