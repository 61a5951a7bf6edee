#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// Plans the first arrival of every actor, or the first thoughts of its users.
void startClients(World& world);

void onArrival(World& world, Index actor);
void onUserThinks(World& world, Index actor, Index user);
void onAttemptRetry(World& world, Index request);
/// An attempt is past its handshake and its distance.
void onAttemptArrives(World& world, Index call);

/// When the traffic's integral from `from` reaches `need` requests of an actor with this share; exact, by inversion of the piecewise-linear rate.
/// @param first  the first knot after an earlier `from`; brought up to this one
[[nodiscard]] Nanoseconds arrivalAfter(const std::vector<Traffic::Knot>& knots, double share, Nanoseconds from, double need, std::size_t& first);

/// Which of an actor's kinds of request this is, from a uniform number.
[[nodiscard]] Index chooseSend(const ActorPlan& plan, double u);

/// The deadline passes. The request is timed out now, unless an answer can still come: then it is decided when that does, or no longer can.
void onDeadline(World& world, Index request);

/// An attempt ends with an answer, or with an error that the client notices by itself.
void onAttemptAnswer(World& world, Index call, const Answer& answer);

/// An attempt ends and nobody will ever hear of it.
void onAttemptVanished(World& world, Index call);

} // namespace faultline::sim
