#include "tests/model/advisor/report_of.h"

#include <gtest/gtest.h>

namespace faultline {

namespace {

// Goal: a quota is yellow from 80 % and red from 100 % of it. Method: for each, templates of just under and just at both marks.

using namespace test;
using enum CheckStatus;

struct Counted {
    const char* check;
    const char* type;
    int limit;
    const char* properties = "{}";
    int already = 0; ///< on the small network that every template has
};

std::string many(const Counted& quota, int count)
{
    std::string out;
    for (int i = quota.already; i < count; ++i)
        out += "  R" + std::to_string(i) + ": {Type: '" + quota.type + "', Properties: " + quota.properties + "}\n";
    return out;
}

TEST(Quotas, ofThingsCountThem)
{
    const Counted kQuotas[] = {
        {"jL7PP0l7J9", "AWS::EC2::VPC", 5, "{CidrBlock: 10.0.0.0/16}", 1},
        {"kM7QQ0l7J9", "AWS::EC2::InternetGateway", 5, "{}", 1},
        {"lN7RR0l7J9", "AWS::EC2::EIP", 5},
        {"fW7HH0l7J9", "AWS::AutoScaling::AutoScalingGroup", 500},
        {"aW7HH0l7J9", "AWS::AutoScaling::LaunchConfiguration", 200},
        {"EM8b3yLRTr", "AWS::ElasticLoadBalancingV2::LoadBalancer", 50, "{Type: application}"},
        {"8wIqYSt25K", "AWS::ElasticLoadBalancingV2::LoadBalancer", 50, "{Type: network}"},
        {"iK7OO0l7J9", "AWS::ElasticLoadBalancing::LoadBalancer", 20, "{Listeners: []}"},
        {"gjqMBn6pjz", "AWS::RDS::DBCluster", 40},
        {"XG0aXHpIEt", "AWS::RDS::DBInstance", 40},
        {"dYWBaXaaMM", "AWS::RDS::DBSubnetGroup", 50},
        {"jEECYg2YVU", "AWS::RDS::DBParameterGroup", 50},
        {"jtlIMO3qZM", "AWS::RDS::DBClusterParameterGroup", 50},
        {"3Njm0DJQO9", "AWS::RDS::OptionGroup", 20},
        {"keAhfbH5yb", "AWS::RDS::EventSubscription", 20},
        {"dx3xfcdfMr", "AWS::Route53::HostedZone", 500},
        {"ru4xfcdfMr", "AWS::Route53::HealthCheck", 200},
    };
    for (const Counted& quota : kQuotas) {
        const int yellow = quota.limit * 4 / 5;
        const auto status = [&](int count) { return nameOf(statusOf(reportOf(many(quota, count)), quota.check)); };
        EXPECT_STREQ(status(yellow - 1), "Green") << quota.check;
        EXPECT_STREQ(status(yellow), "Yellow") << quota.check;
        EXPECT_STREQ(status(quota.limit - 1), "Yellow") << quota.check;
        EXPECT_STREQ(status(quota.limit), "Red") << quota.check;
    }
}

TEST(Quotas, ofAmountsAddThem)
{
    struct Amount {
        const char* check;
        const char* type;
        const char* before;
        double limit;
    };
    const Amount kQuotas[] = {
        {"dH7RR0l6J9", "AWS::EC2::Volume", "VolumeType: gp2, Size: ", 51200},
        {"dH7RR0l6J3", "AWS::EC2::Volume", "VolumeType: gp3, Size: ", 51200},
        {"gI7MM0l7J9", "AWS::EC2::Volume", "VolumeType: io1, Size: ", 51200},
        {"gI7MM0l7J2", "AWS::EC2::Volume", "VolumeType: io2, Size: ", 20480},
        {"wH7DD0l3J9", "AWS::EC2::Volume", "VolumeType: st1, Size: ", 51200},
        {"gH5CC0e3J9", "AWS::EC2::Volume", "VolumeType: sc1, Size: ", 51200},
        {"cG7HH0l7J9", "AWS::EC2::Volume", "VolumeType: standard, Size: ", 51200},
        {"P1jhKWEmLa", "AWS::RDS::DBInstance", "AllocatedStorage: ", 100000},
        {"6gtQddfEw6", "AWS::DynamoDB::Table", "ProvisionedThroughput: {WriteCapacityUnits: 1, ReadCapacityUnits: ", 80000},
        {"c5ftjdfkMr", "AWS::DynamoDB::Table", "ProvisionedThroughput: {ReadCapacityUnits: 1, WriteCapacityUnits: ", 80000},
    };
    for (const Amount& quota : kQuotas) {
        const std::string close = std::string(quota.before).find('{') == std::string::npos ? "}" : "}}";
        const auto status = [&](double amount) {
            std::string resources;
            for (const char* id : {"R", "S"}) // two halves
                resources += std::string("  ") + id + ": {Type: '" + quota.type + "', Properties: {" + quota.before +
                             std::to_string(int(amount / 2)) + close + "}\n";
            return nameOf(statusOf(reportOf(resources), quota.check));
        };
        EXPECT_STREQ(status(0.8 * quota.limit - 2), "Green") << quota.check;
        EXPECT_STREQ(status(0.8 * quota.limit), "Yellow") << quota.check;
        EXPECT_STREQ(status(quota.limit - 2), "Yellow") << quota.check;
        EXPECT_STREQ(status(quota.limit), "Red") << quota.check;
    }
}

TEST(Quotas, perOwnerLookAtEachOwner)
{
    const auto groupOf = [](int subnets) {
        std::string list;
        for (int i = 0; i < subnets; ++i) list += (i == 0 ? "" : ", ") + ("subnet-" + std::to_string(i));
        const std::string group = "  R: {Type: 'AWS::RDS::DBSubnetGroup', Properties: {DBSubnetGroupDescription: d, SubnetIds: [" + list + "]}}\n";
        return nameOf(statusOf(reportOf(group), "jEhCtdJKOY"));
    };
    EXPECT_STREQ(groupOf(15), "Green");
    EXPECT_STREQ(groupOf(16), "Yellow");
    EXPECT_STREQ(groupOf(20), "Red");
    const auto sourceOf = [](int replicas) {
        std::string resources = DB("AllocatedStorage: 20");
        for (int i = 0; i < replicas; ++i)
            resources += "  S" + std::to_string(i) + ": {Type: 'AWS::RDS::DBInstance', Properties: {SourceDBInstanceIdentifier: !Ref R}}\n";
        return nameOf(statusOf(reportOf(resources), "pYW8UkYz2w"));
    };
    EXPECT_STREQ(sourceOf(11), "Green");
    EXPECT_STREQ(sourceOf(12), "Yellow");
    EXPECT_STREQ(sourceOf(15), "Red");
}

} // namespace

} // namespace faultline
