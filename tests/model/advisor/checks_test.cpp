#include "tests/model/graph/architecture_of.h"

#include "model/advisor/advisor.h"
#include "model/files/data_library.h"
#include "tests/support/corpus.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <unistd.h>

namespace faultline {

namespace {

// Goal: each check tells good from bad, and neither from what cannot be known. Method: a table of the smallest resources that each verdict takes.

constexpr const char* kBase = R"(
AWSTemplateFormatVersion: "2010-09-09"
Parameters: {P: {Type: String}, Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}}
Conditions: {Maybe: !Equals [!Ref P, "x"]}
Resources:
  Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
  Igw: {Type: "AWS::EC2::InternetGateway"}
  A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/28, AvailabilityZone: us-east-1a}}
  B: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-1b}}
  RtA: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Vpc}}
  AtA: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: !Ref A, RouteTableId: !Ref RtA}}
  ToA: {Type: "AWS::EC2::Route", Properties: {RouteTableId: !Ref RtA, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw}}
)";

struct Row {
    const char* check;
    CheckStatus expected;
    const char* resources;
};

using enum CheckStatus;

#define T(type, properties) "  R: {Type: '" type "', Properties: " properties "}\n"
#define ALB(rest) T("AWS::ElasticLoadBalancingV2::LoadBalancer", "{" rest "}")
#define CLB(rest) T("AWS::ElasticLoadBalancing::LoadBalancer", "{" rest "}")
#define ASG(rest) T("AWS::AutoScaling::AutoScalingGroup", "{MinSize: 1, MaxSize: 2, " rest "}")
#define DB(rest) T("AWS::RDS::DBInstance", "{Engine: mysql, DBInstanceClass: db.t3.micro, " rest "}")
#define SG(rule) T("AWS::EC2::SecurityGroup", "{GroupDescription: d, VpcId: !Ref Vpc, SecurityGroupIngress: [" rule "]}")
#define S3(rest) T("AWS::S3::Bucket", "{" rest "}")
#define EC2(rest) T("AWS::EC2::Instance", "{ImageId: ami-1, " rest "}")
#define TG "  Tg: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {Port: 80, Protocol: HTTP, VpcId: !Ref Vpc}}\n"
#define NAT(where)                                                                                                                                   \
    "  Nat: {Type: 'AWS::EC2::NatGateway', Properties: {SubnetId: !Ref A}}\n  Rt: {Type: 'AWS::EC2::RouteTable', Properties: {VpcId: !Ref Vpc}}\n"   \
    "  At: {Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: {SubnetId: !Ref " where ", RouteTableId: !Ref Rt}}\n"                         \
    "  To: {Type: 'AWS::EC2::Route', Properties: {RouteTableId: !Ref Rt, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}}\n"

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
    {"Cjxm268ch1", Red, T("AWS::AutoScaling::AutoScalingGroup", "{MinSize: 1, MaxSize: 12, VPCZoneIdentifier: [!Ref A]}")},
    {"Cjxm268ch1", Green, T("AWS::AutoScaling::AutoScalingGroup", "{MinSize: 1, MaxSize: 11, VPCZoneIdentifier: [!Ref A]}")},
    {"Cjxm268ch1", CantTell, T("AWS::AutoScaling::AutoScalingGroup", "{MinSize: 1, MaxSize: !Ref P, VPCZoneIdentifier: [!Ref A]}")},
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
    {"c1dfprch10", Yellow, T("AWS::EC2::VPCEndpoint", "{VpcEndpointType: Interface, ServiceName: s, VpcId: !Ref Vpc, SubnetIds: [!Ref A]}")},
    {"c1dfprch10", NotApplicable, T("AWS::EC2::VPCEndpoint", "{ServiceName: s, VpcId: !Ref Vpc}")},
    // Databases
    {"f2iK5R6Dep", Yellow, DB("MultiAZ: false")},
    {"f2iK5R6Dep", Green, DB("MultiAZ: 'true'")},
    {"f2iK5R6Dep", CantTell, DB("MultiAZ: !Ref P")},
    {"f2iK5R6Dep", NotApplicable, T("AWS::RDS::DBInstance", "{Engine: sqlserver-se, DBInstanceClass: db.m5.large}")},
    {"opQPADkZvH", Red, DB("BackupRetentionPeriod: 0")},
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
     T("AWS::RDS::DBCluster", "{Engine: aurora-mysql}") "  M: {Type: 'AWS::RDS::DBInstance', Properties: {DBClusterIdentifier: !Ref R}}\n"},
    {"c1qf5bt011", Green,
     T("AWS::RDS::DBCluster", "{Engine: aurora-mysql}") "  M: {Type: 'AWS::RDS::DBInstance', Properties: {DBClusterIdentifier: !Ref R}}\n  N: {Type: "
                                                        "'AWS::RDS::DBInstance', Properties: {DBClusterIdentifier: !Ref R}}\n"},
    {"c18d2gz138", Yellow, T("AWS::DynamoDB::Table", "{BillingMode: PAY_PER_REQUEST}")},
    {"c18d2gz138", Green, T("AWS::DynamoDB::Table", "{PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}}")},
    {"c18d2gz136", Yellow, T("AWS::DynamoDB::Table", "{ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}}")},
    {"c18d2gz136", Green, T("AWS::DynamoDB::Table", "{BillingMode: PAY_PER_REQUEST}")},
    {"c18d2gz136", CantTell, T("AWS::DynamoDB::Table", "{BillingMode: !Ref P}")},
    // Security groups
    {"HCP4007jGY", Red, SG("{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}")},
    {"HCP4007jGY", Red, SG("{IpProtocol: '-1', CidrIpv6: '::/0'}")},
    {"HCP4007jGY", Red, SG("{IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0}")},
    {"HCP4007jGY", Yellow, SG("{IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0}")},
    {"HCP4007jGY", Green, SG("{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}")},
    {"HCP4007jGY", Green, SG("{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8}")},
    {"HCP4007jGY", CantTell, SG("{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref P}")},
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
    {"H7IgTzjTYb", Red, T("AWS::EC2::Volume", "{AvailabilityZone: us-east-1a, Size: 10}")},
    {"H7IgTzjTYb", CantTell,
     T("AWS::EC2::Volume", "{AvailabilityZone: us-east-1a, Size: 10}") "  D: {Type: 'AWS::DLM::LifecyclePolicy', Properties: {State: ENABLED}}\n"},
    {"Hs4Ma3G117", Yellow, T("AWS::EC2::Volume", "{AvailabilityZone: us-east-1a, Size: 10}")},
    {"Hs4Ma3G117", Green, T("AWS::EC2::Volume", "{AvailabilityZone: us-east-1a, Size: 10, Encrypted: true}")},
    // Names, cost, quotas
    {"C056F80cR3", Yellow, T("AWS::Route53::RecordSet", "{Name: a., Type: A, Failover: PRIMARY, TTL: '300'}")},
    {"C056F80cR3", Green, T("AWS::Route53::RecordSet", "{Name: a., Type: A, Failover: PRIMARY, TTL: '60'}")},
    {"C056F80cR3", NotApplicable, T("AWS::Route53::RecordSet", "{Name: a., Type: A, TTL: '300'}")},
    {"b73EEdD790", Yellow, T("AWS::Route53::RecordSet", "{Name: a., Type: A, Failover: PRIMARY, TTL: '60'}")},
    {"Z4AUBRNSmz", Yellow, T("AWS::EC2::EIP", "{Domain: vpc}")},
    {"Z4AUBRNSmz", Green,
     T("AWS::EC2::EIP",
       "{Domain: vpc}") "  N: {Type: 'AWS::EC2::NatGateway', Properties: {SubnetId: !Ref A, AllocationId: !GetAtt R.AllocationId}}\n"},
    {"jL7PP0l7J9", Green, ""},
    {"dH7RR0l6J9", Red, T("AWS::EC2::Volume", "{VolumeType: gp2, Size: 51200, AvailabilityZone: us-east-1a}")},
    {"dH7RR0l6J9", Yellow, T("AWS::EC2::Volume", "{VolumeType: gp2, Size: 40960, AvailabilityZone: us-east-1a}")},
    {"dH7RR0l6J9", CantTell, T("AWS::EC2::Volume", "{VolumeType: gp2, Size: !Ref P, AvailabilityZone: us-east-1a}")},
    {"c18d2gz109", Yellow, T("AWS::CloudWatch::Alarm", "{ActionsEnabled: false}")},
    {"c18d2gz109", Green, T("AWS::CloudWatch::Alarm", "{EvaluationPeriods: 1}")},
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
    {"faultline-dangling-reference", NotApplicable, EC2("SubnetId: !Ref A")},
};

