// Alarms on recorded points with gaps: the tables of the guide, as they stand there.
#include "tests/sim/cloudwatch/backtested.h"

#include <gtest/gtest.h>

namespace faultline::test {

namespace {

/// The state after five periods of a row "0 - X - X" (0 within, X breaching), N = 3. `before` is made by as many earlier points of its kind as
/// the evaluation range holds.
char stateAfter(const std::string& row, int m, const std::string& treatment, const std::string& before = "")
{
    const std::string points = before + row;
    int periods = 0;
    for (const char c : points) periods += c == ' ' ? 0 : 1;
    const std::string rule = "DatapointsToAlarm: " + std::to_string(m) + ", TreatMissingData: " + treatment;
    // A second series lets the data begin and end where the row does, also where it has gaps.
    return lastStateOf(backtested(alarmNamed("Watch", rule), dataOf({{points}}, 60 * periods)), "Watch");
}

struct Row {
    const char* name;
    int m;
    const char* points;
    char missing, ignore, breaching, notBreaching; ///< '=': keeps the state before
};

} // namespace

class TableOfMissingData : public ::testing::TestWithParam<Row> {};

// statements: CW-40 CW-41 CW-42 CW-43 CW-44 T1-1 T1-3 T1-5 T2-2 T2-4
TEST_P(TableOfMissingData, givesTheStateOfTheGuide)
{
    const Row& row = GetParam();
    const auto expect = [](char state, char before) { return state == '=' ? before : state; };
    // Five points of a kind fill the range before the row; without any, the alarm is new. Only what the row itself holds counts after it.
    for (const auto& [before, state] : {std::pair("0 0 0 0 0 ", 'O'), std::pair("X X X X X ", 'A')}) {
        EXPECT_EQ(stateAfter(row.points, row.m, "missing", before), row.missing) << row.name;
        EXPECT_EQ(stateAfter(row.points, row.m, "ignore", before), expect(row.ignore, state)) << row.name;
        EXPECT_EQ(stateAfter(row.points, row.m, "breaching", before), row.breaching) << row.name;
        EXPECT_EQ(stateAfter(row.points, row.m, "notBreaching", before), row.notBreaching) << row.name;
    }
}

INSTANTIATE_TEST_SUITE_P(Guide, TableOfMissingData,
                         ::testing::Values(Row{"T1-1", 3, "0 - X - X", 'O', 'O', 'O', 'O'}, Row{"T1-3", 3, "- - - - -", '.', '=', 'A', 'O'},
                                           Row{"T2-2", 2, "0 0 X 0 X", 'A', 'A', 'A', 'A'}, Row{"T2-4", 2, "- - - - 0", 'O', 'O', 'A', 'O'}));

// statements: CW-43 CW-45 T1-5
TEST(MissingData, raisesAnAlarmBeforeItsTimeWhenAllThatIsSeenBreaches)
{
    // The oldest breaching point is 3 periods old and M is 3; a period earlier it is only 2 old.
    EXPECT_EQ(stateAfter("- - X - -", 3, "missing"), 'A');
    EXPECT_EQ(stateAfter("- - - X -", 3, "missing"), 'O');
    // Our clause: a real point that does not breach, anywhere in the range, forbids it.
    EXPECT_EQ(stateAfter("0 - X - -", 3, "missing"), 'O');
    EXPECT_EQ(stateAfter("- - X - -", 3, "ignore"), 'O'); // keeps what the fresh point made of it
    EXPECT_EQ(stateAfter("- - X - -", 3, "breaching"), 'A');
    EXPECT_EQ(stateAfter("- - X - -", 3, "notBreaching"), 'O');
}

// statements: CW-43 PM-1
TEST(MissingData, isNotRushedByALoneFreshPoint) { EXPECT_NE(stateAfter("- - - - X", 3, "missing"), 'A'); }

// statements: CW-41 CW-46
TEST(MissingData, looksTwoPeriodsFurtherBackThanN)
{
    // N = 3 looks at 5 periods: the breaching point at the front is the fifth from the right, then the sixth.
    EXPECT_EQ(stateAfter("X - - - -", 3, "missing"), 'A');
    EXPECT_EQ(stateAfter("X - - - - -", 3, "missing"), '.');
    // N + 2 for another N.
    const auto withN2 = [](const std::string& points, int span) {
        return lastStateOf(backtested(alarmNamed("Watch", "EvaluationPeriods: 2"), dataOf({{points}}, span)), "Watch");
    };
    EXPECT_EQ(withN2("X - - -", 240), 'A');
    EXPECT_EQ(withN2("X - - - -", 300), '.');
}

// statements: CW-37
TEST(MissingData, hasNoDataOnceAResourceStopsSending)
{
    EXPECT_EQ(statesOf(backtested(alarmNamed("Watch"), dataOf({{"0 0 0 0 - - - - -"}}, 540)), "Watch"), ".0 O60 .540");
}

// statements: CW-47
TEST(MissingData, looksAtTheLastPointsAgainForAWhileAfterAMetricStops)
{
    // Only the two newest points breach, of M = 2 of 3; without new points they stay in view for three more periods.
    const auto result = backtested(alarmNamed("Watch", "DatapointsToAlarm: 2, EvaluationPeriods: 3"), dataOf({{"0 0 X X - - - - - -"}}, 600));
    EXPECT_EQ(statesOf(result, "Watch"), ".0 O60 A240 .540");
}

// statements: CW-50
TEST(MissingData, turnsACountThatIsAbsentAtZeroBackToOkOnlyWhenToldSo)
{
    const Recorded errors{"5 50 - - - - - - -", "AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "", "Sum"};
    const std::string metric = "Namespace: AWS/ApplicationELB, MetricName: HTTPCode_ELB_5XX_Count, Statistic: Sum, EvaluationPeriods: 1";
    EXPECT_EQ(statesOf(backtested(alarmNamed("Watch", metric), dataOf({errors}, 540)), "Watch"), ".0 O60 A120 .300");
    const auto notBreaching = backtested(alarmNamed("Watch", metric + ", TreatMissingData: notBreaching"), dataOf({errors}, 540));
    EXPECT_EQ(statesOf(notBreaching, "Watch"), ".0 O60 A120 O300");
}

// statements: CW-49
TEST(MissingData, isIgnoredByDefaultForTablesAndByNobodyElse)
{
    const Recorded throttles{"X - - - - -", "AWS/DynamoDB", "ReadThrottleEvents", "", "Sum"};
    const std::string metric = "Namespace: AWS/DynamoDB, MetricName: ReadThrottleEvents, Statistic: Sum, EvaluationPeriods: 1";
    EXPECT_EQ(lastStateOf(backtested(alarmNamed("Watch", metric), dataOf({throttles}, 360)), "Watch"), 'A');
    const auto explicitly = backtested(alarmNamed("Watch", metric + ", TreatMissingData: notBreaching"), dataOf({throttles}, 360));
    EXPECT_EQ(lastStateOf(explicitly, "Watch"), 'O');
    EXPECT_EQ(lastStateOf(backtested(alarmNamed("Watch", "EvaluationPeriods: 1"), dataOf({{"X - - - - -"}}, 360)), "Watch"), '.');
}

} // namespace faultline::test
