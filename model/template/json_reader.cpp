#include "model/template/json_reader.h"

#include "model/text/utf8.h"

#include <cctype>

namespace faultline {

namespace {

class JsonReader {
public:
    explicit JsonReader(TreeBuilder& builder) : m_builder(builder), m_text(builder.text()) {}

    std::optional<JsonProblem> read()
    {
        if (m_text.starts_with(kByteOrderMark)) m_at = kByteOrderMark.size();
        if (!value() || m_failed) return m_failed;
        skipSpace();
        if (m_at < m_text.size()) return fail({"template.json-after-end", {}}, Message{"template.json-after-end-remedy", {}});
        return m_failed;
    }

private:
    // Depth is bounded by the builder (limits::kDepth), so recursion is too.
    bool value()
    {
        skipSpace();
        if (m_at >= m_text.size()) return stop({"template.json-ends-early", {}}, Message{"template.json-ends-early-remedy", {}});
        switch (m_text[m_at]) {
        case '{': return collection(Node::Kind::Mapping, '}');
        case '[': return collection(Node::Kind::Sequence, ']');
        case '"': return string();
        default: return word();
        }
    }

    bool collection(Node::Kind kind, char closing)
    {
        const std::size_t begin = m_at++;
        if (!take(m_builder.open(kind, true, begin, {}, {}))) return false;
        skipSpace();
        if (at(closing)) return close();
        for (;;) {
            if (kind == Node::Kind::Mapping && !key()) return false;
            if (!value()) return false;
            skipSpace();
            if (at(closing)) return close();
            if (m_at >= m_text.size()) return stop({"template.json-ends-early", {}}, Message{"template.json-ends-early-remedy", {}});
            if (!at(','))
                return stop({"template.json-comma-missing", {{"found", shown()}}},
                            Message{"template.json-comma-remedy", {{"closing", std::string(1, closing)}}});
            ++m_at;
            skipSpace();
            if (at(closing)) return stop({"template.json-comma-spare", {}}, Message{"template.json-comma-spare-remedy", {}});
        }
    }

    bool key()
    {
        skipSpace();
        if (m_at >= m_text.size()) return stop({"template.json-ends-early", {}}, Message{"template.json-ends-early-remedy", {}});
        if (!at('"')) return stop({"template.json-key", {{"found", shown()}}}, Message{"template.json-key-remedy", {}}, true);
        if (!string()) return false;
        skipSpace();
        if (m_at >= m_text.size()) return stop({"template.json-ends-early", {}}, Message{"template.json-ends-early-remedy", {}});
        if (!at(':')) return stop({"template.json-colon", {{"found", shown()}}}, Message{"template.json-colon-remedy", {}});
        ++m_at;
        return true;
    }

    bool close()
    {
        ++m_at;
        return take(m_builder.close(m_at));
    }

    bool word()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() &&
               (std::isalnum(static_cast<unsigned char>(m_text[m_at])) || std::string_view("+-.").find(m_text[m_at]) != std::string_view::npos))
            ++m_at;
        const std::string_view spelled = m_text.substr(begin, m_at - begin);
        if (spelled == "null") return take(m_builder.scalar("null", Node::Kind::Null, Node::Style::Plain, {begin, m_at}, {}, {}));
        if (spelled != "true" && spelled != "false" && !isNumber(spelled)) {
            m_at = begin;
            return stop({"template.json-value", {{"found", shown()}}}, Message{"template.json-value-remedy", {}}, true);
        }
        return take(m_builder.scalar(std::string(spelled), Node::Kind::Scalar, Node::Style::Plain, {begin, m_at}, {}, {}));
    }

