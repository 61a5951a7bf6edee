#pragma once

#include <cstdint>
#include <string>

namespace faultline::test {

/// A damaged copy of a text: cut short, bytes flipped, a piece doubled, two tokens swapped, a bracket or quote put in. The same seed gives the same
/// damage.
[[nodiscard]] std::string damaged(const std::string& text, std::uint64_t seed);

} // namespace faultline::test
