#include "model/metrics/math/node.h"

#include "model/metrics/math/calendar.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

/// The functions of metric math (CW-67 to CW-71).
namespace faultline {

namespace {

using Node = MathExpression::Node;
using Scope = MathExpression::Scope;
using Arguments = std::vector<MathValue>;
using Answer = Result<MathValue>;

Problem wrongOperand(const Node& call) { return mathProblem("math-wrong-operands", call.text); }

/// Applies a function of numbers at every stamp.
template <class Map>
Answer mapped(const MathValue& value, const Map& map)
{
    const auto overSeries = [&](const MathSeries& series) {
        MathSeries out(series.size());
        for (std::size_t i = 0; i < series.size(); ++i)
            if (series[i])
                if (const double mappedValue = map(*series[i]); std::isfinite(mappedValue)) out[i] = mappedValue;
        return out;
    };
    if (const auto* number = std::get_if<double>(&value)) {
        const double result = map(*number);
        if (!std::isfinite(result)) return mathProblem("math-no-number", "");
        return MathValue(result);
    }
    if (const auto* series = std::get_if<MathSeries>(&value)) return MathValue(overSeries(*series));
    MathList list;
    for (const MathSeries& series : std::get<MathList>(value)) list.push_back(overSeries(series));
    return MathValue(std::move(list));
}

template <double (*function)(double)>
Answer each(const Node&, const Arguments& arguments, const Scope&)
{
    return mapped(arguments[0], [](double value) { return function(value); });
}

double absoluteOf(double value) { return std::abs(value); }
double ceilingOf(double value) { return std::ceil(value); }
double floorOf(double value) { return std::floor(value); }
double logOf(double value) { return std::log(value); }
double log10Of(double value) { return std::log10(value); }

double sumOf(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }
double averageOf(const std::vector<double>& values) { return sumOf(values) / static_cast<double>(values.size()); }
double maximumOf(const std::vector<double>& values) { return *std::max_element(values.begin(), values.end()); }
double minimumOf(const std::vector<double>& values) { return *std::min_element(values.begin(), values.end()); }
double deviationOf(const std::vector<double>& values)
{
    const double mean = averageOf(values);
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size()));
}

std::vector<double> presentIn(const MathSeries& series)
{
    std::vector<double> values;
    for (const auto& value : series)
        if (value) values.push_back(*value);
    return values;
}

/// CW-68: of one series a number, of several a series.
template <double (*function)(const std::vector<double>&)>
Answer over(const Node& call, const Arguments& arguments, const Scope& scope)
{
    if (const auto* series = std::get_if<MathSeries>(&arguments[0])) {
        const auto values = presentIn(*series);
        if (values.empty()) return MathValue(MathSeries(scope.grid.count)); // no data: no value
        return MathValue(function(values));
    }
    const auto* list = std::get_if<MathList>(&arguments[0]);
    if (!list) return wrongOperand(call);
    MathSeries out(scope.grid.count);
    for (std::size_t i = 0; i < out.size(); ++i) {
        std::vector<double> values;
        for (const MathSeries& series : *list)
            if (series[i]) values.push_back(*series[i]);
        if (!values.empty()) out[i] = function(values);
    }
    return MathValue(std::move(out));
}

/// Of every point and the one before it; the first has none (CW-70).
template <double (*function)(double difference, double seconds)>
Answer change(const Node& call, const Arguments& arguments, const Scope& scope)
{
    const auto ofSeries = [&](const MathSeries& series) {
        MathSeries out(series.size());
        std::optional<std::size_t> before;
        for (std::size_t i = 0; i < series.size(); ++i) {
            if (!series[i]) continue;
            const double seconds = before ? static_cast<double>(i - *before) * static_cast<double>(scope.grid.period / kSecond) : 0;
            if (before) out[i] = function(*series[i] - *series[*before], seconds);
            before = i;
        }
        return out;
    };
    if (const auto* series = std::get_if<MathSeries>(&arguments[0])) return MathValue(ofSeries(*series));
    const auto* list = std::get_if<MathList>(&arguments[0]);
    if (!list) return wrongOperand(call);
    MathList out;
    for (const MathSeries& series : *list) out.push_back(ofSeries(series));
    return MathValue(std::move(out));
}

