#pragma once

#include "model/layout/diagram.h"
#include "model/text/problem.h"

#include <QString>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace faultline::ui {

struct Environment;

/// A starter architecture of the data library, with what its card shows.
struct Starter {
    std::string name;      ///< "lab-3", as `faultline new` takes it
    std::string file;      ///< "templates/lab-3.yaml"
    QString title, description;
    int resources = 0, drills = 0;
    std::array<int, 5> counts{}; ///< of checks, in the order of kStatusOrder
    Diagram diagram;
};

/// Names, titles and descriptions only: quick.
[[nodiscard]] std::vector<Starter> starters(const Environment& environment);
/// Adds drawing and counts; may run on any thread. A starter that does not parse stays as it is.
[[nodiscard]] Starter withDrawing(Starter starter, const Environment& environment);

} // namespace faultline::ui
