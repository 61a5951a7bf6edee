#include "model/document/edit_builder.h"

#include "model/document/literal_of.h"
#include "model/document/span_writer.h"
#include "model/template/path.h"
#include "tests/support/corpus.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <functional>
#include <regex>

namespace faultline {

namespace {

// Goal: an edit changes what it should and not one byte more, in the style around it, and can be taken back exactly.
// Method: small texts compared whole; then random edits on generated and strangers' files, compared as values.

std::string after(const std::string& text, const std::function<void(EditBuilder&)>& steps)
{
    const auto document = Document::parse(text, "t.yaml");
    EXPECT_TRUE(document.ok());
    EditBuilder builder(*document, {"test", {}});
    steps(builder);
    const std::string made = builder.document().source().text();
    const auto edit = std::move(builder).finish();
    if (!edit) return edit.problem().what.id;
    const auto applied = document->apply(*edit);
    EXPECT_TRUE(applied.ok());
    EXPECT_EQ(applied->source().text(), made);
    EXPECT_EQ(applied->apply(inverse(*edit))->source().text(), text);
    return made;
}

const char* const kYaml =
    "# head\nResources:\n  Vpc: # the network\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: '10.0.0.0/16' # wide\n      Port: 80\n"
    "  # below\n  Net:\n    Type: AWS::EC2::Subnet\n    DependsOn: Vpc\n    Properties:\n      VpcId: !Ref Vpc\n      Tags:\n        - Key: a\n      "
    "    Value: b\n";

TEST(EditBuilder, writesAScalarInItsQuotes)
{
    const std::string made =
        after(kYaml, [](EditBuilder& b) { b.set("Resources/Vpc/Properties/CidrBlock", "10.1.0.0/16").set("Resources/Vpc/Properties/Port", "443"); });
    EXPECT_NE(made.find("CidrBlock: '10.1.0.0/16' # wide\n      Port: 443\n"), std::string::npos) << made;
}

TEST(EditBuilder, addsPropertiesMakingTheirParents)
{
    const std::string made = after(kYaml, [](EditBuilder& b) {
        b.set("Resources/Vpc/Metadata/Faultline/At", Literal::list({Literal::number(1), Literal::number(2.5)}));
        b.set("Resources/Vpc/Properties/Name", Literal::map({{"Fn::Sub", "${AWS::StackName}-x"}}));
    });
    EXPECT_NE(made.find("      Port: 80\n      Name: !Sub ${AWS::StackName}-x\n    Metadata:\n      Faultline:\n        At: [1, 2.5]\n  # below\n"),
              std::string::npos)
        << made;
}

TEST(EditBuilder, appendsToListsAndTurnsASingleNameIntoAList)
{
    const std::string made = after(kYaml, [](EditBuilder& b) {
        b.append("Resources/Net/Properties/Tags", Literal::map({{"Key", "c"}, {"Value", Literal::ref("Vpc")}}));
        b.append("Resources/Net/DependsOn", "Other");
    });
    EXPECT_NE(made.find("          Value: b\n        - Key: c\n          Value: !Ref Vpc\n"), std::string::npos) << made;
    EXPECT_NE(made.find("    DependsOn:\n      - Vpc\n      - Other\n"), std::string::npos) << made;
}

TEST(EditBuilder, putsSectionsWhereTheyBelong)
{
    const std::string made = after(kYaml, [](EditBuilder& b) { b.set("Parameters/P/Type", "String").set("Outputs/O/Value", Literal::ref("Vpc")); });
    EXPECT_TRUE(made.starts_with("# head\nParameters:\n  P:\n    Type: String\nResources:\n")) << made;
    EXPECT_TRUE(made.ends_with("Outputs:\n  O:\n    Value: !Ref Vpc\n")) << made;
}

TEST(EditBuilder, takesOutEntriesWithTheirComments)
{
    EXPECT_EQ(after(kYaml, [](EditBuilder& b) { b.remove("Resources/Net"); }),
              "# head\nResources:\n  Vpc: # the network\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: '10.0.0.0/16' # wide\n      "
              "Port: 80\n");
    const std::string made = after(kYaml, [](EditBuilder& b) { b.remove("Resources/Net/Properties/Tags/0/Key"); });
    EXPECT_NE(made.find("        - Value: b\n"), std::string::npos) << made;
}

TEST(EditBuilder, writesJsonAsJsonIsWrittenAround)
{
    const char* const json = "{\r\n\t\"Resources\" : {\r\n\t\t\"A\" : { \"Type\" : \"T\" }\r\n\t}\r\n}";
    const std::string made = after(json, [](EditBuilder& b) {
        b.addResource("B", "T2", Literal::map({{"X", Literal::ref("A")}, {"N", Literal::number(3)}}));
        b.set("Resources/A/DependsOn", "B");
    });
    EXPECT_EQ(made, "{\r\n\t\"Resources\" : {\r\n\t\t\"A\" : { \"Type\" : \"T\", \"DependsOn\" : \"B\" },\r\n\t\t\"B\" : {\r\n\t\t\t\"Type\" : "
                    "\"T2\",\r\n\t\t\t\"Properties\" : {\r\n"
                    "\t\t\t\t\"X\" : {\"Ref\" : \"A\"},\r\n\t\t\t\t\"N\" : 3\r\n\t\t\t}\r\n\t\t}\r\n\t}\r\n}");
}

TEST(EditBuilder, fillsAnEmptyTemplate)
{
    const Document document = Document::empty();
    EditBuilder b(document, {"test", {}});
    b.addResource("Vpc", "AWS::EC2::VPC", Literal::map({{"CidrBlock", "10.0.0.0/16"}}))
        .setOwn("Vpc", "At", Literal::list({Literal::number(1), Literal::number(2)}));
    EXPECT_TRUE(b.document().source().text().ends_with("Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: 10.0.0.0/16\n "
                                                       "   Metadata:\n      Faultline:\n        At: [1, 2]\n"))
        << b.document().source().text();
    const auto edit = std::move(b).finish();
    ASSERT_TRUE(edit.ok());
    EXPECT_EQ(document.apply(*edit)->apply(inverse(*edit))->source().text(), document.source().text());
}

TEST(EditBuilder, writesFractionsAsTextInsideOfATemplate)
{
    EditBuilder b(Document::empty(), {"test", {}});
    b.addResource("Vpc", "AWS::EC2::VPC", Literal::map({{"CidrBlock", "10.0.0.0/16"}}))
        .setOwn("Vpc", "Workload", Literal::map({{"Servers", Literal::number(4)}, {"MeanMs", Literal::number(1.5)}, {"Version", Literal("1.5")}}));
    const std::string& text = b.document().source().text();
    EXPECT_NE(text.find("Servers: 4\n"), std::string::npos) << text;
    EXPECT_NE(text.find("MeanMs: '1.5'\n"), std::string::npos) << text;
    EXPECT_EQ(Literal::number(-0.0), Literal::number(0));
}

TEST(EditBuilder, keepsOwnDataBesideAForeignTemplate)
{
    const auto document = Document::parse(kYaml, "dir/t.yaml");
    EditBuilder b(*document, {"test", {}});
    b.setOwn("Vpc", "At", Literal::list({Literal::number(1), Literal::number(2)})).setOwn("Region", "eu-west-1");
    EXPECT_EQ(b.document().source().text(), kYaml);
    ASSERT_TRUE(b.document().sidecar());
    EXPECT_EQ(b.document().sidecar()->text(), "Faultline:\n  Version: 1\n  Region: eu-west-1\nResources:\n  Vpc:\n    At: [1, 2]\n");
    const auto edit = std::move(b).finish();
    EXPECT_FALSE(document->apply(*edit)->apply(inverse(*edit))->sidecar());
}

TEST(EditBuilder, beginsOwnDataBehindTheCommentsOfASidecar)
{
    for (const std::string& comments : {std::string("# mine\n"), std::string("# mine")}) {
        const auto document = Document::parse(kYaml, "t.yaml", comments);
        ASSERT_TRUE(document.ok()) << comments;
        ASSERT_TRUE(document->sidecar());
        EXPECT_EQ(document->sidecar()->text(), comments);
        EXPECT_FALSE(document->ownData());
        EditBuilder b(*document, {"test", {}});
        b.removeOwn("Vpc", "At").setOwn("Region", "eu-west-1").appendOwn("Zones", "eu-west-1a");
        const std::string gap = comments == "# mine" ? "\n" : "";
        EXPECT_EQ(b.document().sidecar()->text(), comments + gap + "Faultline:\n  Version: 1\n  Region: eu-west-1\n  Zones:\n    - eu-west-1a\n");
        const auto edit = std::move(b).finish();
        const auto back = document->apply(*edit)->apply(inverse(*edit));
        EXPECT_EQ(back->sidecar() ? back->sidecar()->text() : "", comments);
    }
    const auto inside = Document::parse("Metadata: {Faultline: {Region: eu-west-1}}\nResources: {}\n", "t.yaml", "# mine\n");
    EXPECT_EQ(inside->ownData().find("Region").text(), "eu-west-1");
}

TEST(EditBuilder, renamesEveryMention)
{
    const std::string made =
        after("Metadata: {Faultline: {Actors: {U: {Sends: [{To: A}]}}, Canvas: {Frames: {A/x: {}}}}}\nResources:\n  A: {Type: T}\n"
              "  B:\n    Type: T\n    DependsOn: [A]\n    Condition: A\n    Properties:\n      X: !Ref A\n      Y: !GetAtt A.Arn\n      Z: "
              "{Fn::GetAtt: [A, Arn]}\n"
              "      S: !Sub \"${A}-${A.Arn}-${!A}-${AB}\"\n      T: {'Fn::Sub': ['${A}', {A: x}]}\n    Metadata: {Faultline: {Uses: [{To: A}]}}\n",
              [](EditBuilder& b) { b.renameResource("A", "Nu"); });
    EXPECT_EQ(
        made,
        "Metadata: {Faultline: {Actors: {U: {Sends: [{To: Nu}]}}, Canvas: {Frames: {Nu/x: {}}}}}\nResources:\n  Nu: {Type: T}\n"
        "  B:\n    Type: T\n    DependsOn: [Nu]\n    Condition: A\n    Properties:\n      X: !Ref Nu\n      Y: !GetAtt Nu.Arn\n      Z: {Fn::GetAtt: "
        "[Nu, Arn]}\n"
        "      S: !Sub \"${Nu}-${Nu.Arn}-${!A}-${AB}\"\n      T: {'Fn::Sub': ['${A}', {A: x}]}\n    Metadata: {Faultline: {Uses: [{To: Nu}]}}\n");
}

const char* const kOwnMentions =
    "Metadata:\n  Faultline:\n    Drills:\n      d:\n        Traffic: constant:1/s\n        Experiment: Db\n        Faults:\n"
    "          - rds-failover:target=Db,at=5m # why\n          - az-power-interruption:az=1,at=1m\n          - process-crash:at=1s, "
    "target=Db#2\n          - rds-failover:target=Db2\n    Suppressions: [{Check: a, Resource: Db}, {Check: b}]\n"
    "Resources:\n  Db: {Type: T}\n  Db2: {Type: T}\n  Web:\n    Type: T\n    Metadata:\n      Faultline:\n        Uses:\n"
    "          - To: Db\n          - To: Db2\n            OnMiss: Db\n        HealthCheck: {Uses: [{To: Db2, OnMiss: Db}]}\n"
    "        Consumes: [Db2, Db]\n        Hooks: {Db: {Result: ABANDON}, Db2: {Result: CONTINUE}}\n";

TEST(EditBuilder, renamesEveryMentionInOwnData)
{
    const std::string made = after(kOwnMentions, [](EditBuilder& b) { b.renameResource("Db", "Nu"); });
    EXPECT_EQ(made, std::regex_replace(std::string(kOwnMentions), std::regex("\\bDb\\b"), "Nu"));

    const auto beside = Document::parse("Resources:\n  Db: {Type: T}\n", "t.yaml", "Faultline:\n  Drills: {d: {Faults: 'rds-failover:target=Db'}}\n");
    EditBuilder b(*beside, {"test", {}});
    b.renameResource("Db", "Nu");
    EXPECT_EQ(b.document().sidecar()->text(), "Faultline:\n  Drills: {d: {Faults: 'rds-failover:target=Nu'}}\n");
}

TEST(EditBuilder, leavesNoMentionInOwnDataOfWhatIsTakenOut)
{
    EXPECT_EQ(
        after(kOwnMentions, [](EditBuilder& b) { b.removeResource("Db"); }),
        "Metadata:\n  Faultline:\n    Drills:\n      d:\n        Traffic: constant:1/s\n        Faults:\n          - "
        "az-power-interruption:az=1,at=1m\n"
        "          - rds-failover:target=Db2\n    Suppressions: [{Check: b}]\nResources:\n  Db2: {Type: T}\n  Web:\n    Type: T\n"
        "    Metadata:\n      Faultline:\n        Uses:\n          - To: Db2\n        HealthCheck: {Uses: [{To: Db2}]}\n        Consumes: [Db2]\n"
        "        Hooks: {Db2: {Result: CONTINUE}}\n");
}

TEST(EditBuilder, refusesToTakeOutWhatOwnDataNamesThroughAMergeKey)
{
    EXPECT_EQ(after("X: &x {Uses: [{To: A}]}\nResources:\n  A: {Type: T}\n  B:\n    Type: T\n    Metadata:\n      Faultline:\n        <<: *x\n",
                    [](EditBuilder& b) { b.removeResource("A"); }),
              "document.edit-through-alias");
}

TEST(EditBuilder, leavesNoMentionOfWhatIsTakenOut)
{
    const std::string made =
        after("Resources:\n  A:\n    Type: T\n  B:\n    Type: T\n    DependsOn: A\n    Properties:\n      List:\n        - !Ref A\n        - x\n     "
              " One: !GetAtt A.Arn\n      Keep: 1\n"
              "  Way:\n    Type: AWS::EC2::Route\n    Properties:\n      GatewayId: !Ref A\nOutputs:\n  O:\n    Value: !Sub '${A}'\n",
              [](EditBuilder& b) { b.removeResource("A"); });
    EXPECT_EQ(made, "Resources:\n  B:\n    Type: T\n    Properties:\n      List:\n        - x\n      Keep: 1\n");
    EXPECT_EQ(after("Resources:\n  A:\n    Type: T\n  B:\n    Type: T\n    Properties:\n      X: !Sub 'a ${A}'\n",
                    [](EditBuilder& b) { b.removeResource("A"); }),
              "document.still-mentioned");
}

TEST(EditBuilder, takesOutANetworkWithEverythingInItInEveryStyle)
{
    constexpr int kSubnets = 40;
    std::string block = "Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n", flow = "Resources: {Vpc: {Type: 'AWS::EC2::VPC'}",
                json = R"({"Resources": {"Vpc": {"Type": "AWS::EC2::VPC"})";
    for (int i = 0; i < kSubnets; ++i) {
        const std::string id = "S" + std::to_string(i);
        block += "  " + id + ":\n    Type: AWS::EC2::Subnet\n    Properties:\n      VpcId: !Ref Vpc\n";
        flow += ", " + id + ": {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc}}";
        json += ", \"" + id + R"(": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}}})";
    }
    block +=
        "  Group:\n    Type: AWS::AutoScaling::AutoScalingGroup\n    Properties:\n      MinSize: 1\n      VPCZoneIdentifier:\n        - !Ref S1\n"
        "        - !Ref S2\nOutputs:\n  A:\n    Value: !Ref S1\n  B:\n    Value: !GetAtt Vpc.CidrBlock\n";
    flow += ", Group: {Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: 1, VPCZoneIdentifier: [!Ref S1, !Ref S2]}}}\n"
            "Outputs: {A: {Value: !Ref S1}, B: {Value: !GetAtt Vpc.CidrBlock}}\n";
    json +=
        R"(, "Group": {"Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {"MinSize": 1, "VPCZoneIdentifier": [{"Ref": "S1"}, {"Ref": "S2"}]}}},)"
        R"( "Outputs": {"A": {"Value": {"Ref": "S1"}}, "B": {"Value": {"Fn::GetAtt": ["Vpc", "CidrBlock"]}}}})";
    for (const auto& [text, name] : {std::pair(block, "t.yaml"), std::pair(flow, "t.yaml"), std::pair(json, "t.json")}) {
        const auto document = Document::parse(text, name);
        ASSERT_TRUE(document.ok()) << text;
        EditBuilder builder(*document, {"test", {}});
        builder.removeResource("Vpc");
        const auto edit = std::move(builder).finish();
        ASSERT_TRUE(edit.ok());
        const auto after = document->apply(*edit);
        ASSERT_TRUE(after.ok());
        const Node root = after->source().root();
        EXPECT_EQ(root.find("Resources").size(), 1u) << after->source().text();
        EXPECT_EQ(root.find("Resources").find("Group").find("Properties").size(), 1u) << after->source().text();
        EXPECT_FALSE(root.find("Outputs")) << after->source().text();
        EXPECT_EQ(after->apply(inverse(*edit))->source().text(), text);
    }
}

