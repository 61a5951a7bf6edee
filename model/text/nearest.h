#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// The known word that `word` most likely was meant to be; empty when none is near (more than three slips of the finger away).
[[nodiscard]] std::string nearestWord(std::string_view word, const std::vector<std::string>& known);

} // namespace faultline
