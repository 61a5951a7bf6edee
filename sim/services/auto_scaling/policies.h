#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// What the group's policies whose alarms are in ALARM make of its desired capacity (ASG-49 to ASG-75); once a minute (CW-52).
/// @param at  end of the period whose points are the newest that count
void applyPolicies(World& world, Index group, Nanoseconds at);

} // namespace faultline::sim
