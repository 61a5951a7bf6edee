// Rows of AWS's metric tables: name, dimensions, unit, and a number that the drill's own counts must agree with.
#include "tests/sim/played.h"

#include <gtest/gtest.h>

namespace faultline::test {

namespace {

using Dimensions = std::vector<std::pair<std::string, std::string>>;

/// The metrics of LAB-3: load balancer, group of four, database, table.
class Lab3 {
public:
    explicit Lab3(const Play& setup) : m_simulation(played(starter("lab-3"), setup)) {}

    /// One statistic over the whole run; nothing when there is no such metric.
    [[nodiscard]] std::optional<double> value(const std::string& space, const std::string& name, Dimensions dimensions,
                                              const std::string& statistic = "Sum") const
    {
        std::sort(dimensions.begin(), dimensions.end());
        return m_simulation.metrics().value({space, name, dimensions}, *StatisticSpec::parse(statistic), 3600 * kSecond, 0);
    }
    [[nodiscard]] double balancer(const std::string& name) const
    {
        return value("AWS/ApplicationELB", name, {{"LoadBalancer", "LoadBalancer"}}).value_or(0);
    }
    [[nodiscard]] std::optional<double> targets(const std::string& name, const std::string& statistic = "Sum") const
    {
        return value("AWS/ApplicationELB", name, {{"LoadBalancer", "LoadBalancer"}, {"TargetGroup", "TargetGroup"}}, statistic);
    }
    [[nodiscard]] std::optional<double> group(const std::string& name, const std::string& statistic = "Average") const
    {
        return value("AWS/AutoScaling", name, {{"AutoScalingGroupName", "AppGroup"}}, statistic);
    }
    [[nodiscard]] std::optional<double> table(const std::string& name, const std::string& statistic = "Sum") const
    {
        return value("AWS/DynamoDB", name, {{"TableName", "Sessions"}}, statistic);
    }
    [[nodiscard]] sim::RunRecord record() const { return m_simulation.record(); }
    [[nodiscard]] const MetricStore& metrics() const { return m_simulation.metrics(); }

private:
    sim::Simulation m_simulation;
};

const Lab3& quiet()
{
    static const Lab3 lab({.traffic = "constant:100/s", .duration = "10m"});
    return lab;
}

const Lab3& withoutZone()
{
    static const Lab3 lab({.traffic = "constant:100/s", .duration = "10m", .faults = {"az-power-interruption:az=us-east-1a,at=3m,for=5m"}});
    return lab;
}

} // namespace

// statements: MET-122 MET-123 MET-105 ELB-126 ELB-129
TEST(MetricRows, countRequestsOfALoadBalancerAndOfEachTarget)
{
    const double sent = static_cast<double>(quiet().record().requests.sent);
    EXPECT_NEAR(quiet().balancer("RequestCount"), sent, 10); // all but those on their way
    EXPECT_NEAR(*quiet().targets("HTTPCode_Target_2XX_Count"), sent, 10);
    // Four healthy targets share them.
    const auto perTarget = quiet().value("AWS/ApplicationELB", "RequestCountPerTarget", {{"TargetGroup", "TargetGroup"}});
    EXPECT_NEAR(*perTarget, quiet().balancer("RequestCount") / 4, 10);
    EXPECT_EQ(quiet().targets("HTTPCode_Target_5XX_Count"), std::nullopt); // absent, not zero
}

// statements: MET-92 MET-129 ELB-130
TEST(MetricRows, countHealthyAndUnhealthyHosts)
{
    EXPECT_EQ(quiet().targets("HealthyHostCount", "Average"), 4);
    EXPECT_EQ(quiet().targets("UnHealthyHostCount", "Maximum"), 0);
    EXPECT_EQ(withoutZone().targets("HealthyHostCount", "Maximum"), 4);
    EXPECT_EQ(withoutZone().targets("HealthyHostCount", "Minimum"), 2);
    EXPECT_EQ(withoutZone().targets("UnHealthyHostCount", "Maximum"), 2);
    // Of one zone only its own.
    const auto zonal =
        quiet().value("AWS/ApplicationELB", "HealthyHostCount",
                      {{"LoadBalancer", "LoadBalancer"}, {"TargetGroup", "TargetGroup"}, {"AvailabilityZone", "us-east-1a"}}, "Maximum");
    EXPECT_EQ(zonal, 2);
}

// statements: MET-99 MET-100 ELB-110
TEST(MetricRows, countAClientThatHangsUpAmongTheLoadBalancersOwn4xx)
{
    // LAB-3's users wait a second, less than the ten seconds in which a load balancer gives up on a dead host: 460, and no 5xx.
    EXPECT_GT(withoutZone().balancer("HTTPCode_ELB_4XX_Count"), 0);
    EXPECT_EQ(withoutZone().balancer("HTTPCode_ELB_5XX_Count"), 0);
    EXPECT_EQ(quiet().balancer("HTTPCode_ELB_4XX_Count"), 0);
}

// statements: MET-36 MET-37 MET-38 MET-39 MET-40 MET-42 MET-43 ASG-105 ASG-106
TEST(MetricRows, followTheSizeOfAGroup)
{
    EXPECT_EQ(quiet().group("GroupMinSize"), 2);
    EXPECT_EQ(quiet().group("GroupMaxSize"), 8);
    EXPECT_EQ(quiet().group("GroupDesiredCapacity", "Maximum"), 4);
    EXPECT_EQ(quiet().group("GroupInServiceInstances", "Maximum"), 4);
    EXPECT_EQ(quiet().group("GroupPendingInstances", "Maximum"), 0);
    EXPECT_EQ(quiet().group("GroupTerminatingInstances", "Maximum"), 0);
    const double parts = *withoutZone().group("GroupInServiceInstances") + *withoutZone().group("GroupPendingInstances") +
                         *withoutZone().group("GroupTerminatingInstances");
    EXPECT_NEAR(*withoutZone().group("GroupTotalInstances"), parts, 1e-9);
}

// statements: MET-10 ASG-48 AVG-1
TEST(MetricRows, averageTheCpuOfAGroupOverItsInstances)
{
    double sum = 0;
    int instances = 0;
    for (const MetricId& metric : quiet().metrics().metrics())
        if (metric.nameSpace == "AWS/EC2" && metric.name == "CPUUtilization" && metric.dimensions[0].first == "InstanceId") {
            sum += *quiet().value("AWS/EC2", "CPUUtilization", metric.dimensions, "Average");
            ++instances;
        }
    ASSERT_EQ(instances, 4);
    EXPECT_NEAR(*quiet().value("AWS/EC2", "CPUUtilization", {{"AutoScalingGroupName", "AppGroup"}}, "Average"), sum / 4, 1e-9);
    EXPECT_EQ(MetricStore::unitOf("AWS/EC2", "CPUUtilization"), "Percent");
}

// statements: MET-180 MET-183 RDS-73
TEST(MetricRows, showTheLoadAndTheConnectionsOfADatabase)
{
    const auto database = [](const char* name, const char* statistic) {
        return quiet().value("AWS/RDS", name, {{"DBInstanceIdentifier", "Database"}}, statistic);
    };
    const auto cpu = database("CPUUtilization", "Average");
    ASSERT_TRUE(cpu.has_value());
    EXPECT_GT(*cpu, 0);
    EXPECT_LT(*cpu, 100);
    EXPECT_GE(*database("DatabaseConnections", "Minimum"), 4); // at least one per instance
}

// statements: MET-215 MET-238
TEST(MetricRows, countTheUnitsAndSuccessesOfATable)
{
    const auto served = quiet().value("AWS/DynamoDB", "SuccessfulRequestLatency", {{"TableName", "Sessions"}, {"Operation", "GetItem"}}, "SampleCount");
    ASSERT_TRUE(served.has_value());
    EXPECT_NEAR(*quiet().table("ConsumedReadCapacityUnits"), *served / 2, *served / 20); // eventual reads of one unit at most cost half of it
    EXPECT_EQ(MetricStore::unitOf("AWS/DynamoDB", "SuccessfulRequestLatency"), "Milliseconds");
}

} // namespace faultline::test
