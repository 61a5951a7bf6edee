#pragma once

#include "model/template/tree_builder.h"

namespace faultline {

/// Reads YAML 1.1 from libyaml's events into the builder. Scalars keep their spelling; nothing is taken for a number or a date (CFN-3).
[[nodiscard]] std::optional<Problem> readYaml(TreeBuilder& builder);

} // namespace faultline
