#include "sim/drill/scenario.h"

#include "model/files/file_system.h"
#include "model/metrics/instant.h"
#include "model/services/architecture.h"
#include "model/text/nearest.h"
#include "sim/drill/quantities.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr std::string_view kDefaultTraffic = "constant:100/s";
constexpr Nanoseconds kDurationMin = kSecond;

/// Gives a problem of the document its place; one of the command line has none.
Problem placed(Problem problem, const Architecture& architecture, const DrillAnnotation* drill)
{
    if (drill && problem.place.file.empty()) problem.place = {architecture.document().path(), 0, 0, drill->path};
    return problem;
}

/// A text and where it was written: on the command line (null) or in a drill of the document.
struct Written {
    std::string text;
    const DrillAnnotation* in = nullptr;
};

std::optional<Written> pick(const std::optional<std::string>& over, const DrillAnnotation* drill, std::optional<std::string> DrillAnnotation::*member)
{
    if (over) return Written{*over, nullptr};
    if (drill && drill->*member) return Written{*(drill->*member), drill};
    return std::nullopt;
}

Problem unknownName(std::string_view id, const std::string& name, const std::vector<std::string>& known)
{
    const std::string guess = nearestWord(name, known);
    if (!guess.empty()) return drillProblem(id, {{"name", name}}, "did-you-mean", {{"guess", guess}});
    std::string list;
    for (const std::string& k : known) list += (list.empty() ? "" : ", ") + k;
    if (list.empty()) return drillProblem(id, {{"name", name}}, "none-here");
    return drillProblem(id, {{"name", name}}, "known-names", {{"names", list}});
}

template <class Map>
std::vector<std::string> keysOf(const Map& map)
{
    std::vector<std::string> keys;
    for (const auto& [key, value] : map) keys.push_back(key);
    return keys;
}

Result<Done> readDuration(Scenario& scenario, const std::optional<Written>& written)
{
    if (!written) return Done{};
    const auto duration = parseDuration(written->text);
    if (!duration) return duration.problem();
    if (*duration < kDurationMin) return drillProblem("duration-too-short", {{"text", written->text}}, "duration-remedy");
    scenario.duration = *duration;
    return Done{};
}

Result<Done> readSeed(Scenario& scenario, const std::optional<Written>& written)
{
    if (!written) return Done{};
    const auto seed = wholeOf(written->text);
    if (!seed) return drillProblem("wrong-seed", {{"text", written->text}}, "seed-remedy");
    scenario.seed = *seed;
    return Done{};
}

Result<Done> readStart(Scenario& scenario, const std::optional<Written>& written)
{
    if (!written) return Done{};
    if (!parseInstant(written->text)) return drillProblem("wrong-start", {{"text", written->text}}, "start-remedy");
    scenario.start = written->text;
    return Done{};
}

Result<Done> readWarmUp(Scenario& scenario, const std::optional<std::string>& text)
{
    if (!text) return Done{};
    const auto warmUp = parseDuration(*text);
    if (!warmUp) return warmUp.problem();
    if (*warmUp >= std::min(scenario.duration, scenario.firstFault().value_or(scenario.duration)))
        return drillProblem("warm-up-too-long", {{"text", *text}}, "warm-up-remedy");
    scenario.warmUp = *warmUp;
    return Done{};
}

Result<Done> readTraffic(Scenario& scenario, const Architecture& architecture, const std::optional<Written>& written, const FileSystem* files)
{
    const auto& named = architecture.own().traffic;
    const auto byDefault = named.find("Default");
    std::string text = written ? written->text : byDefault != named.end() ? byDefault->second : std::string(kDefaultTraffic);
    bool isFromDocument = !written || written->in;
    if (text.find(':') == std::string::npos) {
        const auto found = named.find(text);
        if (found == named.end() && !named.empty()) return unknownName("unknown-traffic-name", text, keysOf(named));
        if (found != named.end()) {
            text = found->second;
            isFromDocument = true;
        }
    }
    auto traffic = Traffic::parse(text, scenario.duration, files, isFromDocument ? folderOf(architecture.document().path()) : "");
    if (!traffic) return traffic.problem();
    scenario.traffic = *std::move(traffic);
    scenario.isTrafficAssumed = !written && byDefault == named.end();
    return Done{};
}

