#include "model/document/resolve.h"

#include "model/template/intrinsic.h"
#include "tests/support/corpus.h"

#include <gtest/gtest.h>

namespace faultline {

namespace {

// Goal: what a template's functions come to, with unknown never taken for a value.
// Method: small templates with one output-like property each, evaluated and shown as text.

std::string shown(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Absent: return "absent";
    case Value::Kind::Unknown: return "?" + value.symbol();
    case Value::Kind::Text: return value.text();
    case Value::Kind::Reference: return "->" + value.text() + (value.attribute().empty() ? "" : "." + value.attribute());
    case Value::Kind::List: {
        std::string all;
        for (const Value& item : value.items()) all += (all.empty() ? "" : ", ") + shown(item);
        return "[" + all + "]";
    }
    case Value::Kind::Map: {
        std::string all;
        for (const Value::Field& field : value.fields()) all += (all.empty() ? "" : ", ") + field.first + ": " + shown(field.second);
        return "{" + all + "}";
    }
    }
    return "";
}

struct Resolved {
    Document document;
    ResolvedTemplate result;

    explicit Resolved(const std::string& text, const ResolveOptions& options = {}) : document(*Document::parse(text, "t.yaml"))
    {
        std::vector<Problem> problems;
        result = resolve(document, readDocumentAnnotation(document, problems), options);
    }

    [[nodiscard]] std::string problemIds() const
    {
        std::string all;
        for (const Problem& p : result.problems) all += (all.empty() ? "" : " ") + p.what.id;
        return all;
    }
};

const char* const kSurroundings = R"(
Parameters:
  Env: {Type: String, Default: prod}
  Vpc: {Type: "AWS::EC2::VPC::Id"}
  Zones: {Type: CommaDelimitedList, Default: "x, y ,z"}
  Image: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: /aws/service/ami}
  Secret: {Type: String, NoEcho: true, Default: hunter2}
Mappings:
  Sizes:
    us-east-1: {Class: big, List: [a, b]}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsTest: !Not [!Condition IsProd]
  HasVpc: !Equals [!Ref Vpc, ""]
  Either: !Or [!Condition HasVpc, !Condition IsProd]
  Both: !And [!Condition HasVpc, {Condition: IsTest}]
  HasSecret: !Not [!Equals [!Ref Secret, ""]]
  SameVpc: !Equals [!Ref Vpc, !Ref Vpc]
Resources:
  Other: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
  R:
    Type: T::T::T
    Properties:
      P: )";

struct Row {
    const char* expression;
    const char* expected;
};

class Expressions : public testing::TestWithParam<Row> {};

TEST_P(Expressions, comeToTheirValue)
{
    const Resolved r(std::string(kSurroundings) + GetParam().expression + "\n");
    EXPECT_EQ(shown(r.result.resources.at(1).properties.find("P")), GetParam().expected) << GetParam().expression << " " << r.problemIds();
}

