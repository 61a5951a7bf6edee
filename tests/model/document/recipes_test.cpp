#include "model/document/recipes/recipe.h"
#include "model/document/recipes/selection.h"

#include "model/advisor/advisor.h"
#include "model/files/data_library.h"
#include "model/services/ec2_network.h"
#include "model/services/rds.h"
#include "model/text/texts.h"

#include <gtest/gtest.h>

namespace faultline {

namespace {

/// A document that is built up drop by drop, as a person would.
class Drawing {
public:
    Architecture architecture() const { return Architecture::from(m_document); }

    ::testing::AssertionResult drop(std::string_view recipe, const std::string& frame)
    {
        const Architecture a = architecture();
        const Topology t = Topology::of(a);
        return take(findRecipe(recipe)->make({m_document, a, t}, {frame, std::nullopt}));
    }

    ::testing::AssertionResult connect(std::string_view from, std::string_view to)
    {
        const Architecture a = architecture();
        const Topology t = Topology::of(a);
        return take(faultline::connect({m_document, a, t}, from, to));
    }

    ::testing::AssertionResult remove(const std::vector<std::string>& ids)
    {
        const Architecture a = architecture();
        const Topology t = Topology::of(a);
        return take(deleteSelection({m_document, a, t}, ids));
    }

    ::testing::AssertionResult duplicate(const std::vector<std::string>& ids)
    {
        const Architecture a = architecture();
        const Topology t = Topology::of(a);
        return take(faultline::duplicate({m_document, a, t}, ids));
    }

    ::testing::AssertionResult moveTo(const std::string& id, const std::string& subnet)
    {
        const Architecture a = architecture();
        const Topology t = Topology::of(a);
        return take(moveToSubnet({m_document, a, t}, id, subnet));
    }

    const Document& document() const { return m_document; }
    const std::vector<Edit>& edits() const { return m_edits; }

private:
    ::testing::AssertionResult take(const Result<Edit>& edit)
    {
        static const Texts texts(DataLibrary::embedded());
        if (!edit) return ::testing::AssertionFailure() << texts.render(edit.problem());
        const auto next = m_document.apply(*edit);
        if (!next) return ::testing::AssertionFailure() << texts.render(next.problem());
        m_edits.push_back(*edit);
        m_document = *next;
        return ::testing::AssertionSuccess();
    }

