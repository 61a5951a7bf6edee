#include "model/text/escape_xml.h"
#include "tests/model/layout/drawing.h"
#include "tests/support/corpus.h"

#include <fmt/format.h>

#include <vector>

namespace faultline::test {

namespace {

/// Whether text is well-formed XML as far as this writer's output can go wrong: tags nest, attributes are quoted and single, entities are known,
/// no forbidden character stands anywhere.
::testing::AssertionResult isWellFormed(const std::string& xml)
{
    std::vector<std::string> open;
    for (std::size_t at = 0; at < xml.size();) {
        const auto c = static_cast<unsigned char>(xml[at]);
        if (c < 0x20 && c != '\n' && c != '\t') return ::testing::AssertionFailure() << "control character at " << at;
        if (c == '&') {
            const auto end = xml.find(';', at);
            const std::string entity = end == std::string::npos ? "" : xml.substr(at + 1, end - at - 1);
            if (entity != "amp" && entity != "lt" && entity != "gt" && entity != "quot" && entity != "#39")
                return ::testing::AssertionFailure() << "bare & at " << at;
        }
        if (c != '<') {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        for (char quote = 0; end < xml.size() && (quote || xml[end] != '>'); ++end) {
            if (quote ? xml[end] == quote : xml[end] == '"') quote = quote ? '\0' : xml[end];
            if (xml[end] == '<') return ::testing::AssertionFailure() << "< inside of a tag at " << end;
        }
        const std::string tag = xml.substr(at + 1, end - at - 1);
        at = end + 1;
        if (tag[0] == '?') continue;
        if (tag[0] == '/') {
            if (open.empty() || open.back() != tag.substr(1)) return ::testing::AssertionFailure() << "unexpected end of " << tag;
            open.pop_back();
        } else if (tag.back() != '/') {
            open.push_back(tag.substr(0, tag.find_first_of(" \n")));
        }
    }
    if (!open.empty()) return ::testing::AssertionFailure() << open.back() << " stays open";
    return ::testing::AssertionSuccess();
}

std::string quoted(const std::string& s)
{
    std::string out = "\"";
    for (const char c : s) {
        if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<int>(c));
        else out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    }
    return out + "\"";
}

} // namespace

TEST(SvgWriter, EscapesHostileTextsInEveryFieldOfAUser)
{
    const std::vector<std::string> hostile{"<script>alert(1)</script>",
                                           "\"'><&]]>",
                                           "a\x01\x1F\x0B"
                                           "b",
                                           "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE"
                                           "abc",
                                           "\xF0\x9F\x98\x80 ok",
                                           "--><!--",
                                           "&amp;&#0;",
                                           "line\nbreak\ttab"};
    for (const std::string& h : hostile) {
        const std::string q = quoted(h);
        const std::string text = fmt::format(
            R"({{"Metadata": {{"Faultline": {{"Region": {0}, "Canvas": {{"Notes": [{{"Id": {0}, "Text": {0}, "At": [0, 900], "Size": [200, 60]}}],
            "Sketches": [{{"Id": {0}, "Label": {0}, "Icon": {0}, "At": [0, 800]}}]}}, "Actors": {{{0}: {{"At": [0, 0], "Sends": []}}}}}}}},
            "Resources": {{"Vpc": {{"Type": "AWS::EC2::VPC", "Properties": {{"CidrBlock": {0}, "Tags": [{{"Key": "Name", "Value": {0}}}]}}}},
            "S": {{"Type": "AWS::EC2::Subnet", "Properties": {{"VpcId": {{"Ref": "Vpc"}}, "CidrBlock": {0}, "AvailabilityZone": {0}}}}},
            "I": {{"Type": "AWS::EC2::Instance", "Metadata": {{"Faultline": {{"Label": {0}}}}}, "Properties": {{"InstanceType": {0}, "SubnetId": {{"Ref": "S"}}}}}},
            {0}: {{"Type": {0}}}, "X": {{"Type": "Custom::Thing", "Properties": {{"A": {0}}}}}}}}})",
            q);
        const auto drawing = drawingOf(text, h);
        ASSERT_TRUE(drawing) << h;
        const std::string svg = drawing->svg();
        EXPECT_TRUE(isWellFormed(svg)) << h;
        EXPECT_EQ(svg.find("<script"), std::string::npos) << h;
        EXPECT_EQ(svg.find("<!--"), std::string::npos) << h;
    }
}

