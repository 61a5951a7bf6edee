#include "model/document/recipes/remedies.h"

#include "model/document/resolve.h"
#include "model/files/data_library.h"
#include "model/text/texts.h"

#include <gtest/gtest.h>

#include <optional>

namespace faultline {

namespace {

constexpr auto kVpcOnly = "Resources:\n  Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}\n";
constexpr auto kOneSubnet =
    "Resources:\n"
    "  Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}\n"
    "  DataSubnetA: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: us-east-1a}}\n";
constexpr auto kTwoVpcs = "Resources:\n"
                          "  One: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}\n"
                          "  Two: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.1.0.0/16}}\n";

/// A document and what follows from it, for as long as a context is needed.
struct Site {
    explicit Site(const std::string& text)
        : document(*Document::parse(text, "t.yaml")), architecture(Architecture::from(document)), topology(Topology::of(architecture))
    {
    }

    [[nodiscard]] RecipeContext context() const { return {document, architecture, topology}; }
    [[nodiscard]] std::vector<Remedy> remedies(std::string_view recipe, const std::string& frame) const
    {
        return remediesOf(context(), *findRecipe(recipe), {frame, std::nullopt});
    }
    [[nodiscard]] Site after(const Edit& edit) const
    {
        const auto next = document.apply(edit);
        EXPECT_TRUE(next.ok());
        return Site(next->source().text());
    }
    [[nodiscard]] std::size_t count(std::string_view type) const
    {
        std::size_t n = 0;
        for (const Resource& r : architecture.resources()) n += r.typeName == type ? 1 : 0;
        return n;
    }
    [[nodiscard]] std::string only(std::string_view type) const
    {
        EXPECT_EQ(count(type), 1U);
        for (const Resource& r : architecture.resources())
            if (r.typeName == type) return r.id;
        return {};
    }

    Document document;
    Architecture architecture;
    Topology topology;
};

std::string words(const Message& message)
{
    static const Texts texts(DataLibrary::embedded());
    return texts.render(message);
}

} // namespace

TEST(Remedies, AMultiAzDatabaseGetsTheSubnetThatItLacksAndStandsInBoth)
{
    const Site site(kOneSubnet);
    const auto remedies = site.remedies("db-instance-multi-az", "DataSubnetA");
    ASSERT_EQ(remedies.size(), 1U);
    EXPECT_EQ(words(remedies.front().label), "Add a private subnet in us-east-1b");
    const Site after = site.after(remedies.front().edit);
    EXPECT_EQ(after.count("AWS::EC2::Subnet"), 2U);
    ASSERT_EQ(after.count("AWS::RDS::DBInstance"), 1U);
    EXPECT_EQ(after.topology.placement("Database").zones, (std::vector<std::string>{"us-east-1a", "us-east-1b"}));
}

TEST(Remedies, WhatNeedsAVpcGetsItWithAllBetween)
{
    const Site site("Resources: {}\n");
    const auto balancer = site.remedies("application-load-balancer", "");
    ASSERT_EQ(balancer.size(), 1U);
    EXPECT_EQ(words(balancer.front().label), "Add a VPC and 2 public subnets");
    const Site after = site.after(balancer.front().edit);
    EXPECT_EQ(after.count("AWS::ElasticLoadBalancingV2::LoadBalancer"), 1U);
    EXPECT_EQ(after.count("AWS::EC2::Subnet"), 2U);
    const auto instance = site.remedies("instance", "");
    ASSERT_EQ(instance.size(), 1U);
    EXPECT_EQ(words(instance.front().label), "Add a VPC and a private subnet");
    EXPECT_EQ(site.after(instance.front().edit).count("AWS::EC2::Instance"), 1U);
}

TEST(Remedies, AnInstanceIsOfferedTheSubnetsThatThereAre)
{
    const Site site(kOneSubnet);
    const auto remedies = site.remedies("instance", "Vpc");
    ASSERT_EQ(remedies.size(), 1U);
    EXPECT_EQ(words(remedies.front().label), "Put it into DataSubnetA");
    const Site after = site.after(remedies.front().edit);
    EXPECT_EQ(after.topology.placement(after.only("AWS::EC2::Instance")).subnets, std::vector<std::string>{"DataSubnetA"});
}

TEST(Remedies, ANatGatewayInAPrivateSubnetGetsAPublicOneInTheSameZone)
{
    const Site site(kOneSubnet);
    const auto remedies = site.remedies("nat-gateway", "Vpc/us-east-1a");
    ASSERT_EQ(remedies.size(), 1U);
    EXPECT_EQ(words(remedies.front().label), "Add a public subnet in us-east-1a");
    EXPECT_EQ(site.after(remedies.front().edit).count("AWS::EC2::NatGateway"), 1U);
}

TEST(Remedies, OfSeveralVpcsNoneIsChosenForAPerson) { EXPECT_TRUE(Site(kTwoVpcs).remedies("application-load-balancer", "").empty()); }

TEST(Remedies, WhatIsNotRefusedNeedsNoRemedy)
{
    EXPECT_TRUE(Site(kVpcOnly).remedies("public-subnet", "Vpc").empty());
    EXPECT_TRUE(Site(kVpcOnly).remedies("s3-bucket", "").empty());
}

TEST(Remedies, EveryRemedyOfEveryRecipeFitsAndCanBeTakenBack)
{
    for (const char* text : {"Resources: {}\n", kVpcOnly, kOneSubnet, kTwoVpcs})
        for (const Recipe& recipe : recipes())
            for (const char* frame : {"", "Vpc", "Vpc/us-east-1a", "DataSubnetA", "One"}) {
                const Site site(text);
                for (const Remedy& remedy : site.remedies(recipe.id, frame)) {
                    const auto after = site.document.apply(remedy.edit);
                    ASSERT_TRUE(after.ok()) << recipe.id << " on '" << frame << "'";
                    EXPECT_FALSE(words(remedy.label).empty());
                    const auto back = after->apply(inverse(remedy.edit));
                    ASSERT_TRUE(back.ok()) << recipe.id;
                    EXPECT_EQ(back->source().text(), text) << recipe.id;
                }
            }
}

TEST(Remedies, AConnectionDrawnBackwardsIsOfferedTheOtherWay)
{
    const Site site("Metadata: {Faultline: {Actors: {Users: {At: [0, 0]}}}}\n"
                    "Resources:\n"
                    "  Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}\n"
                    "  S: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, MapPublicIpOnLaunch: true, AvailabilityZone: us-east-1a}}\n"
                    "  Web: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref S}}\n");
    const auto remedies = remediesOfConnection(site.context(), "Web", "Users");
    ASSERT_EQ(remedies.size(), 1U);
    EXPECT_FALSE(site.after(remedies.front().edit).topology.callsFrom("Users").empty());
    EXPECT_TRUE(remediesOfConnection(site.context(), "Users", "Web").empty()) << "that way it is not refused";
}

} // namespace faultline
