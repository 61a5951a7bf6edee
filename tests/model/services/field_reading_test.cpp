#include "model/services/auto_scaling.h"
#include "model/services/cloudwatch.h"
#include "model/services/dynamodb.h"
#include "model/services/ec2_instance.h"
#include "model/services/ec2_network.h"
#include "model/services/ec2_security.h"
#include "model/services/elastic_load_balancing_v2.h"
#include "model/services/fis.h"
#include "model/services/rds.h"
#include "tests/model/services/reading.h"

#include <gmock/gmock.h>

namespace faultline {

using test::problemsOf;
using test::resourceOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(FieldReading, takesNumbersHoweverTheyAreSpelled)
{
    for (const char* port : {"80", "\"80\"", "'80'", "!Ref Given", " 80 ", "80.0"}) {
        const Architecture a =
            resourceOf("AWS::ElasticLoadBalancingV2::Listener", "LoadBalancerArn: arn\nDefaultActions: []\nPort: " + std::string(port));
        const auto* listener = a.find("R")->as<Listener>();
        ASSERT_NE(listener, nullptr);
        ASSERT_TRUE(listener->port.isKnown()) << port;
        EXPECT_EQ(*listener->port, 80) << port;
    }
}

TEST(FieldReading, takesTruthHoweverItIsSpelled)
{
    for (const char* yes : {"true", "\"true\"", "'True'", "TRUE"}) {
        const Architecture a = resourceOf("AWS::RDS::DBInstance", "Engine: mysql\nMultiAZ: " + std::string(yes));
        const auto& multiAZ = a.find("R")->as<DbInstance>()->multiAZ;
        ASSERT_TRUE(multiAZ.isKnown()) << yes;
        EXPECT_TRUE(*multiAZ) << yes;
    }
    EXPECT_THAT(problemsOf(resourceOf("AWS::RDS::DBInstance", "Engine: mysql\nMultiAZ: perhaps")), ElementsAre("services.wrong-kind"));
}

TEST(FieldReading, keepsAbsentUnknownAndKnownApart)
{
    const Architecture a = resourceOf("AWS::RDS::DBInstance", "Engine: mysql\nMultiAZ: !Ref Open\nStorageEncrypted: true");
    const auto* db = a.find("R")->as<DbInstance>();
    EXPECT_TRUE(db->multiAZ.isUnknown());
    EXPECT_TRUE(db->storageEncrypted.isKnown());
    EXPECT_TRUE(db->backupRetentionPeriod.isAbsent());
    EXPECT_EQ(db->multiAZ.valueOrDefault(false), std::nullopt);
    EXPECT_EQ(db->backupRetentionPeriod.valueOrDefault(1), 1);
    EXPECT_THAT(problemsOf(a), IsEmpty());
}

TEST(FieldReading, anUnknownValueIsNeverMissing)
{
    const Architecture a = resourceOf("AWS::EC2::Subnet", "VpcId: !ImportValue Network\nCidrBlock: !Ref Open");
    EXPECT_THAT(missing(a), IsEmpty());
    EXPECT_THAT(problemsOf(a), IsEmpty());
    const auto* subnet = a.find("R")->as<Subnet>();
    ASSERT_TRUE(subnet->vpcId.isKnown());
    EXPECT_TRUE(subnet->vpcId->isExternal);
    EXPECT_EQ(subnet->vpcId->target, "import:Network");
}

TEST(FieldReading, tellsReferencesFromLiteralIds)
{
    const Architecture inside = resourceOf("AWS::EC2::Subnet", "VpcId: !Ref Other\nCidrBlock: 10.0.0.0/24");
    EXPECT_EQ(*inside.find("R")->as<Subnet>()->vpcId, (Reference{"Other", "", false}));
    const Architecture literal = resourceOf("AWS::EC2::Subnet", "VpcId: vpc-123\nCidrBlock: 10.0.0.0/24");
    EXPECT_EQ(*literal.find("R")->as<Subnet>()->vpcId, (Reference{"vpc-123", "", true}));
    const Architecture attribute = resourceOf("AWS::EC2::NatGateway", "SubnetId: subnet-1\nAllocationId: !GetAtt Other.DefaultNetworkAcl");
    EXPECT_EQ(*attribute.find("R")->as<NatGateway>()->allocationId, (Reference{"Other", "DefaultNetworkAcl", false}));
}

TEST(FieldReading, aSingleValueIsAListOfOne)
{
    const Architecture a =
        resourceOf("AWS::AutoScaling::AutoScalingGroup", "MinSize: '1'\nMaxSize: 2\nLaunchConfigurationName: c\nVPCZoneIdentifier: subnet-1");
    const auto* group = a.find("R")->as<AutoScalingGroup>();
    ASSERT_EQ(group->vpcZoneIdentifier.size(), 1u);
    EXPECT_EQ(group->vpcZoneIdentifier.items()[0]->target, "subnet-1");
    EXPECT_EQ(*group->minSize, 1);
    EXPECT_THAT(problemsOf(a), IsEmpty());
}

TEST(FieldReading, itemsOfAListAreKnownOrNotOneByOne)
{
    const Architecture a = resourceOf("AWS::RDS::DBSubnetGroup", "DBSubnetGroupDescription: d\nSubnetIds: [subnet-1, !Select [0, !Ref Open]]");
    const auto& subnets = a.find("R")->as<DbSubnetGroup>()->subnetIds;
    ASSERT_EQ(subnets.size(), 2u);
    EXPECT_TRUE(subnets.items()[0].isKnown());
    EXPECT_FALSE(subnets.isUnknown());
    const Architecture whole = resourceOf("AWS::RDS::DBSubnetGroup", "DBSubnetGroupDescription: d\nSubnetIds: !Ref Open");
    EXPECT_TRUE(whole.find("R")->as<DbSubnetGroup>()->subnetIds.isUnknown());
    EXPECT_FALSE(whole.find("R")->as<DbSubnetGroup>()->subnetIds.isComplete());
}

TEST(FieldReading, readsObjectsWithinLists)
{
    const Architecture a =
        resourceOf("AWS::EC2::SecurityGroup", "GroupDescription: d\nSecurityGroupIngress:\n  - {IpProtocol: tcp, FromPort: '22', ToPort: 22, CidrIp: "
                                              "0.0.0.0/0}\n  - {IpProtocol: -1, SourceSecurityGroupId: !Ref Other}");
    const auto& rules = a.find("R")->as<SecurityGroup>()->securityGroupIngress;
    ASSERT_EQ(rules.size(), 2u);
    EXPECT_EQ(*rules.items()[0]->fromPort, 22);
    EXPECT_EQ(*rules.items()[0]->cidrIp, "0.0.0.0/0");
    EXPECT_EQ(*rules.items()[1]->ipProtocol, "-1");
    EXPECT_TRUE(rules.items()[1]->fromPort.isAbsent());
    EXPECT_EQ(rules.items()[1]->sourceSecurityGroupId->target, "Other");
    EXPECT_THAT(problemsOf(a), IsEmpty());
}

TEST(FieldReading, aSingleObjectIsAListOfOne)
{
    const Architecture a = resourceOf("AWS::EC2::SecurityGroup",
                                      "GroupDescription: d\nSecurityGroupIngress: {IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}");
    EXPECT_EQ(a.find("R")->as<SecurityGroup>()->securityGroupIngress.size(), 1u);
}

TEST(FieldReading, readsMapsWithNamesOfTheUsersChoice)
{
    const Architecture a = resourceOf("AWS::FIS::ExperimentTemplate",
                                      "Description: d\nRoleArn: arn:aws:iam::1:role/r\nStopConditions: [{Source: none}]\nTargets:\n  Web: "
                                      "{ResourceType: \"aws:ec2:instance\", SelectionMode: ALL}\nActions:\n  Stop: {ActionId: "
                                      "\"aws:ec2:stop-instances\", Targets: {Instances: Web}, Parameters: {startInstancesAfterDuration: PT5M}}");
    const auto* experiment = a.find("R")->as<ExperimentTemplate>();
    ASSERT_NE(experiment->targets.find("Web"), nullptr);
    EXPECT_EQ(*(*experiment->targets.find("Web"))->selectionMode, "ALL");
    const auto* stop = experiment->actions.find("Stop");
    ASSERT_NE(stop, nullptr);
    EXPECT_EQ(**(*stop)->targets.find("Instances"), "Web");
    EXPECT_EQ(experiment->targets.find("Nobody"), nullptr);
}

TEST(FieldReading, dimensionsNameWhatAnAlarmWatches)
{
    const Architecture a = resourceOf(
        "AWS::CloudWatch::Alarm",
        "Namespace: AWS/EC2\nMetricName: CPUUtilization\nStatistic: Average\nPeriod: 60\nEvaluationPeriods: '2'\nThreshold: "
        "'60.5'\nComparisonOperator: GreaterThanThreshold\nDimensions: [{Name: InstanceId, Value: !Ref Other}]\nAlarmActions: [!Ref Other]");
    const auto* alarm = a.find("R")->as<Alarm>();
    EXPECT_EQ(alarm->dimensions.items()[0]->value->target, "Other");
    EXPECT_EQ(alarm->alarmActions.items()[0]->target, "Other");
    EXPECT_DOUBLE_EQ(*alarm->threshold, 60.5);
    EXPECT_THAT(problemsOf(a), IsEmpty());
}

struct WrongValue {
    const char* type;
    const char* properties;
    const char* problem;
};

class WrongValues : public testing::TestWithParam<WrongValue> {};

TEST_P(WrongValues, areToldWithPlaceAndRemedyAndReadAsUnknown)
{
    const Architecture a = resourceOf(GetParam().type, GetParam().properties);
    ASSERT_THAT(problemsOf(a), ElementsAre(GetParam().problem));
    const Problem& problem = a.problems().front();
    EXPECT_GT(problem.place.line, 0);
    EXPECT_TRUE(problem.remedy);
}

INSTANTIATE_TEST_SUITE_P(
    FieldReading, WrongValues,
    testing::Values(
        WrongValue{"AWS::EC2::VPC", "CidrBlock: [10.0.0.0/16]", "services.wrong-kind"},
        WrongValue{"AWS::EC2::VPC", "CidrBlock: 10.0.0.0/33", "services.not-a-cidr"},
        WrongValue{"AWS::EC2::VPC", "CidrBlock: 10.0.0.0", "services.not-a-cidr"},
        WrongValue{"AWS::EC2::VPC", "CidrBlock: 10.0.256.0/16", "services.not-a-cidr"},
        WrongValue{"AWS::EC2::VPC", "CidrBlock: 10.0.0.0/16\nInstanceTenancy: shared", "services.not-allowed"},
        WrongValue{"AWS::EC2::VPC", "EnableDnsSupport: true", "services.one-of-missing"},
        WrongValue{"AWS::EC2::VPC", "CidrBlock: 10.0.0.0/16\nIpv4IpamPoolId: p", "services.only-one-of"},
        WrongValue{"AWS::EC2::Subnet", "CidrBlock: 10.0.0.0/24", "services.required-missing"},
        WrongValue{"AWS::EC2::Subnet", "VpcId: {Some: Thing}\nCidrBlock: 10.0.0.0/24", "services.wrong-kind"},
        WrongValue{"AWS::EC2::Volume", "AvailabilityZone: a\nSize: big", "services.wrong-kind"},
        WrongValue{"AWS::EC2::Volume", "AvailabilityZone: a\nSize: 1.5", "services.wrong-kind"},
        WrongValue{"AWS::EC2::Volume", "AvailabilityZone: a\nSize: 0", "services.out-of-range"},
        WrongValue{"AWS::EC2::Volume", "AvailabilityZone: a\nSize: 1e400", "services.wrong-kind"},
        WrongValue{"AWS::EC2::Route", "RouteTableId: t\nDestinationCidrBlock: 0.0.0.0/0", "services.one-of-missing"},
        WrongValue{"AWS::EC2::Route", "RouteTableId: t\nDestinationCidrBlock: 0.0.0.0/0\nGatewayId: g\nNatGatewayId: n", "services.only-one-of"},
        WrongValue{"AWS::ElasticLoadBalancingV2::TargetGroup", "HealthCheckIntervalSeconds: 4", "services.out-of-range"},
        WrongValue{"AWS::ElasticLoadBalancingV2::TargetGroup", "HealthyThresholdCount: \"11\"", "services.out-of-range"},
        WrongValue{"AWS::ElasticLoadBalancingV2::TargetGroup", "Matcher: \"200\"", "services.wrong-kind"},
        WrongValue{"AWS::ElasticLoadBalancingV2::LoadBalancer", "Subnets: [a]\nName: a-name-that-is-far-too-long-for-this", "services.too-long"},
        WrongValue{"AWS::DynamoDB::Table",
                   "KeySchema: [{AttributeName: a, KeyType: HASH}]\nProvisionedThroughput: {ReadCapacityUnits: 0, WriteCapacityUnits: 1}",
                   "services.out-of-range"},
        WrongValue{"AWS::RDS::DBInstance", "Engine: mysql\nBackupRetentionPeriod: 36", "services.out-of-range"}));

TEST(FieldReading, aBodyThatIsNoMappingIsToldOnce)
{
    const Architecture a = resourceOf("AWS::EC2::VPC", "- just\n- a list");
    EXPECT_THAT(problemsOf(a), Contains("services.wrong-kind"));
    EXPECT_TRUE(a.find("R")->as<Vpc>()->cidrBlock.isUnknown());
}

TEST(FieldReading, propertiesWithoutARowAreLeftAlone)
{
    const Architecture a = resourceOf("AWS::EC2::VPC", "CidrBlock: 10.0.0.0/16\nSomethingNew: 1");
    EXPECT_THAT(problemsOf(a), IsEmpty());
    EXPECT_EQ(a.find("R")->properties.find("SomethingNew").text(), "1");
}

} // namespace faultline