double differenceOf(double difference, double) { return difference; }
double secondsOf(double, double seconds) { return seconds; }
double rateOf(double difference, double seconds) { return difference / seconds; }

/// CW-69: gaps get the value given, the value before, or what lies on the line between their neighbours.
Answer fill(const Node& call, const Arguments& arguments, const Scope&)
{
    const auto* series = std::get_if<MathSeries>(&arguments[0]);
    if (!series) return wrongOperand(call);
    MathSeries out = *series;
    const std::string& word = isWord(call, 1) ? call.children[1]->text : std::string();
    if (word.empty()) {
        const auto* number = std::get_if<double>(&arguments[1]);
        const auto* other = std::get_if<MathSeries>(&arguments[1]);
        if (!number && !other) return wrongOperand(call);
        for (std::size_t i = 0; i < out.size(); ++i)
            if (!out[i]) out[i] = number ? std::optional(*number) : (*other)[i];
        return MathValue(std::move(out));
    }
    if (word != "REPEAT" && word != "LINEAR") return wrongOperand(call);
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if ((*series)[i]) {
            before = i;
            continue;
        }
        if (!before) continue;
        std::size_t after = i;
        while (after < out.size() && !(*series)[after]) ++after;
        if (word == "REPEAT") out[i] = (*series)[*before];
        else if (after < out.size()) {
            const double share = static_cast<double>(i - *before) / static_cast<double>(after - *before);
            out[i] = *(*series)[*before] + share * (*(*series)[after] - *(*series)[*before]);
        }
    }
    return MathValue(std::move(out));
}

/// A branch of IF at a stamp, and whether it is a series.
std::optional<double> branchAt(const MathValue& branch, std::size_t i)
{
    const auto* series = std::get_if<MathSeries>(&branch);
    return series ? (*series)[i] : std::optional(std::get<double>(branch));
}

/// CW-71: a point without condition is dropped; a true one whose series has no value is 0; a false one without value is dropped.
Answer choose(const Node& call, const Arguments& arguments, const Scope& scope)
{
    if (std::any_of(arguments.begin(), arguments.end(), [](const MathValue& value) { return std::holds_alternative<MathList>(value); }))
        return wrongOperand(call);
    if (const auto* number = std::get_if<double>(&arguments[0])) {
        if (*number != 0) return arguments[1];
        return arguments.size() > 2 ? arguments[2] : MathValue(MathSeries(scope.grid.count));
    }
    const auto& condition = std::get<MathSeries>(arguments[0]);
    MathSeries out(condition.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!condition[i]) continue;
        if (*condition[i] != 0) out[i] = branchAt(arguments[1], i).value_or(0);
        else if (arguments.size() > 2) out[i] = branchAt(arguments[2], i);
    }
    return MathValue(std::move(out));
}

/// All metrics of the request, or those whose id contains the text.
Answer allMetrics(const Node& call, const Arguments&, const Scope& scope)
{
    const std::string part = call.children.empty() ? std::string() : call.children[0]->text;
    MathList list;
    for (const std::string& id : scope.metrics)
        if (id.find(part) != std::string::npos)
            if (const auto* series = std::get_if<MathSeries>(&scope.values.at(id))) list.push_back(*series);
    return MathValue(std::move(list));
}

Answer metricCount(const Node& call, const Arguments& arguments, const Scope&)
{
    const auto* list = std::get_if<MathList>(&arguments[0]);
    if (!list) return wrongOperand(call);
    return MathValue(static_cast<double>(list->size()));
}

Answer pointCount(const Node& call, const Arguments& arguments, const Scope& scope)
{
    if (const auto* series = std::get_if<MathSeries>(&arguments[0])) return MathValue(static_cast<double>(presentIn(*series).size()));
    const auto* list = std::get_if<MathList>(&arguments[0]);
    if (!list) return wrongOperand(call);
    MathSeries out(scope.grid.count);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<double>(std::count_if(list->begin(), list->end(), [&](const MathSeries& series) { return series[i].has_value(); }));
    return MathValue(std::move(out));
}

