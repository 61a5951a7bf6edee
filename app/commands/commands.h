#pragma once

#include "app/command_line.h"

namespace faultline::app {

// One function a command, each in the file of its name.
[[nodiscard]] Command backtestCommand();
[[nodiscard]] Command checkCommand();
[[nodiscard]] Command convertCommand();
[[nodiscard]] Command drillCommand();
[[nodiscard]] Command exportCommand();
[[nodiscard]] Command newCommand();

} // namespace faultline::app
