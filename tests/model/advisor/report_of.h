#pragma once

#include "tests/model/graph/architecture_of.h"

#include "model/advisor/advisor.h"
#include "model/files/data_library.h"

#include <algorithm>
#include <string>

// The smallest resources that each verdict takes, on one small network; and the report on them.

namespace faultline::test {

inline constexpr const char* kBase = R"(
AWSTemplateFormatVersion: "2010-09-09"
Parameters: {P: {Type: String}, Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}}
Conditions: {Maybe: !Equals [!Ref P, "x"], Never: !Equals [a, b]}
Resources:
  Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
  Igw: {Type: "AWS::EC2::InternetGateway"}
  A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/28, AvailabilityZone: us-east-1a}}
  B: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-1b}}
  RtA: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Vpc}}
  AtA: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: !Ref A, RouteTableId: !Ref RtA}}
  ToA: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref RtA, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw}}
)";

#define RESOURCE(type, properties) "  R: {Type: '" type "', Properties: " properties "}\n"
#define ALB(rest) RESOURCE("AWS::ElasticLoadBalancingV2::LoadBalancer", "{" rest "}")
#define CLB(rest) RESOURCE("AWS::ElasticLoadBalancing::LoadBalancer", "{" rest "}")
#define ASG(rest) RESOURCE("AWS::AutoScaling::AutoScalingGroup", "{MinSize: 1, MaxSize: 2, " rest "}")
#define DB(rest) RESOURCE("AWS::RDS::DBInstance", "{Engine: mysql, DBInstanceClass: db.t3.micro, " rest "}")
#define SG(rule) RESOURCE("AWS::EC2::SecurityGroup", "{GroupDescription: d, VpcId: !Ref Vpc, SecurityGroupIngress: [" rule "]}")
#define S3(rest) RESOURCE("AWS::S3::Bucket", "{" rest "}")
#define EC2(rest) RESOURCE("AWS::EC2::Instance", "{ImageId: ami-1, " rest "}")
#define TG "  Tg: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {Port: 80, Protocol: HTTP, VpcId: !Ref Vpc}}\n"
#define NAT(where)                                                                                                                                   \
    "  Nat: {Type: 'AWS::EC2::NatGateway', Properties: {SubnetId: !Ref A}}\n  Rt: {Type: 'AWS::EC2::RouteTable', Properties: {VpcId: !Ref Vpc}}\n"   \
    "  At: {Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: {SubnetId: !Ref " where ", RouteTableId: !Ref Rt}}\n"                         \
    "  To: {Type: 'AWS::EC2::Route', Properties: {RouteTableId: !Ref Rt, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}}\n"

inline const Advisor& advisor()
{
    static const Advisor loaded = *Advisor::load(DataLibrary::embedded());
    return loaded;
}

inline AdvisorReport reportOf(const std::string& resources, const MetricStore* metrics = nullptr)
{
    const Architecture architecture = architectureOf(kBase + resources);
    return advisor().run(architecture, Topology::of(architecture), metrics, "2026-01-01");
}

inline const char* nameOf(CheckStatus s)
{
    constexpr const char* kNames[] = {"Green", "Yellow", "Red", "CantTell", "NoData", "NotApplicable"};
    return kNames[static_cast<int>(s)];
}

/// The verdict of one check.
inline CheckStatus statusOf(const AdvisorReport& report, std::string_view check)
{
    const auto it = std::find_if(report.checks.begin(), report.checks.end(), [&](const CheckResult& c) { return c.check->id == check; });
    return it == report.checks.end() ? CheckStatus::NotApplicable : it->status;
}

} // namespace faultline::test
