#pragma once

#include "model/template/edit.h"
#include "model/template/template.h"

#include <optional>
#include <string>

namespace faultline {

class FileSystem;

/// Where Faultline's own data lives (CONTRACT section 1): `NAME.faultline.yaml`, or `Metadata.Faultline` in the template. One at a time.
enum class OwnDataPlace { Beside, Inside };

/// A document is a CloudFormation template, and beside it, perhaps, a sidecar. A value; copies share their trees.
class Document {
public:
    /// Reads a template and its sidecar, if there is one. Fails like Template::parse, for either file. A template that opens with a fault
    /// that a drawing can show (a circular Ref, an unknown type) opens: that is the advisor's to say.
    [[nodiscard]] static Result<Document> open(const FileSystem& files, const std::string& path);
    /// From text in memory; `sidecar` absent: none.
    [[nodiscard]] static Result<Document> parse(std::string text, std::string fileName, std::optional<std::string> sidecar = std::nullopt);
    /// A new document without resources, own data inside; YAML.
    [[nodiscard]] static Document empty();

    [[nodiscard]] const Template& source() const { return m_source; }
    [[nodiscard]] const std::optional<Template>& sidecar() const { return m_sidecar; }
    [[nodiscard]] OwnDataPlace ownDataPlace() const { return m_place; }
    [[nodiscard]] const std::string& path() const { return m_source.fileName(); }
    [[nodiscard]] static std::string sidecarPath(const std::string& templatePath); ///< "dir/NAME.faultline.yaml" for "dir/NAME.yaml"

    /// The document after an edit. Fails when the old text does not stand where the edit says, or the result no longer parses.
    [[nodiscard]] Result<Document> apply(const Edit& edit) const;

    /// The `Faultline` mapping of the template level; Node() when there is none. Works the same for both places.
    [[nodiscard]] Node ownData() const;
    /// The `Faultline` mapping of one resource.
    [[nodiscard]] Node ownData(std::string_view logicalId) const;

    [[nodiscard]] Document withPath(const std::string& path) const;

private:
    Document(Template source, std::optional<Template> sidecar, OwnDataPlace place)
        : m_source(std::move(source)), m_sidecar(std::move(sidecar)), m_place(place)
    {
    }

    Template m_source;
    std::optional<Template> m_sidecar;
    OwnDataPlace m_place;
};

} // namespace faultline
