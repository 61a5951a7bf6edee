#pragma once

#include "model/text/problem.h"
#include "ui/session/session.h"

#include <string>

namespace faultline::ui {

/// The target of a fault dropped on an element of the diagram, as CONTRACT's fault grammar spells it: "az=us-east-1a", "group=AppGroup".
/// Fails, saying where the fault may go, when nothing there can suffer it.
[[nodiscard]] Result<std::string> faultTarget(const Derived& derived, const std::string& kind, const std::string& element);

} // namespace faultline::ui
