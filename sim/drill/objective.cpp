#include "model/text/nearest.h"
#include "sim/drill/quantities.h"
#include "sim/drill/scenario.h"

namespace faultline::sim {

namespace {

struct MeasureRow {
    std::string_view name;
    Objective::Measure measure;
    bool atLeast;
    std::string_view example;
};

constexpr MeasureRow kMeasures[]{
    {"availability", Objective::Measure::Availability, true, "availability>=99.9%"},
    {"goodput", Objective::Measure::Goodput, true, "goodput>=190/s"},
    {"p50", Objective::Measure::LatencyP50, false, "p50<=100ms"},
    {"p90", Objective::Measure::LatencyP90, false, "p90<=200ms"},
    {"p99", Objective::Measure::LatencyP99, false, "p99<=300ms"},
    {"rto", Objective::Measure::Rto, false, "rto<=120s"},
    {"rpo", Objective::Measure::Rpo, false, "rpo<=0s"},
    {"errors", Objective::Measure::Errors, false, "errors<=100"},
    {"cost", Objective::Measure::Cost, false, "cost<=5USD"},
};

std::optional<double> suffixed(std::string_view text, std::string_view suffix, int exponent = 0)
{
    if (!text.ends_with(suffix)) return std::nullopt;
    return decimalOf(trimmed(text.substr(0, text.size() - suffix.size())), exponent);
}

std::optional<double> durationIn(std::string_view text, double unitNs)
{
    const auto duration = parseDuration(text);
    return duration ? std::optional(static_cast<double>(*duration) / unitNs) : std::nullopt;
}

std::optional<double> boundOf(Objective::Measure measure, std::string_view text)
{
    switch (measure) {
    case Objective::Measure::Availability: {
        const auto ratio = suffixed(text, "%", -2);
        return ratio && *ratio <= 1 ? ratio : std::nullopt;
    }
    case Objective::Measure::Goodput: {
        const auto rate = parseRate(text);
        return rate ? std::optional(*rate) : std::nullopt;
    }
    case Objective::Measure::LatencyP50:
    case Objective::Measure::LatencyP90:
    case Objective::Measure::LatencyP99: return durationIn(text, 1e6);
    case Objective::Measure::Rto:
    case Objective::Measure::Rpo: return durationIn(text, 1e9);
    case Objective::Measure::Errors: {
        const auto count = wholeOf(text);
        return count ? std::optional(static_cast<double>(*count)) : std::nullopt;
    }
    case Objective::Measure::Cost: return suffixed(text, "USD");
    }
    return std::nullopt;
}

} // namespace

Result<Objective> Objective::parse(std::string_view text)
{
    const auto sign = text.find_first_of("<>=");
    const std::string_view name = trimmed(text.substr(0, sign));
    const MeasureRow* row = nullptr;
    std::vector<std::string> known;
    for (const MeasureRow& r : kMeasures) {
        known.emplace_back(r.name);
        if (r.name == name) row = &r;
    }
    if (!row) {
        const std::string guess = nearestWord(name, known);
        if (!guess.empty()) return drillProblem("unknown-objective", {{"text", std::string(text)}}, "did-you-mean", {{"guess", guess}});
        return drillProblem("unknown-objective", {{"text", std::string(text)}}, "objective-remedy");
    }
    const std::string_view rest = sign == std::string_view::npos ? std::string_view() : text.substr(sign);
    const auto bound = rest.starts_with(row->atLeast ? ">=" : "<=") ? boundOf(row->measure, trimmed(rest.substr(2))) : std::nullopt;
    if (!bound) return drillProblem("wrong-objective", {{"text", std::string(text)}}, "write-example", {{"example", std::string(row->example)}});
    return Objective{std::string(text), row->measure, row->atLeast, *bound};
}

} // namespace faultline::sim
