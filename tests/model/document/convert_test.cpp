#include "model/document/convert.h"

#include "tests/support/corpus.h"

#include <gtest/gtest.h>

namespace faultline {

namespace {

std::string converted(const std::string& text, Format to) { return convert(*Template::parse(text, "t"), to); }

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

TEST(Convert, thereAndBackGivesTheSameValueForEveryFileOfTheCorpus)
{
    FAULTLINE_NEEDS_CORPUS();
    for (const std::string& path : test::corpusFiles("cloudformation")) {
        const auto source = Template::parse(test::bytesOf(path), path);
        const auto other = source->format() == Format::Json ? Format::Yaml : Format::Json;
        const auto there = Template::parse(convert(*source, other), path);
        ASSERT_TRUE(there.ok()) << path << " " << there.problem().what.id << " line " << there.problem().place.line;
        EXPECT_EQ(there->format(), other);
        EXPECT_TRUE(equalValue(source->root(), there->root())) << path;
        const auto back = Template::parse(convert(*there, source->format()), path);
        ASSERT_TRUE(back.ok()) << path;
        EXPECT_TRUE(equalValue(source->root(), back->root())) << path;
    }
}

} // namespace

} // namespace faultline
