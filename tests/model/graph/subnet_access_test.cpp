#include "tests/model/graph/architecture_of.h"

namespace faultline {

namespace {

// Goal: a subnet is public, private, isolated or unknown by its effective route table alone (CFN-30, R034 to R037).
// Method: one reference VPC with one subnet; each row changes the network around it and names what must come out.

constexpr const char* kVpc = R"(
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Gateway: {Type: String}
  Table: {Type: String}
  ExternalVpc: {Type: "AWS::EC2::VPC::Id"}
  Flag: {Type: String}
  Destination: {Type: String}
  On: {Type: String, Default: "yes"}
Conditions:
  Maybe: !Equals [!Ref Flag, "yes"]
  NotMaybe: !Not [!Condition Maybe]
  Always: !Equals [!Ref On, "yes"]
  Never: !Equals [!Ref On, "no"]
Resources:
  Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
  Igw: {Type: "AWS::EC2::InternetGateway"}
  Vgw: {Type: "AWS::EC2::VPNGateway", Properties: {Type: ipsec.1}}
  Nat: {Type: "AWS::EC2::NatGateway", Properties: {SubnetId: !Ref Other}}
  Box: {Type: "AWS::EC2::Instance", Properties: {SubnetId: !Ref Other}}
  Other: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.9.0/24}}
  Routes: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Vpc}}
  Routes2: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: !Ref Vpc}}
)";
constexpr const char* kSubnet = "  Subnet: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}\n";
constexpr const char* kAssociation =
    "  Association: {Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Routes}}\n";

std::string route(const std::string& rest, const std::string& name = "Default", const std::string& attributes = "",
                  const std::string& table = "Routes")
{
    return "  " + name + ": {Type: 'AWS::EC2::Route', " + attributes + "Properties: {RouteTableId: !Ref " + table + ", " + rest + "}}\n";
}

struct Row {
    const char* name;
    std::string network;
    SubnetAccess expected;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

std::vector<Row> rows()
{
    const std::string base = std::string(kSubnet) + kAssociation;
    const std::string v4 = "DestinationCidrBlock: 0.0.0.0/0, ", v6 = "DestinationIpv6CidrBlock: '::/0', ";
    const std::string igw = v4 + "GatewayId: !Ref Igw", nat = v4 + "NatGatewayId: !Ref Nat";
    using enum SubnetAccess;
    return {
        {"internetGateway", base + route(igw), Public},
        {"internetGatewayOverIpv6", base + route(v6 + "GatewayId: !Ref Igw"), Public},
        {"natGateway", base + route(nat), Private},
        {"natInstance", base + route(v4 + "InstanceId: !Ref Box"), Private},
        {"networkInterface", base + route(v4 + "NetworkInterfaceId: eni-1"), Private},
        {"transitGateway", base + route(v4 + "TransitGatewayId: tgw-1"), Private},
        {"peering", base + route(v4 + "VpcPeeringConnectionId: pcx-1"), Private},
        {"vpnGateway", base + route(v4 + "GatewayId: !Ref Vgw"), Private},
        {"egressOnlyIpv6", base + route(v6 + "EgressOnlyInternetGatewayId: eigw-1"), Private},
        {"natForIpv4AndInternetGatewayForIpv6", base + route(nat) + route(v6 + "GatewayId: !Ref Igw", "Six"), Public},
        {"noDefaultRoute", base, Isolated},
        {"onlyANarrowRoute", base + route("DestinationCidrBlock: 192.168.0.0/16, GatewayId: !Ref Igw"), Isolated},
        {"noAssociation", kSubnet + route(igw), Isolated},
        {"anotherTablesRoute", base + route(igw, "Default", "", "Routes2"), Isolated},
        {"literalInternetGateway", base + route(v4 + "GatewayId: igw-0123"), Public},
        {"literalVpnGateway", base + route(v4 + "GatewayId: vgw-0123"), Private},
        {"gatewayFromAParameter", base + route(v4 + "GatewayId: !Ref Gateway"), Unknown},
        {"gatewayFromAnImport", base + route(v4 + "GatewayId: !ImportValue Net-Igw"), Unknown},
        {"natGatewayFromAnImport", base + route(v4 + "NatGatewayId: !ImportValue Net-Nat"), Private},
        {"destinationFromAParameter", base + route("DestinationCidrBlock: !Ref Destination, GatewayId: !Ref Igw"), Unknown},
        {"tableFromAParameter",
         std::string(kSubnet) +
             "  A: {Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}}\n",
         Unknown},
        {"externalVpc", "  Subnet: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref ExternalVpc, CidrBlock: 10.0.0.0/24}}\n", Unknown},
        {"externalVpcWithOwnTable",
         std::string("  Subnet: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref ExternalVpc, CidrBlock: 10.0.0.0/24}}\n") + kAssociation +
             route(igw),
         Public},
        {"routeThatMayNotExist", base + route(igw, "Default", "Condition: Maybe, "), Unknown},
        {"routeThatExists", base + route(igw, "Default", "Condition: Always, "), Public},
        {"routeThatDoesNotExist", base + route(igw, "Default", "Condition: Never, "), Isolated},
        {"oneNatGatewayOrAnother", base + route(nat, "One", "Condition: Maybe, ") + route(v4 + "NatGatewayId: nat-2", "Two", "Condition: NotMaybe, "),
         Private},
        {"gatewayOrNatByCondition", base + route(igw, "One", "Condition: Maybe, ") + route(nat, "Two", "Condition: NotMaybe, "), Unknown},
        {"associationUnderTheSubnetsOwnCondition",
         "  Subnet: {Type: 'AWS::EC2::Subnet', Condition: Maybe, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}\n"
         "  A: {Type: 'AWS::EC2::SubnetRouteTableAssociation', Condition: Maybe, Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Routes}}\n" +
             route(igw, "Default", "Condition: Maybe, "),
         Public},
        {"associationThatMayNotExist",
         std::string(kSubnet) +
             "  A: {Type: 'AWS::EC2::SubnetRouteTableAssociation', Condition: Maybe, Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref "
             "Routes}}\n" +
             route(igw),
         Unknown},
        {"propagatedRoutes",
         base + "  P: {Type: 'AWS::EC2::VPNGatewayRoutePropagation', Properties: {RouteTableIds: [!Ref Routes], VpnGatewayId: !Ref Vgw}}\n", Unknown},
        {"mapPublicIpIsNoRoute",
         "  Subnet: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true}}\n", Isolated},
    };
}

class SubnetAccessOf : public testing::TestWithParam<Row> {};

TEST_P(SubnetAccessOf, followsItsEffectiveRouteTable)
{
    const Architecture architecture = test::architectureOf(kVpc + GetParam().network);
    const Topology topology = Topology::of(architecture);
    const SubnetFacts* subnet = topology.subnet("Subnet");
    ASSERT_NE(subnet, nullptr);
    EXPECT_EQ(static_cast<int>(subnet->access), static_cast<int>(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(ReferenceVpc, SubnetAccessOf, testing::ValuesIn(rows()), [](const auto& row) { return std::string(row.param.name); });

TEST(SubnetFacts, nameTheRouteThatDecides)
{
    const Architecture architecture =
        test::architectureOf(kVpc + std::string(kSubnet) + kAssociation + route("DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat"));
    const Topology topology = Topology::of(architecture);
    const SubnetFacts& s = *topology.subnet("Subnet");
    EXPECT_EQ(s.routeTable, "Routes");
    EXPECT_EQ(s.defaultRoute, "Default");
    EXPECT_EQ(s.defaultTarget, "Nat");
}

} // namespace

} // namespace faultline
