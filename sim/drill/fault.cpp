#include "model/text/nearest.h"
#include "sim/drill/quantities.h"
#include "sim/drill/scenario.h"
#include "sim/faults/fault_argument.h"
#include "sim/faults/fault_kind.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace faultline::sim {

namespace {

std::vector<std::string> argumentNames(const FaultKind& kind)
{
    std::vector<std::string> names{"at"};
    if (kind.hasLength) names.emplace_back("for");
    for (const auto* list : {&kind.required, &kind.oneOf, &kind.optional})
        for (const std::string_view name : *list) names.emplace_back(name);
    return names;
}

Problem unknownKind(std::string_view kind)
{
    std::vector<std::string> known;
    for (const FaultKind& k : faultKinds()) known.emplace_back(k.kind);
    const std::string guess = nearestWord(kind, known);
    if (guess.empty()) return drillProblem("unknown-fault", {{"kind", std::string(kind)}}, "list-faults");
    return drillProblem("unknown-fault", {{"kind", std::string(kind)}}, "did-you-mean", {{"guess", guess}});
}

Problem unknownArgument(const FaultKind& kind, std::string_view name)
{
    const auto names = argumentNames(kind);
    const std::string guess = nearestWord(name, names);
    std::vector<std::pair<std::string, std::string>> args{{"kind", std::string(kind.kind)}, {"name", std::string(name)}};
    if (!guess.empty()) return drillProblem("unknown-argument", std::move(args), "did-you-mean", {{"guess", guess}});
    return drillProblem("unknown-argument", std::move(args), "fault-takes", {{"names", fmt::format("{}", fmt::join(names, ", "))}});
}

Problem missingArgument(const FaultKind& kind, std::string_view name)
{
    const std::string_view first = name.substr(0, name.find(' ')); // of "target or az"
    const FaultArgument* argument = findFaultArgument(first);
    const std::string_view example = argument ? argument->example : first == "at" ? "at=10m" : "for=15m";
    return drillProblem("argument-missing", {{"kind", std::string(kind.kind)}, {"name", std::string(name)}}, "write-example",
                        {{"example", std::string(example)}});
}

std::optional<Problem> checkGiven(const FaultKind& kind, const Fault& fault, bool hasAt, bool hasFor)
{
    if (!hasAt) return missingArgument(kind, "at");
    if (kind.hasLength && !hasFor) return missingArgument(kind, "for");
    for (const std::string_view name : kind.required)
        if (!fault.arguments.contains(std::string(name))) return missingArgument(kind, name);
    const bool oneGiven =
        std::any_of(kind.oneOf.begin(), kind.oneOf.end(), [&](std::string_view n) { return fault.arguments.contains(std::string(n)); });
    if (!kind.oneOf.empty() && !oneGiven) return missingArgument(kind, fmt::format("{}", fmt::join(kind.oneOf, " or ")));
    if (fault.arguments.contains("count") && fault.arguments.contains("percent"))
        return drillProblem("count-and-percent", {{"kind", fault.kind}}, "count-and-percent-remedy");
    return std::nullopt;
}

} // namespace

Result<Fault> Fault::parse(std::string_view text)
{
    const auto parts = cutAt(text, ":");
    const std::string_view name = trimmed(parts ? parts->first : text);
    const FaultKind* kind = findFaultKind(name);
    if (!kind) return unknownKind(name);

    Fault fault;
    fault.text = std::string(text);
    fault.kind = std::string(name);
    bool hasAt = false, hasFor = false;
    const std::string_view body = parts ? parts->second : std::string_view();
    for (const std::string_view word : body.empty() ? std::vector<std::string_view>() : splitAt(body, ',')) {
        const auto pair = cutAt(word, "=");
        if (!pair) return drillProblem("wrong-fault-word", {{"text", std::string(word)}}, "fault-remedy");
        const std::string key(trimmed(pair->first));
        const std::string_view value = trimmed(pair->second);
        const auto names = argumentNames(*kind);
        if (std::find(names.begin(), names.end(), key) == names.end()) return unknownArgument(*kind, key);
        if (const FaultArgument* argument = findFaultArgument(key))
            if (const auto problem = checkValue(*argument, value)) return *problem;
        const bool isTwice = key == "at" ? hasAt : key == "for" ? hasFor : fault.arguments.contains(key);
        if (isTwice) return drillProblem("argument-twice", {{"name", key}, {"text", std::string(text)}}, "argument-twice-remedy");
        if (key != "at" && key != "for") {
            fault.arguments[key] = std::string(value);
            continue;
        }
        const auto duration = parseDuration(value);
        if (!duration) return duration.problem();
        if (key == "for" && *duration == 0) return drillProblem("wrong-argument", {{"name", key}, {"value", std::string(value)}}, "for-remedy");
        (key == "at" ? fault.at : fault.lasts) = *duration;
        (key == "at" ? hasAt : hasFor) = true;
    }
    if (const auto problem = checkGiven(*kind, fault, hasAt, hasFor)) return *problem;
    if (!kind->isImplemented()) return drillProblem("fault-not-implemented", {{"kind", fault.kind}}, "list-faults");
    return fault;
}

} // namespace faultline::sim
