#pragma once

#include "model/document/document.h"
#include "model/document/literal.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace faultline {

struct Splice;

/// Gathers changes to a document into one Edit, each written in the style around it: indent, quotes, block or flow, line ends.
///
/// Each step sees the result of the steps before it. The first problem sticks: later steps do nothing, and `finish` returns it.
/// Paths are as in Template::at. A step that changes nothing adds nothing.
class EditBuilder {
public:
    EditBuilder(Document document, Message name);

    /// The document as the steps so far have made it.
    [[nodiscard]] const Document& document() const { return m_current; }
    [[nodiscard]] bool failed() const { return m_problem.has_value(); }

    /// Sets the value at a path, making missing parents. Replaces whatever stands there.
    EditBuilder& set(std::string_view path, const Literal& value);
    /// Adds an item at the end of the list at a path, making the list when it is missing.
    EditBuilder& append(std::string_view path, const Literal& item);
    /// Takes out a mapping's entry or a list's item, with the comment lines directly above it; a parent left empty goes too when `pruneEmpty`.
    EditBuilder& remove(std::string_view path, bool pruneEmpty = true);
    /// Renames a mapping's key in place.
    EditBuilder& renameKey(std::string_view path, std::string_view newKey);

    EditBuilder& addResource(std::string_view logicalId, std::string_view type, const Literal& properties);
    /// With other attributes than Type and Properties, as the resource's whole mapping. Fails when the id is taken.
    EditBuilder& addResource(std::string_view logicalId, const Literal& resource);
    /// Takes out a resource, its own data, and every mention of it that would be left dangling: references in lists, DependsOn, properties.
    /// What only joins it to something else (a route, an association, a rule, a listener …) goes with it, and outputs of it too. Refused, naming the
    /// place, when the text of a Sub or a function that cannot do without mentions it.
    EditBuilder& removeResource(std::string_view logicalId);
    /// Changes a logical id with every Ref, GetAtt, Sub, DependsOn, Condition and own-data mention of it.
    EditBuilder& renameResource(std::string_view logicalId, std::string_view newId);

    /// Faultline's own data, wherever it lives: `path` below the `Faultline` mapping of the template or of a resource ("At", "Canvas/Notes/0").
    EditBuilder& setOwn(std::string_view path, const Literal& value);
    EditBuilder& setOwn(std::string_view logicalId, std::string_view path, const Literal& value);
    EditBuilder& appendOwn(std::string_view path, const Literal& item);
    EditBuilder& appendOwn(std::string_view logicalId, std::string_view path, const Literal& item);
    EditBuilder& removeOwn(std::string_view path);
    EditBuilder& removeOwn(std::string_view logicalId, std::string_view path);
    /// Gives up: `finish` will return this problem, if none came before.
    void refuse(Problem problem);

    /// A logical id that is free: `wish`, else `wish2`, `wish3` …; letters and digits only (CFN-4). Actors and sketches share the name space.
    [[nodiscard]] std::string freeId(std::string_view wish) const;

    [[nodiscard]] Result<Edit> finish() &&;

private:
    struct OwnPath {
        DocumentFile file = DocumentFile::Template;
        std::string path;
    };

    void change(std::vector<TextChange> changes);
    void splice(DocumentFile file, std::string_view path, const Result<Splice>& splice);
    void beginSidecar(); ///< gives it its first key
    void beginInside();  ///< likewise `Metadata.Faultline`, where own data lives there
    void setIn(DocumentFile file, std::string_view path, const Literal& value);
    EditBuilder& appendIn(const OwnPath& where, const Literal& item);
    EditBuilder& removeAt(const OwnPath& where);
    [[nodiscard]] OwnPath ownPath(std::string_view path) const;
    [[nodiscard]] OwnPath ownPath(std::string_view id, std::string_view path) const;
    void removeOwnMentions(const std::set<std::string>& going);
    /// What to take out next on the way to a template without some resources: at most one path per entry of a section. Empty: nothing is left.
    [[nodiscard]] std::vector<std::string> nextToRemove(const std::set<std::string>& going);
    /// Takes out as many of the paths as do not touch each other, with one parse.
    void removeTogether(const std::vector<std::string>& paths);

    Document m_current;
    Edit m_edit;
    std::optional<Problem> m_problem;
};

} // namespace faultline
