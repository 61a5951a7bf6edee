#pragma once

#include <cstddef>
#include <vector>

namespace faultline {

/// Groups of two or more vertices that all reach each other, and single vertices with an edge to themselves; each group in ascending order, groups
/// by their first member. `edges[v]` are the vertices that v points to. Tarjan's algorithm, without recursion.
[[nodiscard]] std::vector<std::vector<std::size_t>> cyclesOf(const std::vector<std::vector<std::size_t>>& edges);

} // namespace faultline
