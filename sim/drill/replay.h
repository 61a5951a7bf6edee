#pragma once

#include "sim/drill/scenario.h"

#include <string>
#include <string_view>
#include <vector>

namespace faultline::sim {

/// Reads recorded traffic: CSV lines `seconds,requests per second`, ascending, rates between them linear. A first line that does not begin
/// with a number is a heading; empty lines and lines that begin with `#` are passed over. Fails with line and column on anything else.
[[nodiscard]] Result<std::vector<Traffic::Knot>> readRateCsv(std::string_view bytes, const std::string& fileName);

} // namespace faultline::sim
