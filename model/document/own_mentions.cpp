#include "model/document/own_mentions.h"

#include "model/template/path.h"

namespace faultline {

namespace {

/// Where own data names resources. `*` is each item or entry, `{key}` the key of each entry; a text may stand where a list may.
struct IdPlace {
    enum class Form {
        Whole,
        BeforeSlash, ///< "Group/us-east-1a"
        FaultTarget  ///< the `target` of a fault: "rds-failover:target=Database,at=5m", "process-crash:target=Group#2"
    };
    std::string_view path;
    std::size_t rest; ///< segments of the path that lead to what goes with the resource
    Form form = Form::Whole;
};

constexpr IdPlace kInResource[]{
    {"Uses/*/To", 2}, {"Uses/*/OnMiss", 3}, {"HealthCheck/Uses/*/To", 3}, {"HealthCheck/Uses/*/OnMiss", 4}, {"Consumes/*", 2}, {"Hooks/{key}", 2},
};

constexpr IdPlace kInDocument[]{
    {"Actors/*/Sends/*/To", 4}, {"Canvas/Frames/{key}", 3, IdPlace::Form::BeforeSlash}, {"Suppressions/*/Resource", 2},
    {"Drills/*/Experiment", 3}, {"Drills/*/Faults/*", 4, IdPlace::Form::FaultTarget},
};

std::size_t beginOfTarget(std::string_view fault)
{
    constexpr std::string_view kTarget = "target=";
    for (std::size_t at = fault.find_first_of(":,"); at != std::string_view::npos; at = fault.find(',', at + 1)) {
        const std::size_t name = fault.find_first_not_of(' ', at + 1);
        if (name != std::string_view::npos && fault.substr(name).starts_with(kTarget)) return name + kTarget.size();
    }
    return fault.size();
}

class Collector {
public:
    explicit Collector(const IdPlace& place) : m_place(place), m_segments(pathSegments(place.path)) {}

    std::vector<OwnMention> in(Node own) &&
    {
        walk(own, 0);
        return std::move(m_found);
    }

private:
    void walk(Node node, std::size_t depth)
    {
        if (depth == m_segments.size()) return add(node, false);
        const std::string& segment = m_segments[depth];
        if (segment == "{key}") {
            for (const Node::Entry& entry : node.entries()) below(std::string(entry.key.text()), [&] { add(entry.key, true); });
        } else if (segment != "*") {
            below(segment, [&] { walk(node.find(segment), depth + 1); });
        } else if (node.isMapping()) {
            for (const Node::Entry& entry : node.entries()) below(std::string(entry.key.text()), [&] { walk(entry.value, depth + 1); });
        } else if (node.isSequence()) {
            for (std::size_t i = 0; i < node.size(); ++i) below(std::to_string(i), [&] { walk(node.at(i), depth + 1); });
        } else {
            walk(node, depth + 1);
        }
    }

    template <class Step>
    void below(std::string segment, const Step& step)
    {
        m_path.push_back(std::move(segment));
        step();
        m_path.pop_back();
    }

    void add(Node node, bool isKey)
    {
        if (!node.isScalar()) return;
        const std::string_view text = node.text();
        const std::size_t begin = m_place.form == IdPlace::Form::FaultTarget ? beginOfTarget(text) : 0;
        const std::string_view ends = m_place.form == IdPlace::Form::FaultTarget ? ",# " : m_place.form == IdPlace::Form::BeforeSlash ? "/" : "";
        const std::size_t end = ends.empty() ? text.size() : std::min(text.find_first_of(ends, begin), text.size());
        if (begin >= end) return;
        const auto rest = m_path.begin() + static_cast<std::ptrdiff_t>(std::min(m_place.rest, m_path.size()));
        m_found.push_back({std::string(text.substr(begin, end - begin)), m_path, {m_path.begin(), rest}, isKey, node, begin});
    }

    const IdPlace& m_place;
    std::vector<std::string> m_segments;
    std::vector<std::string> m_path;
    std::vector<OwnMention> m_found;
};

template <std::size_t N>
std::vector<OwnMention> collected(const IdPlace (&places)[N], Node own)
{
    std::vector<OwnMention> all;
    for (const IdPlace& place : places)
        for (OwnMention& mention : Collector(place).in(own)) all.push_back(std::move(mention));
    return all;
}

} // namespace

std::string OwnMention::renamed(std::string_view newId) const { return std::string(node.text()).replace(begin, id.size(), newId); }

std::vector<OwnMention> mentionsInResourceData(Node own) { return collected(kInResource, own); }
std::vector<OwnMention> mentionsInDocumentData(Node own) { return collected(kInDocument, own); }

} // namespace faultline