TEST(EditBuilder, refusesToWriteThroughAnAlias)
{
    EXPECT_EQ(after("Resources:\n  A: &a\n    Type: T\n  B: *a\n", [](EditBuilder& b) { b.set("Resources/B/Type", "U"); }),
              "document.edit-through-alias");
    EXPECT_EQ(after("Resources:\n  A: &a\n    Type: T\n  B: *a\n",
                    [](EditBuilder& b) {
                        b.set("Resources/B", Literal::map({{"Type", "U"}}));
                    }),
              "Resources:\n  A: &a\n    Type: T\n  B:\n    Type: U\n");
}

TEST(EditBuilder, neverSwallowsACommentIntoATextOfSeveralLines)
{
    const std::string made =
        after("Resources:\n  A:\n    Type: T\n    U: x\n      # deep\n  B: {Type: T}\n", [](EditBuilder& b) { b.set("Resources/A/U", "one\ntwo"); });
    EXPECT_EQ(made, "Resources:\n  A:\n    Type: T\n    U: \"one\\ntwo\"\n      # deep\n  B: {Type: T}\n");
}

TEST(EditBuilder, quotesWhatWouldBeNullWhereANumberStood)
{
    EXPECT_EQ(after("Resources:\n  A:\n    P: 0.0.0.0/0\n", [](EditBuilder& b) { b.set("Resources/A/P", "~"); }), "Resources:\n  A:\n    P: '~'\n");
}

