#include "sim/telemetry/compile_alarm.h"

#include "model/document/document.h"
#include "model/services/architecture.h"

#include <gtest/gtest.h>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kMinute = 60 * kSecond;

std::string alarmWith(const std::string& more)
{
    return "Resources:\n  Group:\n    Type: AWS::AutoScaling::AutoScalingGroup\n    Properties: {MinSize: 1, MaxSize: 3}\n"
           "  Out:\n    Type: AWS::AutoScaling::ScalingPolicy\n    Properties:\n      AutoScalingGroupName: !Ref Group\n      AdjustmentType: "
           "ChangeInCapacity\n"
           "      ScalingAdjustment: 1\n      Cooldown: 120\n"
           "  Track:\n    Type: AWS::AutoScaling::ScalingPolicy\n    Properties:\n      AutoScalingGroupName: !Ref Group\n      PolicyType: "
           "TargetTrackingScaling\n"
           "      TargetTrackingConfiguration: {TargetValue: 50, PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}}\n"
           "  Alarm:\n    Type: AWS::CloudWatch::Alarm\n    Properties:\n      Namespace: AWS/EC2\n      MetricName: CPUUtilization\n"
           "      Dimensions: [{Name: AutoScalingGroupName, Value: !Ref Group}]\n      Statistic: Average\n      Period: 60\n      "
           "EvaluationPeriods: 3\n"
           "      Threshold: 70\n      ComparisonOperator: GreaterThanThreshold\n      AlarmActions: [!Ref Out]\n" +
           more;
}

Result<AlarmRule> compiled(const std::string& text)
{
    const Architecture architecture = Architecture::from(*Document::parse(text, "test.yaml"));
    return compileAlarm("Alarm", *architecture.find("Alarm")->as<Alarm>());
}

std::string without(std::string text, const std::string& line)
{
    const auto at = text.find("      " + line);
    return text.erase(at, text.find('\n', at) + 1 - at);
}

} // namespace

TEST(CompileAlarm, takesDimensionsAndActionsByLogicalId)
{
    const auto rule = compiled(alarmWith(""));
    ASSERT_TRUE(rule.ok());
    EXPECT_EQ(rule->metric, (MetricId{"AWS/EC2", "CPUUtilization", {{"AutoScalingGroupName", "Group"}}}));
    EXPECT_EQ(rule->alarmActions, std::vector<std::string>{"Out"});
    EXPECT_EQ(rule->datapointsToAlarm, 3); // CW-29: M is N unless given
    EXPECT_EQ(rule->missing, MissingData::Missing);
    EXPECT_EQ(rule->period, kMinute);
}

TEST(CompileAlarm, honoursWhatIsWritten)
{
    const auto rule = compiled(alarmWith("      DatapointsToAlarm: 2\n      TreatMissingData: breaching\n      ActionsEnabled: false\n"));
    ASSERT_TRUE(rule.ok());
    EXPECT_EQ(rule->datapointsToAlarm, 2);
    EXPECT_EQ(rule->missing, MissingData::Breaching);
    EXPECT_TRUE(rule->alarmActions.empty());
}

TEST(CompileAlarm, refusesWhatItCannotSimulateAndNamesTheProperty)
{
    for (const auto& [text, property] : std::vector<std::pair<std::string, std::string>>{
             {alarmWith("      DatapointsToAlarm: 4\n"), "DatapointsToAlarm"},
             {without(alarmWith(""), "Threshold"), "Threshold"},
             {without(alarmWith("      ExtendedStatistic: middle\n"), "Statistic"), "ExtendedStatistic"},
             {without(alarmWith("      EvaluationPeriods: 5000\n"), "EvaluationPeriods"), "EvaluationPeriods"}}) {
        const auto rule = compiled(text);
        ASSERT_FALSE(rule.ok()) << property;
        EXPECT_EQ(rule.problem().what.args[1].second, property);
    }
}

TEST(CompilePolicy, readsSimpleAndTargetTrackingPolicies)
{
    const Architecture architecture = Architecture::from(*Document::parse(alarmWith(""), "test.yaml"));
    const PolicyGroup group{"Group", 90 * kSecond, {}};
    const auto simple = compilePolicy("Out", *architecture.find("Out")->as<ScalingPolicy>(), group);
    ASSERT_TRUE(simple.ok());
    EXPECT_EQ(simple->kind, ScalingPolicyRule::Kind::Simple);
    EXPECT_EQ(simple->cooldown, 2 * kMinute);
    const auto tracking = compilePolicy("Track", *architecture.find("Track")->as<ScalingPolicy>(), group);
    ASSERT_TRUE(tracking.ok());
    EXPECT_EQ(tracking->target, 50);
    EXPECT_EQ(tracking->warmUp, 90 * kSecond); // ASG-44
    EXPECT_EQ(tracking->lowAlarm.threshold, 35);
}

} // namespace faultline::sim
