#include "sim/drill/verdict.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kHoldsFor = 60 * kSecond;
constexpr double kGuessFactor = 2; ///< our assumption of how wrong a guess may be, as no range comes with it
constexpr const char* kImpliedObjective = "availability>=99.9%";

double secondsOf(Nanoseconds t) { return static_cast<double>(t) / 1e9; }

bool isOfRateOrLatency(Objective::Measure measure)
{
    switch (measure) {
    case Objective::Measure::Availability:
    case Objective::Measure::Goodput:
    case Objective::Measure::LatencyP50:
    case Objective::Measure::LatencyP90:
    case Objective::Measure::LatencyP99: return true;
    case Objective::Measure::Rto:
    case Objective::Measure::Rpo:
    case Objective::Measure::Errors:
    case Objective::Measure::Cost: break;
    }
    return false;
}

std::optional<double> percentileOf(Objective::Measure measure)
{
    switch (measure) {
    case Objective::Measure::LatencyP50: return 0.5;
    case Objective::Measure::LatencyP90: return 0.9;
    case Objective::Measure::LatencyP99: return 0.99;
    default: return std::nullopt;
    }
}

bool isWithin(const Objective& objective, double value) { return objective.atLeast ? value >= objective.bound : value <= objective.bound; }

std::uint64_t lostIn(const WindowCounts& window)
{
    std::uint64_t lost = 0;
    for (const Outcome outcome : {Outcome::Late, Outcome::Refused, Outcome::Failed, Outcome::TimedOut})
        lost += window.byOutcome[static_cast<std::size_t>(outcome)];
    return lost;
}

/// The objectives that a recovery is measured by.
std::vector<Objective> recoveryObjectives(const Scenario& scenario)
{
    std::vector<Objective> out;
    for (const Objective& objective : scenario.objectives)
        if (isOfRateOrLatency(objective.measure)) out.push_back(objective);
    if (out.empty()) out.push_back({kImpliedObjective, Objective::Measure::Availability, true, 0.999});
    return out;
}

/// Lost requests whose final state lies before `t`: exact at the instants of the record's marks, else by whole windows.
std::uint64_t lostBefore(const RunRecord& record, Nanoseconds t)
{
    if (t == record.measuredFrom) return record.lostInWarmUp;
    if (const auto exact = record.lossMarks.lostBefore(t)) return *exact;
    const auto windows = std::min(record.windows.size(), static_cast<std::size_t>(t / kWindow));
    std::uint64_t lost = 0;
    for (std::size_t k = 0; k < windows; ++k) lost += lostIn(record.windows[k]);
    return lost;
}

/// The four phases between the run's instants; those without length are left out, and the last one holds what happened at the very end.
std::vector<Phase> phasesOf(const RunRecord& record, const Scenario& scenario, std::optional<Nanoseconds> recovered)
{
    const Nanoseconds end = record.now;
    const Nanoseconds faultFrom = std::min(end, scenario.firstFault().value_or(end));
    const Nanoseconds faultTo = std::clamp(scenario.lastFaultEnd().value_or(end), faultFrom, end);
    const Nanoseconds recoveryTo = std::max(faultTo, recovered.value_or(end));
    std::vector<Phase> phases;
    const auto add = [&](const char* name, Nanoseconds from, Nanoseconds to) {
        if (to > from) phases.push_back({name, from, to, 0});
    };
    add("before", record.measuredFrom, faultFrom);
    add("fault", faultFrom, faultTo);
    add("recovery", faultTo, recoveryTo);
    add("after", recoveryTo, end);
    for (Phase& phase : phases) {
        const bool isLast = &phase == &phases.back();
        phase.lost = (isLast ? record.requests.lost() + record.lostInWarmUp : lostBefore(record, phase.to)) - lostBefore(record, phase.from);
    }
    return phases;
}

