#include "model/files/data_library.h"
#include "model/files/limits.h"
#include "model/template/path.h"
#include "model/template/template.h"
#include "model/text/texts.h"
#include "tests/support/corpus.h"
#include "tests/support/mutate.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace faultline {

namespace {

Template parsed(const std::string& text)
{
    auto result = Template::parse(text, "t.yaml");
    if (!result) ADD_FAILURE() << result.problem().what.id << " at line " << result.problem().place.line;
    return *std::move(result);
}

std::string sourceOf(const Template& t, Node node) { return t.text().substr(node.span().begin, node.span().end - node.span().begin); }

} // namespace

TEST(Template, readsYamlWithTagsAndKeepsSpellings)
{
    const Template t = parsed(
        "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  A:\n    Port: 010\n    On: yes\n    Id: !GetAtt Db.Endpoint.Address\n    None: ~\n");
    EXPECT_EQ(t.format(), Format::Yaml);
    EXPECT_EQ(t.at("AWSTemplateFormatVersion").text(), "2010-09-09");
    EXPECT_EQ(t.at("Resources/A/Port").text(), "010");
    EXPECT_EQ(t.at("Resources/A/On").text(), "yes");
    EXPECT_EQ(t.at("Resources/A/Id").tag(), "!GetAtt");
    EXPECT_EQ(t.at("Resources/A/None").kind(), Node::Kind::Null);
    EXPECT_EQ(t.at("Resources/A/Id").path(), "Resources/A/Id");
    EXPECT_EQ(t.at("Resources/A/Id").place().line, 6);
    EXPECT_EQ(t.at("Resources/A/Id").place().column, 9);
}

TEST(Template, spansCoverTheValueWithoutCommentOrLineEnd)
{
    const Template t = parsed("A: # why\n  - x\n  - {b: 1}   # c\n\nB: |\n  one\n  two\n\nC: !Sub\n  - 'ä${x}'\n  - x: ü\nD: end\n");
    EXPECT_EQ(sourceOf(t, t.at("A")), "- x\n  - {b: 1}");
    EXPECT_EQ(sourceOf(t, t.at("A/1")), "{b: 1}");
    EXPECT_EQ(sourceOf(t, t.at("B")), "|\n  one\n  two");
    EXPECT_EQ(sourceOf(t, t.at("C")), "!Sub\n  - 'ä${x}'\n  - x: ü");
    EXPECT_EQ(sourceOf(t, t.at("C/1/x")), "ü");
    EXPECT_EQ(sourceOf(t, t.at("D")), "end");
}

TEST(Template, readsJsonWithTabsByteOrderMarkAndEscapes)
{
    const Template t = parsed("\xEF\xBB\xBF{\r\n\t\"A\\u00e9\": [1, -2.50, true, null, \"\\ud83d\\ude00\"]\r\n}");
    EXPECT_EQ(t.format(), Format::Json);
    const Node list = t.at("Aé");
    ASSERT_EQ(list.size(), 5u);
    EXPECT_EQ(list.at(1).text(), "-2.50");
    EXPECT_EQ(list.at(3).kind(), Node::Kind::Null);
    EXPECT_EQ(list.at(4).text(), "\xF0\x9F\x98\x80");
    EXPECT_EQ(list.place().line, 2);
    EXPECT_EQ(list.place().column, 13);
}

TEST(Template, aFlowMappingWithBareWordsIsYaml) { EXPECT_EQ(parsed("{Resources: {A: {Type: x}}}").format(), Format::Yaml); }

TEST(Template, aliasesAndMergeKeysShowWhatTheyRepeat)
{
    const Template t = parsed("a: &base {x: 1, y: 2}\nb:\n  <<: *base\n  y: 3\nc: *base\n");
    EXPECT_EQ(t.at("b").find("x").text(), "1");
    EXPECT_EQ(t.at("b").find("y").text(), "3");
    EXPECT_EQ(t.at("b").entries().size(), 2u);
    EXPECT_EQ(t.at("c/y").text(), "2");
}

