#pragma once

#include "sim/core/slab.h" // kNone

#include <cstdint>

namespace faultline::sim {

/// A place in one of a plan's or world's arrays; kNone: nothing.
using Index = std::uint32_t;

} // namespace faultline::sim
