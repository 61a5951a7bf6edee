#pragma once

#include "model/layout/diagram.h"

#include <string>
#include <vector>

namespace faultline {

/// Routes every connection: right-angled, around glyphs and labels, parallel lines 8 px apart; pills where they overlap nothing.
void routeConnections(Diagram& diagram, const FontWidths& widths);

/// After some elements moved: routes again the lines that begin or end at them, and those that now run through them. Returns how many that were.
std::size_t rerouteMoved(Diagram& diagram, const std::vector<std::string>& movedElements, const FontWidths& widths);

} // namespace faultline
