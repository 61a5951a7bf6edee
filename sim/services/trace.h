#pragma once

#include "sim/services/world.h"

/// Attempts and their hops, written down only while somebody listens. Nothing here changes the run.
namespace faultline::sim {

/// What happens while somebody listens; nobody does in most runs, so the question is asked in line.
namespace listened {
void attempt(World& world, Index call);
void hop(World& world, Index call, Index subject, int number);
void start(World& world, Index call);
void leave(World& world, Index call);
void final(World& world, const Request& request, Outcome outcome, Cause cause);
void end(World& world, Index call);
} // namespace listened

/// A client's attempt begins; `call` is its root.
inline void traceAttempt(World& world, Index call)
{
    if (world.sink) listened::attempt(world, call);
}
/// A call arrives at a resource, is taken into service, leaves.
inline void traceHop(World& world, Index call, Index subject, int number)
{
    if (world.sink) listened::hop(world, call, subject, number);
}
inline void traceStart(World& world, Index call)
{
    if (world.sink) listened::start(world, call);
}
inline void traceLeave(World& world, Index call)
{
    if (world.sink) listened::leave(world, call);
}
/// The logical request has reached its final state, on the attempt under way or on the last one.
inline void traceFinal(World& world, const Request& request, Outcome outcome, Cause cause)
{
    if (world.sink) listened::final(world, request, outcome, cause);
}
/// The attempt's work is over: it goes to the sink. Only roots are written.
inline void traceEnd(World& world, Index call)
{
    if (world.sink) listened::end(world, call);
}
/// Attempts still in flight go to the sink.
void traceRest(World& world);

/// "AppGroup#3", "Database".
[[nodiscard]] std::string memberName(const World& world, Index subject, int number);

} // namespace faultline::sim
