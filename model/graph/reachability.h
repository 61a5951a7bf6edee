#pragma once

#include "model/graph/topology.h"
#include "model/text/tri.h"

#include <optional>
#include <string>

namespace faultline {

/// Whether packets of a connection get from one resource to another, and if not, what stops them.
struct Reach {
    Tri verdict = Tri::Unknown;
    std::string resource; ///< logical id of what stops them; empty when nothing does
};

/// By the callee's security groups (NET-15): they allow, nothing denies, and what no rule allows is dropped without a word (NET-22).
///
/// @param port nothing: the callee's own, where its type has one (databases)
/// Unknown where a group, a rule or the port cannot be known: then nobody may say that it is blocked.
[[nodiscard]] Reach reachOf(const Architecture& architecture, const Topology& topology, const std::string& from, const std::string& to,
                            std::optional<int> port);

} // namespace faultline
