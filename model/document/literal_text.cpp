#include "model/document/literal_text.h"

#include "model/document/literal_of.h"
#include "model/template/intrinsic.h"
#include "model/text/utf8.h"

#include <array>
#include <cstdio>

namespace faultline {

namespace {

constexpr std::size_t kFlowWidth = 100;      ///< a function's arguments stand in one line up to here
constexpr std::size_t kSimpleKeyMax = 1'024; ///< characters of a key that stands without `?` (YAML 1.1, section 9.3)

bool isScalar(const Literal& l) { return l.kind == Literal::Kind::Text || l.kind == Literal::Kind::Word; }
bool isEmptyCollection(const Literal& l) { return !isScalar(l) && l.items.empty() && l.fields.empty(); }

const std::pair<std::string, Literal>* asCall(const Literal& l)
{
    if (l.kind != Literal::Kind::Map || l.fields.size() != 1 || !isFunctionName(l.fields[0].first)) return nullptr;
    if (l.fields[0].first == "Condition" && l.fields[0].second.kind != Literal::Kind::Text) return nullptr;
    return &l.fields[0];
}

// Short inside short (`!Base64 !Sub x`) is not YAML: the outer one is written long then. Names with colons are no tags of CloudFormation's.
bool canBeShort(const std::pair<std::string, Literal>& call, const TextStyle& style)
{
    if (style.format != Format::Yaml || !style.shortFunctions || asCall(call.second) || call.second.kind == Literal::Kind::Map) return false;
    if (call.second.kind == Literal::Kind::Word && call.second.text == "null") return false; // `!GetAZs null` would be read as a text
    if (call.first == "Ref" || call.first == "Condition") return call.second.kind == Literal::Kind::Text;
    const std::string_view name = std::string_view(call.first).substr(std::string_view("Fn::").size());
    return name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos && !name.empty();
}

bool isControl(std::uint32_t c)
{
    return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0xFEFF || c == 0x2028 || c == 0x2029 || c == 0xFFFE || c == 0xFFFF;
}

bool hasControls(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();)
        if (isControl(decodeUtf8(text, i))) return true;
    return false;
}

std::string doubleQuoted(std::string_view text, bool isJson)
{
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const std::uint32_t c = decodeUtf8(text, i);
        std::array<char, 16> escape{};
        if (c == '"' || c == '\\') (out += '\\') += static_cast<char>(c);
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (c == '\r') out += "\\r";
        else if (c < 0x20 || (!isJson && isControl(c))) {
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
            out += escape.data();
        } else out += text.substr(begin, i - begin);
    }
    return out + "\"";
}

std::string singleQuoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

// Plain words that some YAML reader takes for something else than text.
bool looksTyped(std::string_view text)
{
    static constexpr std::array words{"~",  "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE", "yes", "Yes", "YES", "no",
                                      "No", "NO",   "on",   "On",   "ON",   "off",  "Off",  "OFF",   "y",     "Y",     "n",   "N",   "=",   "<<"};
    for (const char* word : words)
        if (text == word) return true;
    const std::size_t first = text.find_first_not_of("+-.");
    if (first == std::string_view::npos) return true;
    if (text.substr(0, first).find('.') != std::string_view::npos && text.size() > first &&
        (text.substr(first) == "inf" || text.substr(first) == "nan" || text.substr(first) == "Inf" || text.substr(first) == "NaN"))
        return true;
    if (text[first] < '0' || text[first] > '9') return false;
    // Numbers in all bases, with underscores, base 60 and dates are made of these; "t3.micro" and "10.0.0.0/16" are not.
    return text.find_first_not_of("0123456789abcdefABCDEFxXoO+-._:TZ ") == std::string_view::npos;
}

bool canBePlain(std::string_view text, bool inFlow)
{
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':' || hasControls(text)) return false;
    if (std::string_view("-?:,[]{}#&*!|>'\"%@`").find(text.front()) != std::string_view::npos) return false;
    if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) return false;
    if (text.starts_with("...")) return false;
    return !inFlow || text.find_first_of(",[]{}?") == std::string_view::npos;
}

