#pragma once

#include "model/document/annotations.h"
#include "model/document/document.h"
#include "model/template/value.h"
#include "model/text/tri.h"

#include <map>
#include <string>
#include <vector>

namespace faultline {

/// What the document itself does not say when it is resolved.
struct ResolveOptions {
    std::map<std::string, std::string> parameters; ///< `--parameter K=V`; wins over the drawing's values, those over defaults
};

struct ResolvedParameter {
    std::string name, type;
    Value value;         ///< Unknown when there is neither value nor default
    bool noEcho = false; ///< its value is never written or shown
    Node node;
};

/// One entry of `Resources` after evaluation.
struct ResolvedResource {
    std::string id;
    std::string type;
    Tri exists = Tri::Yes; ///< its Condition: No = a ghost (CFN-27)
    std::string condition; ///< name of it; empty when unconditional
    Value properties;      ///< Map, Unknown (a body that is an import or macro) or Absent
    std::vector<std::string> dependsOn;
    Node node;                                                              ///< the resource's mapping
    Node attribute(std::string_view name) const { return node.find(name); } ///< "UpdatePolicy", "CreationPolicy", …
};

/// A template with everything evaluated that can be (CFN-27's order). Nothing is dropped: ghosts and unknowns stay, marked.
struct ResolvedTemplate {
    std::string region; ///< the drawing's, else us-east-1 by assumption
    bool regionAssumed = false;
    std::vector<std::string> zones; ///< what Fn::GetAZs gives: the drawing's, else all of the Region, alphabetical
    std::vector<ResolvedParameter> parameters;
    std::vector<ResolvedResource> resources; ///< file order
    std::vector<std::pair<std::string, Tri>> conditions;
    std::vector<Problem> problems; ///< broken references, circular references, wrong intrinsics: never fatal
    /// Logical ids on a circle of references, each circle once; empty when there is none. A drill refuses such a document.
    std::vector<std::vector<std::string>> cycles;
};

[[nodiscard]] ResolvedTemplate resolve(const Document& document, const DocumentAnnotation& annotation, const ResolveOptions& options);

} // namespace faultline
