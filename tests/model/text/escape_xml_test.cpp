#include "model/text/escape_xml.h"

#include <gtest/gtest.h>

namespace faultline {

namespace {

const std::string kReplacement = "\xEF\xBF\xBD";

} // namespace

TEST(EscapeXml, escapesMarkup) { EXPECT_EQ(escapeXml("<a & 'b' \"c\">"), "&lt;a &amp; &#39;b&#39; &quot;c&quot;&gt;"); }

TEST(EscapeXml, keepsTextOfEveryLanguage)
{
    for (const std::string text : {"tab\tline\n", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x90\xB3", "\xC2\xA0"}) EXPECT_EQ(escapeXml(text), text);
}

TEST(EscapeXml, replacesWhatIsNoText)
{
    EXPECT_EQ(escapeXml(std::string("a\xFF") + "b"), "a" + kReplacement + "b");
    EXPECT_EQ(escapeXml("\xC0\x80"), kReplacement + kReplacement) << "an overlong zero";
    EXPECT_EQ(escapeXml(std::string("\0", 1)), kReplacement);
    for (const std::string control : {"\x1B", "\r", "\x7F", "\xC2\x85", "\xEF\xBF\xBE"}) EXPECT_EQ(escapeXml(control), kReplacement);
    EXPECT_EQ(escapeXml("\xED\xA0\x80").find('\xED'), std::string::npos) << "half a surrogate pair";
}

} // namespace faultline
