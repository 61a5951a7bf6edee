#pragma once

#include "tests/model/layout/drawing.h"

namespace faultline::test {

/// Adds a failure for each geometric promise that a drawing breaks: siblings apart, nothing outside of its frame, labels within their width and
/// clear of each other, every logical id shown or listed, one outline row each.
void expectPromises(const Drawing& drawing, const std::string& name);

} // namespace faultline::test
