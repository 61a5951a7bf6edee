#include "model/document/edit_builder.h"
#include "model/document/mentions.h"
#include "model/document/own_mentions.h"
#include "model/document/span_writer.h"
#include "model/template/path.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace faultline {

namespace {

bool isLogicalId(std::string_view id)
{
    return !id.empty() && id.size() <= 255 &&
           std::all_of(id.begin(), id.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

/// All changes to one file, made from its end backwards so that offsets stay true.
class Renames {
public:
    Renames(const Template& source, std::string_view oldId, std::string_view newId) : m_source(source), m_old(oldId), m_new(newId) {}

    void scalar(Node node)
    {
        if (node.isScalar() && node.text() == m_old) add(spliceForScalar(m_source, node, m_new));
    }

    void text(const OwnMention& mention) { add(spliceForScalar(m_source, mention.node, mention.renamed(m_new))); }

    /// "Old.Attribute"
    void dotted(Node node)
    {
        const std::string text(node.text());
        if (text == m_old) return scalar(node);
        if (text.size() > m_old.size() && text.starts_with(m_old) && text[m_old.size()] == '.')
            add(spliceForScalar(m_source, node, m_new + text.substr(m_old.size())));
    }

    /// `${Old}` and `${Old.Attribute}` in the text as it is written, escapes and all.
    void inSubText(Node node)
    {
        const std::string& text = m_source.text();
        const Span span = node.span();
        for (std::size_t at = text.find("${", span.begin); at < span.end; at = text.find("${", at + 2)) {
            const std::size_t name = text.find_first_not_of(" \t", at + 2);
            if (name == std::string::npos || text.compare(name, m_old.size(), m_old) != 0) continue;
            const std::size_t after = name + m_old.size();
            if (after < span.end && std::string_view("}. \t").find(text[after]) != std::string_view::npos) add({name, after, m_new});
        }
    }

    [[nodiscard]] std::vector<TextChange> changes(DocumentFile file)
    {
        std::vector<TextChange> all;
        for (auto splice = m_splices.rbegin(); splice != m_splices.rend(); ++splice) {
            const auto& [begin, end, after] = *splice;
            all.push_back({file, {}, begin, m_source.text().substr(begin, end - begin), after});
        }
        return all;
    }

private:
    void add(const Splice& splice) { m_splices.emplace(splice.begin, splice.end, splice.after); } // aliases name a place twice

    const Template& m_source;
    std::string m_old, m_new;
    std::set<std::tuple<std::size_t, std::size_t, std::string>> m_splices;
};

void renameMentions(Renames& renames, Node root, const std::string& id)
{
    std::vector<Mention> mentions;
    collectMentions(root, mentions);
    for (const Node::Entry& resource : root.find("Resources").entries()) collectDependsOn(resource.value, mentions);
    for (const Mention& mention : mentions) {
        if (mention.id != id) continue;
        if (mention.kind == Mention::Kind::Sub) renames.inSubText(mention.node);
        else if (mention.kind == Mention::Kind::GetAtt) renames.dotted(mention.node);
        else renames.scalar(mention.node);
    }
}

void renameInOwnData(Renames& renames, const Document& document, const std::string& id)
{
    const auto rename = [&](const std::vector<OwnMention>& mentions) {
        for (const OwnMention& mention : mentions)
            if (mention.id == id) renames.text(mention);
    };
    rename(mentionsInDocumentData(document.ownData()));
    for (const Node::Entry& resource : document.source().root().find("Resources").entries())
        rename(mentionsInResourceData(document.ownData(resource.key.text())));
}

} // namespace

EditBuilder& EditBuilder::renameResource(std::string_view logicalId, std::string_view newId)
{
    if (m_problem || logicalId == newId) return *this;
    const Document document = m_current;
    const Node resources = document.source().root().find("Resources");
    const Node key = resources.findKey(logicalId);
    const std::string id(logicalId);
    if (!key) refuse({{"document.no-such-resource", {{"id", id}}}, resources.place(), std::nullopt});
    else if (!isLogicalId(newId))
        refuse({{"document.not-an-id", {{"id", std::string(newId)}}}, key.place(), Message{"document.not-an-id-remedy", {}}});
    else if (freeId(newId) != newId) refuse({{"document.id-taken", {{"id", std::string(newId)}}}, key.place(), std::nullopt});
    if (m_problem) return *this;

    Renames inTemplate(document.source(), id, newId);
    inTemplate.scalar(key);
    renameMentions(inTemplate, document.source().root(), id);
    std::vector<TextChange> changes;
    if (document.sidecar()) {
        Renames inSidecar(*document.sidecar(), id, newId);
        inSidecar.scalar(document.sidecar()->root().find("Resources").findKey(id));
        renameInOwnData(inSidecar, document, id);
        changes = inSidecar.changes(DocumentFile::Sidecar);
    } else if (document.ownDataPlace() == OwnDataPlace::Inside) {
        renameInOwnData(inTemplate, document, id);
    }
    for (TextChange& change : inTemplate.changes(DocumentFile::Template)) changes.push_back(std::move(change));
    for (TextChange& change : changes) change.path = joinedPath({"Resources", id});
    Edit step;
    step.changes = changes;
    auto next = m_current.apply(step);
    if (!next) {
        refuse(next.problem());
        return *this;
    }
    m_current = *std::move(next);
    m_edit.changes.insert(m_edit.changes.end(), changes.begin(), changes.end());
    return *this;
}

} // namespace faultline
