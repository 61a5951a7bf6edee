#include "sim/drill/report_words.h"

#include "model/text/texts.h"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace faultline::sim {

namespace {

std::string_view unitOf(Objective::Measure measure)
{
    switch (measure) {
    case Objective::Measure::Availability: return "percent";
    case Objective::Measure::Goodput: return "per-second";
    case Objective::Measure::LatencyP50:
    case Objective::Measure::LatencyP90:
    case Objective::Measure::LatencyP99: return "milliseconds";
    case Objective::Measure::Rto:
    case Objective::Measure::Rpo: return "seconds";
    case Objective::Measure::Errors: return "requests";
    case Objective::Measure::Cost: return "usd";
    }
    return "seconds";
}

/// To four decimals, cut rather than rounded: what is short of 100 % never reads as 100 %.
std::string percentOf(double ratio)
{
    constexpr double kDecimals = 1e4, kNoise = 1e-6; // of binary fractions: 99.9 % is 99.89999999999999 otherwise
    return fmt::format("{:.7g}", std::floor(ratio * 100 * kDecimals + kNoise) / kDecimals);
}

} // namespace

std::string spelledNumber(double value)
{
    if (value == static_cast<double>(static_cast<long long>(value)) && value < 1e15 && value > -1e15) return fmt::format("{:.0f}", value);
    return fmt::format("{:.4g}", value);
}

std::string spelledLength(Nanoseconds length)
{
    const Nanoseconds minutes = length / (60 * kSecond), rest = length % (60 * kSecond);
    std::string out;
    if (minutes >= 60) out += fmt::format("{}h", minutes / 60);
    if (minutes % 60 != 0) out += fmt::format("{}m", minutes % 60);
    if (rest != 0 || out.empty()) out += fmt::format("{}s", spelledNumber(static_cast<double>(rest) / 1e9));
    return out;
}

std::string spelledMoment(Nanoseconds at)
{
    const Nanoseconds ms = at / 1'000'000, s = ms / 1000, m = s / 60;
    return fmt::format("{}:{:02}:{:02}.{:03}", m / 60, m % 60, s % 60, ms % 1000);
}

std::string spelledValue(Objective::Measure measure, const std::optional<double>& value, const Texts& texts)
{
    if (!value) return texts.render(Message{"report.unknown", {}});
    const bool isRatio = measure == Objective::Measure::Availability;
    return texts.render(Message{fmt::format("report.unit.{}", unitOf(measure)), {{"value", isRatio ? percentOf(*value) : spelledNumber(*value)}}});
}

std::string spelledGoal(const Objective& objective, const Texts& texts)
{
    return texts.render(
        Message{objective.atLeast ? "report.at-least" : "report.at-most", {{"value", spelledValue(objective.measure, objective.bound, texts)}}});
}

std::string verdictWord(const std::optional<bool>& met, const Texts& texts)
{
    return texts.render(Message{!met ? "report.cannot-tell" : *met ? "report.met" : "report.missed", {}});
}

std::string drillName(const Scenario& scenario, const Texts& texts)
{
    return scenario.name.empty() ? texts.render(Message{"report.unnamed", {}}) : scenario.name;
}

} // namespace faultline::sim
