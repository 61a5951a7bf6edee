#pragma once

#include "sim/plan/index.h"

namespace faultline::sim {

/// A call that may have ended meanwhile: its stamp tells.
struct CallRef {
    Index call = kNone;
    std::uint32_t stamp = 0;
};

} // namespace faultline::sim
