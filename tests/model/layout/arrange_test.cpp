#include "tests/model/layout/promises.h"
#include "tests/support/corpus.h"

#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

namespace faultline::test {

namespace {

std::string starter(const std::string& name) { return std::string(data().find("templates/" + name + ".yaml")); }

/// Some VPCs with subnets, instances, gateways, load balancers and groups, as chance will have it; ids start with `stem`.
std::string anyTemplate(const std::string& stem, const std::vector<int>& dice)
{
    std::size_t at = 0;
    const auto roll = [&](int sides) { return dice.empty() ? 0 : dice[at++ % dice.size()] % sides; };
    std::string t = "Resources:\n";
    std::vector<std::string> subnets;
    for (int v = 0; v < 1 + roll(2); ++v) {
        t += fmt::format("  {0}V{1}:\n    Type: AWS::EC2::VPC\n    Properties: {{CidrBlock: 10.{1}.0.0/16}}\n", stem, v);
        for (int s = 0, n = roll(5); s < n; ++s) {
            subnets.push_back(fmt::format("{}S{}x{}", stem, v, s));
            t += fmt::format(
                "  {}:\n    Type: AWS::EC2::Subnet\n    Properties: {{VpcId: !Ref {}V{}, CidrBlock: 10.{}.{}.0/24, AvailabilityZone: us-east-1{}}}\n",
                subnets.back(), stem, v, v, s, "abc"[roll(3)]);
        }
    }
    for (int i = 0, n = roll(8); i < n; ++i) {
        t += fmt::format("  {}I{}:\n    Type: AWS::EC2::Instance\n    Properties:\n      InstanceType: t3.small\n", stem, i);
        if (!subnets.empty() && roll(4) > 0)
            t += fmt::format("      SubnetId: !Ref {}\n", subnets[static_cast<std::size_t>(roll(100)) % subnets.size()]);
    }
    for (int i = 0, n = roll(6); i < n; ++i)
        t += fmt::format("  {}T{}:\n    Type: {}\n", stem, i, roll(2) ? "AWS::SQS::Queue" : "AWS::CloudWatch::Alarm");
    if (subnets.size() > 1 && roll(2))
        t += fmt::format("  {0}L:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n    Properties: {{Subnets: [!Ref {1}, !Ref {2}]}}\n", stem,
                         subnets[0], subnets[1]);
    if (subnets.size() > 1 && roll(2))
        t += fmt::format("  {0}G:\n    Type: AWS::AutoScaling::AutoScalingGroup\n    Properties: {{MinSize: '{3}', MaxSize: '20', VPCZoneIdentifier: "
                         "[!Ref {1}, !Ref {2}]}}\n",
                         stem, subnets[0], subnets[1], roll(20));
    return t + fmt::format("  {}B: {{Type: 'AWS::S3::Bucket'}}\n", stem);
}

std::vector<Rect> allRects(const Diagram& d)
{
    std::vector<Rect> all;
    for (const DiagramFrame& f : d.frames) all.push_back(f.rect);
    for (const DiagramGlyph& g : d.glyphs) all.insert(all.end(), {g.rect, g.labelRect, g.bar});
    for (const DiagramBadge& b : d.badges) all.push_back(b.rect);
    for (const DiagramConnection& c : d.connections)
        for (const Point& p : c.points) all.push_back({p.x, p.y, 0, 0});
    return all;
}

} // namespace

TEST(Arrange, KeepsItsPromisesForEveryStarter)
{
    for (const std::string name : {"empty", "lab-2", "lab-3", "lab-3-2018", "serverless-table", "single-az-legacy", "three-tier"}) {
        const auto drawing = drawingOf(starter(name));
        ASSERT_TRUE(drawing) << name;
        expectPromises(*drawing, name);
        expectRoutesClear(drawing->diagram, name);
    }
}

TEST(Arrange, KeepsItsPromisesForStrangersTemplates)
{
    FAULTLINE_NEEDS_CORPUS();
    for (const std::string& file : corpusFiles("cloudformation")) {
        const auto drawing = drawingOf(bytesOf(file), file);
        ASSERT_TRUE(drawing) << file;
        expectPromises(*drawing, file);
        expectRoutesClear(drawing->diagram, file);
    }
}

TEST(Arrange, KeepsItsPromisesForAnyTemplateAndMovesNothingWhenIdsAreRenamed)
{
    rc::check([](const std::vector<int>& raw) {
        std::vector<int> dice;
        for (const int d : raw) dice.push_back(d & 0xFFFF);
        const auto one = drawingOf(anyTemplate("A", dice)), other = drawingOf(anyTemplate("Zebra", dice));
        RC_ASSERT(one && other);
        expectPromises(*one, anyTemplate("A", dice));
        RC_ASSERT(!::testing::Test::HasFailure());
        RC_ASSERT(allRects(one->diagram) == allRects(other->diagram));
    });
}

TEST(Arrange, DrawsTheSameTwice) { EXPECT_EQ(drawingOf(starter("lab-3"))->svg(), drawingOf(starter("lab-3"))->svg()); }

TEST(Arrange, PutsAMultiAzDatabaseIntoBothZonesAndALoadBalancerAcross)
{
    const auto drawing = drawingOf(starter("lab-3"));
    const Diagram& d = drawing->diagram;
    const DiagramGlyph* primary = d.glyph("Database");
    const DiagramGlyph* standby = d.glyph("Database@us-east-1b");
    ASSERT_TRUE(primary && standby);
    EXPECT_EQ(standby->shape, GlyphShape::Hollow);
    EXPECT_EQ(primary->rect.y, standby->rect.y);
    const DiagramGlyph* balancer = d.glyph("LoadBalancer");
    ASSERT_TRUE(balancer && balancer->isBar);
    EXPECT_EQ(balancer->cells.size(), 2u);
    EXPECT_LT(balancer->bar.x, d.frame("Vpc/us-east-1a")->rect.right());
    EXPECT_GT(balancer->bar.right(), d.frame("Vpc/us-east-1b")->rect.x);
    EXPECT_EQ(d.frame("Vpc/us-east-1a")->rect.width, d.frame("Vpc/us-east-1b")->rect.width);
}

TEST(Arrange, PutsAGlyphWhereAPersonPutItAndKeepsTheOthersAway)
{
    const std::string text = R"(
Resources:
  Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
  Subnet: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: us-east-1a}}
  A: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref Subnet}}
  B:
    Type: AWS::EC2::Instance
    Metadata: {Faultline: {At: [130, 300]}}
    Properties: {SubnetId: !Ref Subnet}
  C:
    Type: AWS::EC2::Instance
    Metadata: {Faultline: {At: [140, 310]}}
    Properties: {SubnetId: !Ref Subnet}
)";
    const auto drawing = drawingOf(text);
    ASSERT_TRUE(drawing);
    const DiagramGlyph* b = drawing->diagram.glyph("B");
    EXPECT_DOUBLE_EQ(b->rect.x - b->origin.x, 130);
    EXPECT_DOUBLE_EQ(b->rect.y - b->origin.y, 300);
    expectPromises(*drawing, "pinned"); // the subnet, its zone and the VPC grew; C gave way
}