TEST(EditBuilder, keepsTheEndOfABlockScalar)
{
    const char* const text = "Resources:\n  A:\n    Type: T\n    Properties:\n      U: |\n        one\n        two";
    const auto document = Document::parse(text, "t");
    EditBuilder b(*document, {"test", {}});
    b.set("Resources/A/Properties/V", "1");
    EXPECT_EQ(literalOf(b.document().source().at("Resources/A/Properties/U")), literalOf(document->source().at("Resources/A/Properties/U")))
        << b.document().source().text();
}

// ---- properties ------------------------------------------------------------------------------------------------------------------------

void gatherPaths(Node node, std::vector<std::string>& paths)
{
    if (paths.size() > 4'000) return;
    for (std::size_t i = 0; node.isSequence() && i < node.size(); ++i) {
        paths.push_back(node.at(i).path());
        gatherPaths(node.at(i), paths);
    }
    for (const Node::Entry& entry : node.entries()) {
        paths.push_back(entry.value.path());
        gatherPaths(entry.value, paths);
    }
}

Literal* literalAt(Literal& root, const std::vector<std::string>& segments)
{
    Literal* at = &root;
    for (const std::string& segment : segments) {
        Literal* next = nullptr;
        for (auto& [key, field] : at->fields)
            if (key == segment) next = &field;
        if (at->kind == Literal::Kind::List && std::stoul(segment) < at->items.size()) next = &at->items[std::stoul(segment)];
        if (!next) return nullptr;
        at = next;
    }
    return at;
}

/// With fields in the order of their keys: a new one may stand before a scalar that owns the blank lines behind it.
Literal sorted(Literal value)
{
    for (Literal& item : value.items) item = sorted(item);
    for (auto& field : value.fields) field.second = sorted(field.second);
    std::sort(value.fields.begin(), value.fields.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return value;
}

rc::Gen<std::string> anyText()
{
    return rc::gen::oneOf(rc::gen::element<std::string>("", "yes", "010", "1:30", "a: b", "a #b", "- x", "2010-09-09", "x\ny\n", "x\ny", "\n\n",
                                                        " lead", "tab\there", "'q'", "\"q\"", "é€𝄞", "*a", "&b", "!c", "%d", "@e", "`f", "{g", "[h",
                                                        "a,b", "~", "null", "x:", "|", ">", "#", "\\", "a\\nb", "10.0.0.0/16", "arn:aws:s3:::x",
                                                        "${A}", "...", "---", "x\r\ny", "\x01", "1e5", "0x1F", "<<", "="),
                          rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~')));
}

rc::Gen<Literal> anyLiteral()
{
    return rc::gen::oneOf(
        rc::gen::map(anyText(), [](const std::string& t) { return Literal(t); }),
        rc::gen::map(anyText(),
                     [](const std::string& t) {
                         return Literal::list({Literal(t), Literal::word("5"), Literal::ref("Q")});
                     }),
        rc::gen::map(anyText(),
                     [](const std::string& t) {
                         return Literal::map({{"k", Literal(t)}, {"l", Literal::list({Literal::map({{"m", Literal(t)}, {"n", "o"}})})}});
                     }),
        rc::gen::map(anyText(),
                     [](const std::string& t) {
                         return Literal::map({{"Fn::Join", Literal::list({Literal("-"), Literal::list({Literal(t), Literal::getAtt("A", "B.C")})})}});
                     }),
        rc::gen::map(anyText(),
                     [](const std::string& t) {
                         return Literal::map({{"Fn::Base64", Literal::map({{"Fn::Sub", Literal(t)}})}});
                     }),
        rc::gen::just(Literal::list({})), rc::gen::just(Literal()), rc::gen::just(Literal::boolean(true)));
}

void checkRandomEdit(const Document& document)
{
    std::vector<std::string> paths;
    gatherPaths(document.source().root(), paths);
    const std::string path = *rc::gen::elementOf(paths);
    const std::vector<std::string> segments = pathSegments(path);
    const bool isNormalised = path.find("Fn::GetAtt") != std::string::npos || path.find("Fn::GetAZs") != std::string::npos;
    if (isNormalised) RC_DISCARD("\"a.b\" there is an id and an attribute, an empty list the stack's Region");
    const Literal value = *anyLiteral();
    const int kind = *rc::gen::inRange(0, 3);
    Literal expected = literalOf(document.source().root());
    Literal* const target = literalAt(expected, segments);
    if (!target) RC_DISCARD("not a path of the long form"); // inside a short form paths and literals differ

    EditBuilder builder(document, {"test", {}});
    if (kind == 0) {
        builder.set(path, value);
        *target = value;
    } else if (kind == 1) {
        if (!(target->kind == Literal::Kind::Map && !target->fields.empty() && document.source().at(path).tag().empty() &&
              target->fields[0].first.rfind("Fn::", 0) != 0 && target->fields[0].first != "Ref" && target->fields[0].first != "Condition"))
            RC_DISCARD("no mapping");
        builder.set(path + "/ZzNew", value);
        target->fields.emplace_back("ZzNew", value);
    } else {
        std::vector<std::string> up(segments.begin(), segments.end() - 1);
        Literal* const parent = literalAt(expected, up);
        if (!parent || parent->items.size() + parent->fields.size() < 2) RC_DISCARD("would be pruned");
        builder.remove(path);
        if (parent->kind == Literal::Kind::List) parent->items.erase(parent->items.begin() + static_cast<long>(std::stoul(segments.back())));
        else std::erase_if(parent->fields, [&](const auto& f) { return f.first == segments.back(); });
    }
    const std::string made = builder.document().source().text();
    const Literal got = literalOf(builder.document().source().root());
    const auto edit = std::move(builder).finish();
    if (!edit) RC_DISCARD("refused");
    const auto applied = document.apply(*edit);
    RC_ASSERT(applied.ok());
    if (kind == 1 ? !equalLiteral(sorted(got), sorted(expected)) : !equalLiteral(got, expected))
        RC_FAIL("kind " + std::to_string(kind) + " at " + path + " in " + document.path() + ":\n" +
                (edit->changes.empty() ? "" : edit->changes[0].before + "\n=====>\n" + edit->changes[0].after + "\n-----\n") +
                (made.size() < 2500 ? made : ""));
    RC_ASSERT(applied->apply(inverse(*edit))->source().text() == document.source().text());
}

const std::vector<std::string>& smallFiles()
{
    static const std::vector<std::string> all{
        kYaml, "{\"Resources\":{\"A\":{\"Type\":\"T\",\"Properties\":{\"L\":[1,\"2\",{\"Ref\":\"A\"}],\"E\":{},\"N\":null}}}}",
        "{\n    \"Resources\": {\n        \"A\": {\n            \"Type\": \"T\",\n            \"L\": [\n                1,\n                \"x\"\n  "
        "          ]\n        }\n    }\n}\n",
        "Resources:\r\n  A:\r\n    Type: T\r\n    P:\r\n    - a\r\n    - b: 1\r\n      c: 2\r\n    - - x\r\n      - y\r\n    U: |\r\n      "
        "one\r\n\r\n      two\r\n    V: >-\r\n      folded\r\n      text\r\n    W:\r\n    Z: {a: 1, b: [x, y], c: {d: }}\r\n",
        "Resources:\n  A:\n    Type: T # c\n    K: |+\n      keep\n\n\n  B: # about B\n    # inner\n    Type: \"T\"\n\n    E: {}\n    L: [] # none\n "
        "   M: {\n      a: 1, # one\n      b: 2\n    }\n    F: !Join [\",\", [a, !Ref B]]\n    G:\n      Fn::If:\n        - C\n        - !Sub |\n    "
        "      x ${A}\n        - !Ref AWS::NoValue\n  # tail\n"};
    return all;
}

RC_GTEST_PROP(EditBuilderProperty, changesOnlyWhatItIsAskedTo, ())
{
    const std::string text = *rc::gen::elementOf(smallFiles());
    checkRandomEdit(*Document::parse(text, "t"));
}

TEST(EditBuilderCorpus, changesOnlyWhatItIsAskedTo)
{
    FAULTLINE_NEEDS_CORPUS();
    std::vector<Document> documents;
    for (const std::string& path : test::corpusFiles("cloudformation"))
        if (auto text = test::bytesOf(path); text.size() < 60'000) documents.push_back(*Document::parse(std::move(text), path));
    EXPECT_TRUE(rc::check([&] { checkRandomEdit(documents[*rc::gen::inRange<std::size_t>(0, documents.size())]); }));
}

} // namespace

} // namespace faultline
