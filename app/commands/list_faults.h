#pragma once

#include "app/command_line.h"

namespace faultline::app {

/// `drill --list-faults`: every kind with its arguments and its counterpart in AWS Fault Injection Service.
[[nodiscard]] std::string faultListText(const Texts& texts);
[[nodiscard]] std::string faultListJson(const Texts& texts); ///< `faultline.faults/1`

} // namespace faultline::app
