#include "model/layout/marks.h"

namespace faultline {

std::vector<Mark> paint(const Diagram&, const FontWidths&, const DrawingState&) { return {}; }

} // namespace faultline
