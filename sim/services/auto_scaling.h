#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// The group's periodic round: health, replacement, size, balance over zones (ASG-27 to ASG-38, ASG-87 to ASG-91).
void onGroupRound(World& world, Index group);
/// A member takes its next step: launched, then booted.
void onMemberStep(World& world, Index member);
/// Its target is drained: a leaving member may end.
void endIfDrained(World& world, Index member);

/// A member loses power, gets it back, or is terminated from outside.
void losePower(World& world, Index member);
void regainPower(World& world, Index member);
void terminate(World& world, Index member);

/// Once a minute: alarms from the store, and policies of those in ALARM (CW-33, CW-52).
void onAlarmRound(World& world);

/// Puts the group's desired capacity into effect: launches, or terminates.
void setDesired(World& world, Index group, int desired, const std::string& why);

} // namespace faultline::sim
