#include "model/template/template.h"

#include "model/files/limits.h"
#include "model/template/json_reader.h"
#include "model/template/path.h"
#include "model/template/source_tree.h"
#include "model/template/yaml_reader.h"
#include "model/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <unordered_set>

namespace faultline {

namespace {

bool startsLikeJson(std::string_view text)
{
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

Node childAt(Node node, std::string_view segment)
{
    if (!node.isSequence()) return node.find(unescapedKey(segment));
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), index);
    return error == std::errc() && end == segment.data() + segment.size() ? node.at(index) : Node();
}

Result<std::shared_ptr<const SourceTree>> read(std::string text, std::string fileName)
{
    if (text.size() > limits::kFileBytes)
        return Problem{{"files.too-large", {{"limit", "32 MiB"}}}, {std::move(fileName), 0, 0, {}}, Message{"template.split-file", {}}};
    if (const auto broken = firstBrokenUtf8(text)) {
        const TreeBuilder places(std::move(text), std::move(fileName), Format::Yaml);
        return places.problem(*broken, {"template.broken-utf8", {}}, Message{"template.broken-utf8-remedy", {}});
    }
    std::optional<Problem> asJson;
    if (startsLikeJson(text)) {
        TreeBuilder builder(text, fileName, Format::Json);
        const auto failed = readJson(builder);
        if (!failed) return std::move(builder).finish();
        if (!failed->couldBeYaml) return failed->problem;
        asJson = failed->problem;
    }
    TreeBuilder builder(std::move(text), std::move(fileName), Format::Yaml);
    if (auto failed = readYaml(builder)) return asJson ? *std::move(asJson) : *std::move(failed);
    return std::move(builder).finish();
}

} // namespace

Result<Template> Template::parse(std::string text, std::string fileName)
{
    auto result = parseOrEmpty(std::move(text), std::move(fileName));
    if (result && !result->root()) return Problem{{"template.empty", {}}, result->place(0), Message{"template.root-not-mapping-remedy", {}}};
    return result;
}

Result<Template> Template::parseOrEmpty(std::string text, std::string fileName)
{
    auto tree = read(std::move(text), std::move(fileName));
    if (!tree) return tree.problem();
    Template result(*std::move(tree));
    const Node root = result.root();
    if (root && !root.isMapping()) return Problem{{"template.root-not-mapping", {}}, root.place(), Message{"template.root-not-mapping-remedy", {}}};
    return result;
}

Format Template::format() const { return m_tree->format; }
const std::string& Template::text() const { return m_tree->text; }
const std::string& Template::fileName() const { return m_tree->fileName; }
Node Template::root() const { return m_tree->nodes.empty() ? Node() : Node(m_tree.get(), 0); }
Place Template::place(std::size_t offset) const { return m_tree->place(offset); }

Node Template::at(std::string_view path) const
{
    Node node = root();
    while (node && !path.empty()) {
        const auto slash = path.find('/');
        node = childAt(node, path.substr(0, slash));
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    }
    return node;
}

Template Template::named(std::string fileName) const
{
    // Nodes view the text they were read from, so a tree is never copied: the same text is read again under its new name.
    auto again = Template::parseOrEmpty(m_tree->text, std::move(fileName));
    return again.ok() ? *std::move(again) : *this;
}

Node::Kind Node::kind() const { return m_tree ? m_tree->nodes[m_index].kind : Kind::None; }
std::string_view Node::text() const { return isScalar() ? m_tree->nodes[m_index].text : std::string_view(); }
Node::Style Node::style() const { return m_tree ? m_tree->nodes[m_index].style : Style::Plain; }
bool Node::isFlow() const { return m_tree && m_tree->nodes[m_index].isFlow; }
std::string_view Node::tag() const { return m_tree ? m_tree->nodes[m_index].tag : std::string_view(); }
Span Node::span() const { return m_tree ? m_tree->nodes[m_index].span : Span(); }

std::size_t Node::size() const
{
    if (!m_tree) return 0;
    const NodeData& data = m_tree->nodes[m_index];
    return data.kind == Kind::Mapping ? data.childCount / 2 : data.childCount;
}

Node Node::at(std::size_t index) const
{
    if (!isSequence() || index >= size()) return {};
    return {m_tree, m_tree->children[m_tree->nodes[m_index].firstChild + index]};
}

Node Node::findKey(std::string_view key) const
{
    if (!isMapping()) return {};
    if (const auto slot = m_tree->slotOf(m_index, key)) return {m_tree, m_tree->children[m_tree->nodes[m_index].firstChild + *slot]};
    return {};
}

namespace {

// Earlier ones win (YAML 1.1 merge keys).
std::vector<Node> mergedMappings(Node merge)
{
    if (merge.isSequence()) return merge.items();
    return merge ? std::vector<Node>{merge} : std::vector<Node>();
}

} // namespace