Answer first(const Node& call, const Arguments& arguments, const Scope&)
{
    const auto* list = std::get_if<MathList>(&arguments[0]);
    if (!list || list->empty()) return wrongOperand(call);
    return MathValue(list->front());
}

Answer last(const Node& call, const Arguments& arguments, const Scope&)
{
    const auto* list = std::get_if<MathList>(&arguments[0]);
    if (!list || list->empty()) return wrongOperand(call);
    return MathValue(list->back());
}

/// Series without any point are left out.
Answer removeEmpty(const Node& call, const Arguments& arguments, const Scope&)
{
    const auto* list = std::get_if<MathList>(&arguments[0]);
    if (!list) return wrongOperand(call);
    MathList out;
    for (const MathSeries& series : *list)
        if (!presentIn(series).empty()) out.push_back(series);
    return MathValue(std::move(out));
}

Answer runningSum(const Node& call, const Arguments& arguments, const Scope&)
{
    const auto* series = std::get_if<MathSeries>(&arguments[0]);
    if (!series) return wrongOperand(call);
    MathSeries out = *series;
    double sum = 0;
    for (auto& value : out)
        if (value) value = sum += *value;
    return MathValue(std::move(out));
}

/// SLICE(list, from[, to]): the series from a place on, or the one there when no end is given.
Answer slice(const Node& call, const Arguments& arguments, const Scope&)
{
    const auto* list = std::get_if<MathList>(&arguments[0]);
    const auto* from = std::get_if<double>(&arguments[1]);
    const auto* to = arguments.size() > 2 ? std::get_if<double>(&arguments[2]) : from;
    if (!list || !from || !to || *from < 0 || *from >= static_cast<double>(list->size())) return wrongOperand(call);
    const auto begin = static_cast<std::size_t>(*from);
    if (arguments.size() == 2) return MathValue((*list)[begin]);
    const auto end = std::clamp(static_cast<std::size_t>(std::max(*to, *from)), begin, list->size());
    return MathValue(MathList(list->begin() + static_cast<std::ptrdiff_t>(begin), list->begin() + static_cast<std::ptrdiff_t>(end)));
}

/// SORT(list, AVG|MAX|MIN|SUM|STDDEV, ASC|DESC[, n]); series without points last.
Answer sort(const Node& call, const Arguments& arguments, const Scope&)
{
    using Measure = double (*)(const std::vector<double>&);
    static constexpr std::array<std::pair<std::string_view, Measure>, 5> kMeasures{
        {{"AVG", averageOf}, {"MAX", maximumOf}, {"MIN", minimumOf}, {"SUM", sumOf}, {"STDDEV", deviationOf}}};
    const auto* list = std::get_if<MathList>(&arguments[0]);
    if (!list || !isWord(call, 1) || !isWord(call, 2)) return wrongOperand(call);
    const auto measure = std::find_if(kMeasures.begin(), kMeasures.end(), [&](const auto& entry) { return entry.first == call.children[1]->text; });
    if (measure == kMeasures.end()) return wrongOperand(call);
    const bool falls = call.children[2]->text == "DESC";
    std::vector<std::pair<std::optional<double>, MathSeries>> keyed;
    for (const MathSeries& series : *list) {
        const auto values = presentIn(series);
        keyed.emplace_back(values.empty() ? std::nullopt : std::optional(measure->second(values)), series);
    }
    std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
        if (!a.first || !b.first) return a.first.has_value() && !b.first;
        return falls ? *a.first > *b.first : *a.first < *b.first;
    });
    const auto* count = arguments.size() > 3 ? std::get_if<double>(&arguments[3]) : nullptr;
    MathList out;
    for (auto& [key, series] : keyed)
        if (!count || static_cast<double>(out.size()) < *count) out.push_back(std::move(series));
    return MathValue(std::move(out));
}

Answer period(const Node& call, const Arguments&, const Scope& scope)
{
    // CW-70: of a metric, not of an expression.
    const auto& name = call.children[0]->text;
    if (std::find(scope.metrics.begin(), scope.metrics.end(), name) == scope.metrics.end()) return wrongOperand(call);
    return MathValue(static_cast<double>(scope.grid.period / kSecond));
}