TEST(SvgWriter, ShowsEveryLogicalIdOfStrangersTemplates)
{
    FAULTLINE_NEEDS_CORPUS();
    for (const std::string& file : corpusFiles("cloudformation")) {
        const auto drawing = drawingOf(bytesOf(file), file);
        ASSERT_TRUE(drawing) << file;
        const std::string svg = drawing->svg();
        EXPECT_TRUE(isWellFormed(svg)) << file;
        for (const Resource& r : drawing->architecture.resources())
            EXPECT_NE(svg.find("data-resource=\"" + escapeXml(r.id) + "\""), std::string::npos) << file << ": " << r.id;
    }
}

TEST(SvgWriter, RefersToNothingOutside)
{
    const std::string svg = drawingOf(std::string(data().find("templates/lab-3.yaml")))->svg();
    for (std::size_t at = svg.find("href=\""); at != std::string::npos; at = svg.find("href=\"", at + 1)) EXPECT_EQ(svg[at + 6], '#');
    EXPECT_EQ(svg.find("url(http"), std::string::npos);
}

TEST(SvgWriter, DrawsDrillStatesAndFaultsWellFormed)
{
    const auto drawing = drawingOf(std::string(data().find("templates/lab-3.yaml")));
    DrawingState state;
    using Health = GlyphState::Health;
    int n = 0;
    for (const DiagramGlyph& g : drawing->diagram.glyphs)
        state.glyphs.emplace_back(g.id, GlyphState{static_cast<Health>(n++ % 9), 0.1 * n, n * 40, 0.4, "power lost"});
    for (const DiagramConnection& c : drawing->diagram.connections)
        state.connections.emplace_back(c.id, ConnectionState{10.0 * n++, 0.3, n % 3 != 0, "120/s fail"});
    state.faultedFrames.emplace_back("Vpc/us-east-1a", "No power, 1:30 of 5:00");
    for (const Status s : {Status::Red, Status::Yellow, Status::Green, Status::CantTell, Status::NoData}) state.statuses.emplace_back("Vpc", s);
    const std::string svg =
        writeSvg(drawing->diagram, paint(drawing->diagram, fontWidths(), state), fontWidths(), data(), {ThemeVariant::HighContrast, "x"});
    EXPECT_TRUE(isWellFormed(svg));
    EXPECT_NE(svg.find("No power, 1:30 of 5:00"), std::string::npos);
}

TEST(Paint, ADatabaseWithoutPowerKeepsItsOwnPictureWhetherItActsOrStandsBy)
{
    const auto drawing = drawingOf(std::string(data().find("templates/lab-3.yaml")));
    using Health = GlyphState::Health;
    const auto iconAt = [&](Health health, const DiagramGlyph& glyph) {
        DrawingState state;
        state.glyphs.emplace_back(glyph.id, GlyphState{health, {}, 0, 0, ""});
        for (const Mark& mark : paint(drawing->diagram, fontWidths(), state))
            if (const auto* icon = std::get_if<mark::Icon>(&mark.shape); icon && icon->rect == glyph.rect) return *icon;
        return mark::Icon{};
    };
    int halves = 0;
    for (const DiagramGlyph& glyph : drawing->diagram.glyphs) {
        if (glyph.resource != "Database") continue;
        ++halves;
        // The standby's picture is an outline: drawn as one once more it would be an empty tile.
        EXPECT_EQ(iconAt(Health::Down, glyph).name, "db-instance") << glyph.id;
        EXPECT_TRUE(iconAt(Health::Down, glyph).outlined) << glyph.id;
        EXPECT_EQ(iconAt(Health::Standby, glyph).name, "db-instance-standby") << glyph.id;
        EXPECT_FALSE(iconAt(Health::Standby, glyph).outlined) << glyph.id;
    }
    EXPECT_EQ(halves, 2);
}

TEST(Selection, KeepsWhatWasChosenItsFramesAndNothingElse)
{
    const auto drawing = drawingOf(std::string(data().find("templates/lab-3.yaml")));
    const Diagram part = selectionOf(drawing->diagram, {"Database"});
    EXPECT_EQ(part.glyphs.size(), 2u);
    EXPECT_TRUE(part.frame("Vpc"));
    EXPECT_FALSE(part.glyph("LoadBalancer"));
    EXPECT_FALSE(part.frame("AppGroup"));
}

} // namespace faultline::test
