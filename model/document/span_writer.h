#pragma once

#include "model/document/literal.h"
#include "model/template/edit.h"
#include "model/template/template.h"
#include "model/text/problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// Replaces `[begin, end)` of a file's text.
struct Splice {
    std::size_t begin = 0, end = 0;
    std::string after;
};

/// Works out the one change of text that sets, adds, takes out or renames a value, in the style around it. Paths are as in Template::at.
/// Fails where a path leads through an alias, a merge key or a scalar.
[[nodiscard]] Result<Splice> spliceToSet(const Template& source, std::string_view path, const Literal& value);
[[nodiscard]] Result<Splice> spliceToAppend(const Template& source, std::string_view path, const Literal& item);
/// Taking out what is not there changes nothing: an empty splice.
[[nodiscard]] Result<Splice> spliceToRemove(const Template& source, std::string_view path, bool pruneEmpty);
[[nodiscard]] Result<Splice> spliceToRenameKey(const Template& source, std::string_view path, std::string_view newKey);
/// Another text for a scalar, in the scalar's own quotes.
[[nodiscard]] Splice spliceForScalar(const Template& source, Node scalar, std::string_view text);

} // namespace faultline