    static bool isNumber(std::string_view s)
    {
        std::size_t i = 0;
        const auto digits = [&] {
            const std::size_t from = i;
            while (i < s.size() && std::isdigit(static_cast<unsigned char>(s[i]))) ++i;
            return i - from;
        };
        if (i < s.size() && s[i] == '-') ++i;
        const bool leadingZero = i + 1 < s.size() && s[i] == '0' && std::isdigit(static_cast<unsigned char>(s[i + 1]));
        if (leadingZero || digits() == 0) return false;
        if (i < s.size() && s[i] == '.') {
            ++i;
            if (digits() == 0) return false;
        }
        if (i < s.size() && (s[i] == 'e' || s[i] == 'E')) {
            ++i;
            if (i < s.size() && (s[i] == '+' || s[i] == '-')) ++i;
            if (digits() == 0) return false;
        }
        return i == s.size();
    }

    bool string()
    {
        const std::size_t begin = m_at++;
        std::string value;
        for (;;) {
            if (m_at >= m_text.size()) {
                m_at = begin;
                return stop({"template.json-string-open", {}}, Message{"template.json-string-open-remedy", {}});
            }
            const char c = m_text[m_at];
            if (c == '"') break;
            if (c == '\\') {
                if (!escape(value)) return false;
                continue;
            }
            // Editors of CloudFormation files do put raw tabs and line ends into strings; JSON forbids them.
            if (static_cast<unsigned char>(c) < 0x20) return stop({"template.json-control", {}}, Message{"template.json-control-remedy", {}});
            value += c;
            ++m_at;
        }
        ++m_at;
        return take(m_builder.scalar(std::move(value), Node::Kind::Scalar, Node::Style::DoubleQuoted, {begin, m_at}, {}, {}));
    }

    bool escape(std::string& value)
    {
        static constexpr std::string_view from = "\"\\/bfnrt", to = "\"\\/\b\f\n\r\t";
        const char c = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
        if (const auto i = from.find(c); c != '\0' && i != std::string_view::npos) {
            value += to[i];
            m_at += 2;
            return true;
        }
        std::uint32_t code = 0;
        if (c != 'u' || !hex4(m_at + 2, code)) return stop({"template.json-escape", {}}, Message{"template.json-escape-remedy", {}});
        std::size_t length = 6;
        if (code >= 0xD800 && code < 0xDC00) {
            std::uint32_t low = 0;
            const bool paired = m_text.substr(m_at + 6, 2) == "\\u" && hex4(m_at + 8, low) && low >= 0xDC00 && low < 0xE000;
            if (!paired) return stop({"template.json-surrogate", {}}, Message{"template.json-escape-remedy", {}});
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            length = 12;
        } else if (code >= 0xDC00 && code < 0xE000) {
            return stop({"template.json-surrogate", {}}, Message{"template.json-escape-remedy", {}});
        }
        appendUtf8(value, code);
        m_at += length;
        return true;
    }

    bool hex4(std::size_t at, std::uint32_t& code) const
    {
        if (at + 4 > m_text.size()) return false;
        code = 0;
        for (std::size_t i = at; i < at + 4; ++i) {
            const char c = m_text[i];
            if (!std::isxdigit(static_cast<unsigned char>(c))) return false;
            code = code * 16 + static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        return true;
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos) ++m_at;
    }
    bool at(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    std::string shown() const { return std::string(characterAt(m_text, m_at)); }

    bool take(std::optional<Problem> problem)
    {
        if (problem && !m_failed) m_failed = JsonProblem{*std::move(problem), false};
        return !m_failed;
    }
    bool stop(Message what, std::optional<Message> remedy, bool couldBeYaml = false)
    {
        m_failed = JsonProblem{m_builder.problem(m_at, std::move(what), std::move(remedy)), couldBeYaml};
        return false;
    }
    std::optional<JsonProblem> fail(Message what, std::optional<Message> remedy)
    {
        stop(std::move(what), std::move(remedy));
        return m_failed;
    }

    TreeBuilder& m_builder;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::optional<JsonProblem> m_failed;
};

} // namespace

std::optional<JsonProblem> readJson(TreeBuilder& builder) { return JsonReader(builder).read(); }

} // namespace faultline
