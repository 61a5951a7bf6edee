#pragma once

#include <string>

namespace faultline::app {

/// Opens the window, on a file where one is named. Without a display it says so and returns kExitWrong.
int runDesigner(int argc, char** argv, const std::string& file);

} // namespace faultline::app
