// Alarms on metric math and on anomaly bands, on recorded points.
#include "tests/sim/cloudwatch/backtested.h"

#include "model/metrics/math/expression.h"

#include <gtest/gtest.h>

namespace faultline::test {

namespace {

const auto kNone = std::optional<double>();

MathExpression::Scope scopeOf(std::map<std::string, MathValue> series)
{
    MathExpression::Scope scope;
    for (const auto& [id, value] : series) {
        scope.metrics.push_back(id);
        if (const auto* values = std::get_if<MathSeries>(&value)) scope.grid.count = values->size();
    }
    scope.grid.start = kDataStart;
    scope.values = std::move(series);
    return scope;
}

MathSeries evaluated(const std::string& text, const MathExpression::Scope& scope)
{
    const auto expression = MathExpression::parse(text);
    if (!expression) {
        ADD_FAILURE() << text << ": " << expression.problem().what.id;
        return {};
    }
    const auto value = expression->evaluate(scope);
    if (!value) {
        ADD_FAILURE() << text << ": " << value.problem().what.id;
        return {};
    }
    if (const auto* number = std::get_if<double>(&*value)) return {*number};
    const auto* series = std::get_if<MathSeries>(&*value);
    return series ? *series : MathSeries{};
}

std::string problemOfMath(const std::string& text)
{
    const auto expression = MathExpression::parse(text);
    return expression ? "" : expression.problem().what.id;
}

/// An alarm on `expression` over m1 (Own Load) and m2 (Own More).
std::string mathAlarm(const std::string& expression, const std::string& more = "EvaluationPeriods: 1")
{
    const auto metric = [](const std::string& id, const std::string& name) {
        return "{Id: " + id + ", ReturnData: false, MetricStat: {Period: 60, Stat: Average, Metric: {Namespace: Own, MetricName: " + name + "}}}";
    };
    return alarmNamed("Watch",
                      more + ", Metrics: [{Id: e1, Expression: \"" + expression + "\"}, " + metric("m1", "Load") + ", " + metric("m2", "More") + "]");
}

} // namespace

// statements: CW-65 CW-66 MATH-1 MATH-3
TEST(MetricMath, comparesSeriesAsTheGuideDoes)
{
    const auto scope = scopeOf({{"metric1", MathSeries{30, 20, 0, 0}}, {"metric2", MathSeries{20, kNone, 20, kNone}}});
    EXPECT_EQ(evaluated("metric1 < metric2", scope), (MathSeries{0, 0, 1, 0}));
    EXPECT_EQ(evaluated("metric1 > 15 AND metric2 > 15", scope), (MathSeries{1, 0, 0, 0}));
    EXPECT_EQ(evaluated("metric1 > 15 || metric2 > 15", scope), (MathSeries{1, 1, 1, 0}));
    EXPECT_EQ(evaluated("metric2 == 20", scope), (MathSeries{1, kNone, 1, kNone})); // neither value: no point
}

// statements: CW-71 MATH-5
TEST(MetricMath, choosesByACondition)
{
    const auto scope =
        scopeOf({{"metric1", MathSeries{1, 1, 0, 0, kNone}}, {"metric3", MathSeries{0, 0, 20, kNone, 20}}, {"gap", MathSeries{kNone, 7, 1, 1, 1}}});
    EXPECT_EQ(evaluated("IF(metric1, 5, metric3)", scope), (MathSeries{5, 5, 20, kNone, kNone}));
    EXPECT_EQ(evaluated("IF(metric1, gap)", scope),
              (MathSeries{0, 7, kNone, kNone, kNone})); // true without a value is 0, false without a branch is dropped
}

// statements: CW-65 CW-66
TEST(MetricMath, calculatesWithGapsAsZeroAndDropsDivisionsByZero)
{
    const auto scope = scopeOf({{"a", MathSeries{6, kNone, 4}}, {"b", MathSeries{3, 2, 0}}});
    EXPECT_EQ(evaluated("a + b", scope), (MathSeries{9, 2, 4}));
    EXPECT_EQ(evaluated("a / b", scope), (MathSeries{2, 0, kNone}));
    EXPECT_EQ(evaluated("-a * 2 ^ 3 ^ 2 / 512 + 1", scope), (MathSeries{-5, kNone, -3})); // to the power of, right to left; then minus
    EXPECT_EQ(evaluated("100 - (a - b) * 2", scope), (MathSeries{94, 104, 92}));
}

// statements: CW-64 CW-67 CW-68
TEST(MetricMath, makesANumberOfOneSeriesAndASeriesOfSeveral)
{
    const auto scope = scopeOf({{"m1", MathSeries{1, 2, 3}}, {"m2", MathSeries{5, kNone, 9}}});
    EXPECT_EQ(evaluated("SUM(m1)", scope), MathSeries{6});
    EXPECT_EQ(evaluated("SUM([m1, m2])", scope), (MathSeries{6, 2, 12}));
    EXPECT_EQ(evaluated("AVG([m1, m2])", scope), (MathSeries{3, 2, 6}));
    EXPECT_EQ(evaluated("MAX(METRICS())", scope), (MathSeries{5, 2, 9}));
    EXPECT_EQ(evaluated("MIN(METRICS(\"m2\"))", scope), (MathSeries{5, kNone, 9}));
    EXPECT_EQ(evaluated("STDDEV(m1 * 3)", scope), MathSeries{std::sqrt(6)}); // of 3, 6, 9: squares 9, 0, 9 over 3
    EXPECT_EQ(evaluated("METRIC_COUNT(METRICS()) + DATAPOINT_COUNT(m2)", scope), MathSeries{4});
    EXPECT_EQ(evaluated("LAST([m1, m2])", scope), (MathSeries{5, kNone, 9}));
    EXPECT_EQ(evaluated("FIRST(SORT([m1, m2], MAX, DESC))", scope), (MathSeries{5, kNone, 9}));
    EXPECT_EQ(evaluated("SLICE([m1, m2], 0)", scope), (MathSeries{1, 2, 3}));
    EXPECT_EQ(evaluated("RUNNING_SUM(m1)", scope), (MathSeries{1, 3, 6}));
    EXPECT_EQ(evaluated("CEIL(ABS(m1 - 2.5))", scope), (MathSeries{2, 1, 1}));
    EXPECT_EQ(evaluated("HOUR(m1) + DAY(m1) + YEAR(m1)", scope), (MathSeries{2027, 2027, 2027})); // Monday, 5 January 2026, midnight
}

// statements: CW-69
TEST(MetricMath, fillsGaps)
{
    const auto scope = scopeOf({{"m1", MathSeries{kNone, 4, kNone, kNone, 10}}});
    EXPECT_EQ(evaluated("FILL(m1, 0)", scope), (MathSeries{0, 4, 0, 0, 10}));
    EXPECT_EQ(evaluated("FILL(m1, REPEAT)", scope), (MathSeries{kNone, 4, 4, 4, 10}));
    EXPECT_EQ(evaluated("FILL(m1, LINEAR)", scope), (MathSeries{kNone, 4, 6, 8, 10}));
}

// statements: CW-70
TEST(MetricMath, takesDifferencesFromThePointBefore)
{
    const auto scope = scopeOf({{"m1", MathSeries{10, 16, kNone, 40}}});
    EXPECT_EQ(evaluated("DIFF(m1)", scope), (MathSeries{kNone, 6, kNone, 24}));
    EXPECT_EQ(evaluated("RATE(m1)", scope), (MathSeries{kNone, 0.1, kNone, 0.2})); // 24 in two minutes
    EXPECT_EQ(evaluated("DIFF_TIME(m1)", scope), (MathSeries{kNone, 60, kNone, 120}));
    EXPECT_EQ(evaluated("m1 * PERIOD(m1)", scope), (MathSeries{600, 960, kNone, 2400}));
    const auto ofExpression = MathExpression::parse("PERIOD(m1 * 2)")->evaluate(scope);
    EXPECT_FALSE(ofExpression.ok());
}

TEST(MetricMath, refusesWhatItCannotReadAndSaysWhere)
{
    EXPECT_EQ(problemOfMath("m1 +"), "metrics.math-ends-early");
    EXPECT_EQ(problemOfMath("m1 ? 2"), "metrics.math-unexpected");
    EXPECT_EQ(problemOfMath("SEARCH('x', 'Sum', 300)"), "metrics.math-unknown-function");
    EXPECT_EQ(problemOfMath("FILL(m1)"), "metrics.math-wrong-arguments");
    EXPECT_EQ(problemOfMath(std::string(5000, '(')), "metrics.math-too-deep");
    EXPECT_EQ(problemOfMath("\"open"), "metrics.math-unexpected");
}

// statements: CW-64
TEST(MetricMath, isWatchedByAnAlarmLikeAMetric)
{
    const auto data = dataOf({{"50 2 2 50"}, {"0 0 20 20", "Own", "More"}});
    EXPECT_EQ(statesOf(backtested(mathAlarm("m1 - m2"), data), "Watch"), ".0 A60 O120 A240");
    // An alarm takes a single series, and metrics of one period.
    EXPECT_TRUE(backtested(mathAlarm("m1\"}, {Id: e2, Expression: \"m2"), data).alarms.empty());
}

// statements: CW-72
TEST(MetricMath, dependsOnHowMuchIsFetchedWhenItMakesANumberOfASeries)
{
    // AVG over what the alarm looks at, not over the period: one high point lifts all of them.
    const auto data = dataOf({{"0 0 0 200 0 0"}, {"0 0 0 0 0 0", "Own", "More"}});
    const std::string states = statesOf(backtested(mathAlarm("TIME_SERIES(AVG(m1))"), data), "Watch");
    EXPECT_EQ(states, ".0 O60 A240");
}

// statements: CW-54 CW-73 CW-74 CW-76
TEST(AnomalyBand, alarmsWhenAMetricLeavesWhatIsExpectedOfIt)
{
    // Half an hour of 40 and 60: mean 50, deviation 10. Two deviations: 30 to 70, three: 20 to 80.
    std::string calm;
    for (int k = 0; k < 15; ++k) calm += "40 60 ";
    const auto state = [&](const std::string& width, const std::string& comparison, const std::string& last) {
        const std::string rule = "EvaluationPeriods: 1, ThresholdMetricId: band, ComparisonOperator: " + comparison +
                                 ", Metrics: [{Id: band, Expression: \"ANOMALY_DETECTION_BAND(m1" + width +
                                 ")\"}, {Id: m1, MetricStat: {Period: 60, Stat: Average, Metric: {Namespace: Own, MetricName: Load}}}]";
        return lastStateOf(backtested(alarmNamed("Watch", rule), dataOf({{calm + last}})), "Watch");
    };
    const std::string outside = "LessThanLowerOrGreaterThanUpperThreshold";
    EXPECT_EQ(state("", outside, "69"), 'O');
    EXPECT_EQ(state("", outside, "72"), 'A');
    EXPECT_EQ(state("", outside, "28"), 'A');
    EXPECT_EQ(state(", 3", outside, "72"), 'O');
    EXPECT_EQ(state("", "GreaterThanUpperThreshold", "28"), 'O');
    EXPECT_EQ(state("", "LessThanLowerThreshold", "28"), 'A');
    EXPECT_EQ(state(", 9", outside, "0"), 'O'); // never below 0
}

// statements: CW-74
TEST(AnomalyBand, hasNoDataUntilItHasSeenAQuarterOfAnHour)
{
    const std::string rule =
        "EvaluationPeriods: 1, ThresholdMetricId: band, ComparisonOperator: GreaterThanUpperThreshold, Metrics: [{Id: band, Expression: "
        "\"ANOMALY_DETECTION_BAND(m1)\"}, {Id: m1, MetricStat: {Period: 60, Stat: Average, Metric: {Namespace: Own, MetricName: Load}}}]";
    std::string points;
    for (int k = 0; k < 30; ++k) points += "5 ";
    // Fifteen points before the range of N + 2 = 3 periods, and the five that are worked out ahead of it: the 16th minute and 7 more.
    EXPECT_EQ(statesOf(backtested(alarmNamed("Watch", rule), dataOf({{points}})), "Watch"), ".0 O1380");
}

} // namespace faultline::test