struct WrongInput {
    const char* name;
    std::string text;
    const char* id;
    int line, column;
};

class WrongTemplate : public testing::TestWithParam<WrongInput> {};

TEST_P(WrongTemplate, givesOneProblemWithPlaceAndRemedy)
{
    const auto result = Template::parse(GetParam().text, "t.yaml");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.problem().what.id, GetParam().id);
    EXPECT_EQ(result.problem().place.line, GetParam().line);
    EXPECT_EQ(result.problem().place.column, GetParam().column);
    const Texts texts(DataLibrary::embedded());
    EXPECT_FALSE(texts.find(result.problem().what.id).empty()) << "no wording";
    ASSERT_TRUE(result.problem().remedy);
    EXPECT_FALSE(texts.find(result.problem().remedy->id).empty()) << "no wording of the remedy";
}

std::string bomb()
{
    std::string text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 12; ++i) {
        const std::string before = "*a" + std::to_string(i - 1), self = std::to_string(i);
        text += "a" + self + ": &a" + self + " [";
        for (int k = 0; k < 9; ++k) text += (k ? "," : "") + before;
        text += "]\n";
    }
    return text;
}

// Each line is 150 levels deep by itself and hangs the one before it on its end.
std::string deepChain()
{
    std::string text;
    for (int i = 0; i < 20; ++i) {
        const std::string self = std::to_string(i);
        text += "a" + self + ": &a" + self + " " + std::string(150, '[') + (i ? "*a" + std::to_string(i - 1) : "x") + std::string(150, ']') + "\n";
    }
    return text;
}

std::string repeated(const std::string& s, std::size_t n)
{
    std::string out;
    out.reserve(s.size() * n);
    for (std::size_t i = 0; i < n; ++i) out += s;
    return out;
}

