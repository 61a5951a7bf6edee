#pragma once

#include "sim/services/world.h"

/// Attempts and their hops, written down only while somebody listens. Nothing here changes the run.
namespace faultline::sim {

/// A client's attempt begins; `call` is its root.
void traceAttempt(World& world, Index call);
/// A call arrives at a resource, is taken into service, leaves.
void traceHop(World& world, Index call, Index subject, int number);
void traceStart(World& world, Index call);
void traceLeave(World& world, Index call);
/// The logical request has reached its final state, on the attempt under way or on the last one.
void traceFinal(World& world, const Request& request, Outcome outcome, Cause cause);
/// The attempt's work is over: it goes to the sink. Only roots are written.
void traceEnd(World& world, Index call);
/// Attempts still in flight go to the sink.
void traceRest(World& world);

/// "AppGroup#3", "Database".
[[nodiscard]] std::string memberName(const World& world, Index subject, int number);

} // namespace faultline::sim
