#include "model/document/document.h"

#include "model/files/atomic_write.h"
#include "model/files/file_system.h"

#include <array>

namespace faultline {

namespace {

constexpr std::string_view kOwnKey = "Faultline";

bool hasInsideData(const Template& source)
{
    if (source.root().find("Metadata").find(kOwnKey)) return true;
    for (const Node::Entry& resource : source.root().find("Resources").entries())
        if (resource.value.find("Metadata").find(kOwnKey)) return true;
    return false;
}

OwnDataPlace placeOf(const Template& source, const std::optional<Template>& sidecar, OwnDataPlace whenNone)
{
    if (sidecar && sidecar->root()) return OwnDataPlace::Beside;
    return hasInsideData(source) ? OwnDataPlace::Inside : whenNone;
}

Problem staleEdit(const TextChange& change, const std::string& file)
{
    return Problem{
        {"document.edit-out-of-date", {{"path", change.path}}}, {file, 0, 0, change.path}, Message{"document.edit-out-of-date-remedy", {}}};
}

// The entry of a resource in a sidecar: directly below its id, or below a further `Faultline` as it would stand in the template.
Node unwrapped(Node entry)
{
    const Node inner = entry.find(kOwnKey);
    return inner.isMapping() ? inner : entry;
}

} // namespace

Result<Document> Document::open(const FileSystem& files, const std::string& path)
{
    auto text = readUserFile(files, path);
    if (!text) return text.problem();
    const std::string beside = sidecarPath(path);
    std::optional<std::string> sidecar;
    if (beside != path && files.status(beside).kind != FileStatus::Kind::Missing) {
        auto own = readUserFile(files, beside);
        if (!own) return own.problem();
        sidecar = *std::move(own);
    }
    return parse(*std::move(text), path, std::move(sidecar));
}

Result<Document> Document::parse(std::string text, std::string fileName, std::optional<std::string> sidecar)
{
    std::optional<Template> own;
    if (sidecar && sidecar->find_first_not_of(" \t\r\n") != std::string::npos) {
        auto parsed = Template::parseOrEmpty(*std::move(sidecar), sidecarPath(fileName));
        if (!parsed) return parsed.problem();
        own = *std::move(parsed);
    }
    auto source = Template::parse(std::move(text), std::move(fileName));
    if (!source) return source.problem();
    const OwnDataPlace place = placeOf(*source, own, OwnDataPlace::Beside);
    return Document(*std::move(source), std::move(own), place);
}

Document Document::empty()
{
    static const Document document = [] {
        auto parsed = parse("AWSTemplateFormatVersion: \"2010-09-09\"\n"
                            "Metadata:\n"
                            "  Faultline:\n"
                            "    Version: 1\n"
                            "    Region: us-east-1\n"
                            "Resources: {}\n",
                            "");
        return *std::move(parsed);
    }();
    return document;
}

std::string Document::sidecarPath(const std::string& templatePath)
{
    const auto slash = templatePath.rfind('/');
    const auto nameBegin = slash == std::string::npos ? 0 : slash + 1;
    const auto dot = templatePath.rfind('.');
    const bool hasSuffix = dot != std::string::npos && dot > nameBegin;
    return templatePath.substr(0, hasSuffix ? dot : templatePath.size()) + ".faultline.yaml";
}

Result<Document> Document::apply(const Edit& edit) const
{
    std::array<std::string, 2> texts{m_source.text(), m_sidecar ? m_sidecar->text() : std::string()};
    std::array<bool, 2> changed{false, false};
    for (const TextChange& change : edit.changes) {
        const std::size_t which = change.file == DocumentFile::Template ? 0 : 1;
        std::string& text = texts[which];
        const bool stands = change.begin <= text.size() && text.compare(change.begin, change.before.size(), change.before) == 0;
        if (!stands) return staleEdit(change, which == 0 ? path() : sidecarPath(path()));
        text.replace(change.begin, change.before.size(), change.after);
        changed[which] = true;
    }

    Document result = *this;
    if (changed[0]) {
        auto parsed = Template::parse(std::move(texts[0]), path());
        if (!parsed) return parsed.problem();
        result.m_source = *std::move(parsed);
    }
    if (changed[1] && texts[1].empty()) result.m_sidecar.reset();
    else if (changed[1]) {
        auto parsed = Template::parseOrEmpty(std::move(texts[1]), sidecarPath(path()));
        if (!parsed) return parsed.problem();
        result.m_sidecar = *std::move(parsed);
    }
    result.m_place = placeOf(result.m_source, result.m_sidecar, m_place);
    return result;
}

Node Document::ownData() const
{
    if (m_place == OwnDataPlace::Beside) return m_sidecar ? m_sidecar->root().find(kOwnKey) : Node();
    return m_source.root().find("Metadata").find(kOwnKey);
}

Node Document::ownData(std::string_view logicalId) const
{
    if (m_place == OwnDataPlace::Beside) return m_sidecar ? unwrapped(m_sidecar->root().find("Resources").find(logicalId)) : Node();
    return m_source.root().find("Resources").find(logicalId).find("Metadata").find(kOwnKey);
}

Document Document::withPath(const std::string& path) const
{
    Document renamed = *this;
    renamed.m_source = m_source.named(path);
    if (m_sidecar) renamed.m_sidecar = m_sidecar->named(sidecarPath(path));
    return renamed;
}

} // namespace faultline
