#pragma once

#include "model/text/message.h"

#include <cstddef>
#include <string>
#include <vector>

namespace faultline {

enum class DocumentFile { Template, Sidecar };

/// One replacement of text. `begin` counts in the text as it stands when its turn comes, after the changes before it in the list.
struct TextChange {
    DocumentFile file = DocumentFile::Template;
    std::string path; ///< for people: "Resources/Vpc/Properties/CidrBlock"
    std::size_t begin = 0;
    std::string before;
    std::string after;

    friend bool operator==(const TextChange&, const TextChange&) = default;
};

/// The one kind of edit: undo, redo, quick fixes, paste, rename, the journal and recovery all use it.
struct Edit {
    Message name; ///< what the Undo menu says
    std::vector<TextChange> changes;

    [[nodiscard]] bool empty() const { return changes.empty(); }
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// The edit that takes `edit` back: the same changes, swapped, in reverse order.
[[nodiscard]] Edit inverse(const Edit& edit);

} // namespace faultline
