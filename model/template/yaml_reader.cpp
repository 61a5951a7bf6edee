#include "model/template/yaml_reader.h"

#include "model/text/utf8.h"

#include <yaml.h>

namespace faultline {

namespace {

// libyaml counts characters, spans count bytes. Every 256th character's byte is noted; the rest is walked.
class CharacterOffsets {
public:
    CharacterOffsets(std::string_view text, std::size_t begin) : m_text(text), m_begin(begin)
    {
        std::size_t offset = begin;
        for (std::size_t n = 0; offset < text.size(); ++n) {
            if (n % kStep == 0) m_marks.push_back(offset);
            offset += characterLength(text, offset);
        }
    }

    [[nodiscard]] std::size_t byteOf(std::size_t character) const
    {
        if (m_marks.empty()) return m_begin;
        const std::size_t mark = std::min(character / kStep, m_marks.size() - 1);
        std::size_t offset = m_marks[mark];
        for (std::size_t n = mark * kStep; n < character && offset < m_text.size(); ++n) offset += characterLength(m_text, offset);
        return offset;
    }

private:
    static constexpr std::size_t kStep = 256;
    std::string_view m_text;
    std::size_t m_begin;
    std::vector<std::size_t> m_marks;
};

class Event {
public:
    Event() = default;
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { yaml_event_delete(&raw); }
    yaml_event_t raw{};
};

class YamlReader {
public:
    explicit YamlReader(TreeBuilder& builder)
        : m_builder(builder), m_begin(builder.text().starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0), m_offsets(builder.text(), m_begin)
    {
        yaml_parser_initialize(&m_parser);
        const std::string& text = builder.text();
        yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char*>(text.data()) + m_begin, text.size() - m_begin);
    }
    YamlReader(const YamlReader&) = delete;
    YamlReader& operator=(const YamlReader&) = delete;
    ~YamlReader() { yaml_parser_delete(&m_parser); }

    std::optional<Problem> read()
    {
        for (int documents = 0;;) {
            Event event;
            if (!yaml_parser_parse(&m_parser, &event.raw)) return syntaxProblem();
            switch (event.raw.type) {
            case YAML_STREAM_END_EVENT: return std::nullopt;
            case YAML_DOCUMENT_START_EVENT:
                if (++documents > 1)
                    return m_builder.problem(begin(event), {"template.several-documents", {}}, Message{"template.several-documents-remedy", {}});
                break;
            default:
                if (auto failed = take(event)) return failed;
            }
        }
    }

private:
    std::optional<Problem> take(const Event& event)
    {
        const yaml_event_t& raw = event.raw;
        switch (raw.type) {
        case YAML_SCALAR_EVENT: return scalar(event);
        case YAML_ALIAS_EVENT: return m_builder.alias(text(raw.data.alias.anchor), {begin(event), end(event)});
        case YAML_SEQUENCE_START_EVENT:
            return m_builder.open(Node::Kind::Sequence, raw.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE, begin(event),
                                  localTag(raw.data.sequence_start.tag), text(raw.data.sequence_start.anchor));
        case YAML_MAPPING_START_EVENT:
            return m_builder.open(Node::Kind::Mapping, raw.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE, begin(event),
                                  localTag(raw.data.mapping_start.tag), text(raw.data.mapping_start.anchor));
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT: return m_builder.close(end(event));
        default: return std::nullopt;
        }
    }

    std::optional<Problem> scalar(const Event& event)
    {
        const auto& data = event.raw.data.scalar;
        const std::string_view tag = localTag(data.tag);
        std::string value(reinterpret_cast<const char*>(data.value), data.length);
        Span span{begin(event), end(event)};
        const bool isBlock = data.style == YAML_LITERAL_SCALAR_STYLE || data.style == YAML_FOLDED_SCALAR_STYLE;
        if (isBlock) span.end = trimmedEnd(span);
        const bool isPlain = data.style == YAML_PLAIN_SCALAR_STYLE;
        const bool isNull = isPlain && !data.tag && (value.empty() || value == "~" || value == "null" || value == "Null" || value == "NULL");
        return m_builder.scalar(std::move(value), isNull ? Node::Kind::Null : Node::Kind::Scalar, styleOf(data.style), span, tag, text(data.anchor));
    }

    static Node::Style styleOf(yaml_scalar_style_t style)
    {
        switch (style) {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: return Node::Style::SingleQuoted;
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return Node::Style::DoubleQuoted;
        case YAML_LITERAL_SCALAR_STYLE: return Node::Style::Literal;
        case YAML_FOLDED_SCALAR_STYLE: return Node::Style::Folded;
        default: return Node::Style::Plain;
        }
    }

    // libyaml lets a block scalar end behind its last line end and blank lines; a node ends with its last visible character.
    [[nodiscard]] std::size_t trimmedEnd(Span span) const
    {
        const std::string& source = m_builder.text();
        std::size_t last = span.end;
        while (last > span.begin && std::string_view(" \t\r\n").find(source[last - 1]) != std::string_view::npos) --last;
        return last;
    }

    static std::string_view text(const yaml_char_t* s) { return s ? std::string_view(reinterpret_cast<const char*>(s)) : std::string_view(); }
    // CloudFormation's short forms are local tags; the core schema's ("!!str") say nothing here, since every scalar is kept as text.
    static std::string_view localTag(const yaml_char_t* tag)
    {
        return text(tag).starts_with('!') && text(tag).size() > 1 ? text(tag) : std::string_view();
    }
    [[nodiscard]] std::size_t begin(const Event& event) const { return m_offsets.byteOf(event.raw.start_mark.index); }
    [[nodiscard]] std::size_t end(const Event& event) const { return m_offsets.byteOf(event.raw.end_mark.index); }

    [[nodiscard]] Problem syntaxProblem() const
    {
        const bool isReader = m_parser.error == YAML_READER_ERROR;
        const std::size_t offset = isReader ? m_begin + m_parser.problem_offset : m_offsets.byteOf(m_parser.problem_mark.index);
        const std::string& source = m_builder.text();
        if (isReader) return m_builder.problem(offset, {"template.control-character", {}}, Message{"template.control-character-remedy", {}});
        if (offset < source.size() && source[offset] == '\t')
            return m_builder.problem(offset, {"template.tab-indentation", {}}, Message{"template.tab-indentation-remedy", {}});
        if (m_parser.error == YAML_MEMORY_ERROR) return m_builder.problem(offset, {"template.out-of-memory", {}}, Message{"template.split-file", {}});
        std::string detail = m_parser.problem ? m_parser.problem : "";
        if (m_parser.context) detail = std::string(m_parser.context) + ": " + detail;
        return m_builder.problem(offset, {"template.yaml-syntax", {{"detail", detail}}}, Message{"template.yaml-syntax-remedy", {}});
    }

    TreeBuilder& m_builder;
    std::size_t m_begin;
    CharacterOffsets m_offsets;
    yaml_parser_t m_parser{};
};

} // namespace

std::optional<Problem> readYaml(TreeBuilder& builder) { return YamlReader(builder).read(); }

} // namespace faultline
