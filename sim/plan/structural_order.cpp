#include "sim/plan/structural_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <compare>
#include <numeric>
#include <tuple>

namespace faultline::sim {

namespace {

/// Own data that says how a resource is drawn, and nothing about what it does.
constexpr std::array<std::string_view, 4> kLooks{"At", "Glyphs", "Label", "Size"};

/// A resource without its name: what it is, as one text, and whom it mentions in the order of that text.
struct Shape {
    std::string text;
    std::vector<std::size_t> mentions;
};

class ShapeReader {
public:
    explicit ShapeReader(const Architecture& architecture) : m_architecture(architecture)
    {
        for (const Resource& resource : architecture.resources()) m_indices.emplace(resource.id, m_indices.size());
        m_zones = architecture.zones();
        std::sort(m_zones.begin(), m_zones.end());
    }

    Shape shapeOf(const Resource& resource)
    {
        m_shape = {};
        put(resource.typeName);
        read(resource.properties);
        const Node own = m_architecture.document().ownData(resource.id);
        for (const auto& [key, value] : sorted(own))
            if (std::find(kLooks.begin(), kLooks.end(), key) == kLooks.end()) readEntry(key, value);
        return std::move(m_shape);
    }

private:
    void put(std::string_view text) { fmt::format_to(std::back_inserter(m_shape.text), "{}:{} ", text.size(), text); }

    /// Zones by their position, the Region without its name.
    void putText(std::string text)
    {
        const auto zone = std::find(m_zones.begin(), m_zones.end(), text);
        if (zone != m_zones.end()) text = fmt::format("zone {:03}", zone - m_zones.begin());
        const std::string& region = m_architecture.region();
        for (std::size_t at = region.empty() ? std::string::npos : text.find(region); at != std::string::npos; at = text.find(region, at))
            text.replace(at, region.size(), "*");
        put(text);
    }

    bool mention(std::string_view id)
    {
        const auto known = m_indices.find(id);
        if (known == m_indices.end()) return false;
        m_shape.mentions.push_back(known->second);
        m_shape.text += "@ ";
        return true;
    }

    void read(const Value& value)
    {
        m_shape.text += static_cast<char>('A' + static_cast<int>(value.kind()));
        if (value.isReference()) {
            (void)mention(value.text());
            put(value.attribute());
            return;
        }
        for (const std::string& id : value.ownMentions()) (void)mention(id);
        if (value.isText()) putText(value.text());
        if (value.isUnknown() && value.ownMentions().empty()) put(value.symbol());
        for (const Value& item : value.items()) read(item);
        auto fields = value.fields();
        std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [key, field] : fields) {
            put(key);
            read(field);
        }
        m_shape.text += ';';
    }

    static std::vector<std::pair<std::string, Node>> sorted(Node mapping)
    {
        std::vector<std::pair<std::string, Node>> entries;
        for (const Node::Entry& entry : mapping.entries()) entries.emplace_back(entry.key.text(), entry.value);
        std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        return entries;
    }

    void readEntry(const std::string& key, Node value)
    {
        put(key);
        readOwn(value);
    }

    void readOwn(Node node)
    {
        if (node.isScalar() && !mention(node.text())) putText(std::string(node.text()));
        for (const Node& item : node.items()) readOwn(item);
        for (const auto& [key, value] : sorted(node)) readEntry(key, value);
        m_shape.text += ';';
    }

    const Architecture& m_architecture;
    std::map<std::string, std::size_t, std::less<>> m_indices;
    std::vector<std::string> m_zones;
    Shape m_shape;
};

/// Ranks of keys, equal ones for equal keys. Returns how many different ones there are.
template <class Key>
std::size_t rank(const std::vector<Key>& keys, std::vector<std::size_t>& ranks)
{
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    ranks.assign(keys.size(), 0);
    std::size_t last = 0;
    for (std::size_t i = 1; i < order.size(); ++i) ranks[order[i]] = last += keys[order[i - 1]] < keys[order[i]] ? 1 : 0;
    return keys.empty() ? 0 : last + 1;
}

} // namespace

StructuralOrder::StructuralOrder(const Architecture& architecture)
{
    ShapeReader reader(architecture);
    std::vector<std::string> texts;
    std::vector<std::vector<std::size_t>> mentions;
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> mentionedBy(architecture.resources().size()); // by whom, and as which of theirs
    for (const Resource& resource : architecture.resources()) {
        Shape shape = reader.shapeOf(resource);
        for (std::size_t at = 0; at < shape.mentions.size(); ++at) mentionedBy[shape.mentions[at]].emplace_back(texts.size(), at);
        texts.push_back(std::move(shape.text));
        mentions.push_back(std::move(shape.mentions));
    }
    std::vector<std::size_t> ranks;
    std::size_t different = rank(texts, ranks);
    for (std::size_t before = 0; before != different;) { // each round looks one mention further
        std::vector<std::tuple<std::size_t, std::vector<std::size_t>, std::vector<std::pair<std::size_t, std::size_t>>>> keys;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            auto whom = mentions[i];
            for (std::size_t& other : whom) other = ranks[other];
            auto by = mentionedBy[i];
            for (auto& [other, at] : by) other = ranks[other];
            std::sort(by.begin(), by.end());
            keys.emplace_back(ranks[i], std::move(whom), std::move(by));
        }
        before = different;
        different = rank(keys, ranks);
    }
    for (std::size_t i = 0; i < ranks.size(); ++i) m_ranks.emplace(architecture.resources()[i].id, ranks[i]);
}

bool StructuralOrder::isBefore(std::string_view a, std::string_view b) const
{
    const auto first = m_ranks.find(a), second = m_ranks.find(b);
    return first != m_ranks.end() && second != m_ranks.end() && first->second < second->second;
}

void StructuralOrder::sort(std::vector<std::string>& ids) const
{
    const auto isKnown = [&](const std::string& id) { return m_ranks.contains(id); };
    const auto known = std::stable_partition(ids.begin(), ids.end(), isKnown);
    std::stable_sort(ids.begin(), known, [&](const std::string& a, const std::string& b) { return isBefore(a, b); });
}

} // namespace faultline::sim
