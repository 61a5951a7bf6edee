#pragma once

#include <cstddef>
#include <cstdint>

namespace faultline::sim {

/// -log of a uniform number, for each of `n` draws: what `-naturalLog(unitOf(bits[i]))` gives, to the last bit, with several at a time where the
/// processor can. @param bits may not overlap `out`
void exponentialBlock(const std::uint64_t* bits, double* out, std::size_t n);

} // namespace faultline::sim
