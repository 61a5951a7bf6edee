#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// A piece of the text of an `Fn::Sub` (CFN-12): plain text, or a name to be replaced.
struct SubPiece {
    bool isName = false;
    std::string text;      ///< plain text, `${!x}` already turned to `${x}`; or the name between the braces, without blanks around it
    std::size_t begin = 0; ///< where it stands in the text, braces included
    std::size_t end = 0;
};

[[nodiscard]] std::vector<SubPiece> subPieces(std::string_view text);

/// "Id" of "Id.Attribute.More": attributes may have dots, ids do not (CFN-11).
[[nodiscard]] std::string_view beforeDot(std::string_view name);
[[nodiscard]] std::string_view afterDot(std::string_view name); ///< empty where there is none

} // namespace faultline
