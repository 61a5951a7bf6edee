#include "tests/model/graph/architecture_of.h"
#include "tests/support/corpus.h"

#include <gmock/gmock.h>

namespace faultline {

namespace {

// Goal: where things stand, who calls whom, and what is lost with what. Method: small templates whose answer is plain to a reader.

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr const char* kNetwork = R"(
AWSTemplateFormatVersion: "2010-09-09"
Parameters: {Where: {Type: "AWS::EC2::Subnet::Id"}, ZoneName: {Type: String}}
Resources:
  Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
  Igw: {Type: "AWS::EC2::InternetGateway"}
  Attachment: {Type: "AWS::EC2::VPCGatewayAttachment", Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Igw}}
  A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: us-east-1a, MapPublicIpOnLaunch: true}}
  B: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-1b, MapPublicIpOnLaunch: true}}
  C: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: !Ref ZoneName}}
  Routes: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Vpc}}
  Default: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw}}
  AssociationA: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: !Ref A, RouteTableId: !Ref Routes}}
  AssociationB: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: !Ref B, RouteTableId: !Ref Routes}}
  DbGroup: {Type: "AWS::RDS::DBSubnetGroup", Properties: {DBSubnetGroupDescription: d, SubnetIds: [!Ref B, !Ref A]}}
  WebSg: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: w, VpcId: !Ref Vpc}}
  DbSg:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: d
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 3306, ToPort: 3306, SourceSecurityGroupId: !Ref WebSg}]
)";

struct Drawn {
    Architecture architecture;
    Topology topology;
};

Drawn drawn(const std::string& more)
{
    const Architecture architecture = test::architectureOf(kNetwork + more);
    return {architecture, Topology::of(architecture)};
}

const Call* callOf(const Topology& topology, std::string_view from, std::string_view to)
{
    for (const Call* c : topology.callsFrom(from))
        if (c->to == to) return c;
    return nullptr;
}

TEST(Placement, putsAnInstanceIntoItsSubnetAndZone)
{
    const Drawn d = drawn("  Web: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref A}}\n");
    const Placement& p = d.topology.placement("Web");
    EXPECT_EQ(p.vpc, "Vpc");
    EXPECT_THAT(p.subnets, ElementsAre("A"));
    EXPECT_THAT(p.zones, ElementsAre("us-east-1a"));
    EXPECT_TRUE(p.zonesAreComplete);
}

TEST(Placement, keepsAnUnknownZoneApartFromNone)
{
    const Drawn d =
        drawn("  Group: {Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: 1, MaxSize: 2, VPCZoneIdentifier: [!Ref A, !Ref C]}}\n");
    const Placement& p = d.topology.placement("Group");
    EXPECT_THAT(p.subnets, ElementsAre("A", "C"));
    EXPECT_THAT(p.zones, ElementsAre("us-east-1a"));
    EXPECT_FALSE(p.zonesAreComplete);
}

TEST(Placement, namesAnExternalSubnetByItsParameter)
{
    const Drawn d = drawn("  Web: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref Where, SecurityGroupIds: [!Ref WebSg]}}\n");
    const Placement& p = d.topology.placement("Web");
    EXPECT_THAT(p.subnets, ElementsAre("param:Where"));
    EXPECT_EQ(p.vpc, "Vpc") << "its security group tells the VPC";
    EXPECT_FALSE(p.zonesAreComplete);
}

TEST(Placement, spreadsAMultiAzDatabaseOverPrimaryAndStandby)
{
    const Drawn d = drawn("  Db: {Type: 'AWS::RDS::DBInstance', Properties: {MultiAZ: true, DBSubnetGroupName: !Ref DbGroup}}\n"
                          "  Single: {Type: 'AWS::RDS::DBInstance', Properties: {DBSubnetGroupName: !Ref DbGroup}}\n");
    EXPECT_THAT(d.topology.placement("Db").zones, ElementsAre("us-east-1a", "us-east-1b"));
    EXPECT_EQ(d.topology.placement("Db").primaryZone, "us-east-1a") << "the subnet group's first zone, by assumption";
    EXPECT_THAT(d.topology.placement("Single").zones, ElementsAre("us-east-1a"));
}

TEST(Placement, placesGenericResourcesByTheSubnetTheyName)
{
    const Drawn d = drawn("  Mount: {Type: 'AWS::EFS::MountTarget', Properties: {SubnetId: !Ref B}}\n"
                          "  Function: {Type: 'AWS::Lambda::Function', Properties: {VpcConfig: {SubnetIds: [!Ref A, !Ref B]}}}\n"
                          "  Table: {Type: 'AWS::DynamoDB::Table', Properties: {TableName: t}}\n");
    EXPECT_THAT(d.topology.placement("Mount").zones, ElementsAre("us-east-1b"));
    EXPECT_THAT(d.topology.placement("Function").zones, ElementsAre("us-east-1a", "us-east-1b"));
    EXPECT_TRUE(d.topology.placement("Table").isRegional);
}

