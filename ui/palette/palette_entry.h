#pragma once

#include "ui/canvas/palette_drag.h"

#include <QString>

#include <vector>

namespace faultline::ui {

struct Environment;

/// One thing that can be dragged from the palette.
struct PaletteEntry {
    QString group; ///< "Network"
    PaletteItem item;
    QString tip; ///< what it is, and where it may go
};

/// All entries, group by group, in the palette's order: faults first, then as AWS groups its services.
[[nodiscard]] std::vector<PaletteEntry> paletteEntries(const Environment& environment);

} // namespace faultline::ui
