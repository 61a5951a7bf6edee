#include "tests/model/advisor/report_of.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <vector>

namespace faultline {

namespace {

// Goal: each check tells good from bad, and neither from what cannot be known. Method: a table of the smallest resources that each verdict takes.

using namespace test;
using enum CheckStatus;

struct Row {
    const char* check;
    CheckStatus expected;
    std::string resources;
};

#define GROUP(from, to)                                                                                                                              \
    "  G: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: d, VpcId: !Ref Vpc, SecurityGroupIngress: [{IpProtocol: tcp, "            \
    "FromPort: " from ", ToPort: " to ", CidrIp: 10.0.0.0/8}]}}\n"
#define LISTENER                                                                                                                                     \
    "  Li: {Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: {LoadBalancerArn: !Ref R, Port: 80, Protocol: HTTP, DefaultActions: []}}\n"
#define IN(id, subnet) "  " id ": {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref " subnet "}}\n"
#define TARGETS(list) RESOURCE("AWS::ElasticLoadBalancingV2::TargetGroup", "{Port: 80, Protocol: HTTP, VpcId: !Ref Vpc, Targets: [" list "]}")
#define CLUSTER(rest) RESOURCE("AWS::RDS::DBCluster", "{Engine: aurora-mysql, " rest "}")
#define MEMBER(id, rest) "  " id ": {Type: 'AWS::RDS::DBInstance', Properties: {DBClusterIdentifier: !Ref R, " rest "}}\n"
#define STRAY(group, rest) RESOURCE("AWS::EC2::SecurityGroupIngress", "{GroupId: " group ", IpProtocol: tcp, " rest "}")
#define SUBNETGROUP "  Sg: {Type: 'AWS::RDS::DBSubnetGroup', Properties: {DBSubnetGroupDescription: d, SubnetIds: [!Ref A, !Ref B]}}\n"

const std::vector<Row> kRows{
    // Load balancers
    {"c1dfprch08", Green, ALB("Subnets: [!Ref A, !Ref B]")},
    {"c1dfprch08", Yellow, ALB("Subnets: [!Ref A]")},
    {"c1dfprch08", CantTell, ALB("Subnets: !Ref Subnets")},
    {"c1dfprch08", NotApplicable, ALB("Type: network, Subnets: [!Ref A]")},
    {"c1dfprch09", Yellow, ALB("Type: network, Subnets: [!Ref A]")},
    {"c18d2gz169", CantTell, ALB("Type: network, SubnetMappings: [{SubnetId: !Ref A}, {SubnetId: !Ref P}]")},
    {"c18d2gz154", Yellow, CLB("Listeners: [], AvailabilityZones: [us-east-1a]")},
    {"c18d2gz105", Yellow, ALB("Type: network, Subnets: [!Ref A, !Ref B]")},
    {"c18d2gz105", Green,
     ALB("Type: network, Subnets: [!Ref A, !Ref B], LoadBalancerAttributes: [{Key: load_balancing.cross_zone.enabled, Value: 'true'}]")},
    {"c18d2gz105", CantTell,
     ALB("Type: network, Subnets: [!Ref A, !Ref B], LoadBalancerAttributes: [{Key: load_balancing.cross_zone.enabled, Value: !Ref P}]")},
    {"7qGXsKIUw", Yellow, CLB("Listeners: []")},
    {"7qGXsKIUw", CantTell, CLB("Listeners: [], ConnectionDrainingPolicy: {Enabled: !Ref P}")},
    {"7qGXsKIUw", Green, CLB("Listeners: [], ConnectionDrainingPolicy: {Enabled: true}")},
    {"c18d2gz168", Green, ALB("Subnets: [!Ref A, !Ref B], LoadBalancerAttributes: [{Key: deletion_protection.enabled, Value: true}]")},
    {"c18d2gz168", Yellow, ALB("Subnets: [!Ref A, !Ref B]")},
    {"c1dfpnchv4", Red, ALB("Type: network, Subnets: [!Ref A, !Ref B]")},
    {"c1dfpnchv4", Green, ALB("Type: network, Subnets: [!Ref A]")},
    {"c1dfpnchv4", NotApplicable, ALB("Type: network, Scheme: internal, Subnets: [!Ref B]")},
    {"c1dfpnchv4", CantTell, ALB("Type: network, Subnets: !Ref Subnets")},
    {"a2sEc6ILx", Red, CLB("Listeners: [{LoadBalancerPort: 80, InstancePort: 80, Protocol: HTTP}]")},
    {"a2sEc6ILx", Green, CLB("Listeners: [{LoadBalancerPort: 443, InstancePort: 80, Protocol: HTTPS}]")},
    {"a2sEc6ILx", CantTell, CLB("Listeners: [{LoadBalancerPort: 443, InstancePort: 80, Protocol: !Ref P}]")},
    {"c2vlfg0p1w", Yellow, TG},
    // Groups and instances
    {"c18d2gz101", Red, ASG("VPCZoneIdentifier: [!Ref A]")},
    {"c18d2gz101", Green, ASG("VPCZoneIdentifier: [!Ref A, !Ref B]")},
    {"c18d2gz101", CantTell, ASG("VPCZoneIdentifier: !Ref Subnets")},
    {"CLOG40CDO8", Yellow, TG ASG("VPCZoneIdentifier: [!Ref A], TargetGroupARNs: [!Ref Tg]")},
    {"CLOG40CDO8", Green, TG ASG("VPCZoneIdentifier: [!Ref A], TargetGroupARNs: [!Ref Tg], HealthCheckType: ELB")},
    {"CLOG40CDO8", Yellow, ASG("VPCZoneIdentifier: [!Ref A], HealthCheckType: ELB")},
    {"CLOG40CDO8", CantTell, ASG("VPCZoneIdentifier: [!Ref A], HealthCheckType: !Ref P")},
    {"Cjxm268ch1", Red, RESOURCE("AWS::AutoScaling::AutoScalingGroup", "{MinSize: 1, MaxSize: 12, VPCZoneIdentifier: [!Ref A]}")},
    {"Cjxm268ch1", Green, RESOURCE("AWS::AutoScaling::AutoScalingGroup", "{MinSize: 1, MaxSize: 11, VPCZoneIdentifier: [!Ref A]}")},
    {"Cjxm268ch1", CantTell, RESOURCE("AWS::AutoScaling::AutoScalingGroup", "{MinSize: 1, MaxSize: !Ref P, VPCZoneIdentifier: [!Ref A]}")},
    {"c18d2gz102", Yellow, ASG("VPCZoneIdentifier: [!Ref A], LaunchConfigurationName: lc")},
    {"c18d2gz102", Green, ASG("VPCZoneIdentifier: [!Ref A], LaunchTemplate: {LaunchTemplateId: lt-1, Version: 1}")},
    {"wuy7G1zxql", Red, EC2("SubnetId: !Ref A") "  S: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref A}}\n"},
    {"wuy7G1zxql", Green, EC2("SubnetId: !Ref A") "  S: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref B}}\n"},
    {"wuy7G1zxql", Yellow,
     EC2("SubnetId: !Ref A") "  S: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref B}}\n  U: {Type: 'AWS::EC2::Instance', Properties: "
                             "{SubnetId: !Ref B}}\n"},
    {"wuy7G1zxql", CantTell, EC2("SubnetId: !Ref A") "  S: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref P}}\n"},
    {"c1dfptbg10", Red, NAT("B")},
    {"c1dfptbg10", CantTell,
     NAT("D") "  D: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.3.0/24, AvailabilityZone: !Ref P}}\n"},
    {"c1dfptbg10", Green,
     NAT("D") "  D: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.3.0/24, AvailabilityZone: us-east-1a}}\n"},
    {"c1dfptbg10", NotApplicable, ""},
    {"Hs4Ma3G124", Red, EC2("SubnetId: !Ref A")},
    {"Hs4Ma3G124", Green, EC2("SubnetId: !Ref A, MetadataOptions: {HttpTokens: required}")},
    {"Hs4Ma3G124", CantTell, EC2("SubnetId: !Ref A, MetadataOptions: {HttpTokens: !Ref P}")},
    {"faultline-single-instance", Red,
     EC2("SubnetId: !Ref A, NetworkInterfaces: [{DeviceIndex: 0, AssociatePublicIpAddress: true, SubnetId: !Ref A}]")},
    {"c1dfprch10", Yellow, RESOURCE("AWS::EC2::VPCEndpoint", "{VpcEndpointType: Interface, ServiceName: s, VpcId: !Ref Vpc, SubnetIds: [!Ref A]}")},
    {"c1dfprch10", NotApplicable, RESOURCE("AWS::EC2::VPCEndpoint", "{ServiceName: s, VpcId: !Ref Vpc}")},
    // Databases
    {"f2iK5R6Dep", Yellow, DB("MultiAZ: false")},
    {"f2iK5R6Dep", Green, DB("MultiAZ: 'true'")},
    {"f2iK5R6Dep", CantTell, DB("MultiAZ: !Ref P")},
    {"f2iK5R6Dep", NotApplicable, RESOURCE("AWS::RDS::DBInstance", "{Engine: sqlserver-se, DBInstanceClass: db.m5.large}")},
    {"f2iK5R6Dep", CantTell, RESOURCE("AWS::RDS::DBInstance", "{Engine: !Ref P}")},
    {"f2iK5R6Dep", Green, RESOURCE("AWS::RDS::DBInstance", "{Engine: !Ref P, MultiAZ: true}")},
    {"opQPADkZvH", Red, DB("BackupRetentionPeriod: 0")},
    {"opQPADkZvH", CantTell, DB("BackupRetentionPeriod: nan")},
    {"c1qf5bt013", CantTell, RESOURCE("AWS::RDS::DBInstance", "{Engine: !Ref P}")},
    {"c1qf5bt013", Green, RESOURCE("AWS::RDS::DBInstance", "{Engine: !Ref P, MaxAllocatedStorage: 100}")},
    {"c18d2gz178", CantTell, RESOURCE("AWS::ElastiCache::CacheCluster", "{Engine: !Ref P}")},
    {"c18d2gz178", Green, RESOURCE("AWS::ElastiCache::CacheCluster", "{Engine: !Ref P, SnapshotRetentionLimit: 20}")},
    {"c18d2gz178", NotApplicable, RESOURCE("AWS::ElastiCache::CacheCluster", "{Engine: memcached}")},
    {"xuy7H1avtl", Green, CLUSTER("") MEMBER("M", "PubliclyAccessible: false") MEMBER("N", "PubliclyAccessible: 'False'")},
    {"xuy7H1avtl", Green, CLUSTER("") MEMBER("M", "PubliclyAccessible: false") MEMBER("N", "PromotionTier: 1")},
    {"xuy7H1avtl", Green, CLUSTER("") MEMBER("M", "PubliclyAccessible: !Ref P") MEMBER("N", "PubliclyAccessible: !Ref P")},
    {"xuy7H1avtl", CantTell, CLUSTER("") MEMBER("M", "PubliclyAccessible: !Ref P") MEMBER("N", "PubliclyAccessible: true")},
    {"xuy7H1avtl", CantTell, CLUSTER("") MEMBER("M", "PubliclyAccessible: perhaps") MEMBER("N", "PubliclyAccessible: true")},
    {"opQPADkZvH", Green, DB("AllocatedStorage: 20")},
    {"opQPADkZvH", CantTell, DB("BackupRetentionPeriod: !Ref P")},
    {"c1qf5bt013", Red, DB("AllocatedStorage: 20")},
    {"c1qf5bt013", Green, DB("AllocatedStorage: 20, MaxAllocatedStorage: 100")},
    {"Hs4Ma3G192", Red, DB("PubliclyAccessible: true")},
    {"Hs4Ma3G192", Green, DB("PubliclyAccessible: false")},
    {"Hs4Ma3G192", CantTell, DB("PubliclyAccessible: !Ref P")},
    {"c1qf5bt006", Red, DB("AllocatedStorage: 20")},
    {"c1qf5bt006", Green, DB("StorageEncrypted: true")},
    {"c1qf5bt006", CantTell, DB("StorageEncrypted: !Ref P")},
    {"c1qf5bt000", Yellow, DB("StorageType: standard")},
    {"Hs4Ma3G162", Red, DB("AutoMinorVersionUpgrade: false")},
    {"c1qf5bt011", Yellow,
     RESOURCE("AWS::RDS::DBCluster", "{Engine: aurora-mysql}") "  M: {Type: 'AWS::RDS::DBInstance', Properties: {DBClusterIdentifier: !Ref R}}\n"},
    {"c1qf5bt011", Green,
     RESOURCE("AWS::RDS::DBCluster",
              "{Engine: aurora-mysql}") "  M: {Type: 'AWS::RDS::DBInstance', Properties: {DBClusterIdentifier: !Ref R}}\n  N: {Type: "
                                        "'AWS::RDS::DBInstance', Properties: {DBClusterIdentifier: !Ref R}}\n"},
    {"c18d2gz138", Yellow, RESOURCE("AWS::DynamoDB::Table", "{BillingMode: PAY_PER_REQUEST}")},
    {"c18d2gz138", Green, RESOURCE("AWS::DynamoDB::Table", "{PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}}")},
    {"c18d2gz136", Yellow, RESOURCE("AWS::DynamoDB::Table", "{ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}}")},
    {"c18d2gz136", Green, RESOURCE("AWS::DynamoDB::Table", "{BillingMode: PAY_PER_REQUEST}")},
    {"c18d2gz136", CantTell, RESOURCE("AWS::DynamoDB::Table", "{BillingMode: !Ref P}")},
    // Security groups
    {"HCP4007jGY", Red, SG("{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}")},
    {"HCP4007jGY", Red, SG("{IpProtocol: '-1', CidrIpv6: '::/0'}")},
    {"HCP4007jGY", Red, SG("{IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0}")},
    {"HCP4007jGY", Yellow, SG("{IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0}")},
    {"HCP4007jGY", Green, SG("{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}")},
    {"HCP4007jGY", Green, SG("{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8}")},
    {"HCP4007jGY", CantTell, SG("{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref P}")},
    {"HCP4007jGY", Red, SG("{IpProtocol: TCP, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}")},
    {"HCP4007jGY", CantTell, SG("{IpProtocol: tpc, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}")},
    {"HCP4007jGY", CantTell, SG("{IpProtocol: tcp, FromPort: 22, ToPort: 22, SourcePrefixListId: pl-1}")},
    {"HCP4007jGY", Green, SG("{IpProtocol: tcp, FromPort: 443, ToPort: 443, SourcePrefixListId: pl-1}")},
    {"HCP4007jGY", Red, STRAY("!Ref P", "FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0")},
    {"HCP4007jGY", Red, STRAY("!GetAtt Vpc.DefaultSecurityGroup", "FromPort: 3389, ToPort: 3389, CidrIpv6: '::/0'")},
    {"HCP4007jGY", CantTell, STRAY("sg-1", "FromPort: 22, ToPort: 22, CidrIp: !Ref P")},
    {"HCP4007jGY", Green, STRAY("sg-1", "FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0")},
    {"1iG5NDGVre", Yellow, STRAY("sg-1", "FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0")},
    {"HCP4007jGY", CantTell, SG("{IpProtocol: tcp, FromPort: !Ref P, ToPort: !Ref P, CidrIp: 0.0.0.0/0}")},
    {"HCP4007jGY", Red,
     SG("") "  I: {Type: 'AWS::EC2::SecurityGroupIngress', Properties: {GroupId: !GetAtt R.GroupId, IpProtocol: tcp, FromPort: 3306, ToPort: 3306, "
            "CidrIp: 0.0.0.0/0}}\n"},
    {"1iG5NDGVre", Red, SG("{IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0}")},
    {"1iG5NDGVre", Yellow,
     SG("{IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0}") "  U: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref A, "
                                                                              "SecurityGroupIds: [!Ref R]}}\n"},
    // Storage
    {"R365s2Qddf", Yellow, S3("BucketName: b")},
    {"R365s2Qddf", Green, S3("VersioningConfiguration: {Status: Enabled}")},
    {"R365s2Qddf", CantTell, S3("VersioningConfiguration: {Status: !Ref P}")},
    {"Pfx0RwqBli", Red, S3("AccessControl: PublicRead")},
    {"Pfx0RwqBli", Green, S3("BucketName: b")},
    {"Pfx0RwqBli", Yellow, S3("PublicAccessBlockConfiguration: {BlockPublicAcls: true}")},
    {"Pfx0RwqBli", CantTell, S3("AccessControl: !Ref P")},
    {"c18d2gz100", Yellow, S3("BucketName: b")},
    {"H7IgTzjTYb", Red, RESOURCE("AWS::EC2::Volume", "{AvailabilityZone: us-east-1a, Size: 10}")},
    {"H7IgTzjTYb", CantTell,
     RESOURCE("AWS::EC2::Volume",
              "{AvailabilityZone: us-east-1a, Size: 10}") "  D: {Type: 'AWS::DLM::LifecyclePolicy', Properties: {State: ENABLED}}\n"},
    {"Hs4Ma3G117", Yellow, RESOURCE("AWS::EC2::Volume", "{AvailabilityZone: us-east-1a, Size: 10}")},
    {"Hs4Ma3G117", Green, RESOURCE("AWS::EC2::Volume", "{AvailabilityZone: us-east-1a, Size: 10, Encrypted: true}")},
    // Names, cost, quotas
    {"C056F80cR3", Yellow, RESOURCE("AWS::Route53::RecordSet", "{Name: a., Type: A, Failover: PRIMARY, TTL: '300'}")},
    {"C056F80cR3", Green, RESOURCE("AWS::Route53::RecordSet", "{Name: a., Type: A, Failover: PRIMARY, TTL: '60'}")},
    {"C056F80cR3", NotApplicable, RESOURCE("AWS::Route53::RecordSet", "{Name: a., Type: A, TTL: '300'}")},
    {"b73EEdD790", Yellow, RESOURCE("AWS::Route53::RecordSet", "{Name: a., Type: A, Failover: PRIMARY, TTL: '60'}")},
    {"Z4AUBRNSmz", Yellow, RESOURCE("AWS::EC2::EIP", "{Domain: vpc}")},
    {"Z4AUBRNSmz", Green,
     RESOURCE("AWS::EC2::EIP",
              "{Domain: vpc}") "  N: {Type: 'AWS::EC2::NatGateway', Properties: {SubnetId: !Ref A, AllocationId: !GetAtt R.AllocationId}}\n"},
    {"jL7PP0l7J9", Green, ""},
    {"dH7RR0l6J9", Red, RESOURCE("AWS::EC2::Volume", "{VolumeType: gp2, Size: 51200, AvailabilityZone: us-east-1a}")},
    {"dH7RR0l6J9", Yellow, RESOURCE("AWS::EC2::Volume", "{VolumeType: gp2, Size: 40960, AvailabilityZone: us-east-1a}")},
    {"dH7RR0l6J9", CantTell, RESOURCE("AWS::EC2::Volume", "{VolumeType: gp2, Size: !Ref P, AvailabilityZone: us-east-1a}")},
    {"c18d2gz109", Yellow, RESOURCE("AWS::CloudWatch::Alarm", "{ActionsEnabled: false}")},
    {"c18d2gz109", Green, RESOURCE("AWS::CloudWatch::Alarm", "{EvaluationPeriods: 1}")},
    // Further load balancer checks
    {"c1dfprch09", Green, ALB("Type: network, Subnets: [!Ref A, !Ref B]")},
    {"c18d2gz169", Yellow, ALB("Type: network, Subnets: [!Ref A]")},
    {"c18d2gz169", Green, ALB("Subnets: [!Ref A, !Ref B]")},
    {"c18d2gz154", Green, CLB("Listeners: [], AvailabilityZones: [us-east-1a, us-east-1b]")},
    {"c18d2gz167", Yellow, ALB("Subnets: [!Ref A, !Ref B]")},
    {"c18d2gz167", Green, ALB("Subnets: [!Ref A, !Ref B], LoadBalancerAttributes: [{Key: access_logs.s3.enabled, Value: 'true'}]")},
    {"Hs4Ma3G184", Yellow, CLB("Listeners: []")},
    {"Hs4Ma3G184", Green, CLB("Listeners: [], AccessLoggingPolicy: {Enabled: true, S3BucketName: b}")},
    {"Hs4Ma3G182", Red, CLB("Listeners: [{LoadBalancerPort: 80, InstancePort: 80, Protocol: HTTP}]")},
    {"Hs4Ma3G182", Green, CLB("Listeners: [{LoadBalancerPort: 443, InstancePort: 80, Protocol: SSL}]")},
    {"xSqX82fQu", Yellow,
     GROUP("8080", "8080") CLB("Listeners: [{LoadBalancerPort: 80, InstancePort: 80, Protocol: HTTP}], SecurityGroups: [!Ref G]")},
    {"xSqX82fQu", Green, GROUP("80", "80") CLB("Listeners: [{LoadBalancerPort: 80, InstancePort: 80, Protocol: HTTP}], SecurityGroups: [!Ref G]")},
    {"8604e947f2", Yellow, GROUP("80", "81") ALB("Subnets: [!Ref A, !Ref B], SecurityGroups: [!Ref G]") LISTENER},
    {"8604e947f2", Green, GROUP("80", "80") ALB("Subnets: [!Ref A, !Ref B], SecurityGroups: [!Ref G]") LISTENER},
    {"c2vlfg0p1w", Green, RESOURCE("AWS::ElasticLoadBalancingV2::TargetGroup", "{Port: 443, Protocol: HTTPS, VpcId: !Ref Vpc}")},
    {"iqdCTZKCUp", Yellow, CLB("Listeners: [], Subnets: [!Ref A, !Ref B], Instances: [!Ref I]") IN("I", "A")},
    {"iqdCTZKCUp", Green, CLB("Listeners: [], Subnets: [!Ref A, !Ref B], Instances: [!Ref I, !Ref J]") IN("I", "A") IN("J", "B")},
    {"b92b83d667", Red, TARGETS("{Id: !Ref I}, {Id: !Ref J}") IN("I", "A") IN("J", "A")},
    {"b92b83d667", Yellow,
     TARGETS("{Id: !Ref I}, {Id: !Ref J}, {Id: !Ref K}, {Id: !Ref L}, {Id: !Ref M}") IN("I", "A") IN("J", "A") IN("K", "A") IN("L", "B")
         IN("M", "B")},
    {"b92b83d667", Green, TARGETS("{Id: !Ref I}, {Id: !Ref J}") IN("I", "A") IN("J", "B")},
    // Further groups, instances, functions, endpoints
    {"c18d2gz104", Yellow, TG ASG("VPCZoneIdentifier: [!Ref A], TargetGroupARNs: [!Ref Tg]")},
    {"c18d2gz104", Green, TG ASG("VPCZoneIdentifier: [!Ref A], TargetGroupARNs: [!Ref Tg], HealthCheckType: 'EC2,ELB'")},
    {"c18d2gz104", NotApplicable, ASG("VPCZoneIdentifier: [!Ref A]")},
    {"Hs4Ma3G177", Yellow, TG ASG("VPCZoneIdentifier: [!Ref A], TargetGroupARNs: [!Ref Tg], HealthCheckType: EC2")},
    {"Hs4Ma3G177", Green, TG ASG("VPCZoneIdentifier: [!Ref A], TargetGroupARNs: [!Ref Tg], HealthCheckType: ELB")},
    {"c18d2gz103", Yellow, ASG("MixedInstancesPolicy: {LaunchTemplate: {}}")},
    {"c18d2gz103", Green, ASG("MixedInstancesPolicy: {LaunchTemplate: {}}, CapacityRebalance: true")},
    {"8CNsSllI5v", Red,
     "  Gone: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Condition: Never, Properties: {Port: 80}}\n" ASG(
         "VPCZoneIdentifier: [!Ref A], TargetGroupARNs: [!Ref Gone]")},
    {"8CNsSllI5v", Green, TG ASG("VPCZoneIdentifier: [!Ref A], TargetGroupARNs: [!Ref Tg]")},
    {"c18d2gz144", Yellow, EC2("SubnetId: !Ref A")},
    {"c18d2gz144", Green, EC2("SubnetId: !Ref A, Monitoring: true")},
    {"c18d2gz144", CantTell, EC2("SubnetId: !Ref A, Monitoring: !Ref P")},
    {"Hs4Ma3G123", Red, EC2("NetworkInterfaces: [{DeviceIndex: 0, AssociatePublicIpAddress: true, SubnetId: !Ref A}]")},
    {"Hs4Ma3G123", Green, EC2("SubnetId: !Ref A")},
    {"Hs4Ma3G207", Yellow, RESOURCE("AWS::EC2::Subnet", "{VpcId: !Ref Vpc, CidrBlock: 10.0.9.0/24, MapPublicIpOnLaunch: true}")},
    {"Hs4Ma3G207", Green, ""},
    {"L4dfs2Q4C6", Yellow, RESOURCE("AWS::Lambda::Function", "{VpcConfig: {SubnetIds: [!Ref A]}}")},
    {"L4dfs2Q4C6", Green, RESOURCE("AWS::Lambda::Function", "{VpcConfig: {SubnetIds: [!Ref A, !Ref B]}}")},
    {"L4dfs2Q4C6", CantTell, RESOURCE("AWS::Lambda::Function", "{VpcConfig: {SubnetIds: !Ref Subnets}}")},
    {"c18d2gz182", Yellow, RESOURCE("AWS::Lambda::Function", "{}")},
    {"c18d2gz182", Green, RESOURCE("AWS::Lambda::Function", "{DeadLetterConfig: {TargetArn: 'arn:aws:sqs:us-east-1:1:q'}}")},
    {"c1dfprch10", Green,
     RESOURCE("AWS::EC2::VPCEndpoint", "{VpcEndpointType: Interface, ServiceName: s, VpcId: !Ref Vpc, SubnetIds: [!Ref A, !Ref B]}")},
    {"faultline-single-instance", Green,
     "  Lb: {Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: {Listeners: [], Subnets: [!Ref A, !Ref B], Instances: [!Ref I, !Ref "
     "J]}}\n" IN("I", "A") IN("J", "B")},
    {"faultline-single-instance", CantTell,
     "  Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: mysql, MultiAZ: true}}\n"
     "  Lb: {Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: {Listeners: [], Subnets: [!Ref A, !Ref B], Instances: [!Ref I, !Ref J]}}\n"
     "  I: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref A}, Metadata: {Faultline: {Uses: [{To: Db}]}}}\n"
     "  J: {Type: 'AWS::EC2::Instance', Condition: Maybe, Properties: {SubnetId: !Ref B}, Metadata: {Faultline: {Uses: [{To: Db}]}}}\n"},
    {"faultline-zone-loss", Yellow, CLB("Listeners: [], Subnets: [!Ref A], Instances: [!Ref I, !Ref J]") IN("I", "A") IN("J", "A")},
    {"faultline-zone-loss", NotApplicable, CLB("Listeners: [], Subnets: [!Ref A, !Ref B], Instances: [!Ref I, !Ref J]") IN("I", "A") IN("J", "B")},
    // Further databases
    {"c1qf5bt019", Yellow, DB("MultiAZ: false")},
    {"c1qf5bt019", Green, DB("MultiAZ: true")},
    {"c18d2gz156", Yellow, DB("AllocatedStorage: 20")},
    {"c18d2gz156", Green, DB("MultiAZ: true")},
    {"c1qf5bt001", Red, DB("BackupRetentionPeriod: 0")},
    {"c1qf5bt001", Green, DB("BackupRetentionPeriod: 7")},
    {"44fde09ab5", Red, DB("BackupRetentionPeriod: 0")},
    {"44fde09ab5", Green, DB("BackupRetentionPeriod: 1")},
    {"44fde09ab5", CantTell, DB("BackupRetentionPeriod: !Ref P")},
    {"c1qf5bt007", Yellow, CLUSTER("") MEMBER("M", "AvailabilityZone: us-east-1a") MEMBER("N", "AvailabilityZone: us-east-1a")},
    {"c1qf5bt007", Green,
     SUBNETGROUP CLUSTER("DBSubnetGroupName: !Ref Sg") MEMBER("M", "AvailabilityZone: us-east-1a") MEMBER("N", "AvailabilityZone: us-east-1b")},
    {"c18d2gz161", Yellow, CLUSTER("") MEMBER("M", "AvailabilityZone: us-east-1b") MEMBER("N", "AvailabilityZone: us-east-1b")},
    {"c18d2gz161", Green, SUBNETGROUP CLUSTER("DBSubnetGroupName: !Ref Sg") MEMBER("M", "Engine: aurora-mysql") MEMBER("N", "Engine: aurora-mysql")},
    {"c1qf5bt009", Red, CLUSTER("") MEMBER("M", "DBInstanceClass: db.r6g.large") MEMBER("N", "DBInstanceClass: db.t3.medium")},
    {"c1qf5bt009", Green, CLUSTER("") MEMBER("M", "DBInstanceClass: db.r6g.large") MEMBER("N", "DBInstanceClass: db.r6g.large")},
    {"c1qf5bt009", CantTell, CLUSTER("") MEMBER("M", "DBInstanceClass: !Ref P") MEMBER("N", "DBInstanceClass: db.r6g.large")},
    {"xuy7H1avtl", Yellow, CLUSTER("") MEMBER("M", "PubliclyAccessible: true") MEMBER("N", "PubliclyAccessible: false")},
    {"xuy7H1avtl", Green, CLUSTER("") MEMBER("M", "PubliclyAccessible: false") MEMBER("N", "PubliclyAccessible: false")},
    {"c1qf5bt005", Red, CLUSTER("")},
    {"c1qf5bt005", Green, CLUSTER("StorageEncrypted: true")},
    {"Hs4Ma3G193", Yellow, DB("AllocatedStorage: 20")},
    {"Hs4Ma3G193", Green, DB("StorageEncrypted: true")},
    {"c18d2gz160", Yellow, CLUSTER("")},
    {"c18d2gz160", Green, CLUSTER("DeletionProtection: true")},
    {"Hs4Ma3G190", Yellow, CLUSTER("DeletionProtection: false")},
    {"Hs4Ma3G190", Green, CLUSTER("DeletionProtection: true")},
    {"Hs4Ma3G198", Yellow, DB("AllocatedStorage: 20")},
    {"Hs4Ma3G198", Green, DB("DeletionProtection: true")},
    {"c18d2gz155", Yellow, DB("AutoMinorVersionUpgrade: false")},
    {"c18d2gz155", Green, DB("AllocatedStorage: 20")},
    {"Hs4Ma3G162", Green, DB("AutoMinorVersionUpgrade: true")},
    {"c1qf5bt000", Green, DB("StorageType: gp3")},
    {"c1qf5bt000", CantTell, DB("StorageType: !Ref P")},
    {"nNauJisYIT", Red, RESOURCE("AWS::RDS::DBSecurityGroup", "{GroupDescription: d, DBSecurityGroupIngress: [{CIDRIP: 0.0.0.0/0}]}")},
    {"nNauJisYIT", Green, RESOURCE("AWS::RDS::DBSecurityGroup", "{GroupDescription: d, DBSecurityGroupIngress: [{CIDRIP: 10.0.0.0/16}]}")},
    {"ECHdfsQ402", Yellow, RESOURCE("AWS::ElastiCache::ReplicationGroup", "{ReplicationGroupDescription: d}")},
    {"ECHdfsQ402", Green, RESOURCE("AWS::ElastiCache::ReplicationGroup", "{ReplicationGroupDescription: d, MultiAZEnabled: true}")},
    {"c18d2gz178", Red, RESOURCE("AWS::ElastiCache::ReplicationGroup", "{ReplicationGroupDescription: d, SnapshotRetentionLimit: 14}")},
    {"c18d2gz178", Green, RESOURCE("AWS::ElastiCache::ReplicationGroup", "{ReplicationGroupDescription: d, SnapshotRetentionLimit: 15}")},
    // Further security groups
    {"1iG5NDGVre", Green, SG("{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}")},
    {"Hs4Ma3G204", Red, SG("{IpProtocol: tcp, FromPort: 9200, ToPort: 9200, CidrIp: 0.0.0.0/0}")},
    {"Hs4Ma3G204", Green, SG("{IpProtocol: tcp, FromPort: 8443, ToPort: 8443, CidrIp: 0.0.0.0/0}")},
    {"Hs4Ma3G178", Red, SG("{IpProtocol: tcp, FromPort: 25, ToPort: 25, CidrIp: 0.0.0.0/0}")},
    {"Hs4Ma3G178", Green, SG("{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}")},
    // Further storage
    {"c18d2gz100", Green, S3("LifecycleConfiguration: {Rules: [{Status: Enabled, ExpirationInDays: 30}]}")},
    {"c18d2gz171", Yellow, S3("VersioningConfiguration: {Status: Enabled}")},
    {"c18d2gz171", Green,
     S3("VersioningConfiguration: {Status: Enabled}, LifecycleConfiguration: {Rules: [{Status: Enabled, ExpirationInDays: 30}]}")},
    {"c1cj39rr6v", Yellow, S3("BucketName: b")},
    {"c1cj39rr6v", Green, S3("LifecycleConfiguration: {Rules: [{Status: Enabled, AbortIncompleteMultipartUpload: {DaysAfterInitiation: 7}}]}")},
    {"c1cj39rr6v", Yellow, S3("LifecycleConfiguration: {Rules: [{Status: Enabled, AbortIncompleteMultipartUpload: {DaysAfterInitiation: 8}}]}")},
    {"Hs4Ma3G173", Red, S3("PublicAccessBlockConfiguration: {BlockPublicAcls: true}")},
    {"Hs4Ma3G173", Green,
     S3("PublicAccessBlockConfiguration: {BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true}")},
    {"c1fd6b96l4", Yellow, S3("BucketName: b")},
    {"c1fd6b96l4", Green, S3("LoggingConfiguration: {DestinationBucketName: logs}")},
    // Further names and operations
    {"b73EEdD790", Green,
     RESOURCE("AWS::Route53::RecordSet",
              "{Name: a., Type: A, Failover: PRIMARY, TTL: '60'}") "  S: {Type: 'AWS::Route53::RecordSet', Properties: {Name: a., "
                                                                   "Type: A, Failover: SECONDARY, TTL: '60'}}\n"},
    {"Cb877eB72b", Yellow,
     "  Gone: {Type: 'AWS::Route53::HealthCheck', Condition: Never, Properties: {}}\n" RESOURCE("AWS::Route53::RecordSet",
                                                                                                "{Name: a., Type: A, HealthCheckId: !Ref Gone}")},
    {"Cb877eB72b", Green,
     "  Hc: {Type: 'AWS::Route53::HealthCheck', Properties: {}}\n" RESOURCE("AWS::Route53::RecordSet",
                                                                            "{Name: a., Type: A, HealthCheckId: !Ref Hc}")},
    {"B913Ef6fb4", Yellow,
     "  Lb: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {}}\n" RESOURCE(
         "AWS::Route53::RecordSet", "{Name: a., Type: CNAME, TTL: '60', ResourceRecords: [!GetAtt Lb.DNSName]}")},
    {"B913Ef6fb4", Green, RESOURCE("AWS::Route53::RecordSet", "{Name: a., Type: CNAME, TTL: '60', ResourceRecords: [other.example.com]}")},
    {"c18d2gz122", Yellow, ""},
    {"c18d2gz122", Green, RESOURCE("AWS::EC2::FlowLog", "{ResourceId: !Ref Vpc, ResourceType: VPC, TrafficType: ALL}")},
    {"H7IgTzjTYb", NotApplicable, ""},
    {"faultline-property", Yellow, EC2("SubnetId: !Ref A, Monitoring: perhaps")},
    {"faultline-property", NotApplicable, EC2("SubnetId: !Ref A, Monitoring: true")},
    // What no template tells
    {"Qch7DwouX1", NoData, EC2("SubnetId: !Ref A")},
    {"ZRxQlPsb6c", NoData, EC2("SubnetId: !Ref A")},
    {"7DAFEmoDos", NotApplicable, EC2("SubnetId: !Ref A")},
    // Ours
    {"faultline-circular-reference", Red,
     SG("{IpProtocol: tcp, FromPort: 1, ToPort: 1, SourceSecurityGroupId: !Ref S}") "  S: {Type: 'AWS::EC2::SecurityGroup', Properties: "
                                                                                    "{GroupDescription: s, SecurityGroupIngress: [{IpProtocol: tcp, "
                                                                                    "FromPort: 1, ToPort: 1, SourceSecurityGroupId: !Ref R}]}}\n"},
    {"faultline-dangling-reference", Red, EC2("SubnetId: !Ref Nowhere")},
    {"faultline-dangling-reference", Red,
     "  Gone: {Type: 'AWS::SNS::Topic', Condition: Never}\n" RESOURCE("AWS::SNS::Subscription", "{TopicArn: !Ref Gone, Protocol: email}")},
    {"faultline-dangling-reference", NotApplicable, EC2("SubnetId: !Ref A")},
};

TEST(Checks, giveTheVerdictOfTheTable)
{
    for (const Row& row : kRows) {
        const CheckStatus status = statusOf(reportOf(row.resources), row.check);
        EXPECT_STREQ(nameOf(status), nameOf(row.expected)) << row.check << "\n" << row.resources;
    }
}

TEST(Checks, refuseConditionsThatGoInACircle)
{
    const Architecture architecture = architectureOf("Conditions: {A: {Condition: B}, B: {Condition: A}}\n"
                                                     "Resources: {R: {Type: 'AWS::S3::Bucket', Condition: A}}\n");
    const AdvisorReport report = advisor().run(architecture, Topology::of(architecture), nullptr, "2026-01-01");
    EXPECT_STREQ(nameOf(statusOf(report, "faultline-dangling-reference")), "Red");
}

/// Quotas and metrics have tables of their own. A check that only ever finds, or needs an actor of another kind, is named here with the reason.
TEST(Checks, eachHaveARowThatFiresAndOneThatDoesNot)
{
    const std::set<std::string, std::less<>> firesOnly{"H7IgTzjTYb", // a snapshot schedule elsewhere cannot be ruled out: it never says green
                                                       "faultline-circular-reference", // these say nothing of a sound template
                                                       "faultline-dangling-reference",
                                                       "faultline-property",
                                                       "faultline-zone-loss",
                                                       "faultline-template-quota",
                                                       "faultline-suppression-expired"};
    std::map<std::string, std::set<CheckStatus>, std::less<>> verdicts;
    for (const Row& row : kRows) verdicts[row.check].insert(row.expected);
    for (const CheckInfo& c : advisor().checks()) {
        if (c.scope != "design" || c.category == "service_limits" || firesOnly.contains(c.id)) continue;
        const auto& seen = verdicts[c.id];
        EXPECT_TRUE(seen.contains(Red) || seen.contains(Yellow)) << c.id << " " << c.name;
        EXPECT_TRUE(seen.contains(Green)) << c.id << " " << c.name;
    }
}

} // namespace

} // namespace faultline
