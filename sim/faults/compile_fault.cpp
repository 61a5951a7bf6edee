#include "sim/faults/fault_argument.h"
#include "sim/faults/fault_kind.h"
#include "sim/faults/target_lookup.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace faultline::sim {

namespace {

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

/// "use1-az1": AWS's id of a zone. Which name it has differs from account to account, and a drawing is of none.
bool isZoneId(const std::string& text)
{
    const std::size_t at = text.find("-az");
    return at != std::string::npos && at > 0 && at + 3 < text.size() && text.find_first_not_of("0123456789", at + 3) == std::string::npos;
}

std::string zoneList(const Plan& plan)
{
    std::string list;
    for (const std::string& zone : plan.zones) list += (list.empty() ? "" : ", ") + zone;
    return list;
}

/// The arguments that mean the same in every kind.
std::optional<Problem> readCommon(const Plan& plan, FaultPlan& out)
{
    for (const auto& [name, value] : out.fault.arguments) {
        const FaultArgument* argument = findFaultArgument(name);
        if (!argument) continue;
        switch (argument->shape) {
        case FaultArgument::Shape::Zone: {
            const auto zone = zoneOf(plan, value);
            const char* problem = isZoneId(value) ? "zone-by-id" : "unknown-zone";
            if (!zone) return faultProblem(out, problem, "unknown-zone-remedy", {{"zone", value}, {"zones", zoneList(plan)}});
            out.zone = *zone;
            break;
        }
        case FaultArgument::Shape::Share: out.share = numberOf(*argument, value).value_or(-1); break;
        case FaultArgument::Shape::Count: out.count = static_cast<int>(numberOf(*argument, value).value_or(-1)); break;
        case FaultArgument::Shape::Number: out.number = numberOf(*argument, value).value_or(0); break;
        case FaultArgument::Shape::Target:
        case FaultArgument::Shape::Word: break; // the kind's own to look up
        }
    }
    return std::nullopt;
}

/// A kind that names types hits nothing else, whatever its own look-up would take.
std::optional<Problem> checkType(const Plan& plan, const FaultPlan& fault)
{
    const auto& types = fault.kind->targets;
    const std::string written = argumentOf(fault, "target");
    const auto at = std::find(plan.subjects.begin(), plan.subjects.end(), written.substr(0, written.find('#')));
    if (written.empty() || types.empty() || at == plan.subjects.end()) return std::nullopt;
    if (std::find(types.begin(), types.end(), plan.types[static_cast<std::size_t>(at - plan.subjects.begin())]) != types.end()) return std::nullopt;
    Problem problem = faultProblem(fault, "fault-target", "fault-target-type", {{"target", written}});
    problem.remedy->args = {{"types", fmt::format("{}", fmt::join(types, ", "))}};
    return problem;
}

} // namespace

Result<FaultPlan> compileFault(const Fault& fault, const Plan& plan)
{
    FaultPlan out;
    out.fault = fault;
    out.kind = findFaultKind(fault.kind);
    if (!out.kind || !out.kind->isImplemented())
        return faultProblem(out, "fault-not-implemented", "fault-not-implemented-remedy", {{"kind", fault.kind}});
    if (auto failure = readCommon(plan, out)) return *std::move(failure);
    if (out.kind->compile)
        if (auto failure = out.kind->compile(plan, out)) return *std::move(failure);
    if (auto failure = checkType(plan, out)) return *std::move(failure);
    return out;
}

} // namespace faultline::sim
