// The floors of ARCHITECTURE.md, read from the #include lines: linking alone does not catch a header that reaches upwards.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 4> kFloors{"model", "sim", "ui", "app"}; // from the ground up

std::optional<std::size_t> floorOf(const std::string& path)
{
    for (std::size_t i = 0; i < kFloors.size(); ++i)
        if (path.starts_with(std::string(kFloors[i]) + "/")) return i;
    return std::nullopt;
}

struct Include {
    std::string file;   ///< relative to the root
    std::string target; ///< as written
    bool isQuoted = false;
};

/// Why an include is not allowed; nothing when it is.
std::optional<std::string> fault(const Include& include)
{
    const auto from = floorOf(include.file), to = floorOf(include.target);
    if (!from) return std::nullopt;
    if (to && *to > *from) return "reaches up";
    if (include.target.starts_with("tests/")) return "includes a test";
    static const std::regex qt("^(Q[A-Z]|qcustomplot|q[a-z]+\\.h)");
    if (*from <= 1 && std::regex_search(include.target, qt)) return "includes Qt below the window";
    if (include.isQuoted && !to && !include.target.ends_with(".moc")) return "is not written from the root";
    return std::nullopt;
}

std::vector<Include> includesOf(const fs::path& root)
{
    static const std::regex line("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]");
    std::vector<Include> all;
    for (const char* floor : kFloors) {
        for (const auto& entry : fs::recursive_directory_iterator(root / floor)) {
            if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
            std::ifstream in(entry.path());
            std::smatch match;
            for (std::string text; std::getline(in, text);)
                if (std::regex_search(text, match, line)) all.push_back({fs::relative(entry.path(), root).string(), match[2], match[1] == "\""});
        }
    }
    return all;
}

} // namespace

TEST(Floors, anUpperFloorIncludesFromALowerOneAndNeverBack)
{
    const auto includes = includesOf(FAULTLINE_SOURCE_DIR);
    EXPECT_GT(includes.size(), 100u) << "the walk found next to nothing: it looks in the wrong place";
    for (const Include& include : includes)
        if (const auto why = fault(include)) ADD_FAILURE() << include.file << " includes " << include.target << ": " << *why;
}

TEST(Floors, theWalkCatchesPlantedFaults)
{
    EXPECT_TRUE(fault({"model/a.cpp", "sim/b.h", true}));
    EXPECT_TRUE(fault({"sim/a.cpp", "ui/b.h", true}));
    EXPECT_TRUE(fault({"ui/a.cpp", "app/b.h", true}));
    EXPECT_TRUE(fault({"model/a.h", "QString", false}));
    EXPECT_TRUE(fault({"sim/a.h", "qcustomplot.h", false}));
    EXPECT_TRUE(fault({"model/a.h", "b.h", true}));
    EXPECT_TRUE(fault({"sim/a.h", "tests/support/corpus.h", true}));
    EXPECT_FALSE(fault({"app/a.cpp", "ui/b.h", true}));
    EXPECT_FALSE(fault({"ui/a.cpp", "QWidget", false}));
    EXPECT_FALSE(fault({"sim/a.cpp", "model/b.h", true}));
}

// Every message id that the code names has its wording; a missing one would be shown as a bare id.
TEST(Wording, everyMessageIdThatTheCodeNamesHasItsSentence)
{
    std::string wording;
    for (const auto& entry : fs::directory_iterator(fs::path(FAULTLINE_SOURCE_DIR) / "resources/text/en")) {
        std::ifstream in(entry.path());
        wording.append(std::istreambuf_iterator<char>(in), {});
    }
    static const std::regex id(
        "\\{\"((?:advisor|app|diagram|document|drill|files|graph|recipe|services|sim|template)\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)*)\"");
    std::size_t seen = 0;
    for (const char* floor : kFloors) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(FAULTLINE_SOURCE_DIR) / floor)) {
            if (entry.path().extension() != ".cpp") continue;
            std::ifstream in(entry.path());
            const std::string text{std::istreambuf_iterator<char>(in), {}};
            for (std::sregex_iterator it(text.begin(), text.end(), id), end; it != end; ++it) {
                ++seen;
                EXPECT_NE(wording.find("\"" + (*it)[1].str() + "\":"), std::string::npos) << entry.path() << " names " << (*it)[1];
            }
        }
    }
    EXPECT_GT(seen, 50u);
}