/// The value that an objective is held against; nothing: unknown.
std::optional<double> valueOf(const Objective& objective, const RunRecord& record, const Verdict& verdict)
{
    switch (objective.measure) {
    case Objective::Measure::Availability: return verdict.availability;
    case Objective::Measure::Goodput: return verdict.goodputRps;
    case Objective::Measure::LatencyP50:
    case Objective::Measure::LatencyP90:
    case Objective::Measure::LatencyP99:
        return record.latencyByOutcome[static_cast<std::size_t>(Outcome::Succeeded)].histogramMs.quantile(*percentileOf(objective.measure));
    case Objective::Measure::Rto: return verdict.rtoS;
    case Objective::Measure::Rpo: return verdict.rpoS;
    case Objective::Measure::Errors: return static_cast<double>(record.requests.lost());
    case Objective::Measure::Cost: return record.unpriced.empty() ? std::optional(record.costUsd) : std::nullopt;
    }
    return std::nullopt;
}

/// Whether a run that is still going can come back in time: what holds from this moment on has held for long enough only later.
bool canStillRecover(const Objective& rto, const RunRecord& record, const Scenario& scenario)
{
    const Nanoseconds sinceFault = record.now - *scenario.firstFault();
    return record.now < scenario.duration && (sinceFault < kHoldsFor || secondsOf(sinceFault - kHoldsFor) < rto.bound);
}

/// A recovery that was not seen: there was nothing to recover from, it may yet come, or it is missed.
void judgeWithoutRecovery(ObjectiveVerdict& out, const RunRecord& record, const Scenario& scenario)
{
    if (!scenario.firstFault()) out.met = true;
    else if (canStillRecover(out.objective, record, scenario)) out.because.push_back("the run has not ended");
    else out.met = false;
}

/// What a missing value means for its objective: met, missed, or can't tell.
void judgeWithoutValue(ObjectiveVerdict& out, const RunRecord& record, const Scenario& scenario)
{
    if (out.objective.measure == Objective::Measure::Rto) judgeWithoutRecovery(out, record, scenario);
    else if (percentileOf(out.objective.measure) && record.requests.lost() > 0) out.met = false; // nothing ever succeeded
    else if (out.objective.measure != Objective::Measure::Cost) out.because.push_back("no request reached a final state");
    else if (!isWithin(out.objective, record.costUsd)) out.met = false; // what has a price alone is too much
    else
        for (const std::string& resource : record.unpriced) out.because.push_back("no price: " + resource);
}

/// How bad a value is, as a number that a wrong guess stretches or shrinks: the share or rate that is missing, or the time or count itself.
double badness(const Objective& objective, double value, const RunRecord& record)
{
    if (objective.measure == Objective::Measure::Availability) return 1 - value;
    if (objective.measure == Objective::Measure::Goodput)
        return static_cast<double>(record.requests.sent) / secondsOf(record.now - record.measuredFrom) - value;
    return value;
}

/// Whether a verdict stands although it rests on guesses: a guess is taken to be right within a factor of two either way.
bool standsAgainstGuesses(const ObjectiveVerdict& verdict, const RunRecord& record)
{
    if (!verdict.value || !verdict.met) return verdict.met.has_value();
    const double bad = badness(verdict.objective, *verdict.value, record), allowed = badness(verdict.objective, verdict.objective.bound, record);
    return *verdict.met ? bad * kGuessFactor <= allowed : bad / kGuessFactor > allowed;
}

bool hitNothing(const RunRecord& record)
{
    return std::any_of(record.timeline.begin(), record.timeline.end(), [](const TimelineEntry& entry) { return entry.kind == kFaultHitNothing; });
}