INSTANTIATE_TEST_SUITE_P(Inputs, WrongTemplate,
                         testing::Values(WrongInput{"truncatedJson", "{\"Resources\": {\"A\": ", "template.json-ends-early", 1, 21},
                                         WrongInput{"jsonInsideText", "{\"Resources\": {\"A\": \"x", "template.json-string-open", 1, 21},
                                         WrongInput{"jsonTrailingComma", "{\"a\": 1,\n}", "template.json-comma-spare", 2, 1},
                                         WrongInput{"jsonDuplicate", "{\"a\": 1,\n \"a\": 2}", "template.duplicate-key", 2, 2},
                                         WrongInput{"yamlTabs", "Resources:\n\tA: 1\n", "template.tab-indentation", 2, 1},
                                         WrongInput{"twoDocuments", "a: 1\n---\nb: 2\n", "template.several-documents", 2, 1},
                                         WrongInput{"yamlDuplicate", "a: 1\nb: 2\na: 3\n", "template.duplicate-key", 3, 1},
                                         WrongInput{"brokenUtf8", "a: 1\nb: \xC3\x28\n", "template.broken-utf8", 2, 4},
                                         WrongInput{"controlCharacter", std::string("a: 1\nb: \x01\n"), "template.control-character", 2, 4},
                                         WrongInput{"aliasBomb", bomb(), "template.alias-bomb", 7, 5},
                                         WrongInput{"aliasOfItself", "a: &x [*x]\n", "template.alias-in-itself", 1, 8},
                                         WrongInput{"unknownAnchor", "a: *x\n", "template.unknown-anchor", 1, 4},
                                         WrongInput{"deepJson", repeated("[", 100'000), "template.too-deep", 1, 201},
                                         WrongInput{"deepYaml", "a: " + repeated("[", 100'000), "template.too-deep", 1, 203},
                                         WrongInput{"deepBlock", repeated("- ", 100'000), "template.too-deep", 1, 401},
                                         WrongInput{"deepThroughAliases", deepChain(), "template.too-deep", 2, 159},
                                         WrongInput{"empty", "", "template.empty", 1, 1},
                                         WrongInput{"comment", "# nothing\n", "template.empty", 1, 1},
                                         WrongInput{"scalarRoot", "hello\n", "template.root-not-mapping", 1, 1},
                                         WrongInput{"mappingAsKey", "? {a: 1}\n: x\n", "template.key-not-text", 1, 3},
                                         WrongInput{"yamlSyntax", "a: [1, 2\nb: 3\n", "template.yaml-syntax", 2, 2}),
                         [](const auto& instance) { return instance.param.name; });

TEST(Template, countsCharactersOfAMinifiedFileOverItsWholeLine)
{
    // Each entry is 12 characters, of which one takes two bytes: the line is longer than what is counted in one go.
    std::string text = "{";
    for (int i = 0; i < 3000; ++i) text += fmt::format("{}\"k{:04}\":\"é\"", i == 0 ? "" : ",", i);
    const Template t = parsed(text + "}");
    for (const int i : {0, 1, 340, 341, 1500, 2999}) {
        const Place place = t.at(fmt::format("k{:04}", i)).place();
        EXPECT_EQ(place.line, 1);
        EXPECT_EQ(place.column, 1 + 12 * i + 9) << i; // after the brace, the entries before with their commas, and "k0000":
    }
}

TEST(Template, refusesMoreThanTheSizeLimit)
{
    const auto result = Template::parse(std::string(limits::kFileBytes + 1, ' '), "big.yaml");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.problem().what.id, "files.too-large");
}

TEST(Template, readsEveryStrangersTemplate)
{
    FAULTLINE_NEEDS_CORPUS();
    for (const std::string& file : test::corpusFiles("cloudformation")) {
        const auto result = Template::parse(test::bytesOf(file), file);
        ASSERT_TRUE(result.ok()) << file << ": " << result.problem().what.id << " line " << result.problem().place.line;
        EXPECT_EQ(result->text(), test::bytesOf(file));
        EXPECT_TRUE(result->at("Resources").isMapping()) << file;
        for (const auto& [key, value] : result->at("Resources").entries()) {
            EXPECT_EQ(result->at(value.path()), value) << file;
            EXPECT_LE(value.span().end, result->text().size());
            EXPECT_LT(value.span().begin, value.span().end);
        }
    }
}

TEST(Path, holdsAnyKeyAndComesApartAgain)
{
    for (const std::string key : {"web/app", "~", "~1", "a~0/b", "", "/"}) {
        EXPECT_EQ(unescapedKey(escapedKey(key)), key);
        EXPECT_EQ(pathSegments(joinedPath({"Actors", key, "At"})), (std::vector<std::string>{"Actors", key, "At"}));
    }
    EXPECT_EQ(joinedPath({"Actors", "web/~app"}), "Actors/web~1~0app");
    EXPECT_TRUE(pathSegments("").empty());
    EXPECT_EQ(pathSegments("Vpc/"), (std::vector<std::string>{"Vpc", ""}));
}

// 120 damaged copies of each file: a tree over exactly the given text, or a problem with a place in it. The seed is in the failure's text.
TEST(Template, damagedFilesOpenOrAreRefusedWithAPlace)
{
    FAULTLINE_NEEDS_CORPUS();
    for (const std::string& file : test::corpusFiles("cloudformation")) {
        const std::string whole = test::bytesOf(file);
        for (std::uint64_t seed = 1; seed <= 120; ++seed) {
            SCOPED_TRACE(file + ", seed " + std::to_string(seed));
            const std::string text = test::damaged(whole, seed);
            const auto result = Template::parse(text, "t");
            if (result.ok()) {
                EXPECT_EQ(result->text(), text);
                continue;
            }
            EXPECT_GE(result.problem().place.line, 1);
            EXPECT_GE(result.problem().place.column, 1);
            EXPECT_TRUE(result.problem().remedy);
        }
    }
}

} // namespace faultline
