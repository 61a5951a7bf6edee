// Scheduled and predictive scaling.
#include "tests/sim/group_drawing.h"

#include "sim/plan/cron.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

std::string action(const std::string& name, const std::string& properties)
{
    return "  " + name + ": {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref AppGroup, " + properties + "}}\n";
}

// statements: ASG-81 ASG-82
TEST(ScheduledAction, takesEffectWithinSecondsOfItsTimeAndRecursUntilItsEnd)
{
    GroupDrawing drawing;
    drawing.more = action("Morning", "DesiredCapacity: 4, Recurrence: \"0 8 * * *\", EndTime: \"2026-01-06T09:00:00Z\"") +
                   action("Evening", "DesiredCapacity: 2, Recurrence: \"30 20 * * MON-FRI\"");
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:0.1/s", .duration = "60h"});
    const auto out = timesOf(record, "scale-out"), in = timesOf(record, "scale-in");
    ASSERT_EQ(out.size(), 2u) << "on 5 and 6 January; the third morning lies after the end";
    ASSERT_EQ(in.size(), 2u);
    for (const auto& [seen, due] : {std::pair{out[0], 8 * 3600.0}, {out[1], 32 * 3600.0}, {in[0], 20.5 * 3600}, {in[1], 44.5 * 3600}}) {
        EXPECT_GE(seen, due);
        EXPECT_LE(seen, due + 120) << "at most about two minutes late";
    }
}

// statements: ASG-10 ASG-11 ASG-81
TEST(ScheduledAction, movesTheLimitsAndIsRefusedOutsideOfThem)
{
    GroupDrawing drawing;
    drawing.more = action("TooMany", "DesiredCapacity: 9, StartTime: \"2026-01-05T00:01:00Z\"") +
                   action("Raise", "MinSize: 4, MaxSize: 9, StartTime: \"2026-01-05T00:03:00Z\"") +
                   action("Lower", "MinSize: 1, MaxSize: 3, StartTime: \"2026-01-05T00:06:00Z\"");
    const auto run = played(textOf(drawing), {.duration = "10m"});
    EXPECT_EQ(timesOf(run.record(), "scheduled-action-refused").size(), 1u);
    EXPECT_EQ(groupMetric(run, "GroupDesiredCapacity", 2), 2);
    EXPECT_EQ(groupMetric(run, "GroupDesiredCapacity", 4), 4) << "a minimum above desired raises it";
    EXPECT_EQ(groupMetric(run, "GroupMaxSize", 4), 9);
    EXPECT_EQ(groupMetric(run, "GroupDesiredCapacity", 8), 3) << "a maximum below desired lowers it";
}

// statements: ASG-99
TEST(ScheduledAction, isLostWhileItsProcessIsSuspended)
{
    GroupDrawing drawing;
    drawing.own += ", SuspendedProcesses: [ScheduledActions]";
    drawing.more = action("Grow", "DesiredCapacity: 4, StartTime: \"2026-01-05T00:01:00Z\"");
    EXPECT_TRUE(timesOf(recordOf(textOf(drawing), {.duration = "5m"}), "scale-out").empty());
}

TEST(Cron, readsFiveFields)
{
    const auto at = [](const std::string& text) {
        const auto cron = sim::Cron::parse(text);
        return cron ? cron->between(0, 7 * 86400 * kSecond).size() : std::size_t(0); // the week from Thursday, 1 January 1970
    };
    EXPECT_EQ(at("0 8 * * *"), 7u);
    EXPECT_EQ(at("*/15 * * * *"), 7u * 96);
    EXPECT_EQ(at("0 9-17/4 * * 1-5"), 5u * 3);
    EXPECT_EQ(at("0 0 1 JAN *"), 1u);
    EXPECT_EQ(at("0 0 * * 7"), at("0 0 * * SUN"));
    for (const char* wrong : {"", "* * * *", "60 * * * *", "a * * * *", "* * * * * *", "5-1 * * * *"}) EXPECT_FALSE(sim::Cron::parse(wrong)) << wrong;
}

GroupDrawing forecasting(const std::string& more)
{
    GroupDrawing drawing;
    drawing.properties = "MinSize: \"1\", MaxSize: \"4\", DesiredCapacity: \"1\"";
    drawing.own = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 400}}";
    drawing.client = "TimeoutMs: 60000, Retries: 0, Arrivals: paced";
    drawing.more = policy("Ahead", "PolicyType: PredictiveScaling, PredictiveScalingConfiguration: {MetricSpecifications: [{TargetValue: 25, "
                                   "PredefinedMetricPairSpecification: {PredefinedMetricType: ASGCPUUtilization}}]" +
                                       more + "}");
    return drawing;
}

// statements: ASG-83
TEST(PredictiveScaling, onlyForecastsUnlessTold)
{
    const auto record = recordOf(textOf(forecasting("")), {.traffic = "steps:0.1/s@0s,3/s@8h,0.1/s@9h", .duration = "34h"});
    EXPECT_FALSE(timesOf(record, "forecast").empty());
    EXPECT_TRUE(timesOf(record, "scale-out").empty());
}

const Play kTwoDays{.traffic = "steps:0.1/s@0s,3/s@8h,0.1/s@9h", .duration = "34h"};

// statements: ASG-84
TEST(PredictiveScaling, raisesDesiredFiveMinutesAheadOfTheHourAndNeverLowersIt)
{
    // At eight o'clock of the first day one instance of two vCPUs is at 3 * 0.4 / 2 = 60 %; 25 % each need three.
    const auto run = played(textOf(forecasting(", Mode: ForecastAndScale")), kTwoDays);
    const auto record = run.record();
    const auto out = timesOf(record, "scale-out");
    ASSERT_EQ(out.size(), 1u);
    EXPECT_NEAR(out[0], 32 * 3600 - 300, 1e-6);
    EXPECT_EQ(groupMetric(run, "GroupDesiredCapacity", 32 * 60 + 30), 3);
    EXPECT_TRUE(timesOf(record, "scale-in").empty());
    const auto earlier = recordOf(textOf(forecasting(", Mode: ForecastAndScale, SchedulingBufferTime: 600")), kTwoDays);
    EXPECT_NEAR(timesOf(earlier, "scale-out").at(0), 32 * 3600 - 600, 1e-6);
}

// statements: ASG-85 PRED-2
TEST(PredictiveScaling, passesTheMaximumOnlyWhereItMay)
{
    auto drawing = forecasting(", Mode: ForecastAndScale");
    drawing.properties = "MinSize: \"1\", MaxSize: \"2\", DesiredCapacity: \"1\"";
    EXPECT_EQ(groupMetric(played(textOf(drawing), kTwoDays), "GroupDesiredCapacity", 32 * 60 + 30), 2);
    drawing.more = forecasting(", Mode: ForecastAndScale, MaxCapacityBreachBehavior: IncreaseMaxCapacity, MaxCapacityBuffer: 10").more;
    const auto raised = played(textOf(drawing), kTwoDays);
    EXPECT_EQ(groupMetric(raised, "GroupDesiredCapacity", 32 * 60 + 30), 3);
    EXPECT_EQ(groupMetric(raised, "GroupMaxSize", 32 * 60 + 30), 4) << "3 * 1.1, rounded up";
}

} // namespace
} // namespace faultline::test