INSTANTIATE_TEST_SUITE_P(
    Resolve, Expressions,
    testing::Values(Row{"010", "010"}, Row{"!Ref Env", "prod"}, Row{"{Ref: Env}", "prod"}, Row{"!Ref Vpc", "?param:Vpc"},
                    Row{"!Ref Other", "->Other"}, Row{"!Ref Zones", "[x, y, z]"}, Row{"!Ref Image", "?param:Image"},
                    Row{"!Ref Secret", "?param:Secret"}, Row{"!Ref Nobody", "?name:Nobody"}, Row{"!Ref AWS::Region", "us-east-1"},
                    Row{"!Ref AWS::Partition", "aws"}, Row{"!Ref AWS::URLSuffix", "amazonaws.com"}, Row{"!Ref AWS::AccountId", "?AWS::AccountId"},
                    Row{"!Ref AWS::NoValue", "absent"}, Row{"[a, !Ref AWS::NoValue, b]", "[a, b]"}, Row{"{a: !Ref AWS::NoValue, b: 1}", "{b: 1}"},
                    Row{"!GetAtt Other.Endpoint.Address", "->Other.Endpoint.Address"}, Row{"{Fn::GetAtt: Other.Arn}", "->Other.Arn"},
                    Row{"{Fn::GetAtt: [Other, Arn]}", "->Other.Arn"}, Row{"!GetAtt [Other, Arn]", "->Other.Arn"}, Row{"!Sub '${Env}-x'", "prod-x"},
                    Row{"!Sub '${!Env}'", "${Env}"}, Row{"!Sub '${Vpc}-x'", "?text:${param:Vpc}-x"}, Row{"!Sub '${Other}'", "->Other"},
                    Row{"!Sub '${Other.Arn}'", "->Other.Arn"}, Row{"!Sub ['${a}/${Env}', {a: !Ref Env, Env: mine}]", "prod/mine"},
                    Row{"{'Fn::Sub': 'x${AWS::Region}'}", "xus-east-1"}, Row{"!Sub '${Zones}'", "x,y,z"}, Row{"!Join ['-', [a, !Ref Env]]", "a-prod"},
                    Row{"!Join ['-', !Ref Zones]", "x-y-z"}, Row{"!Join ['', []]", ""}, Row{"!Join [',', [!Ref Vpc, a]]", "?text:${param:Vpc},a"},
                    Row{"!Select [1, !Ref Zones]", "y"}, Row{"!Select ['2', [a, b, c]]", "c"}, Row{"!Select [0, !GetAZs '']", "us-east-1a"},
                    Row{"{Fn::Select: [1, {Fn::GetAZs: {Ref: 'AWS::Region'}}]}", "us-east-1b"},
                    Row{"{Fn::Select: [0, {Fn::GetAZs: null}]}", "us-east-1a"}, Row{"{Fn::Select: [0, {Fn::GetAZs: }]}", "us-east-1a"},
                    Row{"!Select [0, !GetAZs eu-west-1]", "eu-west-1a"}, Row{"!Select [0, !GetAZs {Ref: 'AWS::Region'}]", "us-east-1a"},
                    Row{"!Split [',', 'a,b,,c']", "[a, b, , c]"}, Row{"!Select [1, !Split ['-', !Ref Env]]", "?"},
                    Row{"!Select [0, !Cidr [10.0.0.0/16, 6, 8]]", "10.0.0.0/24"},
                    Row{"!Select [5, !Cidr [!GetAtt Other.CidrBlock, 6, 8]]", "10.0.5.0/24"},
                    Row{"!Select [1, !Cidr ['2001:db8::/56', 4, 64]]", "2001:db8:0:1::/64"},
                    Row{"!Select [1, !Cidr [!Ref Vpc, 4, 8]]", "?cidr:1:8:${param:Vpc}"}, Row{"!Cidr [10.0.0.0/28, 6, 8]", "?"},
                    Row{"!Cidr [10.0.0.0/16, 4, \"-2147483648\"]", "?"}, Row{"!FindInMap [Sizes, !Ref AWS::Region, Class]", "big"},
                    Row{"!FindInMap [Sizes, us-east-1, List]", "[a, b]"}, Row{"!FindInMap [Sizes, eu-west-1, Class, {DefaultValue: small}]", "small"},
                    Row{"!FindInMap [Sizes, eu-west-1, Class]", "?"}, Row{"!FindInMap [Sizes, !Ref Vpc, Class]", "?map:Sizes:${param:Vpc}:Class"},
                    Row{"!Base64 hello", "hello"}, Row{"{Fn::Base64: !Sub 'x ${Env}'}", "x prod"}, Row{"!ImportValue net-Vpc", "?import:net-Vpc"},
                    Row{"{Fn::ImportValue: !Sub '${Env}-Vpc'}", "?import:prod-Vpc"}, Row{"'{{resolve:ssm:x}}'", "?{{resolve:ssm:x}}"},
                    Row{"{Fn::Transform: {Name: M}}", "?"}, Row{"{Fn::Length: [a]}", "?"}, Row{"!If [IsProd, a, b]", "a"},
                    Row{"!If [IsTest, a, b]", "b"}, Row{"!If [HasVpc, a, b]", "?if:HasVpc:a:b"}, Row{"!If [HasVpc, same, same]", "same"},
                    Row{"!If [Either, a, b]", "a"}, Row{"!If [Both, a, b]", "b"}, Row{"!If [HasSecret, a, b]", "a"}, Row{"!If [SameVpc, a, b]", "a"},
                    Row{"!If [Nowhere, a, b]", "?if:Nowhere:a:b"}, Row{"[!If [IsTest, a, !Ref AWS::NoValue], b]", "[b]"}, Row{"!Equals [a, a]", "?"},
                    Row{"{Condition: IsProd}", "{Condition: IsProd}"}, Row{"{Fn::GetAtt: [Other, !Ref Env]}", "->Other.prod"},
                    Row{"!Select [9, [a]]", "?"}));

TEST(Resolve, givesTheValueAskedForBeforeTheDrawingsBeforeTheDefault)
{
    const std::string text = "Metadata: {Faultline: {Parameters: {A: drawn, B: drawn}}}\n"
                             "Parameters: {A: {Type: String, Default: d}, B: {Type: String, Default: d}, C: {Type: String, Default: d}}\n"
                             "Resources: {R: {Type: T, Properties: {P: !Sub '${A} ${B} ${C}'}}}\n";
    const Resolved r(text, {{{"A", "asked"}}});
    EXPECT_EQ(r.result.resources.at(0).properties.find("P").text(), "asked drawn d");
}

