#pragma once

#include "sim/services/world.h"

/// Registration of members with target groups, and where each node may send.
namespace faultline::sim {

/// Registers a member with the target groups that its station belongs to.
void registerTargets(World& world, Index member);
/// Takes a member out of its target groups; true when all of them are drained already.
bool deregisterTargets(World& world, Index member);
void onTargetDrained(World& world, Index target);
[[nodiscard]] bool isDrained(const World& world, Index member);

/// Works out anew where each node may send; after every change of health or registration.
void refreshEligible(World& world, Index targetGroup);

/// Some node sees the target healthy.
[[nodiscard]] bool isHealthyForAny(const World& world, const Target& target);

/// A target turned healthy, or no longer is: slow start, and flows of a Network Load Balancer that end with its health (ELB-70, ELB-90).
void onHealthTurned(World& world, Index target, bool isHealthy);
/// The flows of an unhealthy target have had their time (ELB-70).
void onUnhealthyDrained(World& world, Index target);

/// A connection to a target broke, or could not be made: a Network Load Balancer watches that too (ELB-69).
void noteBrokenConnection(World& world, Index target);

} // namespace faultline::sim
