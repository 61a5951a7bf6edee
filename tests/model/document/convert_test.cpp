#include "model/document/convert.h"

#include "tests/support/corpus.h"
#include "tests/support/same_tree.h"

#include <gtest/gtest.h>

namespace faultline {

namespace {

// Goal: what is written in the other format is the same template, and can be read. Method: whole texts, and trees compared node by node.

std::string converted(const std::string& text, Format to)
{
    const auto made = convert(*Document::parse(text, "t"), to, "made");
    return made ? made->source().text() : made.problem().what.id;
}

TEST(Convert, keepsANullThatStandsForTheStacksRegion)
{
    const std::string json = converted("A:\n  Fn::GetAZs: null\n", Format::Json);
    EXPECT_NE(json.find("null"), std::string::npos) << json;
    EXPECT_EQ(converted(json, Format::Yaml), "A:\n  Fn::GetAZs: null\n");
}

TEST(Convert, keepsTypesAndSpellings)
{
    const std::string yaml = "A: 80\nB: '80'\nC: 010\nD: 1.50\nE: true\nF: yes\nG: 2010-09-09\nH:\nI: [1, a]\nJ: {}\nK: \"x\\ty\"\n";
    EXPECT_EQ(converted(yaml, Format::Json), "{\n  \"A\": 80,\n  \"B\": \"80\",\n  \"C\": \"010\",\n  \"D\": 1.50,\n  \"E\": true,\n  \"F\": "
                                             "\"yes\",\n  \"G\": \"2010-09-09\",\n  \"H\": null,\n"
                                             "  \"I\": [\n    1,\n    \"a\"\n  ],\n  \"J\": {},\n  \"K\": \"x\\ty\"\n}\n");
}

TEST(Convert, writesFunctionsInTheFormThatTheFormatKnows)
{
    const std::string json =
        converted("A: !GetAtt X.Y.Z\nB: !Ref C\nD: !Select [0, !GetAZs '']\nE: {'Fn::Base64': !Sub '${X}'}\nF: !GetAZs\n", Format::Json);
    EXPECT_NE(json.find("\"X\",\n      \"Y.Z\""), std::string::npos) << json;
    EXPECT_EQ(converted(json, Format::Yaml), "A: !GetAtt X.Y.Z\nB: !Ref C\nD: !Select [0, !GetAZs '']\nE:\n  Fn::Base64: !Sub ${X}\nF: !GetAZs ''\n");
}

TEST(Convert, takesAMergeKeyForOneOnlyWhereYamlDoes)
{
    EXPECT_EQ(converted("{\"z\": {\"<<\": [1], \"a\": 2}}", Format::Json), "{\n  \"z\": {\n    \"<<\": [1],\n    \"a\": 2\n  }\n}\n");
    EXPECT_EQ(converted("{\"z\": {\"<<\": {\"b\": 1}}}", Format::Yaml), "z:\n  '<<':\n    b: 1\n");
    EXPECT_EQ(converted("z:\n  '<<':\n    b: 1\n", Format::Yaml), "z:\n  '<<':\n    b: 1\n");
    EXPECT_EQ(converted("z:\n  <<: text\n", Format::Yaml), "z:\n  '<<': text\n");
    EXPECT_EQ(converted("x: &x\n  b: 1\n  c: 2\nz:\n  <<: *x\n  c: 3\n", Format::Yaml), "x:\n  b: 1\n  c: 2\nz:\n  c: 3\n  b: 1\n");
}

TEST(Convert, writesKeysTooLongForYamlsShortForm)
{
    for (const std::size_t length : {1'022u, 1'024u, 1'025u, 5'000u}) {
        const std::string key(length, 'k');
        for (const std::string& value : {std::string("1"), std::string("[\"a\", \"b\"]"), "{\"" + key + "\": {\"c\": true}}"}) {
            const auto source = Document::parse("{\"" + key + "\": " + value + "}", "t.json");
            const auto yaml = convert(*source, Format::Yaml, "t.yaml");
            ASSERT_TRUE(yaml.ok()) << length << " " << yaml.problem().what.id;
            EXPECT_EQ(test::differenceOf(source->source().root(), yaml->source().root()), std::nullopt);
        }
    }
}

TEST(Convert, writesTagsOfOthersAsTheyWriteThemLong)
{
    EXPECT_EQ(converted("A: !Rain::Embed x.txt\nB: !Length [1, 2]\n", Format::Json),
              "{\n  \"A\": {\n    \"Rain::Embed\": \"x.txt\"\n  },\n  \"B\": {\n    \"Fn::Length\": [1, 2]\n  }\n}\n");
    EXPECT_EQ(converted("A: !Rain::Embed x.txt\n", Format::Yaml), "A:\n  Rain::Embed: x.txt\n");
}

TEST(Convert, takesTheSidecarAlong)
{
    const std::string sidecar = "Faultline:\n  Version: 1 # mine\n";
    const auto made = convert(*Document::parse("A: 1\n", "a.yaml", sidecar), Format::Json, "b.json");
    ASSERT_TRUE(made.ok());
    ASSERT_TRUE(made->sidecar());
    EXPECT_EQ(made->sidecar()->text(), sidecar);
    EXPECT_EQ(made->sidecar()->fileName(), "b.faultline.yaml");
}

TEST(Convert, writesNothingThatItCouldNotReadAgain)
{
    std::string text = "A: ["; // a node each in YAML, three in JSON: above limits::kNodes there
    for (int i = 0; i < 350'000; ++i) text += "!Ref a,";
    EXPECT_EQ(converted(text + "]\n", Format::Json), "template.too-many-nodes");
}

TEST(Convert, thereAndBackGivesTheSameValueForEveryFileOfTheCorpus)
{
    FAULTLINE_NEEDS_CORPUS();
    for (const std::string& path : test::corpusFiles("cloudformation")) {
        const auto source = Document::parse(test::bytesOf(path), path);
        const auto other = source->source().format() == Format::Json ? Format::Yaml : Format::Json;
        const auto there = convert(*source, other, path);
        ASSERT_TRUE(there.ok()) << path << " " << there.problem().what.id << " line " << there.problem().place.line;
        EXPECT_EQ(there->source().format(), other);
        EXPECT_EQ(test::differenceOf(source->source().root(), there->source().root()), std::nullopt) << path;
        const auto back = convert(*there, source->source().format(), path);
        ASSERT_TRUE(back.ok()) << path;
        EXPECT_EQ(test::differenceOf(source->source().root(), back->source().root()), std::nullopt) << path;
    }
}

} // namespace

} // namespace faultline
