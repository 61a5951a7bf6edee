#pragma once

#include "sim/services/world.h"

/// Requests at one place of work: admission, queue, workers or servers, and the way back.
namespace faultline::sim {

/// Brings integrals of busy time and queue length up to now; before every change of either.
void account(const World& world, Member& member);

/// A member of the station that a caller may reach without a load balancer; kNone when it has none at all.
[[nodiscard]] Index chooseMember(const World& world, Index station, std::uint64_t key);

/// The call sets out for a member, kNone: nobody there. Whoever finds no host waits for its connect time-out.
void reachMember(World& world, Index call, Index member, Nanoseconds connectTimeout);
/// Over the network from a zone; arrives at once where there is no delay.
void travel(World& world, Index call, Index member, Index fromZone);
void onReachMember(World& world, Index call);

/// No answer will come any more: packets vanish.
void hang(World& world, Index call, Cause cause);
/// A waiting call is thrown away without a word, because its caller's deadline has passed.
void vanish(World& world, Index call);
/// Frees a hung call, with what it holds at its caller's side.
void abandonHung(World& world, Index call);

void onServiceEnd(World& world, Index call);
void onIoDone(World& world, Index call);
/// Own work is done: the uses follow.
void onOwnWorkDone(World& world, Index call);
/// Frees the worker or server that a call holds and lets the next one in.
void releaseServer(World& world, Index call);
/// The member has finished with the call and answers.
void complete(World& world, Index call, const Answer& answer);
void onAnswerArrives(World& world, Index call);
/// Tells the caller, whoever it is, and ends the call.
void deliver(World& world, Index call, const Answer& answer);
/// The caller stops waiting. A hung call ends; one at work goes on unheard.
void callerGivesUp(World& world, Index call, const Answer& answer);

void onConnectTimeout(World& world, Index call);
void onRequestTimeout(World& world, Index call);

enum class Stop { PowerLoss, Reset };
/// All that the member has in hands hangs, or is reset.
void stopWork(World& world, Index member, Stop how, Cause cause);

// processor_sharing.cpp
void addJob(World& world, Index member, Index call, Nanoseconds work);
/// How much of its vCPUs a member may use, and how many jobs of others share them.
void setCpuShare(World& world, Index member, double share);
void setCpuStrain(World& world, Index member, double jobs);
void onCpuCheck(World& world, Index member, Nanoseconds at);

} // namespace faultline::sim
