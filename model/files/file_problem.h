#pragma once

#include "model/text/problem.h"

#include <string>
#include <system_error>

namespace faultline {

enum class FileAction { Read, Write };

/// What a system's error code means to a person, with a remedy.
[[nodiscard]] Problem fileProblem(FileAction action, const std::string& path, std::error_code error);

} // namespace faultline