const Advisor& advisor()
{
    static const Advisor loaded = *Advisor::load(DataLibrary::embedded());
    return loaded;
}

AdvisorReport reportOf(const std::string& resources, const std::string& asOf = "2026-01-01")
{
    const Architecture architecture = test::architectureOf(kBase + resources);
    return advisor().run(architecture, Topology::of(architecture), nullptr, asOf);
}

const char* nameOf(CheckStatus s)
{
    constexpr const char* kNames[] = {"Green", "Yellow", "Red", "CantTell", "NoData", "NotApplicable"};
    return kNames[static_cast<int>(s)];
}

TEST(Checks, giveTheVerdictOfTheTable)
{
    for (const Row& row : kRows) {
        const AdvisorReport report = reportOf(row.resources);
        const auto it = std::find_if(report.checks.begin(), report.checks.end(), [&](const CheckResult& c) { return c.check->id == row.check; });
        ASSERT_NE(it, report.checks.end()) << row.check;
        EXPECT_STREQ(nameOf(it->status), nameOf(row.expected)) << row.check << "\n" << row.resources;
    }
}

TEST(Checks, areAtLeastTwentyFiveOverTheFiveClassicCategories)
{
    std::set<std::string> categories;
    int decided = 0;
    for (const CheckInfo& c : advisor().checks()) {
        if (c.isOurs || c.scope != "design") continue;
        ++decided;
        categories.insert(c.category);
        EXPECT_FALSE(c.recommendedAction.empty()) << c.id;
        EXPECT_FALSE(c.source.empty()) << c.id;
    }
    EXPECT_GE(decided, 25);
    for (const char* category : {"cost_optimizing", "fault_tolerance", "performance", "security", "service_limits"})
        EXPECT_TRUE(categories.contains(category)) << category;
}