bool isSimpleKey(std::string_view written) { return written.size() <= kSimpleKeyMax; } // bytes: on the safe side

std::string spaces(std::size_t n) { return std::string(n, ' '); }

// `|` keeps text as it is where no line begins with a blank that would be taken for indentation and the end is plain.
bool canBeBlockScalar(const Literal& scalar, const TextStyle& style)
{
    const std::string_view text = scalar.text;
    if (scalar.kind != Literal::Kind::Text || !style.allowsBlockScalars || text.find('\n') == std::string_view::npos) return false;
    if (text.front() == ' ' || text.front() == '\n' || text.front() == '\t' || text.ends_with("\n\n") ||
        text.find_first_not_of("\n ") == std::string_view::npos)
        return false;
    std::string printable;
    for (const char c : text)
        if (c != '\n' && c != '\t') printable += c;
    if (hasControls(printable)) return false;
    for (std::size_t line = text.find('\n'); line != std::string_view::npos; line = text.find('\n', line + 1)) // no blanks at a line's end
        if (line > 0 && (text[line - 1] == ' ' || text[line - 1] == '\t')) return false;
    return text.back() != ' ' && text.back() != '\t';
}

std::string blockScalar(std::string_view text, const TextStyle& style, std::size_t column)
{
    std::string out = text.ends_with('\n') ? "|" : "|-";
    if (text.ends_with('\n')) text.remove_suffix(1);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        out += style.newline;
        if (end > begin) out += spaces(column) + std::string(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

std::string shortArgument(const std::pair<std::string, Literal>& call)
{
    const Literal& a = call.second;
    return a.items[0].text + "." + a.items[1].text;
}

bool isDottedAttribute(const std::pair<std::string, Literal>& call)
{
    const Literal& a = call.second;
    return call.first == "Fn::GetAtt" && a.items.size() == 2 && a.items[0].kind == Literal::Kind::Text && a.items[1].kind == Literal::Kind::Text;
}

std::string yamlFlow(const Literal& value, const TextStyle& style);

std::string shortFlow(const std::pair<std::string, Literal>& call, const TextStyle& style)
{
    const std::string tag = tagOfLongName(call.first) + " ";
    return tag + (isDottedAttribute(call) ? scalarText(Literal(shortArgument(call)), style, true) : yamlFlow(call.second, style));
}

std::string yamlFlow(const Literal& value, const TextStyle& style)
{
    if (isScalar(value)) return scalarText(value, style, true);
    if (const auto* call = asCall(value); call && canBeShort(*call, style)) return shortFlow(*call, style);
    std::string inner;
    for (const Literal& item : value.items) inner += (inner.empty() ? "" : ", ") + yamlFlow(item, style);
    for (const auto& [key, field] : value.fields) inner += (inner.empty() ? "" : ", ") + flowKeyText(key, style) + yamlFlow(field, style);
    return value.kind == Literal::Kind::List ? "[" + inner + "]" : "{" + inner + "}";
}

bool hasLineEnds(const Literal& value)
{
    if (value.text.find('\n') != std::string::npos) return true;
    for (const Literal& item : value.items)
        if (hasLineEnds(item)) return true;
    for (const auto& field : value.fields)
        if (hasLineEnds(field.second)) return true;
    return false;
}

bool isNumbers(const Literal& value)
{
    if (value.kind != Literal::Kind::List || value.items.empty() || value.items.size() > 4) return false;
    for (const Literal& item : value.items)
        if (item.kind != Literal::Kind::Word) return false;
    return true;
}

// Points and sizes, and a function's arguments, read best in one line.
bool fitsOneLine(const Literal& value, const TextStyle& style) { return !hasLineEnds(value) && yamlFlow(value, style).size() <= kFlowWidth; }

std::string json(const Literal& value, const TextStyle& style, std::string_view indent)
{
    if (isScalar(value)) return scalarText(value, style, true);
    const bool isList = value.kind == Literal::Kind::List;
    if (isEmptyCollection(value)) return isList ? "[]" : "{}";
    const bool isCompact = style.jsonIndent.empty() || isNumbers(value) || (asCall(value) && isScalar(value.fields[0].second));
    const std::string inner = isCompact ? std::string() : std::string(indent) + style.jsonIndent;
    const std::string gap = isCompact ? std::string() : style.newline + inner;
    const std::string comma = isCompact && style.jsonColon != ":" ? ", " : ",";
    std::string out = isList ? "[" : "{";
    bool isFirst = true;
    const auto separate = [&] {
        out += (isFirst ? std::string() : comma) + gap;
        isFirst = false;
    };
    for (const Literal& item : value.items) {
        separate();
        out += json(item, style, inner);
    }
    for (const auto& [key, field] : value.fields) {
        separate();
        out += flowKeyText(key, style) + json(field, style, inner);
    }
    if (!isCompact) out += style.newline + std::string(indent);
    return out + (isList ? "]" : "}");
}

} // namespace

TextStyle styleOf(const Template& source)
{
    TextStyle style;
    const std::string_view text = source.text();
    style.format = source.format();
    if (const auto lineEnd = text.find('\n'); lineEnd != std::string_view::npos && lineEnd > 0 && text[lineEnd - 1] == '\r') style.newline = "\r\n";
    const auto lineIndent = [&](std::size_t offset) {
        const std::size_t before = text.rfind('\n', offset);
        const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
        return text.substr(begin, offset - begin);
    };
    const std::vector<Node::Entry> entries = source.root().entries();
    if (style.format == Format::Json) {
        if (!entries.empty()) {
            const std::string_view indent = lineIndent(entries[0].key.span().begin);
            const bool isOneLine =
                indent.find('{') != std::string_view::npos && text.find('\n', entries[0].key.span().begin) == std::string_view::npos;
            if (indent.find_first_not_of(" \t") == std::string_view::npos && !indent.empty()) style.jsonIndent = indent;
            else if (isOneLine && text.size() > 2) style.jsonIndent.clear();
            const std::size_t keyEnd = entries[0].key.span().end;
            const std::string_view colon = text.substr(keyEnd, entries[0].value.span().begin - keyEnd);
            if (colon.find('\n') == std::string_view::npos && colon.size() <= 4) style.jsonColon = colon;
        }
        style.shortFunctions = false;
        return style;
    }
    for (const Node::Entry& section : entries) {
        if (section.value.isFlow() || !section.value.isMapping() || section.value.entries().empty()) continue;
        const std::string_view indent = lineIndent(section.value.span().begin);
        if (indent.empty() || indent.find_first_not_of(' ') != std::string_view::npos || indent.size() > 8) continue;
        style.yamlIndent = indent.size();
        break;
    }
    const bool hasShort = text.find("!Ref") != std::string_view::npos || text.find("!Sub") != std::string_view::npos ||
                          text.find("!GetAtt") != std::string_view::npos || text.find("!Select") != std::string_view::npos ||
                          text.find("!Join") != std::string_view::npos;
    const bool hasLong = text.find("Fn::") != std::string_view::npos || text.find("Ref:") != std::string_view::npos;
    style.shortFunctions = hasShort || !hasLong;
    // "- " below its key's column, or indented: as the first list of the file has it.
    for (std::size_t dash = text.find('\n'); dash != std::string_view::npos; dash = text.find('\n', dash + 1)) {
        const std::size_t begin = dash + 1;
        const std::size_t first = text.find_first_not_of(' ', begin);
        if (first == std::string_view::npos || text.compare(first, 2, "- ") != 0) continue;
        const std::string_view above = lineIndent(dash == 0 ? 0 : dash);
        const std::size_t aboveIndent = above.find_first_not_of(' ');
        if (aboveIndent == std::string_view::npos || above[aboveIndent] == '-') continue;
        style.indentsSequences = first - begin > aboveIndent;
        break;
    }
    return style;
}

std::string scalarText(const Literal& scalar, const TextStyle& style, bool inFlow, std::optional<Node::Style> like, bool likeWord)
{
    const std::string& text = scalar.text;
    if (style.format == Format::Json) {
        const bool isWord = scalar.kind == Literal::Kind::Word || (likeWord && (text == "true" || text == "false" || isJsonNumber(text)));
        return isWord ? text : doubleQuoted(text, true);
    }
    if (scalar.kind == Literal::Kind::Word) return text;
    if (like == Node::Style::DoubleQuoted || hasControls(text)) return doubleQuoted(text, false);
    if (like == Node::Style::SingleQuoted) return singleQuoted(text);
    if (!canBePlain(text, inFlow))
        return text.find('\'') == std::string::npos || text.find('\\') != std::string::npos ? singleQuoted(text) : doubleQuoted(text, false);
    // A number may stand for a number, but nothing for "~": that would be null.
    const bool isWordLike = text == "true" || text == "false" || isJsonNumber(text) || (!text.empty() && text[0] >= '0' && text[0] <= '9');
    if (looksTyped(text) && !(likeWord && isWordLike)) return singleQuoted(text);
    return text;
}

std::string flowKeyText(std::string_view key, const TextStyle& style)
{
    if (style.format == Format::Json) return doubleQuoted(key, true) + style.jsonColon;
    const std::string text = scalarText(Literal(key), style, true);
    return isSimpleKey(text) ? text + ": " : "? " + text + " : ";
}

std::string blockKeyText(std::string_view key, const TextStyle& style, std::size_t column)
{
    const std::string text = scalarText(Literal(key), style, false);
    return isSimpleKey(text) ? text + ":" : "? " + text + style.newline + spaces(column) + ":";
}

std::string flowText(const Literal& value, const TextStyle& style, std::string_view indent)
{
    return style.format == Format::Json ? json(value, style, indent) : yamlFlow(value, style);
}

bool isBlock(const Literal& value, const TextStyle& style)
{
    if (isScalar(value) || isEmptyCollection(value) || isNumbers(value)) return false;
    if (const auto* call = asCall(value)) return !canBeShort(*call, style);
    return true;
}

std::string blockText(const Literal& value, const TextStyle& style, std::size_t column)
{
    std::string out;
    const std::string gap = style.newline + spaces(column);
    for (const Literal& item : value.items) out += (out.empty() ? "" : gap) + "- " + itemText(item, style, column + 2);
    for (const auto& [key, field] : value.fields)
        out += (out.empty() ? "" : gap) + blockKeyText(key, style, column) + afterKeyText(field, style, column);
    return out;
}

std::string afterKeyText(const Literal& value, const TextStyle& style, std::size_t column, std::optional<Node::Style> like, bool likeWord)
{
    const std::size_t inner = column + style.yamlIndent;
    if (canBeBlockScalar(value, style)) return " " + blockScalar(value.text, style, inner);
    if (isScalar(value)) return " " + scalarText(value, style, false, like, likeWord);
    if (const auto* call = asCall(value); call && canBeShort(*call, style)) {
        if (isDottedAttribute(*call)) return " " + tagOfLongName(call->first) + " " + scalarText(Literal(shortArgument(*call)), style, false);
        if (isScalar(call->second)) return " " + tagOfLongName(call->first) + afterKeyText(call->second, style, column);
        if (isEmptyCollection(call->second) || fitsOneLine(call->second, style)) return " " + yamlFlow(value, style);
        return " " + tagOfLongName(call->first) + style.newline + spaces(inner) + blockText(call->second, style, inner);
    }
    if (!isBlock(value, style)) return " " + yamlFlow(value, style);
    const std::size_t at = value.kind == Literal::Kind::List && !style.indentsSequences ? column : inner;
    return style.newline + spaces(at) + blockText(value, style, at);
}

std::string itemText(const Literal& value, const TextStyle& style, std::size_t column)
{
    if (isBlock(value, style)) return blockText(value, style, column);
    TextStyle inner = style;
    inner.yamlIndent = 2;
    return afterKeyText(value, inner, column - 2).substr(1);
}

} // namespace faultline
