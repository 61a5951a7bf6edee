#pragma once

#include "model/advisor/advisor.h"

namespace faultline {

/// Reads `checks/*.json`: lists of {Id, Name, Category, Services, Red, Yellow, Green, Action, Source, Core, Ours, Scope}.
///
/// Fails with the file's name when one is no such list, an id stands twice, or a check of scope "design" or "metrics" has no code.
[[nodiscard]] Result<std::vector<CheckInfo>> readChecks(const DataLibrary& data);

} // namespace faultline
