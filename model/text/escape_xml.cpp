#include "model/text/escape_xml.h"

#include "model/text/utf8.h"

namespace faultline {

std::string escapeXml(std::string_view text)
{
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at, characterLength(text, at));
        at += rest.size();
        const auto c = static_cast<unsigned char>(rest.front());
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if (c == '\'') out += "&#39;";
        else if (c < 0x20 && c != '\t' && c != '\n') out += kReplacement;
        else if (c == 0x7F || (c == 0xC2 && rest.size() == 2 && static_cast<unsigned char>(rest.back()) < 0xA0)) out += kReplacement;
        else if (firstBrokenUtf8(rest)) out += kReplacement;
        else if (rest == "\xEF\xBF\xBE" || rest == "\xEF\xBF\xBF") out += kReplacement; // no characters of XML
        else out += rest;
    }
    return out;
}

} // namespace faultline