constexpr const char* kBalanced = R"(
  Lb: {Type: "AWS::ElasticLoadBalancingV2::LoadBalancer", Properties: {Subnets: [!Ref A, !Ref B]}}
  Group: {Type: "AWS::ElasticLoadBalancingV2::TargetGroup", Properties: {Port: 8080, Protocol: HTTP, VpcId: !Ref Vpc, Targets: [{Id: !Ref One}]}}
  Listener: {Type: "AWS::ElasticLoadBalancingV2::Listener", Properties: {LoadBalancerArn: !Ref Lb, Port: 80, Protocol: HTTP, DefaultActions: [{Type: forward, TargetGroupArn: !Ref Group}]}}
  One: {Type: "AWS::EC2::Instance", Properties: {SubnetId: !Ref A, SecurityGroupIds: [!Ref WebSg]}}
)";

TEST(Calls, leadThroughListenerAndTargetGroup)
{
    const Drawn d = drawn(std::string(kBalanced) + "  Asg: {Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: 1, MaxSize: 2, "
                                                   "VPCZoneIdentifier: [!Ref B], TargetGroupARNs: [!Ref Group]}}\n");
    const Call* toInstance = callOf(d.topology, "Lb", "One");
    const Call* toGroup = callOf(d.topology, "Lb", "Asg");
    ASSERT_TRUE(toInstance && toGroup);
    EXPECT_EQ(toInstance->via, "Listener");
    EXPECT_EQ(toInstance->port, 8080);
    EXPECT_EQ(toInstance->origin, CallOrigin::Written);
    EXPECT_THAT(d.topology.targetsOf("Group"), ElementsAre("One", "Asg"));
    EXPECT_THAT(d.topology.loadBalancersOf("Asg"), ElementsAre("Lb"));
    EXPECT_THAT(d.topology.entryPoints(), ElementsAre("Lb"));
}

TEST(Calls, areInferredFromAnOpenEnginePort)
{
    const Drawn d =
        drawn(std::string(kBalanced) +
              "  Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: mysql, DBSubnetGroupName: !Ref DbGroup, VPCSecurityGroups: [!Ref DbSg]}}\n"
              "  Postgres: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: postgres, DBSubnetGroupName: !Ref DbGroup, VPCSecurityGroups: [!Ref "
              "DbSg]}}\n");
    const Call* call = callOf(d.topology, "One", "Db");
    ASSERT_NE(call, nullptr);
    EXPECT_EQ(call->origin, CallOrigin::Inferred);
    EXPECT_EQ(call->why.id, "graph.inferred-permission");
    EXPECT_EQ(call->port, 3306);
    EXPECT_EQ(callOf(d.topology, "One", "Postgres"), nullptr) << "3306 is open, 5432 is not";
}

TEST(Calls, areInferredFromAMentionInUserDataOrEnvironment)
{
    const Drawn d =
        drawn("  Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: mysql, DBSubnetGroupName: !Ref DbGroup}}\n"
              "  Web: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref A, UserData: {'Fn::Base64': !Sub 'host=${Db.Endpoint.Address}'}}}\n"
              "  Table: {Type: 'AWS::DynamoDB::Table', Properties: {BillingMode: PAY_PER_REQUEST}}\n"
              "  Function: {Type: 'AWS::Lambda::Function', Properties: {Role: r, Environment: {Variables: {TABLE: !Ref Table}}}}\n");
    ASSERT_NE(callOf(d.topology, "Web", "Db"), nullptr);
    EXPECT_EQ(callOf(d.topology, "Web", "Db")->why.id, "graph.inferred-mention");
    EXPECT_NE(callOf(d.topology, "Function", "Table"), nullptr);
}

TEST(Calls, areNotInferredWhereUsesAreWritten)
{
    const Drawn d =
        drawn("  Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: mysql, DBSubnetGroupName: !Ref DbGroup, VPCSecurityGroups: [!Ref DbSg]}}\n"
              "  Table: {Type: 'AWS::DynamoDB::Table', Properties: {BillingMode: PAY_PER_REQUEST}}\n"
              "  Web:\n    Type: AWS::EC2::Instance\n    Properties: {SubnetId: !Ref A, SecurityGroupIds: [!Ref WebSg]}\n"
              "    Metadata: {Faultline: {Uses: [{To: Table}]}}\n");
    ASSERT_NE(callOf(d.topology, "Web", "Table"), nullptr);
    EXPECT_NE(callOf(d.topology, "Web", "Table")->use, nullptr);
    EXPECT_EQ(callOf(d.topology, "Web", "Db"), nullptr);
}