TEST(Findings, thatSayTheSameAreOneWithTheOthersBeside)
{
    const AdvisorReport report = reportOf(DB("MultiAZ: false"));
    const auto about = [](const Finding& f) { return f.message.id == "advisor.database-single-az"; };
    ASSERT_EQ(std::count_if(report.findings.begin(), report.findings.end(), about), 1);
    const Finding& f = *std::find_if(report.findings.begin(), report.findings.end(), about);
    std::set<std::string> ids(f.also.begin(), f.also.end());
    ids.insert(f.check);
    EXPECT_EQ(ids, (std::set<std::string>{"c18d2gz156", "c1qf5bt019", "f2iK5R6Dep"}));
}

TEST(Findings, pointAtThePropertyOrAtTheResourceThatLacksIt)
{
    const std::string database = "  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: mysql\n      MultiAZ: false\n";
    const int first = static_cast<int>(std::count(kBase, kBase + std::string(kBase).size(), '\n')) + 1;
    for (const Finding& f : reportOf(database).findings) {
        if (f.message.id == "advisor.database-single-az") {
            EXPECT_EQ(f.place.line, first + 4);
            EXPECT_EQ(f.place.column, 7);
            EXPECT_EQ(f.place.path, "Resources/Db/Properties/MultiAZ");
        }
        if (f.message.id == "advisor.storage-unencrypted") {
            EXPECT_EQ(f.place.line, first);
            EXPECT_EQ(f.place.path, "Resources/Db/Properties/StorageEncrypted");
        }
    }
}

TEST(Findings, areMendedByTheirFix)
{
    auto document = Document::parse(
        std::string(kBase) + "  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: mysql\n      BackupRetentionPeriod: 0 # later\n",
        "t.yaml");
    ASSERT_TRUE(document.ok());
    for (int round = 0; round < 20; ++round) {
        const Architecture architecture = Architecture::from(*document);
        const AdvisorReport report = advisor().run(architecture, Topology::of(architecture), nullptr, "");
        const auto next = std::find_if(report.findings.begin(), report.findings.end(), [](const Finding& f) { return f.resource == "Db" && f.fix; });
        if (next == report.findings.end()) break;
        const auto edit = editFor(*document, *next);
        ASSERT_TRUE(edit.ok()) << next->check;
        document = document->apply(*edit);
        ASSERT_TRUE(document.ok());
    }
    const std::string& text = document->source().text();
    for (const char* written : {"MultiAZ: true", "BackupRetentionPeriod: 7 # later", "StorageEncrypted: true", "DeletionProtection: true"})
        EXPECT_NE(text.find(written), std::string::npos) << written << "\n" << text;
}

TEST(Findings, offerNoFixOverAnExpression)
{
    for (const Finding& f : reportOf(DB("MultiAZ: !If [Maybe, false, false]")).findings)
        EXPECT_FALSE(f.place.path.ends_with("MultiAZ") && f.fix.has_value());
}

