#include "sim/faults/target_lookup.h"

#include "sim/drill/quantities.h"

namespace faultline::sim {

namespace {

constexpr std::uint64_t kMemberNumberMax = 1'000'000'000;

} // namespace

std::string argumentOf(const FaultPlan& fault, const char* name)
{
    const auto at = fault.fault.arguments.find(name);
    return at == fault.fault.arguments.end() ? std::string() : at->second;
}

Problem faultProblem(const FaultPlan& fault, const char* id, const char* remedy, std::vector<std::pair<std::string, std::string>> args)
{
    args.emplace(args.begin(), "fault", fault.fault.text);
    return {{std::string("sim.") + id, std::move(args)}, {}, Message{std::string("sim.") + remedy, {}}};
}

Index findStation(const Plan& plan, const std::string& id)
{
    for (Index s = 0; s < plan.stations.size(); ++s)
        if (plan.subjects[plan.stations[s].subject] == id) return s;
    return kNone;
}

std::optional<Problem> aimAtStation(const Plan& plan, FaultPlan& fault, bool (*fits)(const StationPlan&), const char* remedy)
{
    const std::string target = argumentOf(fault, "target");
    if (target.empty()) return std::nullopt;
    const auto numbered = cutAt(target, "#");
    const std::uint64_t number = numbered ? wholeOf(numbered->second).value_or(0) : 0; // they count from 1
    const Index station = findStation(plan, numbered ? std::string(numbered->first) : target);
    const bool isGroup = station != kNone && plan.stations[station].kind == StationPlan::Kind::Group; // its numbers grow with what it launches
    const bool isMember = number > 0 && number < kMemberNumberMax && (isGroup || number == 1);
    if (station == kNone || (numbered && !isMember) || !fits(plan.stations[station]))
        return faultProblem(fault, "fault-target", remedy, {{"target", target}});
    fault.target = {Destination::Kind::Station, station};
    fault.subject = plan.stations[station].subject;
    fault.memberNumber = isMember ? static_cast<int>(number) : 0;
    return std::nullopt;
}

std::optional<Problem> aimAtMachines(const Plan& plan, FaultPlan& fault) { return aimAtStation(plan, fault, isMachine, "fault-target-instances"); }

std::vector<Assumption> assumesRestarts(const Plan& plan, const FaultPlan& fault)
{
    std::vector<Assumption> assumptions;
    for (Index s = 0; s < plan.stations.size(); ++s) {
        const bool isMeant = fault.target.kind != Destination::Kind::Station || fault.target.index == s;
        if (isMeant && isMachine(plan.stations[s]) && plan.stations[s].assumesRestart)
            assumptions.push_back({plan.subjects[plan.stations[s].subject] + ": restart of what serves", "10 s", "Faultline's default", true});
    }
    return assumptions;
}

} // namespace faultline::sim
