#pragma once

#include "sim/services/world.h"

/// Connections that an actor's clients keep to a load balancer for several requests.
///
/// Such a connection goes to the node it was made to, whatever DNS says since; to a Network Load Balancer it stays on its target (ELB-46).
namespace faultline::sim {

enum class ConnectionFate : std::uint8_t {
    None,  ///< there is none: a new one is made
    Open,  ///< stands, and is used
    Broken ///< looked open, and the first packet on it is answered with RST
};

/// What becomes of the client's connection when it is about to send. A broken one is forgotten.
[[nodiscard]] ConnectionFate tryConnection(World& world, Index set, Index client, std::uint32_t requestsMax);

/// Notes a new connection, made by this call, which has reached its node.
void keepConnection(World& world, Index call, Index set, Index client);
/// The connection over which a call went is broken.
void dropConnection(World& world, const Call& call);

} // namespace faultline::sim