TEST(Suppressions, holdThroughTheirDayAndForEveryCheckThatSaysTheSame)
{
    const std::string text =
        std::string(kBase) + DB("MultiAZ: false") +
        "Metadata: {Faultline: {Version: 1, Suppressions: [{Check: f2iK5R6Dep, Resource: R, Reason: test, Until: '2026-01-31'}]}}\n";
    const Architecture architecture = test::architectureOf(text);
    const Topology topology = Topology::of(architecture);
    const auto statusOn = [&](const char* day) {
        const AdvisorReport report = advisor().run(architecture, topology, nullptr, day);
        const auto it = std::find_if(report.checks.begin(), report.checks.end(), [](const CheckResult& c) { return c.check->id == "c1qf5bt019"; });
        return std::pair(it->status, report.expiredSuppressions.size());
    };
    EXPECT_EQ(statusOn("2026-01-31"), std::pair(Green, std::size_t{0}));
    EXPECT_EQ(statusOn("2026-02-01"), std::pair(Yellow, std::size_t{1}));
}

/// The golden file lists every red and yellow of a starter with the reason why it is deserved.
TEST(Starters, haveTheFindingsThatTheirGoldenFileExplains)
{
    const DataLibrary data = DataLibrary::embedded();
    const auto golden = nlohmann::json::parse(test::bytesOf(test::dataPath("golden/starter-findings.json")));
    for (const auto& [name, expected] : golden.items()) {
        std::set<std::string> wanted;
        for (const auto& [finding, why] : expected.items()) {
            wanted.insert(finding);
            EXPECT_GT(why.get<std::string>().size(), 10u) << finding;
        }
        const Architecture architecture = test::architectureOf(std::string(data.find("templates/" + name + ".yaml")));
        std::set<std::string> found;
        for (const Finding& f : advisor().run(architecture, Topology::of(architecture), nullptr, "2026-01-01").findings)
            found.insert(std::string(nameOf(f.status)) + " " + f.check + " " + f.resource);
        EXPECT_EQ(found, wanted) << name;
        for (const std::string& f : found) EXPECT_FALSE(name.starts_with("lab-3") && f.starts_with("Red")) << f;
    }
}

TEST(CheckData, isRefusedWhenItIsBrokenOrNamesACheckWithoutCode)
{
    const auto folder = std::filesystem::temp_directory_path() / ("faultline-checks-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "checks");
    for (const char* broken : {"{", "{}", "[1]", R"([{"Id": "none"}])", R"([{"Id": "no-such-code", "Name": "n", "Category": "security"}])",
                               R"([{"Id": "f2iK5R6Dep", "Name": "n", "Category": "security"}])"}) {
        std::ofstream(folder / "checks/own.json") << broken;
        const auto data = DataLibrary::embedded().overriddenBy(folder.string());
        ASSERT_TRUE(data.ok());
        const auto loaded = Advisor::load(*data);
        ASSERT_FALSE(loaded.ok()) << broken;
        EXPECT_EQ(loaded.problem().place.file, "checks/own.json");
    }
    std::filesystem::remove_all(folder);
}

/// docs/checks.md is this text. FAULTLINE_WRITE_DOCS=1 writes it anew.
std::string documentation()
{
    std::string out = "# Checks\n\nWritten from `resources/checks/` by the advisor's test; change the data, not this page. Checks with an id of "
                      "`faultline-…` are our own, the\n"
                      "others carry the ids of AWS Trusted Advisor. *metrics*: needs a drill's or imported metrics, else \"no data\". *account*: no "
                      "template can tell.\n";
    std::string category;
    for (const CheckInfo& c : advisor().checks()) {
        if (c.category != category) out += "\n## " + (category = c.category) + "\n\n| id | check | red | yellow | scope |\n|---|---|---|---|---|\n";
        out += "| `" + c.id + "` | " + c.name + " | " + c.criteriaRed + " | " + c.criteriaYellow + " | " + c.scope + " |\n";
    }
    return out;
}

TEST(Documentation, listsTheChecksAsTheyAre)
{
    const std::string path = std::string(FAULTLINE_SOURCE_DIR) + "/docs/checks.md";
    if (std::getenv("FAULTLINE_WRITE_DOCS")) std::ofstream(path) << documentation();
    EXPECT_EQ(test::bytesOf(path), documentation()) << "run this test with FAULTLINE_WRITE_DOCS=1";
}

} // namespace

} // namespace faultline
