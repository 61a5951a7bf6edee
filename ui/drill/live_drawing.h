#pragma once

#include "model/layout/marks.h"
#include "model/text/texts.h"
#include "sim/drill/simulation.h"

#include <string>

namespace faultline::ui {

/// How a moment of a run looks on the drawing: loads, what is down or booting, rates along the connections, faulted AZs.
[[nodiscard]] DrawingState drawingOf(const sim::LiveState& live, const Diagram& diagram, const Texts& texts);

/// "1:30", "1:02:03".
[[nodiscard]] std::string clockText(Nanoseconds t);

/// "400/s", "1,812/s"
[[nodiscard]] std::string rateText(double perSecond);

} // namespace faultline::ui
