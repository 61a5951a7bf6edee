#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds
#include "model/text/problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace faultline::sim {

/// A plain decimal number, all of the text: "12", "0.5"; no sign, exponent, infinity or blank.
[[nodiscard]] std::optional<double> decimalOf(std::string_view text);
/// The same, times 10^exponent, rounded once: ("99.9", -2) is the double nearest to 0.999.
[[nodiscard]] std::optional<double> decimalOf(std::string_view text, int exponent);
[[nodiscard]] std::optional<std::uint64_t> wholeOf(std::string_view text);

/// "200/s", "12000/m", "5/h" in requests per second.
[[nodiscard]] Result<double> parseRate(std::string_view text);

[[nodiscard]] std::vector<std::string_view> splitAt(std::string_view text, char separator);
/// The parts before and after the first separator; nothing without one.
[[nodiscard]] std::optional<std::pair<std::string_view, std::string_view>> cutAt(std::string_view text, std::string_view separator);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// "drill.ID" with its arguments, and a remedy "drill.REMEDY".
[[nodiscard]] Problem drillProblem(std::string_view id, std::vector<std::pair<std::string, std::string>> args, std::string_view remedy = {},
                                   std::vector<std::pair<std::string, std::string>> remedyArgs = {});

} // namespace faultline::sim
