#pragma once

#include "model/layout/diagram.h"

namespace faultline {

/// The frames, glyphs and lines that a later drawing has and an earlier one has not, by their ids.
[[nodiscard]] Diagram additionsOf(const Diagram& before, const Diagram& after);

} // namespace faultline
