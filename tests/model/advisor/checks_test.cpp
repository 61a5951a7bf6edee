#include "tests/model/advisor/report_of.h"

#include "tests/support/corpus.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <unistd.h>

namespace faultline {

namespace {

// Goal: findings are one each, point where they should, are mended by their fix, and are suppressed as asked.

using namespace test;
using enum CheckStatus;

TEST(Checks, areAtLeastTwentyFiveOverTheFiveClassicCategories)
{
    std::set<std::string> categories;
    int decided = 0;
    for (const CheckInfo& c : advisor().checks()) {
        if (c.isOurs || c.scope != "design") continue;
        ++decided;
        categories.insert(c.category);
        EXPECT_FALSE(c.recommendedAction.empty()) << c.id;
        EXPECT_FALSE(c.source.empty()) << c.id;
    }
    EXPECT_GE(decided, 25);
    for (const char* category : {"cost_optimizing", "fault_tolerance", "performance", "security", "service_limits"})
        EXPECT_TRUE(categories.contains(category)) << category;
}

TEST(Findings, thatSayTheSameAreOneWithTheOthersBeside)
{
    const AdvisorReport report = reportOf(DB("MultiAZ: false"));
    const auto about = [](const Finding& f) { return f.message.id == "advisor.database-single-az"; };
    ASSERT_EQ(std::count_if(report.findings.begin(), report.findings.end(), about), 1);
    const Finding& f = *std::find_if(report.findings.begin(), report.findings.end(), about);
    std::set<std::string> ids(f.also.begin(), f.also.end());
    ids.insert(f.check);
    EXPECT_EQ(ids, (std::set<std::string>{"c18d2gz156", "c1qf5bt019", "f2iK5R6Dep"}));
}

TEST(Findings, pointAtThePropertyOrAtTheResourceThatLacksIt)
{
    const std::string database = "  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: mysql\n      MultiAZ: false\n";
    const int first = static_cast<int>(std::count(kBase, kBase + std::string(kBase).size(), '\n')) + 1;
    for (const Finding& f : reportOf(database).findings) {
        if (f.message.id == "advisor.database-single-az") {
            EXPECT_EQ(f.place.line, first + 4);
            EXPECT_EQ(f.place.column, 7);
            EXPECT_EQ(f.place.path, "Resources/Db/Properties/MultiAZ");
        }
        if (f.message.id == "advisor.storage-unencrypted") {
            EXPECT_EQ(f.place.line, first);
            EXPECT_EQ(f.place.path, "Resources/Db/Properties/StorageEncrypted");
        }
    }
}

TEST(Findings, areMendedByTheirFix)
{
    auto document = Document::parse(
        std::string(kBase) + "  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: mysql\n      BackupRetentionPeriod: 0 # later\n",
        "t.yaml");
    ASSERT_TRUE(document.ok());
    for (int round = 0; round < 20; ++round) {
        const Architecture architecture = Architecture::from(*document);
        const AdvisorReport report = advisor().run(architecture, Topology::of(architecture), nullptr, "");
        const auto next = std::find_if(report.findings.begin(), report.findings.end(), [](const Finding& f) { return f.resource == "Db" && f.fix; });
        if (next == report.findings.end()) break;
        const auto edit = editFor(*document, *next);
        ASSERT_TRUE(edit.ok()) << next->check;
        document = document->apply(*edit);
        ASSERT_TRUE(document.ok());
    }
    const std::string& text = document->source().text();
    for (const char* written : {"MultiAZ: true", "BackupRetentionPeriod: 7 # later", "StorageEncrypted: true", "DeletionProtection: true"})
        EXPECT_NE(text.find(written), std::string::npos) << written << "\n" << text;
}

TEST(Findings, offerNoFixOverAnExpression)
{
    for (const Finding& f : reportOf(DB("MultiAZ: !If [Maybe, false, false]")).findings)
        EXPECT_FALSE(f.place.path.ends_with("MultiAZ") && f.fix.has_value());
}

TEST(Suppressions, holdThroughTheirDayAndForEveryCheckThatSaysTheSame)
{
    const std::string text =
        std::string(kBase) + DB("MultiAZ: false") +
        "Metadata: {Faultline: {Version: 1, Suppressions: [{Check: f2iK5R6Dep, Resource: R, Reason: test, Until: '2026-01-31'}]}}\n";
    const Architecture architecture = test::architectureOf(text);
    const Topology topology = Topology::of(architecture);
    const auto statusOn = [&](const char* day) {
        const AdvisorReport report = advisor().run(architecture, topology, nullptr, day);
        const auto it = std::find_if(report.checks.begin(), report.checks.end(), [](const CheckResult& c) { return c.check->id == "c1qf5bt019"; });
        return std::pair(it->status, report.expiredSuppressions.size());
    };
    EXPECT_EQ(statusOn("2026-01-31"), std::pair(Green, std::size_t{0}));
    EXPECT_EQ(statusOn("2026-02-01"), std::pair(Yellow, std::size_t{1}));
}

/// The golden file lists every red and yellow of a starter with the reason why it is deserved.
TEST(Starters, haveTheFindingsThatTheirGoldenFileExplains)
{
    const DataLibrary data = DataLibrary::embedded();
    const auto golden = nlohmann::json::parse(test::bytesOf(test::dataPath("golden/starter-findings.json")));
    for (const auto& [name, expected] : golden.items()) {
        std::set<std::string> wanted;
        for (const auto& [finding, why] : expected.items()) {
            wanted.insert(finding);
            EXPECT_GT(why.get<std::string>().size(), 10u) << finding;
        }
        const Architecture architecture = test::architectureOf(std::string(data.find("templates/" + name + ".yaml")));
        std::set<std::string> found;
        for (const Finding& f : advisor().run(architecture, Topology::of(architecture), nullptr, "2026-01-01").findings)
            found.insert(std::string(nameOf(f.status)) + " " + f.check + " " + f.resource);
        EXPECT_EQ(found, wanted) << name;
        for (const std::string& f : found) EXPECT_FALSE(name.starts_with("lab-3") && f.starts_with("Red")) << f;
    }
}

TEST(CheckData, isRefusedWhenItIsBrokenOrNamesACheckWithoutCode)
{
    const auto folder = std::filesystem::temp_directory_path() / ("faultline-checks-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "checks");
    for (const char* broken : {"{", "{}", "[1]", R"([{"Id": "none"}])", R"([{"Id": "no-such-code", "Name": "n", "Category": "security"}])",
                               R"([{"Id": "f2iK5R6Dep", "Name": "n", "Category": "security"}])"}) {
        std::ofstream(folder / "checks/own.json") << broken;
        const auto data = DataLibrary::embedded().overriddenBy(folder.string());
        ASSERT_TRUE(data.ok());
        const auto loaded = Advisor::load(*data);
        ASSERT_FALSE(loaded.ok()) << broken;
        EXPECT_EQ(loaded.problem().place.file, "checks/own.json");
    }
    std::filesystem::remove_all(folder);
}

/// docs/checks.md is this text. FAULTLINE_WRITE_DOCS=1 writes it anew.
std::string documentation()
{
    std::string out = "# Checks\n\nWritten from `resources/checks/` by the advisor's test; change the data, not this page. Checks with an id of "
                      "`faultline-…` are our own, the\n"
                      "others carry the ids of AWS Trusted Advisor. *metrics*: needs a drill's or imported metrics, else \"no data\". *account*: no "
                      "template can tell.\n";
    std::string category;
    for (const CheckInfo& c : advisor().checks()) {
        if (c.category != category) out += "\n## " + (category = c.category) + "\n\n| id | check | red | yellow | scope |\n|---|---|---|---|---|\n";
        out += "| `" + c.id + "` | " + c.name + " | " + c.criteriaRed + " | " + c.criteriaYellow + " | " + c.scope + " |\n";
    }
    return out;
}

TEST(Documentation, listsTheChecksAsTheyAre)
{
    const std::string path = std::string(FAULTLINE_SOURCE_DIR) + "/docs/checks.md";
    if (std::getenv("FAULTLINE_WRITE_DOCS")) std::ofstream(path) << documentation();
    EXPECT_EQ(test::bytesOf(path), documentation()) << "run this test with FAULTLINE_WRITE_DOCS=1";
}

} // namespace

} // namespace faultline
