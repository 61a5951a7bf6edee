#pragma once

#include "model/template/template.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// One mention of a resource in Faultline's own data.
struct OwnMention {
    std::string id;                ///< the resource
    std::vector<std::string> path; ///< below the `Faultline` mapping: of the text, or of the entry whose key, names it
    std::vector<std::string> rest; ///< likewise: of what says nothing without that resource, and goes when it goes
    bool isKey = false;
    Node node;             ///< the text or key that holds the name
    std::size_t begin = 0; ///< of the name in that text

    /// The text with another id in its place.
    [[nodiscard]] std::string renamed(std::string_view newId) const;
};

/// In the `Faultline` mapping of a resource.
[[nodiscard]] std::vector<OwnMention> mentionsInResourceData(Node own);
/// In the `Faultline` mapping of the template.
[[nodiscard]] std::vector<OwnMention> mentionsInDocumentData(Node own);

} // namespace faultline
