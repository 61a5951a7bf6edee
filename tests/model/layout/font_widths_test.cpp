#include "model/text/utf8.h"
#include "tests/model/layout/drawing.h"

namespace faultline::test {

TEST(FontWidths, AddsUpTheTable)
{
    // Thousandths of an em of the regular face: A 667, space 278, b 556.
    EXPECT_NEAR(fontWidths().width("A b", 10, false), (0.667 + 0.278 + 0.556) * 10, 1e-9);
    EXPECT_NEAR(fontWidths().width("\xED\x95\x9C", 12, false), 12, 1e-9); // one Korean syllable: one em
}

TEST(FontWidths, KeepsStartAndEndOfWhatIsTooLong)
{
    const std::string elided = fontWidths().elidedMiddle("PrivateRouteTableAssociationB", 12, true, 100);
    EXPECT_LE(fontWidths().width(elided, 12, true), 100);
    EXPECT_TRUE(elided.starts_with("Priv"));
    EXPECT_TRUE(elided.ends_with("nB"));
    EXPECT_NE(elided.find("…"), std::string::npos);
    EXPECT_EQ(fontWidths().elidedMiddle("Web", 12, true, 100), "Web");
    EXPECT_EQ(fontWidths().elidedMiddle("Web", 12, true, 1), "");
}

TEST(FontWidths, NeverCutsACharacter)
{
    const std::string korean = "\xEB\x8D\xB0\xEC\x9D\xB4\xED\x84\xB0\xEB\xB2\xA0\xEC\x9D\xB4\xEC\x8A\xA4";
    const std::string elided = fontWidths().elidedMiddle(korean, 12, false, 40);
    EXPECT_FALSE(firstBrokenUtf8(elided));
}

TEST(Theme, KnowsEveryTokenThatAMarkNames)
{
    for (const std::string name : {"lab-3", "three-tier", "empty"}) {
        const auto drawing = drawingOf(std::string(data().find("templates/" + name + ".yaml")));
        for (const Mark& m : paint(drawing->diagram, fontWidths())) {
            std::string token = "text";
            if (const auto* t = std::get_if<mark::Text>(&m.shape)) token = t->token;
            if (const auto* b = std::get_if<mark::Box>(&m.shape); b && !b->fill.empty()) token = b->fill;
            if (const auto* p = std::get_if<mark::Path>(&m.shape)) token = p->stroke.token;
            EXPECT_TRUE(themeColor(token, ThemeVariant::Dark)) << token;
        }
    }
}

} // namespace faultline::test
