#pragma once

#include "tests/model/layout/drawing.h"

namespace faultline::test {

/// Adds a failure for each geometric promise that a drawing breaks: siblings apart, nothing outside of its frame, labels within their width and
/// clear of each other, every logical id shown or listed, one outline row each.
void expectPromises(const Drawing& drawing, const std::string& name);

/// Adds a failure for each line that runs through a glyph or a label that it does not belong to. (A drawing made by chance, or by hand, may leave a
/// line no other way; one that was arranged leaves one.)
void expectRoutesClear(const Diagram& diagram, const std::string& name);

} // namespace faultline::test
