// Composite alarms, and what holds their actions back.
#include "tests/sim/cloudwatch/backtested.h"

#include "sim/telemetry/composite_alarm.h"

#include <gtest/gtest.h>

namespace faultline::test {

namespace {

using sim::AlarmState;

bool holds(const std::string& rule)
{
    const auto condition = sim::AlarmCondition::parse(rule);
    EXPECT_TRUE(condition.ok()) << rule;
    return condition.ok() && condition->holds([](const std::string& name) {
        if (name == "up") return AlarmState::Alarm;
        return name == "down" ? AlarmState::Ok : AlarmState::InsufficientData;
    });
}

std::string composite(const std::string& rule, const std::string& more = "")
{
    return "  Both: {Type: AWS::CloudWatch::CompositeAlarm, Properties: {AlarmRule: " + rule + ", AlarmActions: [page], OKActions: [calm]" + more +
           "}}\n";
}

/// A and B watch series of their own; S is the suppressor's.
std::string alarmOn(const std::string& id, const std::string& metric) { return alarmNamed(id, "EvaluationPeriods: 1, MetricName: " + metric); }

Recorded series(const std::string& metric, const std::string& points) { return {points, "Own", metric}; }

/// A composite over A with suppressor S, wait 2 and extension 3 minutes.
sim::Backtest suppressed(const std::string& a, const std::string& s)
{
    return backtested(alarmOn("A", "A") + alarmOn("S", "S") +
                          composite("!Sub 'ALARM(${A})'", ", ActionsSuppressor: !Ref S, ActionsSuppressorWaitPeriod: 120, "
                                                          "ActionsSuppressorExtensionPeriod: 180"),
                      dataOf({series("A", a), series("S", s)}));
}

} // namespace

// statements: CW-60
TEST(CompositeAlarm, readsItsRule)
{
    EXPECT_TRUE(holds("ALARM(up)"));
    EXPECT_FALSE(holds("ALARM(down)"));
    EXPECT_TRUE(holds("OK(\"down\") AND NOT ALARM(down)"));
    EXPECT_TRUE(holds("INSUFFICIENT_DATA(new)"));
    EXPECT_TRUE(holds("ALARM(down) OR ALARM(up) AND TRUE")); // AND binds tighter
    EXPECT_FALSE(holds("(ALARM(down) OR ALARM(up)) AND FALSE"));
    for (const char* wrong : {"", "ALARM", "ALARM()", "ALARM(up) ALARM(down)", "PERHAPS(up)", "(ALARM(up)", "NOT"})
        EXPECT_FALSE(sim::AlarmCondition::parse(wrong).ok()) << wrong;
}

// statements: CW-60
TEST(CompositeAlarm, isInAlarmExactlyWhileItsRuleHolds)
{
    const auto result = backtested(alarmOn("A", "A") + alarmOn("B", "B") + composite("!Sub 'ALARM(${A}) AND NOT ALARM(${B})'"),
                                   dataOf({series("A", "0 X X X 0"), series("B", "0 0 X 0 0")}));
    EXPECT_EQ(statesOf(result, "Both"), ".0 O60 A120 O180 A240 O300");
    EXPECT_EQ(actionsOf(result, "Both"), "calm@60 page@120 calm@180 page@240 calm@300");
}

TEST(CompositeAlarm, findsItsAlarmsByIdNameAndArn)
{
    const std::string named = alarmNamed("A", "AlarmName: high cpu, EvaluationPeriods: 1");
    for (const char* rule : {"!Sub 'ALARM(${A})'", "!Join ['', ['ALARM(', !Ref A, ')']]", "'ALARM(\"high cpu\")'", "!Sub 'ALARM(${A.Arn})'",
                             "'ALARM(arn:aws:cloudwatch:us-east-1:111122223333:alarm:high cpu)'"})
        EXPECT_EQ(lastStateOf(backtested(named + composite(rule), dataOf({{"X"}})), "Both"), 'A') << rule;
}

// statements: CW-61
TEST(CompositeAlarm, isNotEvaluatedInACycleOrOverAnAlarmOfNobodys)
{
    const auto isLeftOut = [](const std::string& resources) {
        const auto result = backtested(resources, dataOf({{"X"}}));
        return result.assumptions.size() == 1 && result.assumptions[0].what == "Both" && result.assumptions[0].value == "takes no part";
    };
    EXPECT_TRUE(isLeftOut(alarmNamed("Watch") + composite("!Sub 'ALARM(${Both})'")));
    EXPECT_TRUE(isLeftOut(alarmNamed("Watch") + composite("'ALARM(nobody)'")));
}

// statements: CW-62 CW-63 SUP-1
TEST(CompositeAlarm, waitsForItsSuppressorBeforeItActs)
{
    EXPECT_EQ(actionsOf(suppressed("X X X X X", "0 0 0 0 0"), "Both"), "page@180"); // changed in minute 1, two minutes of waiting
}

// statements: CW-63 SUP-3
TEST(CompositeAlarm, beginsToWaitAnewWithEveryChange)
{
    EXPECT_EQ(actionsOf(suppressed("X 0 0 0 0", "0 0 0 0 0"), "Both"), "calm@240"); // the first wait is dropped; OK since minute 2
}

// statements: CW-62 CW-63 SUP-5
TEST(CompositeAlarm, actsAnExtensionAfterItsSuppressorIsOver)
{
    // Changed in minute 1, suppressed from minute 2 on, free in minute 5: three more minutes.
    EXPECT_EQ(actionsOf(suppressed("X X X X X X X X X", "0 X X X 0 0 0 0 0"), "Both"), "page@480");
}

// statements: CW-62 CW-63
TEST(CompositeAlarm, changesItsStateButDoesNotActWhileSuppressed)
{
    const auto result = suppressed("0 0 0 X X X", "X X X X X X");
    EXPECT_EQ(statesOf(result, "Both"), ".0 O60 A240");
    EXPECT_EQ(actionsOf(result, "Both"), "");
}

} // namespace faultline::test