TEST(Resolve, keepsResourcesWhoseConditionDoesNotHoldAsGhosts)
{
    const Resolved r(
        "Parameters: {P: {Type: String}}\n"
        "Conditions: {No: !Equals [a, b], Maybe: !Equals [!Ref P, b]}\n"
        "Resources:\n  A: {Type: T, Condition: No}\n  B: {Type: T, Condition: Maybe, DependsOn: A}\n  C: {Type: T, Properties: {X: !Ref A}}\n");
    EXPECT_EQ(r.result.resources.at(0).exists, Tri::No);
    EXPECT_EQ(r.result.resources.at(1).exists, Tri::Unknown);
    EXPECT_EQ(r.result.resources.at(2).exists, Tri::Yes);
    EXPECT_EQ(r.problemIds(), "document.reference-to-dropped");
}

TEST(Resolve, findsEachCircleOfReferencesOnce)
{
    const Resolved r("Conditions: {No: !Equals [a, b]}\nResources:\n"
                     "  A: {Type: T, Properties: {X: !Ref B}}\n  B: {Type: T, Properties: {X: !Sub 'y${C.Arn}'}}\n  C: {Type: T, DependsOn: [A]}\n"
                     "  D: {Type: T, Properties: {X: !If [No, !Ref D, z]}}\n  E: {Type: T, Properties: {X: !GetAtt E.Arn}}\n");
    ASSERT_EQ(r.result.cycles.size(), 2u);
    EXPECT_EQ(r.result.cycles[0], (std::vector<std::string>{"A", "B", "C"}));
    EXPECT_EQ(r.result.cycles[1], (std::vector<std::string>{"E"}));
}

TEST(Resolve, tellsWrongReferencesWithTheirPlace)
{
    const Resolved r("Resources:\n  A:\n    Type: T\n    DependsOn: Gone\n    Properties:\n      X: !Ref Nobody\n");
    ASSERT_EQ(r.problemIds(), "document.dangling-depends-on document.dangling-reference");
    EXPECT_EQ(r.result.problems[1].place.line, 6);
    EXPECT_EQ(r.result.problems[1].place.path, "Resources/A/Properties/X");
}

TEST(Resolve, doesNotCallNamesWrongThatAMacroMayBringIn)
{
    const Resolved r("Transform: AWS::Serverless-2016-10-31\nResources: {A: {Type: T, Properties: {X: !Ref ServerlessRestApi}}}\n");
    EXPECT_EQ(r.problemIds(), "");
}

TEST(Resolve, endsOnFunctionsThatUnfoldWithoutBound)
{
    // Each Sub doubles the text of the one inside: 2^60 bytes when taken at its word.
    std::string text = "x";
    for (int i = 0; i < 60; ++i) text = "!Sub ['${a}${a}', {a: " + text + "}]";
    const Resolved r("Resources: {R: {Type: T, Properties: {P: " + text + "}}}\n");
    EXPECT_TRUE(r.result.resources.at(0).properties.find("P").isUnknown());
}

TEST(Resolve, holdsAListThatManyPlacesReferToOnce)
{
    const Resolved r("Parameters: {L: {Type: CommaDelimitedList, Default: 'a,b'}}\n"
                     "Resources: {R: {Type: T, Properties: {P: !Ref L, Q: !Ref L}}}\n");
    const Value& properties = r.result.resources.at(0).properties;
    EXPECT_EQ(&properties.find("P").items(), &properties.find("Q").items());
    EXPECT_EQ(properties.find("P").mentions(), std::vector<std::string>{"L"});
}

TEST(Resolve, evaluatesAPropertiesBodyThatIsAFunction)
{
    const Resolved r("Conditions: {Yes: !Equals [a, a]}\nResources: {R: {Type: T, Properties: !If [Yes, {P: 1}, {P: 2}]}, S: {Type: T, Properties: "
                     "!ImportValue x}}\n");
    EXPECT_EQ(shown(r.result.resources.at(0).properties), "{P: 1}");
    EXPECT_TRUE(r.result.resources.at(1).properties.isUnknown());
}

TEST(Resolve, readsEveryFileOfTheCorpus)
{
    FAULTLINE_NEEDS_CORPUS();
    for (const std::string& path : test::corpusFiles("cloudformation")) {
        const auto document = Document::parse(test::bytesOf(path), path);
        ASSERT_TRUE(document.ok()) << path;
        std::vector<Problem> problems;
        const ResolvedTemplate resolved = resolve(*document, readDocumentAnnotation(*document, problems), {});
        EXPECT_FALSE(resolved.resources.empty()) << path;
        EXPECT_TRUE(resolved.cycles.empty()) << path;
    }
}

} // namespace

} // namespace faultline