TEST(EntryPoints, arePublicInstancesWhereNoBalancerFacesTheInternet)
{
    const Drawn d =
        drawn("  Web: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref A}}\n"
              "  Hidden: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref C}}\n"
              "  Nat: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref A, SourceDestCheck: false}}\n"
              "  Inner: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {Scheme: internal, Subnets: [!Ref A, !Ref B]}}\n");
    EXPECT_THAT(d.topology.entryPoints(), ElementsAre("Web"));
}

std::vector<std::string> lostWith(const Topology& topology, std::string_view what)
{
    for (const SinglePointOfFailure& p : topology.singlePointsOfFailure())
        if (p.what == what) return p.isolates;
    return {};
}

TEST(SinglePoints, areMachinesThatAllPathsLeadThrough)
{
    const std::string database = "  Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: mysql, MultiAZ: true, DBSubnetGroupName: !Ref DbGroup, "
                                 "VPCSecurityGroups: [!Ref DbSg]}}\n";
    const Drawn one = drawn(kBalanced + database);
    EXPECT_THAT(lostWith(one.topology, "One"), UnorderedElementsAre("One", "Db"));
    EXPECT_THAT(lostWith(one.topology, "us-east-1a"), UnorderedElementsAre("One", "Db"));
    EXPECT_THAT(lostWith(one.topology, "us-east-1b"), IsEmpty());

    const Drawn two = drawn(kBalanced + database +
                            "  Asg: {Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: 2, MaxSize: 4, VPCZoneIdentifier: [!Ref B], "
                            "TargetGroupARNs: [!Ref Group], LaunchConfigurationName: !Ref Lc}}\n"
                            "  Lc: {Type: 'AWS::AutoScaling::LaunchConfiguration', Properties: {ImageId: ami-1, InstanceType: t3.micro, "
                            "SecurityGroups: [!Ref WebSg]}}\n");
    EXPECT_THAT(lostWith(two.topology, "One"), ElementsAre("One")) << "the database is reached through the group as well";
    EXPECT_THAT(lostWith(two.topology, "us-east-1a"), ElementsAre("One"));
}

TEST(SinglePoints, areInDoubtWhereAConditionDecidesWhetherASecondMachineExists)
{
    const std::string web = "  Web: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref A, SecurityGroupIds: [!Ref WebSg]}}\n";
    const std::string second =
        "  Two: {Type: 'AWS::EC2::Instance', Condition: Maybe, Properties: {SubnetId: !Ref B, SecurityGroupIds: [!Ref WebSg]}}\n";
    const std::string database = "  Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: mysql, MultiAZ: true, DBSubnetGroupName: !Ref DbGroup, "
                                 "VPCSecurityGroups: [!Ref DbSg]}}\n";
    const std::string unknown = "Conditions: {Maybe: !Equals [!Ref ZoneName, x]}\n";
    const Drawn d = drawn(web + second + database + unknown);
    const auto point = [&](std::string_view what) -> SinglePointOfFailure {
        for (const SinglePointOfFailure& p : d.topology.singlePointsOfFailure())
            if (p.what == what) return p;
        return {};
    };
    EXPECT_THAT(point("Web").isolates, ElementsAre("Web"));
    EXPECT_THAT(point("Web").mayIsolate, ElementsAre("Db")) << "it is lost with Web unless there is a second one";
    EXPECT_THAT(point("Two").isolates, IsEmpty());
    EXPECT_THAT(point("Two").mayIsolate, ElementsAre("Two")) << "which may not exist";
    EXPECT_THAT(point("us-east-1a").mayIsolate, ElementsAre("Db"));

    const Drawn certain = drawn(web + second + database + "Conditions: {Maybe: !Equals [x, x]}\n");
    EXPECT_THAT(lostWith(certain.topology, "Web"), ElementsAre("Web"));
    for (const SinglePointOfFailure& p : certain.topology.singlePointsOfFailure()) EXPECT_THAT(p.mayIsolate, IsEmpty()) << p.what;
}

