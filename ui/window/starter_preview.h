#pragma once

#include "model/layout/diagram.h"

#include <QString>

#include <array>
#include <string>
#include <vector>

namespace faultline::ui {

struct Environment;

/// What the card of a starter architecture shows.
struct StarterPreview {
    std::string name; ///< "lab-3", as `faultline new` takes it
    QString title, description;
    int resources = 0, drills = 0;
    std::array<int, 5> counts{}; ///< of checks, in the order of kStatusOrder
    Diagram diagram;
};

/// Names, titles and descriptions only: quick.
[[nodiscard]] std::vector<StarterPreview> starterPreviews(const Environment& environment);
/// Adds drawing and counts; may run on any thread. A starter that does not parse stays as it is.
[[nodiscard]] StarterPreview withDrawing(StarterPreview preview, const Environment& environment);

} // namespace faultline::ui
