#pragma once

#include "tests/sim/played.h"

#include <map>
#include <string>
#include <vector>

namespace faultline::test {

/// The attempts of each request, in order, as a trace gives them.
using Attempts = std::map<std::uint64_t, std::vector<sim::AttemptRecord>>;
[[nodiscard]] Attempts attemptsOf(const std::string& text, const Play& setup);

/// Seconds between the end of each attempt and the start of the next, by the number of the attempt before: [1] after the first.
[[nodiscard]] std::map<int, std::vector<double>> waitsOf(const Attempts& attempts);

} // namespace faultline::test
