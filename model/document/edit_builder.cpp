#include "model/document/edit_builder.h"

#include "model/document/literal_of.h"
#include "model/document/span_writer.h"
#include "model/template/path.h"

#include <algorithm>

namespace faultline {

namespace {

/// Own data inside of a template: numbers with a fraction as text, because linters of templates take only whole ones in Metadata (cfn-lint's E4002).
Literal asMetadata(Literal literal)
{
    if (literal.kind == Literal::Kind::Word && literal.text.find_first_of(".e") != std::string::npos &&
        literal.text.find_first_not_of("0123456789.e+-") == std::string::npos)
        literal.kind = Literal::Kind::Text;
    for (Literal& item : literal.items) item = asMetadata(std::move(item));
    for (auto& [key, value] : literal.fields) value = asMetadata(std::move(value));
    return literal;
}

bool hasOwnRoot(const Document& document) { return document.sidecar() && document.sidecar()->root(); }

std::string under(std::string_view base, std::string_view path) { return std::string(base) + (path.empty() ? "" : "/") + std::string(path); }

} // namespace

EditBuilder::EditBuilder(Document document, Message name) : m_current(std::move(document)) { m_edit.name = std::move(name); }

void EditBuilder::refuse(Problem problem)
{
    if (!m_problem) m_problem = std::move(problem);
}

void EditBuilder::change(std::vector<TextChange> changes)
{
    std::erase_if(changes, [](const TextChange& c) { return c.before == c.after; });
    if (m_problem || changes.empty()) return;
    const Edit step{{}, std::move(changes)};
    auto next = m_current.apply(step);
    if (!next) return refuse(next.problem());
    m_current = *std::move(next);
    m_edit.changes.insert(m_edit.changes.end(), step.changes.begin(), step.changes.end());
}

void EditBuilder::splice(DocumentFile file, std::string_view path, const Result<Splice>& splice)
{
    if (m_problem) return;
    if (!splice) return refuse(splice.problem());
    const std::string& text = file == DocumentFile::Template ? m_current.source().text() : m_current.sidecar()->text();
    change({{file, std::string(path), splice->begin, text.substr(splice->begin, splice->end - splice->begin), splice->after}});
}

// Behind the comments of a sidecar that holds nothing else.
void EditBuilder::beginSidecar()
{
    const std::string before = m_current.sidecar() ? m_current.sidecar()->text() : std::string();
    const std::string lineEnd = before.empty() || before.ends_with('\n') ? "" : "\n";
    change({{DocumentFile::Sidecar, "Faultline", before.size(), "", lineEnd + "Faultline:\n  Version: 1\n"}});
}

void EditBuilder::setIn(DocumentFile file, std::string_view path, const Literal& value)
{
    if (m_problem) return;
    if (file == DocumentFile::Sidecar && !hasOwnRoot(m_current)) return beginSidecar(), setIn(file, path, value);
    const Template& source = file == DocumentFile::Template ? m_current.source() : *m_current.sidecar();
    if (const Node old = source.at(path); old && literalOf(old) == value) return;
    splice(file, path, spliceToSet(source, path, value));
}

EditBuilder& EditBuilder::set(std::string_view path, const Literal& value)
{
    setIn(DocumentFile::Template, path, value);
    return *this;
}

EditBuilder& EditBuilder::append(std::string_view path, const Literal& item)
{
    if (!m_problem) splice(DocumentFile::Template, path, spliceToAppend(m_current.source(), path, item));
    return *this;
}

EditBuilder& EditBuilder::remove(std::string_view path, bool pruneEmpty)
{
    if (!m_problem) splice(DocumentFile::Template, path, spliceToRemove(m_current.source(), path, pruneEmpty));
    return *this;
}

EditBuilder& EditBuilder::renameKey(std::string_view path, std::string_view newKey)
{
    if (!m_problem) splice(DocumentFile::Template, path, spliceToRenameKey(m_current.source(), path, newKey));
    return *this;
}

EditBuilder& EditBuilder::addResource(std::string_view logicalId, std::string_view type, const Literal& properties)
{
    Literal resource = Literal::map({{"Type", Literal(type)}});
    const bool hasProperties = !properties.fields.empty() || !properties.items.empty();
    if (hasProperties) resource.fields.emplace_back("Properties", properties);
    return addResource(logicalId, resource);
}

EditBuilder& EditBuilder::addResource(std::string_view logicalId, const Literal& resource)
{
    if (m_problem) return *this;
    if (m_current.source().root().find("Resources").find(logicalId)) {
        refuse({{"document.id-taken", {{"id", std::string(logicalId)}}},
                m_current.source().root().find("Resources").findKey(logicalId).place(),
                std::nullopt});
        return *this;
    }
    return set(joinedPath({"Resources", std::string(logicalId)}), resource);
}

EditBuilder::OwnPath EditBuilder::ownPath(std::string_view path) const
{
    const bool isBeside = m_current.ownDataPlace() == OwnDataPlace::Beside;
    return {isBeside ? DocumentFile::Sidecar : DocumentFile::Template, under(isBeside ? "Faultline" : "Metadata/Faultline", path)};
}

EditBuilder::OwnPath EditBuilder::ownPath(std::string_view id, std::string_view path) const
{
    const std::string segment = joinedPath({std::string(id)});
    const Node own = m_current.ownData();
    if (!m_current.source().root().find("Resources").find(id)) {
        if (own.find("Actors").find(id)) return ownPath(under("Actors/" + segment, path));
        const Node sketches = own.find("Canvas").find("Sketches");
        for (std::size_t i = 0; i < sketches.size(); ++i)
            if (sketches.at(i).find("Id").text() == id) return ownPath(under("Canvas/Sketches/" + std::to_string(i), path));
    }
    if (m_current.ownDataPlace() == OwnDataPlace::Inside)
        return {DocumentFile::Template, under("Resources/" + segment + "/Metadata/Faultline", path)};
    const bool isWrapped = m_current.sidecar() && m_current.sidecar()->root().find("Resources").find(id).find("Faultline").isMapping();
    return {DocumentFile::Sidecar, under("Resources/" + segment + (isWrapped ? "/Faultline" : ""), path)};
}

void EditBuilder::beginInside()
{
    if (m_current.ownDataPlace() == OwnDataPlace::Inside && !m_current.ownData()) set("Metadata/Faultline/Version", Literal::word("1"));
}

EditBuilder& EditBuilder::setOwn(std::string_view path, const Literal& value)
{
    beginInside();
    const OwnPath where = ownPath(path);
    setIn(where.file, where.path, where.file == DocumentFile::Template ? asMetadata(value) : value);
    return *this;
}

EditBuilder& EditBuilder::setOwn(std::string_view logicalId, std::string_view path, const Literal& value)
{
    const OwnPath where = ownPath(logicalId, path);
    setIn(where.file, where.path, where.file == DocumentFile::Template ? asMetadata(value) : value);
    return *this;
}

EditBuilder& EditBuilder::appendOwn(std::string_view path, const Literal& item)
{
    beginInside();
    return appendIn(ownPath(path), item);
}
EditBuilder& EditBuilder::appendOwn(std::string_view logicalId, std::string_view path, const Literal& item)
{
    return appendIn(ownPath(logicalId, path), item);
}

EditBuilder& EditBuilder::appendIn(const OwnPath& where, const Literal& item)
{
    if (m_problem) return *this;
    if (where.file == DocumentFile::Sidecar && !hasOwnRoot(m_current)) beginSidecar();
    if (m_problem) return *this;
    const Template& source = where.file == DocumentFile::Template ? m_current.source() : *m_current.sidecar();
    splice(where.file, where.path, spliceToAppend(source, where.path, where.file == DocumentFile::Template ? asMetadata(item) : item));
    return *this;
}

EditBuilder& EditBuilder::removeOwn(std::string_view path) { return removeAt(ownPath(path)); }
EditBuilder& EditBuilder::removeOwn(std::string_view logicalId, std::string_view path) { return removeAt(ownPath(logicalId, path)); }

EditBuilder& EditBuilder::removeAt(const OwnPath& where)
{
    if (m_problem || (where.file == DocumentFile::Sidecar && !hasOwnRoot(m_current))) return *this;
    const Template& source = where.file == DocumentFile::Template ? m_current.source() : *m_current.sidecar();
    splice(where.file, where.path, spliceToRemove(source, where.path, true));
    return *this;
}

std::string EditBuilder::freeId(std::string_view wish) const
{
    std::string stem;
    for (const char c : wish)
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) stem += c;
    constexpr std::size_t kIdBytes = 255; // CFN-4
    if (stem.empty()) stem = "Resource";
    stem.resize(std::min(stem.size(), kIdBytes - 8));
    const Node root = m_current.source().root();
    const Node own = m_current.ownData();
    const auto isTaken = [&](const std::string& id) {
        if (root.find("Resources").find(id) || root.find("Parameters").find(id) || own.find("Actors").find(id)) return true;
        for (const Node& sketch : own.find("Canvas").find("Sketches").items())
            if (sketch.find("Id").text() == id) return true;
        return false;
    };
    std::string id = stem;
    for (int n = 2; isTaken(id); ++n) id = stem + std::to_string(n);
    return id;
}

Result<Edit> EditBuilder::finish() &&
{
    if (m_problem) return *std::move(m_problem);
    return std::move(m_edit);
}

} // namespace faultline