Result<Done> readFaults(Scenario& scenario, const std::vector<std::string>& texts)
{
    for (const std::string& text : texts) {
        auto fault = Fault::parse(text);
        if (!fault) return fault.problem();
        if (fault->at >= scenario.duration) return drillProblem("fault-after-end", {{"text", text}}, "fault-after-end-remedy");
        scenario.faults.push_back(*std::move(fault));
    }
    return Done{};
}

Result<Done> readObjectives(Scenario& scenario, const std::vector<std::string>& texts)
{
    for (const std::string& text : texts) {
        auto objective = Objective::parse(text);
        if (!objective) return objective.problem();
        scenario.objectives.push_back(*std::move(objective));
    }
    return Done{};
}

/// The objectives' texts: the command line's, those that the drill names (a list's name, or one expression), or the document's default.
Result<std::vector<std::string>> objectiveTexts(const Architecture& architecture, const DrillAnnotation* drill, const ScenarioOverrides& overrides)
{
    if (overrides.objectives) return *overrides.objectives;
    const auto& named = architecture.own().objectives;
    const std::string name = drill && drill->objectives ? *drill->objectives : "Default";
    if (const auto found = named.find(name); found != named.end()) return found->second;
    if (!drill || !drill->objectives) return std::vector<std::string>{};
    if (name.find_first_of("<>=") != std::string::npos) return std::vector<std::string>{name};
    return unknownName("unknown-objectives-name", name, keysOf(named));
}

} // namespace

std::optional<Nanoseconds> Scenario::firstFault() const
{
    std::optional<Nanoseconds> first;
    for (const Fault& fault : faults) first = std::min(first.value_or(fault.at), fault.at);
    return first;
}

std::optional<Nanoseconds> Scenario::lastFaultEnd() const
{
    std::optional<Nanoseconds> last;
    for (const Fault& fault : faults) last = std::max(last.value_or(0), fault.at + fault.lasts);
    return last;
}

Result<Scenario> scenarioOf(const Architecture& architecture, std::string_view name, const ScenarioOverrides& overrides, const FileSystem* files)
{
    const auto& drills = architecture.own().drills;
    const DrillAnnotation* drill = nullptr;
    if (!name.empty()) {
        const auto found = std::find_if(drills.begin(), drills.end(), [&](const DrillAnnotation& d) { return d.name == name; });
        if (found == drills.end()) {
            std::vector<std::string> known;
            for (const DrillAnnotation& d : drills) known.push_back(d.name);
            Problem problem = unknownName("unknown-drill", std::string(name), known);
            problem.place.file = architecture.document().path();
            return problem;
        }
        drill = &*found;
    }
    if (drill && drill->experiment)
        return placed(drillProblem("experiment-not-implemented", {{"name", drill->name}}, "experiment-remedy"), architecture, drill);

    Scenario scenario;
    scenario.name = std::string(name);
    const auto duration = pick(overrides.duration, drill, &DrillAnnotation::duration);
    if (const auto done = readDuration(scenario, duration); !done) return placed(done.problem(), architecture, duration->in);
    const auto seed = pick(overrides.seed, drill, &DrillAnnotation::seed);
    if (const auto done = readSeed(scenario, seed); !done) return placed(done.problem(), architecture, seed->in);
    const auto start = pick(overrides.start, drill, &DrillAnnotation::start);
    if (const auto done = readStart(scenario, start); !done) return placed(done.problem(), architecture, start->in);
    const auto traffic = pick(overrides.traffic, drill, &DrillAnnotation::traffic);
    if (const auto done = readTraffic(scenario, architecture, traffic, files); !done)
        return placed(done.problem(), architecture, traffic ? traffic->in : drill);

    const bool ownFaults = overrides.faults.has_value();
    const auto faults = ownFaults ? *overrides.faults : drill ? drill->faults : std::vector<std::string>{};
    if (const auto done = readFaults(scenario, faults); !done) return placed(done.problem(), architecture, ownFaults ? nullptr : drill);
    if (const auto done = readWarmUp(scenario, overrides.warmUp); !done) return done.problem();
    const auto objectives = objectiveTexts(architecture, drill, overrides);
    if (!objectives) return placed(objectives.problem(), architecture, drill);
    if (const auto done = readObjectives(scenario, *objectives); !done)
        return placed(done.problem(), architecture, overrides.objectives ? nullptr : drill);
    return scenario;
}

} // namespace faultline::sim