TEST(EntryPoints, areNoTargetsOfAnInternalLoadBalancerNorWhatHasNoPublicAddress)
{
    const std::string inner =
        "  Inner: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {Scheme: internal, Subnets: [!Ref A, !Ref B]}}\n"
        "  Tg: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {Port: 80, Protocol: HTTP, VpcId: !Ref Vpc}}\n"
        "  L: {Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: {LoadBalancerArn: !Ref Inner, Port: 80, Protocol: HTTP, "
        "DefaultActions: [{Type: forward, TargetGroupArn: !Ref Tg}]}}\n"
        "  Lc: {Type: 'AWS::AutoScaling::LaunchConfiguration', Properties: {ImageId: ami-1, InstanceType: t3.micro, "
        "AssociatePublicIpAddress: false}}\n";
    const auto group = [](const std::string& rest) {
        return "  Asg: {Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: 1, MaxSize: 2, " + rest + "}}\n";
    };
    EXPECT_THAT(drawn(inner + group("VPCZoneIdentifier: [!Ref A], TargetGroupARNs: [!Ref Tg]")).topology.entryPoints(), IsEmpty());
    EXPECT_THAT(drawn(inner + group("VPCZoneIdentifier: [!Ref A], TargetGroupARNs: [!Join ['', ['arn:', !GetAtt Tg.TargetGroupFullName]]]"))
                    .topology.entryPoints(),
                IsEmpty())
        << "an ARN joined from its parts names the target group too";
    EXPECT_THAT(drawn(inner + group("VPCZoneIdentifier: [!Ref Where], LaunchConfigurationName: !Ref Lc")).topology.entryPoints(), IsEmpty())
        << "no public address, whatever the subnet";
    EXPECT_THAT(drawn(inner + group("VPCZoneIdentifier: [!Ref Where]")).topology.entryPoints(), ElementsAre("Asg")) << "it may have one";
    EXPECT_THAT(drawn("  Lb: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {Scheme: !Ref ZoneName}}\n").topology.entryPoints(),
                ElementsAre("Lb"))
        << "it may face the internet";
}

TEST(SinglePoints, sayNothingOfAZoneThatIsNotKnown)
{
    const Drawn d = drawn("  Web: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref C}}\n");
    for (const SinglePointOfFailure& p : d.topology.singlePointsOfFailure()) EXPECT_NE(p.domain, SinglePointOfFailure::Domain::AvailabilityZone);
}

TEST(Topology, readsEveryStrangersTemplateTwiceAlike)
{
    FAULTLINE_NEEDS_CORPUS();
    for (const std::string& path : test::corpusFiles("cloudformation")) {
        auto document = Document::parse(test::bytesOf(path), path);
        ASSERT_TRUE(document.ok()) << path;
        const Architecture architecture = Architecture::from(*document);
        const Topology first = Topology::of(architecture), second = Topology::of(architecture);
        ASSERT_EQ(first.calls().size(), second.calls().size()) << path;
        for (const Call& c : first.calls()) {
            EXPECT_TRUE(architecture.find(c.to)) << path << " " << c.to;
            EXPECT_TRUE(c.origin == CallOrigin::Written || !c.why.id.empty()) << path;
        }
    }
}

TEST(Placement, endsOnAnyLengthOfPartsOfParts)
{
    std::string text = "Resources:\n";
    for (int i = 0; i < 20'000; ++i)
        text += "  R" + std::to_string(i) + ": {Type: 'T::T::T', Properties: {GroupId: !Ref R" + std::to_string(i + 1) + "}}\n";
    const Architecture architecture = test::architectureOf(text + "  R20000: {Type: 'T::T::T', Properties: {VpcId: vpc-1}}\n");
    const Topology topology = Topology::of(architecture);
    EXPECT_TRUE(topology.placement("R0").isUnknown); // too far from what would say it
    EXPECT_EQ(topology.placement("R19999").vpc, "vpc-1");
}

TEST(Calls, throughTwoTargetGroupsOfOneListenerNameTheGroupOfEach)
{
    const Drawn d = drawn(R"(
  Lb: {Type: "AWS::ElasticLoadBalancingV2::LoadBalancer", Properties: {Subnets: [!Ref A, !Ref B]}}
  Web: {Type: "AWS::EC2::Instance", Properties: {SubnetId: !Ref A}}
  Api: {Type: "AWS::EC2::Instance", Properties: {SubnetId: !Ref B}}
  One: {Type: "AWS::ElasticLoadBalancingV2::TargetGroup", Properties: {VpcId: !Ref Vpc, Port: 80, Protocol: HTTP, Targets: [{Id: !Ref Web}]}}
  Two: {Type: "AWS::ElasticLoadBalancingV2::TargetGroup", Properties: {VpcId: !Ref Vpc, Port: 81, Protocol: HTTP, Targets: [{Id: !Ref Api}, {Id: !Ref Web}]}}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Lb
      Port: 80
      Protocol: HTTP
      DefaultActions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref One}, {TargetGroupArn: !Ref Two}]}}]
)");
    ASSERT_TRUE(callOf(d.topology, "Lb", "Api"));
    EXPECT_EQ(callOf(d.topology, "Lb", "Api")->targetGroup, "Two");
    EXPECT_EQ(callOf(d.topology, "Lb", "Web")->targetGroup, "One");
    EXPECT_EQ(d.topology.callsTo("Web").size(), 2u);
    EXPECT_THAT(d.topology.targetsOf("Two"), ElementsAre("Web", "Api"));
    EXPECT_THAT(d.topology.loadBalancersOf("Web"), ElementsAre("Lb"));
}

} // namespace

} // namespace faultline
