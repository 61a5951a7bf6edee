// How alarms are evaluated, on recorded points.
#include "tests/sim/cloudwatch/backtested.h"

#include <gtest/gtest.h>

namespace faultline::test {

namespace {

std::string statesWith(const std::string& properties, const std::string& points, int span = 0)
{
    return statesOf(backtested(alarmNamed("Watch", properties), dataOf({{points}}, span)), "Watch");
}

} // namespace

// statements: CW-28
TEST(AlarmEvaluation, beginsWithoutData) { EXPECT_EQ(statesWith("EvaluationPeriods: 1", "- - 0 0", 240), ".0 O180"); }

// statements: CW-31 FIG-1
TEST(AlarmEvaluation, goesThroughTheFigureOfTheGuide)
{
    // Threshold 3, periods 3 to 5 above it: ALARM after the fifth, OK after the sixth, and the ninth alone changes nothing.
    EXPECT_EQ(statesWith("Threshold: 3", "1 2 4 4 4 2 1 2 5 1"), ".0 O60 A300 O360");
}

// statements: CW-29 CW-31 INT-1
TEST(AlarmEvaluation, needsFourOfFivePointsInAnyOrder)
{
    const std::string rule = "EvaluationPeriods: 5, DatapointsToAlarm: 4";
    EXPECT_EQ(statesWith(rule, "X X 0 X X"), ".0 O60 A300");
    EXPECT_EQ(statesWith(rule, "X X 0 0 X X X"), ".0 O60");               // never four among five
    EXPECT_EQ(statesWith("EvaluationPeriods: 5", "X X 0 X X"), ".0 O60"); // M is N unless given
    EXPECT_EQ(statesWith("EvaluationPeriods: 5", "0 X X X X X"), ".0 O60 A360");
}

// statements: CW-30
TEST(AlarmEvaluation, comparesByFourRules)
{
    const auto at = [](const std::string& comparison, const std::string& value) {
        return statesWith("EvaluationPeriods: 1, ComparisonOperator: " + comparison, value).back() == '0' &&
               statesWith("EvaluationPeriods: 1, ComparisonOperator: " + comparison, value).find('A') != std::string::npos;
    };
    EXPECT_FALSE(at("GreaterThanThreshold", "10"));
    EXPECT_TRUE(at("GreaterThanThreshold", "10.1"));
    EXPECT_TRUE(at("GreaterThanOrEqualToThreshold", "10"));
    EXPECT_FALSE(at("LessThanThreshold", "10"));
    EXPECT_TRUE(at("LessThanThreshold", "9.9"));
    EXPECT_TRUE(at("LessThanOrEqualToThreshold", "10"));
}

// statements: CW-32
TEST(AlarmEvaluation, looksBackADayOrAWeekAtMost)
{
    const auto isEvaluated = [](const std::string& period, const std::string& periods) {
        const auto result = backtested(alarmNamed("Watch", "Period: " + period + ", EvaluationPeriods: " + periods), dataOf({{"0"}}));
        return !result.alarms.empty();
    };
    EXPECT_TRUE(isEvaluated("300", "288")); // 1 day
    EXPECT_FALSE(isEvaluated("300", "289"));
    EXPECT_TRUE(isEvaluated("3600", "168")); // 7 days
    EXPECT_FALSE(isEvaluated("3600", "169"));
    EXPECT_TRUE(isEvaluated("20", "3"));
    EXPECT_FALSE(isEvaluated("45", "3"));
}

// statements: CW-13 CW-59
TEST(AlarmEvaluation, reactsWithinTenSecondsToAMetricOfThatResolution)
{
    const Recorded fast{"0 0 X X X", "Own", "Load", "", "Average", 10};
    EXPECT_EQ(statesOf(backtested(alarmNamed("Watch", "Period: 10"), dataOf({fast})), "Watch"), ".0 O10 A50");
    // Of a metric of one point a minute it never has three points in its fifty seconds.
    EXPECT_EQ(statesOf(backtested(alarmNamed("Watch", "Period: 10"), dataOf({{"0 0 0"}}, 180)), "Watch").find('A'), std::string::npos);
}

// statements: CW-14
TEST(AlarmEvaluation, makesCoarserPeriodsFromFinerPoints)
{
    // Five minutes of sums: 1+2+3+4+5 = 15 passes 14, 5*2 = 10 does not. The average of each is below.
    const Recorded sums{"1 2 3 4 5 2 2 2 2 2", "Own", "Load", "", "Sum"};
    EXPECT_EQ(statesOf(backtested(alarmNamed("Watch", "Statistic: Sum, Period: 300, EvaluationPeriods: 1, Threshold: 14"), dataOf({sums})), "Watch"),
              ".0 A300 O600");
}

// statements: CW-10 CW-11
TEST(AlarmEvaluation, seesOnlyTheMetricWithExactlyItsDimensions)
{
    const Recorded a{"X X X", "Own", "Load", R"({"Name":"Host","Value":"a"})"}, b{"X X X", "Own", "Load", R"({"Name":"Host","Value":"b"})"};
    const std::string hostA = "Dimensions: [{Name: Host, Value: a}]";
    EXPECT_EQ(lastStateOf(backtested(alarmNamed("Watch", hostA), dataOf({a, b})), "Watch"), 'A');
    // Neither the sum over hosts nor that of one host and another dimension exists.
    EXPECT_EQ(lastStateOf(backtested(alarmNamed("Watch"), dataOf({a, b})), "Watch"), '.');
    EXPECT_EQ(lastStateOf(backtested(alarmNamed("Watch", "Dimensions: [{Name: Host, Value: a}, {Name: Zone, Value: z}]"), dataOf({a, b})), "Watch"),
              '.');
}

TEST(AlarmEvaluation, takesTheOnlySeriesOfItsNameByAssumptionAndSaysSo)
{
    const Recorded other{"X X X", "Own", "Load", R"({"Name":"Host","Value":"i-0123"})"};
    const auto result = backtested(alarmNamed("Watch", "Dimensions: [{Name: Host, Value: a}]"), dataOf({other}));
    EXPECT_EQ(lastStateOf(result, "Watch"), 'A');
    ASSERT_EQ(result.assumptions.size(), 1u);
    EXPECT_EQ(result.assumptions[0].value, "Own Load Host=i-0123");
}

TEST(AlarmEvaluation, findsResourcesUnderTheirPhysicalNames)
{
    const std::string web = "  Web: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1}}\n";
    const std::string cpu = "Namespace: AWS/EC2, MetricName: CPUUtilization, Dimensions: [{Name: InstanceId, Value: !Ref Web}]";
    const Recorded one{"X X X", "AWS/EC2", "CPUUtilization", R"({"Name":"InstanceId","Value":"i-1"})"};
    const Recorded two{"0 0 0", "AWS/EC2", "CPUUtilization", R"({"Name":"InstanceId","Value":"i-2"})"};
    EXPECT_EQ(lastStateOf(backtested(web + alarmNamed("Watch", cpu), dataOf({one, two}), {{"i-1", "Web"}}), "Watch"), 'A');
    EXPECT_EQ(lastStateOf(backtested(web + alarmNamed("Watch", cpu), dataOf({one, two}), {{"i-2", "Web"}}), "Watch"), 'O');
}

// statements: CW-12
TEST(AlarmEvaluation, seesNoPointsOfAnotherUnit)
{
    const Recorded cpu{"X X X", "AWS/EC2", "CPUUtilization"};
    const std::string metric = "Namespace: AWS/EC2, MetricName: CPUUtilization";
    EXPECT_EQ(lastStateOf(backtested(alarmNamed("Watch", metric + ", Unit: Percent"), dataOf({cpu})), "Watch"), 'A');
    EXPECT_EQ(lastStateOf(backtested(alarmNamed("Watch", metric + ", Unit: Count"), dataOf({cpu})), "Watch"), '.');
}

// statements: CW-18 CW-19
TEST(AlarmEvaluation, takesPercentilesAndTrimmedStatisticsOnlyWhereTheyAreKnown)
{
    const auto state = [](const std::string& inData, const std::string& asked) {
        return lastStateOf(backtested(alarmNamed("Watch", "ExtendedStatistic: \"" + asked + "\""), dataOf({{"X X X", "Own", "Load", "", inData}})),
                           "Watch");
    };
    EXPECT_EQ(state("p99", "p99"), 'A');
    EXPECT_EQ(state("p90", "p99"), '.');
    EXPECT_EQ(state("TM(10%:90%)", "TM(10%:90%)"), 'A');
    EXPECT_EQ(state("tm99", "TM(0%:99%)"), 'A'); // the same, written shortly
    EXPECT_EQ(state("IQM", "TM(25%:75%)"), 'A');
}

// statements: CW-51
TEST(AlarmEvaluation, setsActionsOffOnAChangeOfStateOnly)
{
    const std::string actions = "EvaluationPeriods: 1, AlarmActions: [up], OKActions: [down], InsufficientDataActions: [gone]";
    const auto result = backtested(alarmNamed("Watch", actions), dataOf({{"X X X 0 0 - - - -"}}, 540));
    EXPECT_EQ(actionsOf(result, "Watch"), "up@60 down@240 gone@480");
}

// statements: CW-55
TEST(AlarmEvaluation, changesItsStateWithoutActingWhenActionsAreOff)
{
    const auto result = backtested(alarmNamed("Watch", "EvaluationPeriods: 1, AlarmActions: [up], ActionsEnabled: false"), dataOf({{"X X"}}));
    EXPECT_EQ(statesOf(result, "Watch"), ".0 A60");
    EXPECT_EQ(actionsOf(result, "Watch"), "");
}

// statements: CW-56
TEST(AlarmEvaluation, tellsWhyInCloudWatchsWords)
{
    const auto result = backtested(alarmNamed("Watch", "DatapointsToAlarm: 2"), dataOf({{"1 20 30"}}));
    const Message& reason = result.alarms[0].states.back().reason;
    EXPECT_EQ(reason.id, "telemetry.alarm-reason");
    EXPECT_EQ(reason.args,
              (std::vector<std::pair<std::string, std::string>>{
                  {"alarm", "Watch"}, {"state", "ALARM"}, {"crossing", "2"}, {"points", "3"}, {"values", "1, 20, 30"}, {"threshold", "10"}}));
}

// statements: CW-57 CW-58 LOW-1
TEST(AlarmEvaluation, keepsItsStateWhileAPercentileHasTooFewSamplesWhenToldTo)
{
    // p99 needs 10 / (1 - 0.99) = 1000 samples, p10 needs 10 / 0.1 = 100.
    const auto state = [](const std::string& percentile, const std::string& samples, const std::string& treatment) {
        const auto data = dataOf({{"0 X", "Own", "Load", "", percentile}, {"5000 " + samples, "Own", "Load", "", "SampleCount"}});
        const std::string rule = "EvaluationPeriods: 1, ExtendedStatistic: " + percentile + ", EvaluateLowSampleCountPercentile: " + treatment;
        return lastStateOf(backtested(alarmNamed("Watch", rule), data), "Watch");
    };
    EXPECT_EQ(state("p99", "999", "ignore"), 'O');
    EXPECT_EQ(state("p99", "1001", "ignore"), 'A');
    EXPECT_EQ(state("p99", "5", "evaluate"), 'A');
    EXPECT_EQ(state("p10", "99", "ignore"), 'O');
    EXPECT_EQ(state("p10", "101", "ignore"), 'A');
}

// statements: CW-53
TEST(AlarmEvaluation, doesNotMindAnActionThatNamesNothing)
{
    const auto result =
        backtested(alarmNamed("Watch", "EvaluationPeriods: 1, AlarmActions: [\"arn:aws:sns:us-east-1:111122223333:gone\"]"), dataOf({{"X"}}));
    EXPECT_EQ(actionsOf(result, "Watch"), "arn:aws:sns:us-east-1:111122223333:gone@60");
}

} // namespace faultline::test
