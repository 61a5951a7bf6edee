#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// A fault of `world.faults` begins or ends: told in the timeline, and handed to its kind.
void onFaultStart(World& world, Index fault);
void onFaultEnd(World& world, Index fault);

} // namespace faultline::sim
