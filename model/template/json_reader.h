#pragma once

#include "model/template/tree_builder.h"

namespace faultline {

/// A problem of JSON text, and whether the place could be the unquoted text of a YAML flow mapping instead.
struct JsonProblem {
    Problem problem;
    bool couldBeYaml = false;
};

/// Reads JSON (RFC 8259, tabs and a byte-order mark allowed) into the builder. Numbers keep their spelling.
[[nodiscard]] std::optional<JsonProblem> readJson(TreeBuilder& builder);

} // namespace faultline