Node Node::merge() const
{
    if (!isMapping() || m_tree->format != Format::Yaml) return {};
    const auto slot = m_tree->slotOf(m_index, "<<");
    if (!slot) return {};
    const std::uint32_t at = m_tree->nodes[m_index].firstChild + *slot;
    const Node key{m_tree, m_tree->children[at]};
    const Node value{m_tree, m_tree->children[at + 1]};
    if (key.style() != Style::Plain || !key.tag().empty()) return {};
    const std::vector<Node> items = value.items();
    const bool merges = value.isMapping() || (value.isSequence() && std::all_of(items.begin(), items.end(), std::mem_fn(&Node::isMapping)));
    return merges ? value : Node();
}

Node Node::find(std::string_view key) const
{
    if (!isMapping()) return {};
    const NodeData& data = m_tree->nodes[m_index];
    if (const auto slot = m_tree->slotOf(m_index, key)) return {m_tree, m_tree->children[data.firstChild + *slot + 1]};
    for (const Node& source : mergedMappings(merge()))
        if (const Node value = source.find(key)) return value;
    return {};
}

std::vector<Node> Node::items() const
{
    std::vector<Node> all;
    if (!isSequence()) return all;
    all.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) all.push_back(at(i));
    return all;
}

std::vector<Node::Entry> Node::entries() const
{
    std::vector<Entry> all;
    if (!isMapping()) return all;
    const NodeData& data = m_tree->nodes[m_index];
    const Node merge = this->merge();
    for (std::uint32_t i = 0; i < data.childCount; i += 2) {
        const Entry entry{Node{m_tree, m_tree->children[data.firstChild + i]}, Node{m_tree, m_tree->children[data.firstChild + i + 1]}};
        if (!merge || entry.key.text() != "<<") all.push_back(entry);
    }
    if (!merge) return all;
    std::unordered_set<std::string_view> keys;
    for (const Entry& own : all) keys.insert(own.key.text());
    for (const Node& source : mergedMappings(merge))
        for (const Entry& entry : source.entries())
            if (keys.insert(entry.key.text()).second) all.push_back(entry);
    return all;
}

Place Node::place() const
{
    if (!m_tree) return {};
    Place place = m_tree->place(m_tree->nodes[m_index].span.begin);
    place.path = path();
    return place;
}

std::string Node::path() const
{
    if (!m_tree) return {};
    std::string path;
    for (std::uint32_t index = m_index; index != 0; index = m_tree->nodes[index].parent) {
        const NodeData& data = m_tree->nodes[index];
        const NodeData& parent = m_tree->nodes[data.parent];
        const std::string segment = parent.kind == Kind::Mapping
                                        ? escapedKey(m_tree->nodes[m_tree->children[parent.firstChild + (data.slot & ~1u)]].text)
                                        : std::to_string(data.slot);
        path = path.empty() ? segment : segment + "/" + path;
    }
    return path;
}

void SourceTree::indexLines()
{
    lineStarts.assign(1, 0);
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 >= text.size() || text[i + 1] != '\n'))) lineStarts.push_back(i + 1);
    characterMarks.assign(1, 0);
    for (std::size_t i = kMarkStep; i <= text.size(); i += kMarkStep)
        characterMarks.push_back(characterMarks.back() + characterCount(std::string_view(text).substr(i - kMarkStep, kMarkStep)));
}

std::size_t SourceTree::charactersBefore(std::size_t offset) const
{
    const std::size_t mark = offset / kMarkStep;
    return characterMarks[mark] + characterCount(std::string_view(text).substr(mark * kMarkStep, offset - mark * kMarkStep));
}

Place SourceTree::place(std::size_t offset) const
{
    offset = std::min(offset, text.size());
    const auto after = std::upper_bound(lineStarts.begin(), lineStarts.end(), offset);
    std::size_t start = *std::prev(after);
    if (start == 0 && text.starts_with(kByteOrderMark)) start = std::min(offset, kByteOrderMark.size());
    return {fileName, static_cast<int>(after - lineStarts.begin()), static_cast<int>(charactersBefore(offset) - charactersBefore(start)) + 1, {}};
}

std::optional<std::uint32_t> SourceTree::slotOf(std::uint32_t mapping, std::string_view key) const
{
    if (const auto index = bigMappings.find(mapping); index != bigMappings.end()) {
        const auto slot = index->second.find(key);
        return slot == index->second.end() ? std::nullopt : std::optional(slot->second);
    }
    const NodeData& data = nodes[mapping];
    for (std::uint32_t i = 0; i < data.childCount; i += 2)
        if (nodes[children[data.firstChild + i]].text == key) return i;
    return std::nullopt;
}

} // namespace faultline
