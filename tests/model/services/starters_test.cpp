#include "model/services/starters.h"

#include "model/files/data_library.h"
#include "model/template/intrinsic.h"
#include "model/text/texts.h"
#include "tests/model/services/reading.h"

namespace faultline {

namespace {

class EveryStarter : public testing::TestWithParam<const char*> {};

const DataLibrary& data()
{
    static const DataLibrary library = DataLibrary::embedded();
    return library;
}

} // namespace

TEST(Starters, areListedWithTitleAndDescription)
{
    const auto all = starters(data());
    EXPECT_EQ(all.size(), 7u);
    for (const Starter& starter : all) {
        EXPECT_FALSE(starter.title.empty() || starter.description.empty() || starter.category.empty()) << starter.name;
        EXPECT_NE(starterTemplate(data(), starter.name).data(), nullptr);
    }
    EXPECT_EQ(starterTemplate(data(), "no-such").data(), nullptr);
}

TEST_P(EveryStarter, hasNothingThatOurTablesObjectToAndLacksNothing)
{
    const auto document = Document::parse(std::string(starterTemplate(data(), GetParam())), GetParam());
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(document->ownDataPlace(), OwnDataPlace::Inside);
    const Architecture a = Architecture::from(*document);
    const Texts texts(data());
    for (const Problem& problem : a.problems()) ADD_FAILURE() << texts.render(problem);
    for (const MissingField& field : missing(a)) ADD_FAILURE() << field.resource << " lacks " << field.field;
    EXPECT_TRUE(a.resolved().cycles.empty());
}

TEST_P(EveryStarter, usesEveryParameterAndHardCodesNoZone)
{
    const std::string text(starterTemplate(data(), GetParam()));
    const auto document = Document::parse(text, GetParam());
    ASSERT_TRUE(document.ok());
    for (const auto& parameter : document->source().at("Parameters").entries()) {
        const std::string name(parameter.key.text());
        EXPECT_TRUE(text.find("!Ref " + name) != std::string::npos || text.find("${" + name) != std::string::npos) << name;
    }
    for (const auto& resource : document->source().at("Resources").entries()) {
        const Node zone = resource.value.find("Properties").find("AvailabilityZone");
        EXPECT_TRUE(!zone || intrinsicAt(zone)) << resource.key.text() << ": " << zone.text();
    }
}

INSTANTIATE_TEST_SUITE_P(Starters, EveryStarter,
                         testing::Values("lab-2", "lab-3", "lab-3-2018", "three-tier", "serverless-table", "single-az-legacy", "empty"));

TEST(Starters, haveTheLogicalIdsThatLabsRelyOn)
{
    const auto has = [](const char* starter, std::initializer_list<const char*> ids) {
        const auto document = Document::parse(std::string(starterTemplate(data(), starter)), starter);
        ASSERT_TRUE(document.ok());
        for (const char* id : ids) EXPECT_TRUE(document->source().at(std::string("Resources/") + id)) << starter << " " << id;
    };
    has("lab-2", {"Vpc", "PublicSubnetA", "PublicSubnetB", "PrivateSubnetA", "PrivateSubnetB", "InternetGateway", "NatGatewayA", "WebServer",
                  "WebSecurityGroup", "DatabaseSecurityGroup", "DatabaseSubnetGroup", "Database"});
    has("lab-3", {"NatGatewayA", "NatGatewayB", "LoadBalancer", "TargetGroup", "AppGroup", "AppTemplate", "ScaleOutAlarm", "ScaleInAlarm", "Database",
                  "Sessions"});
    has("lab-3-2018", {"LoadBalancer", "TargetGroup", "AppGroup", "AppConfiguration", "Database", "Sessions"});
}

} // namespace faultline
