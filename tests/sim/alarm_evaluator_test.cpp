#include "sim/telemetry/alarm_evaluator.h"

#include <gtest/gtest.h>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kMinute = 60 * kSecond;
const MetricId kMetric{"AWS/EC2", "CPUUtilization", {{"AutoScalingGroupName", "AppGroup"}}};

/// N = 3, threshold 10: "X" is 20, "0" is 5, "-" is missing.
AlarmRule ruleOf(int m, MissingData missing)
{
    AlarmRule rule;
    rule.name = "Alarm";
    rule.metric = kMetric;
    rule.evaluationPeriods = 3;
    rule.datapointsToAlarm = m;
    rule.threshold = 10;
    rule.missing = missing;
    return rule;
}

std::vector<AlarmPoint> rangeOf(std::string_view row)
{
    std::vector<AlarmPoint> range;
    for (const char c : row)
        if (c != ' ') range.push_back(c == '-' ? AlarmPoint::Missing : c == 'X' ? AlarmPoint::Breaching : AlarmPoint::Within);
    return range;
}

constexpr AlarmState kOk = AlarmState::Ok, kAlarm = AlarmState::Alarm, kNoData = AlarmState::InsufficientData;

} // namespace

/// The documented tables of missing data (section 3.4). "Keep" is tried with a state that nothing else could give.
struct Row {
    const char* name;
    int m;
    const char* points;
    std::optional<AlarmState> missing, ignore, breaching, notBreaching; ///< nothing: keep
};

class DocumentedRow : public ::testing::TestWithParam<Row> {};

TEST_P(DocumentedRow, givesTheDocumentedState)
{
    const Row& row = GetParam();
    for (const AlarmState before : {kOk, kAlarm, kNoData}) {
        const auto stateWith = [&](MissingData missing) { return stateOf(ruleOf(row.m, missing), rangeOf(row.points), before); };
        EXPECT_EQ(stateWith(MissingData::Missing), row.missing.value_or(before)) << row.name;
        EXPECT_EQ(stateWith(MissingData::Ignore), row.ignore.value_or(before)) << row.name;
        EXPECT_EQ(stateWith(MissingData::Breaching), row.breaching.value_or(before)) << row.name;
        EXPECT_EQ(stateWith(MissingData::NotBreaching), row.notBreaching.value_or(before)) << row.name;
    }
}

INSTANTIATE_TEST_SUITE_P(MissingData, DocumentedRow,
                         ::testing::Values(Row{"T1-1", 3, "0 - X - X", kOk, kOk, kOk, kOk},
                                           Row{"T1-3", 3, "- - - - -", kNoData, std::nullopt, kAlarm, kOk},
                                           Row{"T1-5", 3, "- - X - -", kAlarm, std::nullopt, kAlarm, kOk},
                                           Row{"T2-2", 2, "0 0 X 0 X", kAlarm, kAlarm, kAlarm, kAlarm},
                                           Row{"T2-4", 2, "- - - - 0", kOk, kOk, kAlarm, kOk}));

TEST(AlarmEvaluator, isNotPrematureForALoneFreshPoint)
{
    EXPECT_NE(stateOf(ruleOf(3, MissingData::Missing), rangeOf("- - - - X"), kOk), kAlarm); // PM-1
}

TEST(AlarmEvaluator, goesThroughTheDocumentedFigure)
{
    // FIG-1: threshold 3, periods 3 to 5 above: ALARM after the 5th, OK after the 6th, and the 9th alone changes nothing.
    AlarmRule rule = ruleOf(3, MissingData::Missing);
    rule.threshold = 3;
    MetricStore store;
    AlarmState state = kNoData;
    std::vector<AlarmState> states;
    const double values[]{1, 2, 4, 4, 4, 2, 1, 2, 5, 1};
    for (int k = 0; k < 10; ++k) {
        DataPoint point;
        point.add(values[k]);
        store.publish(k * kMinute, {{kMetric, point}});
        state = evaluate(rule, store, state, (k + 1) * kMinute);
        states.push_back(state);
    }
    EXPECT_EQ(states, (std::vector<AlarmState>{kOk, kOk, kOk, kOk, kAlarm, kOk, kOk, kOk, kOk, kOk}));
}

TEST(AlarmEvaluator, holdsFourOfFiveOverFiveMinutes)
{
    // INT-1: 4 of 5 one-minute points.
    AlarmRule rule = ruleOf(4, MissingData::Missing);
    rule.evaluationPeriods = 5;
    EXPECT_EQ(stateOf(rule, rangeOf("0 0 X X 0 X X"), kOk), kAlarm);
    EXPECT_EQ(stateOf(rule, rangeOf("X X X 0 0 X X"), kOk), kOk); // what is older than N real points does not count
}

TEST(AlarmEvaluator, comparesByAllFourRules)
{
    AlarmRule rule = ruleOf(1, MissingData::Missing);
    rule.evaluationPeriods = 1;
    const auto state = [&](Comparison comparison, double value) {
        rule.comparison = comparison;
        DataPoint point;
        point.add(value);
        MetricStore store;
        store.publish(0, {{kMetric, point}});
        return evaluate(rule, store, kNoData, kMinute);
    };
    EXPECT_EQ(state(Comparison::GreaterThanThreshold, 10), kOk);
    EXPECT_EQ(state(Comparison::GreaterThanOrEqualToThreshold, 10), kAlarm);
    EXPECT_EQ(state(Comparison::LessThanThreshold, 10), kOk);
    EXPECT_EQ(state(Comparison::LessThanOrEqualToThreshold, 10), kAlarm);
}

TEST(AlarmEvaluator, keepsItsStateWhileAPercentileHasTooFewSamples)
{
    // LOW-1: p99 needs 10/(1-0.99) = 1000 samples.
    AlarmRule rule = ruleOf(1, MissingData::Missing);
    rule.evaluationPeriods = 1;
    rule.statistic = *StatisticSpec::parse("p99");
    rule.ignoresLowSamples = true;
    const auto stateWith = [&](std::uint64_t samples) {
        DataPoint point;
        point.add(20, samples);
        MetricStore store;
        store.publish(0, {{kMetric, point}});
        return evaluate(rule, store, kOk, kMinute);
    };
    EXPECT_EQ(stateWith(999), kOk);
    EXPECT_EQ(stateWith(1001), kAlarm);
    rule.ignoresLowSamples = false;
    EXPECT_EQ(stateWith(5), kAlarm);
}

TEST(AlarmEvaluator, tellsWhyInCloudWatchsWords)
{
    AlarmRule rule = ruleOf(2, MissingData::Missing);
    MetricStore store;
    for (int k = 0; k < 3; ++k) {
        DataPoint point;
        point.add(k == 0 ? 1 : 20);
        store.publish(k * kMinute, {{kMetric, point}});
    }
    const Message reason = reasonOf(rule, store, kAlarm, 3 * kMinute);
    const std::vector<std::pair<std::string, std::string>> expected{{"alarm", "Alarm"}, {"state", "ALARM"},      {"crossing", "2"},
                                                                    {"points", "3"},    {"values", "1, 20, 20"}, {"threshold", "10"}};
    EXPECT_EQ(reason.args, expected);
}

} // namespace faultline::sim
