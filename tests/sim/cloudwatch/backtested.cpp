#include "tests/sim/cloudwatch/backtested.h"

#include "model/document/document.h"
#include "model/metrics/instant.h"

#include <gtest/gtest.h>

#include <sstream>

namespace faultline::test {

namespace {

std::string resultOf(const Recorded& series, const std::string& id)
{
    std::istringstream words(series.points);
    std::string stamps, values, word;
    for (int k = 0; words >> word; ++k) {
        if (word == "-") continue;
        const std::string comma = stamps.empty() ? "" : ",";
        stamps += comma + "\"" + formatInstant(kDataStart + k * series.period * kSecond) + "\"";
        values += comma + (word == "X" ? "100" : word);
    }
    return "{\"Id\":\"" + id + "\",\"Timestamps\":[" + stamps + "],\"Values\":[" + values + "]}";
}

std::string queryOf(const Recorded& series, const std::string& id)
{
    return "{\"Id\":\"" + id + "\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"" + series.nameSpace + "\",\"MetricName\":\"" + series.name +
           "\",\"Dimensions\":[" + series.dimensions + "]},\"Period\":" + std::to_string(series.period) + ",\"Stat\":\"" + series.statistic + "\"}}";
}

long secondsOf(Nanoseconds at) { return static_cast<long>((at - kDataStart) / kSecond); }

char letterOf(sim::AlarmState state)
{
    switch (state) {
    case sim::AlarmState::Ok: return 'O';
    case sim::AlarmState::Alarm: return 'A';
    case sim::AlarmState::InsufficientData: break;
    }
    return '.';
}

const sim::Backtest::Alarm& alarmOf(const sim::Backtest& backtest, const std::string& name)
{
    for (const auto& alarm : backtest.alarms)
        if (alarm.name == name) return alarm;
    ADD_FAILURE() << "no alarm " << name;
    static const sim::Backtest::Alarm kNone{"", {{}}, {}};
    return kNone;
}

} // namespace

ImportedMetrics dataOf(const std::vector<Recorded>& series, int span)
{
    std::string queries, results;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const std::string id = "q" + std::to_string(i);
        queries += (i == 0 ? "" : ",") + queryOf(series[i], id);
        results += (i == 0 ? "" : ",") + resultOf(series[i], id);
    }
    const std::string ends =
        span == 0 ? "" : "\"StartTime\":\"" + formatInstant(kDataStart) + "\",\"EndTime\":\"" + formatInstant(kDataStart + span * kSecond) + "\",";
    const auto read = readGetMetricData("{" + ends + "\"MetricDataQueries\":[" + queries + "],\"MetricDataResults\":[" + results + "]}", "data.json");
    EXPECT_TRUE(read.ok()) << read.problem().what.id;
    return *read;
}

std::string alarmNamed(const std::string& id, const std::string& properties)
{
    std::string text = "  " + id + ": {Type: AWS::CloudWatch::Alarm, Properties: {" + properties;
    const auto add = [&](const std::string& key, const std::string& value) {
        if (properties.find(key + ":") == std::string::npos) text += (text.back() == '{' ? "" : ", ") + key + ": " + value;
    };
    if (properties.find("Metrics:") == std::string::npos) {
        add("Namespace", "Own");
        add("MetricName", "Load");
        add("Period", "60");
        if (properties.find("ExtendedStatistic") == std::string::npos) add("Statistic", "Average");
    }
    if (properties.find("ThresholdMetricId") == std::string::npos) add("Threshold", "10");
    add("EvaluationPeriods", "3");
    add("ComparisonOperator", "GreaterThanThreshold");
    return text + "}}\n";
}

sim::Backtest backtested(const std::string& resources, const ImportedMetrics& data, const std::map<std::string, std::string>& logicalByPhysical)
{
    const auto document = Document::parse("Resources:\n" + resources, "t.yaml");
    EXPECT_TRUE(document.ok());
    const auto result = sim::backtest(Architecture::from(*document), data, logicalByPhysical);
    EXPECT_TRUE(result.ok());
    return *result;
}

std::string statesOf(const sim::Backtest& backtest, const std::string& alarm)
{
    std::string out;
    for (const auto& state : alarmOf(backtest, alarm).states)
        out += (out.empty() ? "" : " ") + std::string(1, letterOf(state.state)) + std::to_string(secondsOf(state.at));
    return out;
}

char lastStateOf(const sim::Backtest& backtest, const std::string& alarm) { return letterOf(alarmOf(backtest, alarm).states.back().state); }

std::string capacityOf(const sim::Backtest& backtest, const std::string& group)
{
    std::string out;
    for (const auto& found : backtest.groups)
        if (found.name == group)
            for (const auto& change : found.capacity)
                out += (out.empty() ? "" : " ") + std::to_string(change.desired) + "@" + std::to_string(secondsOf(change.at));
    return out;
}

std::string actionsOf(const sim::Backtest& backtest, const std::string& alarm)
{
    std::string out;
    for (const auto& action : alarmOf(backtest, alarm).actions)
        for (const std::string& name : action.actions) out += (out.empty() ? "" : " ") + name + "@" + std::to_string(secondsOf(action.at));
    return out;
}

} // namespace faultline::test
