#pragma once

#include "model/layout/diagram.h"

#include <string>

namespace faultline {

/// The picture on a glyph's tile. @param isHollow  a standby: of its own shape, or because a run says so
[[nodiscard]] inline std::string tileIcon(const DiagramGlyph& glyph, bool isHollow)
{
    return isHollow && glyph.icon == "db-instance" ? "db-instance-standby" : glyph.icon;
}

} // namespace faultline