/// TIME_SERIES(number): the number at every stamp.
Answer timeSeries(const Node& call, const Arguments& arguments, const Scope& scope)
{
    const auto* number = std::get_if<double>(&arguments[0]);
    if (!number) return wrongOperand(call);
    return MathValue(MathSeries(scope.grid.count, *number));
}

/// A part of each stamp's date, in UTC, where the series has a point.
template <double (*part)(Nanoseconds)>
Answer date(const Node& call, const Arguments& arguments, const Scope& scope)
{
    const auto* series = std::get_if<MathSeries>(&arguments[0]);
    if (!series) return wrongOperand(call);
    MathSeries out(series->size());
    for (std::size_t i = 0; i < out.size(); ++i)
        if ((*series)[i]) out[i] = part(scope.grid.stamp(i));
    return MathValue(std::move(out));
}

Answer band(const Node& call, const Arguments& arguments, const Scope& scope)
{
    constexpr double kWidth = 2; // CW-74
    const auto* width = arguments.size() > 1 ? std::get_if<double>(&arguments[1]) : &kWidth;
    if (!scope.band || !width || call.children[0]->kind != Node::Kind::Name) return wrongOperand(call);
    const auto bounds = scope.band(call.children[0]->text, *width);
    if (!bounds) return wrongOperand(call);
    return MathValue(*bounds);
}

// CW-67
constexpr std::array kFunctions{
    MathFunction{"ABS", 1, 1, each<absoluteOf>},
    MathFunction{"ANOMALY_DETECTION_BAND", 1, 2, band},
    MathFunction{"AVG", 1, 1, over<averageOf>},
    MathFunction{"CEIL", 1, 1, each<ceilingOf>},
    MathFunction{"DATAPOINT_COUNT", 1, 1, pointCount},
    MathFunction{"DATE", 1, 1, date<dayOfMonthOf>},
    MathFunction{"DAY", 1, 1, date<dayOfWeekOf>},
    MathFunction{"DIFF", 1, 1, change<differenceOf>},
    MathFunction{"DIFF_TIME", 1, 1, change<secondsOf>},
    MathFunction{"EPOCH", 1, 1, date<epochOf>},
    MathFunction{"FILL", 2, 2, fill},
    MathFunction{"FIRST", 1, 1, first},
    MathFunction{"FLOOR", 1, 1, each<floorOf>},
    MathFunction{"HOUR", 1, 1, date<hourOf>},
    MathFunction{"IF", 2, 3, choose},
    MathFunction{"LAST", 1, 1, last},
    MathFunction{"LOG", 1, 1, each<logOf>},
    MathFunction{"LOG10", 1, 1, each<log10Of>},
    MathFunction{"MAX", 1, 1, over<maximumOf>},
    MathFunction{"METRICS", 0, 1, allMetrics},
    MathFunction{"METRIC_COUNT", 1, 1, metricCount},
    MathFunction{"MIN", 1, 1, over<minimumOf>},
    MathFunction{"MINUTE", 1, 1, date<minuteOf>},
    MathFunction{"MONTH", 1, 1, date<monthOf>},
    MathFunction{"PERIOD", 1, 1, period},
    MathFunction{"RATE", 1, 1, change<rateOf>},
    MathFunction{"REMOVE_EMPTY", 1, 1, removeEmpty},
    MathFunction{"RUNNING_SUM", 1, 1, runningSum},
    MathFunction{"SLICE", 2, 3, slice},
    MathFunction{"SORT", 3, 4, sort},
    MathFunction{"STDDEV", 1, 1, over<deviationOf>},
    MathFunction{"SUM", 1, 1, over<sumOf>},
    MathFunction{"TIME_SERIES", 1, 1, timeSeries},
    MathFunction{"YEAR", 1, 1, date<yearOf>},
};

} // namespace

const MathFunction* mathFunction(std::string_view name)
{
    const auto found = std::find_if(kFunctions.begin(), kFunctions.end(), [&](const MathFunction& function) { return function.name == name; });
    return found == kFunctions.end() ? nullptr : &*found;
}

} // namespace faultline