ObjectiveVerdict judgeOne(const Objective& objective, const RunRecord& record, const Scenario& scenario, const Verdict& verdict)
{
    ObjectiveVerdict out{objective, valueOf(objective, record, verdict), std::nullopt, {}};
    if (out.value) out.met = isWithin(objective, *out.value);
    else judgeWithoutValue(out, record, scenario);
    if (out.met == true && hitNothing(record)) { // what was to be endured has not happened
        out.met = std::nullopt;
        out.because.push_back("a fault hit nothing");
        return out;
    }
    if (standsAgainstGuesses(out, record)) return out;
    for (const Assumption& assumption : record.assumptions)
        if (assumption.isGuess) out.because.push_back(assumption.what);
    if (!out.because.empty()) out.met = std::nullopt;
    return out;
}

} // namespace

bool holdsIn(const WindowCounts& window, Nanoseconds length, const std::vector<Objective>& objectives)
{
    const std::uint64_t succeeded = window.byOutcome[static_cast<std::size_t>(Outcome::Succeeded)];
    const std::uint64_t finished = succeeded + lostIn(window);
    for (const Objective& objective : objectives) {
        if (!isOfRateOrLatency(objective.measure)) continue;
        if (objective.measure == Objective::Measure::Goodput) {
            if (!isWithin(objective, static_cast<double>(succeeded) / secondsOf(length))) return false;
        } else if (finished == 0) {
            if (window.sent > 0) return false;
        } else if (objective.measure == Objective::Measure::Availability) {
            if (!isWithin(objective, static_cast<double>(succeeded) / static_cast<double>(finished))) return false;
        } else {
            const auto value = window.latencyMs.quantile(*percentileOf(objective.measure));
            if (!value || !isWithin(objective, *value)) return false;
        }
    }
    return true;
}

std::optional<Nanoseconds> recoveredAt(const RunRecord& record, const Scenario& scenario)
{
    const auto fault = scenario.firstFault();
    if (!fault || *fault >= record.now) return std::nullopt;
    const auto objectives = recoveryObjectives(scenario);
    const Nanoseconds calmUntil = std::min(record.now, *scenario.lastFaultEnd());
    Nanoseconds since = *fault / kWindow * kWindow;
    for (Nanoseconds from = since; from < record.now; from += kWindow) {
        if (from >= since + kHoldsFor && from >= calmUntil) break;
        const auto k = static_cast<std::size_t>(from / kWindow);
        const Nanoseconds length = std::min(kWindow, record.now - from);
        if (!holdsIn(k < record.windows.size() ? record.windows[k] : WindowCounts{}, length, objectives)) since = from + kWindow;
    }
    if (since + kHoldsFor > record.now) return std::nullopt;
    return std::max(since, *fault);
}

Verdict judge(const RunRecord& record, const Scenario& scenario)
{
    Verdict verdict;
    const std::uint64_t succeeded = record.requests.of(Outcome::Succeeded);
    const std::uint64_t finished = succeeded + record.requests.lost();
    if (finished > 0) verdict.availability = static_cast<double>(succeeded) / static_cast<double>(finished);
    const Nanoseconds measured = record.now - record.measuredFrom;
    if (measured > 0) verdict.goodputRps = static_cast<double>(succeeded) / secondsOf(measured);

    const auto recovered = recoveredAt(record, scenario);
    const auto fault = scenario.firstFault();
    if (recovered) verdict.rtoS = secondsOf(*recovered - *fault);
    const bool isImplied =
        std::none_of(scenario.objectives.begin(), scenario.objectives.end(), [](const Objective& o) { return isOfRateOrLatency(o.measure); });
    if (fault && isImplied)
        verdict.assumptions.push_back(
            {"objective that a recovery is measured by", kImpliedObjective, "no objective of rate or latency is given", false});
    verdict.rpoS = record.writesLost == 0 ? 0.0 : record.oldestLostWriteAgeS;
    if (record.redundancyRestoredAt && fault) verdict.redundancyRestoredS = secondsOf(*record.redundancyRestoredAt - *fault);
    verdict.phases = phasesOf(record, scenario, recovered);
    for (const Objective& objective : scenario.objectives) verdict.objectives.push_back(judgeOne(objective, record, scenario, verdict));
    return verdict;
}

} // namespace faultline::sim
