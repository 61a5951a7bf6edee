// What a drill publishes, when alarms see it, and what clients saw beside it.
#include "tests/sim/played.h"

#include <gtest/gtest.h>

namespace faultline::test {

namespace {

/// Users, an Application Load Balancer in two zones, an instance in each; `more` are further resources.
std::string shop(const std::string& more)
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a, us-east-1b]\n"
           "    Actors: {Users: {Client: {TimeoutMs: 5000}, Sends: [{To: LoadBalancer, Class: default, Share: 1}]}}\n"
           "Resources:\n"
           "  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\n"
           "  SubnetA: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-1a}}\n"
           "  SubnetB: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: us-east-1b}}\n"
           "  LoadBalancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [!Ref SubnetA, !Ref SubnetB]}}\n"
           "  TargetGroup: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Vpc, Port: 80, Protocol: HTTP, "
           "Targets: [{Id: !Ref A}, {Id: !Ref B}]}}\n"
           "  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref LoadBalancer, Port: 80, Protocol: HTTP, "
           "DefaultActions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]}}\n"
           "  A: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref SubnetA, Monitoring: true}, "
           "Metadata: {Faultline: {Workload: {CpuMs: {Distribution: exponential, MeanMs: 5}}}}}\n"
           "  B: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref SubnetB, Monitoring: true}, "
           "Metadata: {Faultline: {Workload: {CpuMs: {Distribution: exponential, MeanMs: 5}}}}}\n" +
           more;
}

std::string alarm(const std::string& properties)
{
    return "  Watch: {Type: AWS::CloudWatch::Alarm, Properties: {Namespace: AWS/ApplicationELB, MetricName: RequestCount, "
           "Dimensions: [{Name: LoadBalancer, Value: !GetAtt LoadBalancer.LoadBalancerFullName}], Statistic: Sum, EvaluationPeriods: 1, "
           "ComparisonOperator: GreaterThanThreshold, " +
           properties + "}}\n";
}

/// When the alarm goes to ALARM, s; -1: never.
double alarmAt(const sim::RunRecord& record)
{
    for (const auto& entry : record.timeline)
        if (entry.kind == "alarm")
            for (const auto& [name, value] : entry.text.args)
                if (name == "state" && value == "ALARM") return static_cast<double>(entry.at) / 1e9;
    return -1;
}

const MetricId kResponseTime{"AWS/ApplicationELB", "TargetResponseTime", {{"LoadBalancer", "LoadBalancer"}}};
const MetricId kRequests{"AWS/ApplicationELB", "RequestCount", {{"LoadBalancer", "LoadBalancer"}}};

} // namespace

// statements: CW-27
TEST(Publication, showsAPeriodToAlarmsAMinuteAfterItsEnd)
{
    EXPECT_EQ(alarmAt(recordOf(shop(alarm("Period: 60, Threshold: 1000")), {"constant:100/s", "10m"})), 120);
}

// statements: CW-33
TEST(Publication, isLookedAtThroughWindowsThatSlideByAMinute)
{
    // 6,000 requests a minute: more than 15,000 in five minutes from the third one on, read a minute later. Whole periods would give 360 s.
    EXPECT_EQ(alarmAt(recordOf(shop(alarm("Period: 300, Threshold: 15000")), {"constant:100/s", "10m"})), 240);
    // A window of more than a day is looked at once an hour: 25 hours of periods, one of which is breached at once.
    const std::string day = alarm("Period: 3600, EvaluationPeriods: 25, DatapointsToAlarm: 1, Threshold: 1000");
    std::string once = day;
    once.replace(once.find("EvaluationPeriods: 1, "), 22, "");
    EXPECT_EQ(alarmAt(recordOf(shop(once), {"constant:5/s", "70m"})), 3660);
}

// statements: CW-20 ELB-134 MET-127
TEST(Publication, keepsPercentilesOfResponseTimesButNotOfCounts)
{
    const auto simulation = played(shop(""), {"constant:100/s", "5m"});
    const MetricStore& metrics = simulation.metrics();
    const auto p99 = metrics.value(kResponseTime, *StatisticSpec::parse("p99"), 60 * kSecond, 60 * kSecond);
    const auto trimmed = metrics.value(kResponseTime, *StatisticSpec::parse("tm99"), 60 * kSecond, 60 * kSecond);
    const auto average = metrics.value(kResponseTime, *StatisticSpec::parse("Average"), 60 * kSecond, 60 * kSecond);
    ASSERT_TRUE(p99 && trimmed && average);
    EXPECT_GT(*p99, *average);
    EXPECT_LT(*trimmed, *average); // without the slowest hundredth
    EXPECT_EQ(MetricStore::unitOf(kResponseTime.nameSpace, kResponseTime.name), "Seconds");
}

// statements: CW-14 CW-86
TEST(Publication, stampsAPeriodWithItsStartAndHasNoPointWhereNothingWas)
{
    const auto simulation = played(shop(""), {"steps:50/s@0s,0/s@170s,50/s@6m", "10m"});
    std::vector<Nanoseconds> starts;
    for (const auto& point : simulation.metrics().points(kResponseTime)) starts.push_back(point.start / (60 * kSecond));
    EXPECT_EQ(starts, (std::vector<Nanoseconds>{0, 1, 2, 6, 7, 8, 9})); // a gap, not zeros
}

// statements: MET-100 MET-104 MET-127 ELB-106 ELB-108 ELB-128
TEST(Publication, countsAHostWithoutPowerAs504AndGivesItNoResponseTime)
{
    // Users who wait longer than the ten seconds in which the load balancer gives up connecting.
    std::string patient = shop("");
    patient.replace(patient.find("TimeoutMs: 5000"), 15, "TimeoutMs: 20000");
    const auto simulation = played(patient, {"constant:50/s", "10m", {"az-power-interruption:az=us-east-1a,at=3m,for=5m"}});
    const auto sum = [&](const char* name) {
        return simulation.metrics()
            .value({kRequests.nameSpace, name, kRequests.dimensions}, *StatisticSpec::parse("Sum"), 3600 * kSecond, 0)
            .value_or(0);
    };
    EXPECT_GT(sum("HTTPCode_ELB_504_Count"), 100);
    EXPECT_EQ(sum("HTTPCode_ELB_5XX_Count"), sum("HTTPCode_ELB_502_Count") + sum("HTTPCode_ELB_503_Count") + sum("HTTPCode_ELB_504_Count"));
    const auto slowest = simulation.metrics().value(kResponseTime, *StatisticSpec::parse("Maximum"), 3600 * kSecond, 0);
    ASSERT_TRUE(slowest.has_value());
    EXPECT_LT(*slowest, 10);
}

TEST(Publication, keepsWhatClientsSawApartFromWhatCloudWatchShows)
{
    // A load balancer without a healthy zone left counts nothing that never reached it; clients count all they sent.
    const auto simulation = played(shop(""), {"constant:50/s", "10m", {"az-power-interruption:az=us-east-1a,at=3m,for=5m"}});
    const MetricId sent{"Faultline/Client", "Sent", {{"Actor", "Users"}}};
    double asked = 0, counted = 0;
    for (const auto& point : simulation.metrics().points(sent)) asked += point.point->sum;
    for (const auto& point : simulation.metrics().points(kRequests)) counted += point.point->sum;
    EXPECT_GT(asked, 0);
    EXPECT_NE(asked, counted);
}

} // namespace faultline::test
