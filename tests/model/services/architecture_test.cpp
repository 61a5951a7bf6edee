#include "model/services/ec2_network.h"
#include "tests/model/services/reading.h"

#include <gmock/gmock.h>

namespace faultline {

using test::architectureOf;
using test::problemsOf;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Architecture, keepsGhostsButAsksNothingOfThem)
{
    const Architecture a = architectureOf("Conditions: {Never: !Equals [a, b]}\nResources:\n  Ghost: {Type: \"AWS::EC2::Subnet\", Condition: "
                                          "Never}\n  Real: {Type: \"AWS::EC2::VPC\", Properties: {CidrBlock: 10.0.0.0/16}}\n");
    ASSERT_NE(a.find("Ghost"), nullptr);
    EXPECT_EQ(a.find("Ghost")->exists, Tri::No);
    EXPECT_THAT(a.all<Subnet>(), IsEmpty());
    EXPECT_THAT(missing(a), IsEmpty());
    EXPECT_THAT(problemsOf(a), IsEmpty());
}

TEST(Architecture, tellsWhatIsNotDeployableYet)
{
    const Architecture a =
        architectureOf("Resources:\n  Subnet: {Type: \"AWS::EC2::Subnet\", Properties: {CidrBlock: 10.0.0.0/24}}\n  Vpc:\n    Type: AWS::EC2::VPC\n");
    const auto fields = missing(a);
    ASSERT_EQ(fields.size(), 2u);
    EXPECT_EQ(fields[0].resource, "Subnet");
    EXPECT_EQ(fields[0].field, "VpcId");
    EXPECT_EQ(fields[1].field, "CidrBlock or Ipv4IpamPoolId");
    EXPECT_EQ(fields[1].place.line, 3 + 1) << "a resource without properties is told at its body";
}

TEST(Architecture, callsThingsByLabelThenNameTagThenId)
{
    const Architecture a = architectureOf(
        "Resources:\n  Plain: {Type: \"AWS::EC2::VPC\"}\n"
        "  Tagged: {Type: \"AWS::EC2::VPC\", Properties: {Tags: [{Key: Team, Value: x}, {Key: Name, Value: Main network}]}}\n"
        "  Labelled: {Type: \"AWS::EC2::VPC\", Metadata: {Faultline: {Label: Shown}}, Properties: {Tags: [{Key: Name, Value: hidden}]}}\n"
        "  Open: {Type: \"AWS::EC2::VPC\", Properties: {Tags: [{Key: Name, Value: !ImportValue x}]}}\n");
    EXPECT_EQ(a.find("Plain")->displayName(), "Plain");
    EXPECT_EQ(a.find("Tagged")->displayName(), "Main network");
    EXPECT_EQ(a.find("Labelled")->displayName(), "Shown");
    EXPECT_EQ(a.find("Open")->displayName(), "Open");
}

TEST(Architecture, typesWithoutTableAreGenericAndKept)
{
    const Architecture a = architectureOf("Resources:\n  Role: {Type: \"AWS::IAM::Role\", Properties: {AssumeRolePolicyDocument: {}}}\n");
    const Resource* role = a.find("Role");
    EXPECT_TRUE(role->isGeneric);
    EXPECT_EQ(role->as<Vpc>(), nullptr);
    EXPECT_EQ(role->type->label, "IAM role");
    EXPECT_EQ(a.find("Nobody"), nullptr);
}

TEST(Architecture, problemsComeInFileOrder)
{
    const Architecture a =
        architectureOf("Resources:\n  A: {Type: \"AWS::EC2::VPC\", Properties: {CidrBlock: x}}\n  B: {Type: \"AWS::EC2::Subnet\", Properties: "
                       "{VpcId: !Ref Nobody, CidrBlock: 10.0.0.0/24}}\n  C: {Type: \"AWS::EC2::VPC\", Properties: {CidrBlock: y}}\n");
    int line = 0;
    for (const Problem& problem : a.problems()) {
        EXPECT_GE(problem.place.line, line);
        line = problem.place.line;
    }
    EXPECT_GE(a.problems().size(), 3u);
}

TEST(Architecture, aBodyThatCannotBeKnownLacksNothing)
{
    const Architecture a =
        architectureOf("Parameters: {P: {Type: String}}\nConditions: {Maybe: !Equals [!Ref P, x]}\nResources:\n  S:\n    Type: AWS::EC2::Subnet\n    "
                       "Properties: !If [Maybe, {VpcId: vpc-1, CidrBlock: 10.0.0.0/24}, {VpcId: vpc-2, CidrBlock: 10.0.1.0/24}]\n");
    const auto* subnet = a.find("S")->as<Subnet>();
    EXPECT_FALSE(subnet->vpcId.isAbsent());
    EXPECT_THAT(missing(a), IsEmpty());
}

} // namespace faultline