TEST(Arrange, DrawsAZoneThatOnlyOwnDataNames)
{
    const auto drawing =
        drawingOf("Metadata: {Faultline: {Canvas: {Frames: {'Vpc/us-east-1c': {Size: [500, 400]}}}}}\nResources:\n  Vpc: {Type: 'AWS::EC2::VPC'}\n");
    ASSERT_TRUE(drawing);
    const DiagramFrame* zone = drawing->diagram.frame("Vpc/us-east-1c");
    ASSERT_TRUE(zone);
    EXPECT_EQ(zone->rect.width, 500);
    expectPromises(*drawing, "zone frame");
}

TEST(Arrange, TwinsInYamlAndJsonGiveEqualDrawings)
{
    FAULTLINE_NEEDS_CORPUS();
    int twins = 0;
    for (const std::string& file : corpusFiles("cloudformation")) {
        if (!file.ends_with(".yaml")) continue;
        const std::string twin = file.substr(0, file.size() - 5) + ".json";
        const std::vector<std::string> all = corpusFiles("cloudformation");
        if (std::find(all.begin(), all.end(), twin) == all.end()) continue;
        EXPECT_EQ(drawingOf(bytesOf(file))->svg(), drawingOf(bytesOf(twin))->svg()) << file;
        ++twins;
    }
    EXPECT_GE(twins, 1);
}

TEST(Arrange, DrawsTenThousandResources)
{
    std::string text = "Resources:\n  Vpc: {Type: 'AWS::EC2::VPC'}\n";
    for (int s = 0; s < 100; ++s)
        text += fmt::format("  S{}: {{Type: 'AWS::EC2::Subnet', Properties: {{VpcId: !Ref Vpc, AvailabilityZone: us-east-1{}}}}}\n", s, "abc"[s % 3]);
    for (int i = 0; i < 7000; ++i) text += fmt::format("  I{}: {{Type: 'AWS::EC2::Instance', Properties: {{SubnetId: !Ref S{}}}}}\n", i, i % 100);
    for (int i = 0; i < 3000; ++i) text += fmt::format("  Q{}: {{Type: 'AWS::SQS::Queue'}}\n", i);
    const auto drawing = drawingOf(text);
    ASSERT_TRUE(drawing);
    EXPECT_GE(drawing->diagram.glyphs.size(), 10'000u);
    EXPECT_GE(drawing->diagram.outline.size(), 10'101u);
}

} // namespace faultline::test
