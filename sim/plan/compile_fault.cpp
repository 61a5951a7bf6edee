#include "sim/plan/plan.h"

#include <algorithm>
#include <charconv>

namespace faultline::sim {

namespace {

Problem problem(const char* id, std::vector<std::pair<std::string, std::string>> args, const char* remedy = nullptr)
{
    Problem p{{std::string("sim.") + id, std::move(args)}, {}, std::nullopt};
    if (remedy) p.remedy = Message{std::string("sim.") + remedy, {}};
    return p;
}

std::string argumentOf(const Fault& fault, const char* name)
{
    const auto at = fault.arguments.find(name);
    return at == fault.arguments.end() ? std::string() : at->second;
}

/// A name, or n: the nth zone in which something serves.
std::optional<Index> zoneOf(const Plan& plan, const std::string& text)
{
    for (Index z = 0; z < plan.zones.size(); ++z)
        if (plan.zones[z] == text) return z;
    int n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    for (Index z = 0; z < plan.zones.size(); ++z)
        if (plan.zoneIsUsed[z] && --n == 0) return z;
    return std::nullopt;
}

std::string zoneList(const Plan& plan)
{
    std::string list;
    for (const std::string& zone : plan.zones) list += (list.empty() ? "" : ", ") + zone;
    return list;
}

Index stationOf(const Plan& plan, const std::string& id)
{
    for (Index s = 0; s < plan.stations.size(); ++s)
        if (plan.subjects[plan.stations[s].subject] == id) return s;
    return kNone;
}

bool isMachine(const StationPlan& station) { return station.kind == StationPlan::Kind::Instance || station.kind == StationPlan::Kind::Group; }

std::optional<Problem> readTermination(const Fault& fault, const Plan& plan, FaultPlan& out)
{
    out.kind = FaultPlan::Kind::TerminateInstances;
    const std::string target = argumentOf(fault, "target");
    if (!target.empty()) {
        out.station = stationOf(plan, target);
        if (out.station == kNone || !isMachine(plan.stations[out.station]))
            return problem("fault-target", {{"fault", fault.text}, {"target", target}}, "fault-target-instances");
    }
    if (const std::string count = argumentOf(fault, "count"); !count.empty()) std::from_chars(count.data(), count.data() + count.size(), out.count);
    if (std::string percent = argumentOf(fault, "percent"); !percent.empty()) {
        if (percent.back() == '%') percent.pop_back();
        double value = 0;
        std::from_chars(percent.data(), percent.data() + percent.size(), value);
        out.share = value / 100;
    }
    return std::nullopt;
}

std::optional<Problem> readFailover(const Fault& fault, const Plan& plan, FaultPlan& out)
{
    out.kind = FaultPlan::Kind::RdsFailover;
    const std::string target = argumentOf(fault, "target");
    for (const DatabasePlan& database : plan.databases) {
        const bool isMeant = target.empty() ? database.isMultiAz && out.station == kNone : stationOf(plan, target) == database.station;
        if (!isMeant) continue;
        if (!database.isMultiAz)
            return problem("failover-single-az", {{"fault", fault.text}, {"target", target}}, "failover-single-az-remedy"); // RDS-16
        out.station = database.station;
    }
    if (out.station == kNone)
        return problem("fault-target", {{"fault", fault.text}, {"target", target.empty() ? "a Multi-AZ database" : target}}, "fault-target-database");
    return std::nullopt;
}

} // namespace

Result<FaultPlan> compileFault(const Fault& fault, const Plan& plan)
{
    FaultPlan out;
    out.fault = fault;
    if (const std::string zone = argumentOf(fault, "az"); !zone.empty()) {
        const auto z = zoneOf(plan, zone);
        if (!z) return problem("unknown-zone", {{"fault", fault.text}, {"zone", zone}, {"zones", zoneList(plan)}}, "unknown-zone-remedy");
        out.zone = *z;
    }
    std::optional<Problem> failure;
    if (fault.kind == "terminate-instances") failure = readTermination(fault, plan, out);
    else if (fault.kind == "rds-failover") failure = readFailover(fault, plan, out);
    else if (fault.kind == "az-power-interruption") out.kind = FaultPlan::Kind::AzPowerInterruption;
    else failure = problem("fault-not-implemented", {{"kind", fault.kind}}, "fault-not-implemented-remedy");
    if (failure) return *std::move(failure);
    if (out.kind == FaultPlan::Kind::AzPowerInterruption && out.zone == kNone)
        return problem("unknown-zone", {{"fault", fault.text}, {"zone", ""}, {"zones", zoneList(plan)}}, "unknown-zone-remedy");
    return out;
}

} // namespace faultline::sim