    Document m_document = Document::empty();
    std::vector<Edit> m_edits;
};

void drawNetwork(Drawing& drawing)
{
    ASSERT_TRUE(drawing.drop("vpc", ""));
    ASSERT_TRUE(drawing.drop("availability-zone", "Vpc"));
    ASSERT_TRUE(drawing.drop("availability-zone", "Vpc"));
    for (const char* kind : {"public-subnet", "private-subnet"})
        for (const char* zone : {"Vpc/us-east-1a", "Vpc/us-east-1b"}) ASSERT_TRUE(drawing.drop(kind, zone));
    ASSERT_TRUE(drawing.drop("internet-gateway", "Vpc"));
    ASSERT_TRUE(drawing.drop("nat-gateway", "PublicSubnetA"));
}

} // namespace

TEST(Recipes, everyEntryHasANameAndATip)
{
    const Texts texts(DataLibrary::embedded());
    for (const Recipe& recipe : recipes()) {
        EXPECT_FALSE(texts.find(recipe.label).empty()) << recipe.id;
        EXPECT_FALSE(texts.find(std::string(recipe.label) + ".tip").empty()) << recipe.id;
        EXPECT_NE(DataLibrary::embedded().find("icons/" + std::string(recipe.icon) + ".svg").data(), nullptr) << recipe.id;
    }
}

TEST(Recipes, aNetworkDroppedPieceByPieceIsRoutedAsItsNamesSay)
{
    Drawing drawing;
    drawNetwork(drawing);
    const Topology topology = Topology::of(drawing.architecture());
    ASSERT_EQ(topology.subnets().size(), 4u);
    EXPECT_EQ(topology.subnet("PublicSubnetA")->access, SubnetAccess::Public);
    EXPECT_EQ(topology.subnet("PublicSubnetB")->access, SubnetAccess::Public);
    EXPECT_EQ(topology.subnet("PrivateSubnetA")->access, SubnetAccess::Private);
    EXPECT_EQ(topology.subnet("PrivateSubnetB")->defaultTarget, "NatGatewayA");
    EXPECT_EQ(topology.subnet("PrivateSubnetB")->zone, "us-east-1b");
    EXPECT_TRUE(drawing.architecture().problems().empty());
    const auto cidrs = drawing.architecture().all<Subnet>();
    EXPECT_EQ(cidrs[0].second->cidrBlock.value(), "10.0.0.0/24");
    EXPECT_EQ(cidrs[3].second->cidrBlock.value(), "10.0.3.0/24");
}

TEST(Recipes, aSecondNatGatewayTakesOverItsOwnZone)
{
    Drawing drawing;
    drawNetwork(drawing);
    ASSERT_TRUE(drawing.drop("nat-gateway", "PublicSubnetB"));
    const Topology topology = Topology::of(drawing.architecture());
    EXPECT_EQ(topology.subnet("PrivateSubnetA")->defaultTarget, "NatGatewayA");
    EXPECT_EQ(topology.subnet("PrivateSubnetB")->defaultTarget, "NatGatewayB");
}

TEST(Recipes, anInternetGatewayThatCameFirstServesLaterSubnets)
{
    Drawing drawing;
    ASSERT_TRUE(drawing.drop("vpc", ""));
    ASSERT_TRUE(drawing.drop("internet-gateway", "Vpc"));
    ASSERT_TRUE(drawing.drop("public-subnet", "Vpc"));
    EXPECT_EQ(Topology::of(drawing.architecture()).subnets().front().access, SubnetAccess::Public);
}

TEST(Recipes, whatCannotWorkIsRefusedWithARemedy)
{
    const Texts texts(DataLibrary::embedded());
    Drawing drawing;
    EXPECT_FALSE(drawing.drop("public-subnet", ""));
    EXPECT_FALSE(drawing.drop("instance", ""));
    ASSERT_TRUE(drawing.drop("vpc", ""));
    ASSERT_TRUE(drawing.drop("internet-gateway", "Vpc"));
    EXPECT_FALSE(drawing.drop("internet-gateway", "Vpc"));
    ASSERT_TRUE(drawing.drop("availability-zone", "Vpc"));
    ASSERT_TRUE(drawing.drop("private-subnet", "Vpc/us-east-1a"));
    EXPECT_FALSE(drawing.drop("db-instance-multi-az", "PrivateSubnetA"));
    EXPECT_FALSE(drawing.drop("application-load-balancer", "Vpc"));
    EXPECT_FALSE(drawing.drop("nat-gateway", "PrivateSubnetA"));
    EXPECT_EQ(drawing.edits().size(), 4u) << "a refusal changes nothing";
}

TEST(Recipes, aWebServerAndItsDatabaseAreConnectedThroughTheEnginesPort)
{
    Drawing drawing;
    drawNetwork(drawing);
    ASSERT_TRUE(drawing.drop("instance", "PublicSubnetA"));
    ASSERT_TRUE(drawing.drop("db-instance-multi-az", "PrivateSubnetA"));
    ASSERT_TRUE(drawing.drop("users", ""));
    ASSERT_TRUE(drawing.connect("Users", "WebServer"));
    ASSERT_TRUE(drawing.connect("WebServer", "Database"));
    EXPECT_FALSE(drawing.connect("WebServer", "Database")) << "twice the same connection";
    EXPECT_FALSE(drawing.connect("Database", "WebServer")) << "databases send no requests";
    EXPECT_FALSE(drawing.connect("Users", "Database")) << "the internet does not reach it";
    const Architecture architecture = drawing.architecture();
    EXPECT_TRUE(architecture.problems().empty());
    const Topology topology = Topology::of(architecture);
    EXPECT_EQ(topology.placement("Database").zones, (std::vector<std::string>{"us-east-1a", "us-east-1b"}));
    EXPECT_NE(architecture.find("DatabaseSecurityGroupFromWebSecurityGroup"), nullptr);
    EXPECT_EQ(topology.callsFrom("WebServer").size(), 1u);
    EXPECT_EQ(topology.callsFrom("Users").size(), 1u);
}

TEST(Recipes, aLoadBalancerConnectedToAGroupGetsAListenerAndATargetGroup)
{
    for (const char* kind : {"application-load-balancer", "network-load-balancer", "classic-load-balancer"}) {
        SCOPED_TRACE(kind);
        Drawing drawing;
        drawNetwork(drawing);
        ASSERT_TRUE(drawing.drop(kind, "Vpc"));
        ASSERT_TRUE(drawing.drop("auto-scaling-group", "Vpc"));
        ASSERT_TRUE(drawing.connect("LoadBalancer", "AppGroup"));
        ASSERT_TRUE(drawing.drop("dynamodb-table", ""));
        ASSERT_TRUE(drawing.connect("AppGroup", "Table"));
        const Architecture architecture = drawing.architecture();
        EXPECT_TRUE(architecture.problems().empty());
        const Topology topology = Topology::of(architecture);
        const auto calls = topology.callsFrom("LoadBalancer");
        ASSERT_EQ(calls.size(), 1u);
        EXPECT_EQ(calls.front()->to, "AppGroup");
        EXPECT_EQ(topology.placement("LoadBalancer").zones.size(), 2u);
        EXPECT_EQ(topology.placement("AppGroup").subnets, (std::vector<std::string>{"PrivateSubnetA", "PrivateSubnetB"}));
    }
}

TEST(Recipes, undoingEveryDropGivesTheEmptyDocumentByteForByte)
{
    Drawing drawing;
    drawNetwork(drawing);
    ASSERT_TRUE(drawing.drop("instance", "PublicSubnetA"));
    ASSERT_TRUE(drawing.drop("note", ""));
    Document document = drawing.document();
    for (auto edit = drawing.edits().rbegin(); edit != drawing.edits().rend(); ++edit) {
        const auto back = document.apply(inverse(*edit));
        ASSERT_TRUE(back.ok());
        document = *back;
    }
    EXPECT_EQ(document.source().text(), Document::empty().source().text());
}

TEST(Selection, deletingTakesWhatOnlyServedAndLeavesNothingDangling)
{
    Drawing drawing;
    drawNetwork(drawing);
    ASSERT_TRUE(drawing.drop("instance", "PublicSubnetA"));
    ASSERT_TRUE(drawing.drop("db-instance-multi-az", "PrivateSubnetA"));
    ASSERT_TRUE(drawing.connect("WebServer", "Database"));
    ASSERT_TRUE(drawing.remove({"NatGatewayA", "Database"}));
    const Architecture architecture = drawing.architecture();
    EXPECT_TRUE(architecture.problems().empty());
    EXPECT_TRUE(architecture.find("WebServer")->own.uses.empty());
    for (const Resource& resource : architecture.resources()) {
        EXPECT_NE(resource.typeName, "AWS::EC2::EIP");
        EXPECT_NE(resource.typeName, "AWS::RDS::DBSubnetGroup");
    }
}

TEST(Selection, deletingOneByOneEndsWithAnEmptyDrawing)
{
    Drawing drawing;
    drawNetwork(drawing);
    ASSERT_TRUE(drawing.drop("instance", "PublicSubnetA"));
    ASSERT_TRUE(drawing.drop("db-instance-multi-az", "PrivateSubnetA"));
    for (std::size_t i = 0; i < 100 && !drawing.architecture().resources().empty(); ++i) {
        const Architecture architecture = drawing.architecture();
        const std::string id = architecture.resources()[i % architecture.resources().size()].id;
        ASSERT_TRUE(drawing.remove({id})) << id;
        EXPECT_TRUE(drawing.architecture().resolved().problems.empty()) << id;
    }
    EXPECT_TRUE(drawing.architecture().resources().empty());
}

/// What connecting two things makes of the own data beside a template; or why it does not.
std::string ownDataAfterConnecting(const std::string& resources, const std::string& own, std::string_view from, std::string_view to)
{
    const auto document = Document::parse("Resources:\n" + resources, "t.yaml", own);
    const Architecture a = Architecture::from(*document);
    const Topology t = Topology::of(a);
    const auto edit = connect({*document, a, t}, from, to);
    if (!edit) return edit.problem().what.id;
    return document->apply(*edit)->sidecar()->text();
}

TEST(Connect, keepsWhatStandsInTheListsThatItAddsTo)
{
    const std::string resources = "  Web: {Type: 'AWS::EC2::Instance'}\n  Table: {Type: 'AWS::DynamoDB::Table'}\n";
    EXPECT_EQ(ownDataAfterConnecting(resources, "Resources:\n  Web:\n    Uses:\n      - {To: Db,   Calls: 2} # twice\n", "Web", "Table"),
              "Resources:\n  Web:\n    Uses:\n      - {To: Db,   Calls: 2} # twice\n      - To: Table\n        Operation: GetItem\n");
    EXPECT_EQ(
        ownDataAfterConnecting(resources, "Faultline:\n  Actors:\n    Web/Mobile:\n      Sends:\n      - To: Old # first\n", "Web/Mobile", "Web"),
        "Faultline:\n  Actors:\n    Web/Mobile:\n      Sends:\n      - To: Old # first\n      - To: Web\n");
}

TEST(Recipes, aNoteLeavesOthersAsTheyAreWritten)
{
    const std::string notes = "Faultline:\n  Canvas:\n    Notes:\n      - {Id: n1,  Text: mine} # keep\n";
    const auto document = Document::parse("Resources: {}\n", "t.yaml", notes);
    const Architecture a = Architecture::from(*document);
    const Topology t = Topology::of(a);
    const auto edit = findRecipe("note")->make({*document, a, t}, {"", std::nullopt});
    ASSERT_TRUE(edit.ok());
    EXPECT_TRUE(document->apply(*edit)->sidecar()->text().starts_with(notes)) << document->apply(*edit)->sidecar()->text();
}

TEST(Recipes, aSubnetOverlapsNoneThatOwnDataTellsOf)
{
    const auto made = [](const std::string& external) -> std::string {
        const auto document =
            Document::parse("Resources:\n  Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}\n", "t.yaml",
                            "Faultline:\n  External:\n    Vpc: {Is: vpc, Subnets: [{Id: subnet-1, Az: us-east-1a" + external + "}]}\n");
        const Architecture a = Architecture::from(*document);
        const Topology t = Topology::of(a);
        const auto edit = findRecipe("public-subnet")->make({*document, a, t}, {"Vpc", std::nullopt});
        if (!edit) return edit.problem().what.id;
        return std::string(document->apply(*edit)->source().at("Resources/PublicSubnetA/Properties/CidrBlock").text());
    };
    EXPECT_EQ(made(", Cidr: 10.0.0.0/24"), "10.0.1.0/24");
    EXPECT_EQ(made(""), "recipe.neighbour-block-unknown");
}

TEST(Selection, ownDataOfACopyNamesWhatWasCopiedWithIt)
{
    const auto document = Document::parse("Resources:\n  Queue: {Type: 'AWS::SQS::Queue'}\n  Cache: {Type: 'AWS::ElastiCache::CacheCluster'}\n"
                                          "  Web:\n    Type: AWS::EC2::Instance\n    Metadata:\n      Faultline:\n        Consumes: [Queue]\n"
                                          "        Uses: [{To: Cache}, {To: Table, OnMiss: Cache}]\n",
                                          "t.yaml");
    const Architecture a = Architecture::from(*document);
    const Topology t = Topology::of(a);
    const auto edit = duplicate({*document, a, t}, {"Queue", "Cache", "Web"});
    ASSERT_TRUE(edit.ok());
    std::vector<Problem> problems;
    const ResourceAnnotation copy = readResourceAnnotation(*document->apply(*edit), "Web2", problems);
    EXPECT_EQ(copy.consumes, std::vector<std::string>{"Queue2"});
    ASSERT_EQ(copy.uses.size(), 2u);
    EXPECT_EQ(copy.uses[0].to, "Cache2");
    EXPECT_EQ(copy.uses[1].to, "Table");
    EXPECT_EQ(copy.uses[1].onMiss, "Cache2");
}

TEST(Selection, aCopyGetsFreshIdsAndKeepsItsInnerReferences)
{
    Drawing drawing;
    drawNetwork(drawing);
    ASSERT_TRUE(drawing.drop("instance", "PublicSubnetA"));
    ASSERT_TRUE(drawing.duplicate({"WebServer", "WebSecurityGroup"}));
    ASSERT_TRUE(drawing.duplicate({"WebServer2"}));
    ASSERT_TRUE(drawing.moveTo("WebServer3", "PublicSubnetB"));
    const Architecture architecture = drawing.architecture();
    ASSERT_NE(architecture.find("WebServer2"), nullptr);
    ASSERT_NE(architecture.find("WebServer3"), nullptr);
    EXPECT_EQ(architecture.find("WebServer2")->properties.find("SecurityGroupIds").items().at(0).text(), "WebSecurityGroup2");
    EXPECT_EQ(architecture.find("WebServer2")->properties.find("SubnetId").text(), "PublicSubnetA");
    EXPECT_EQ(architecture.find("WebServer3")->properties.find("SubnetId").text(), "PublicSubnetB");
}

} // namespace faultline
