#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

void onFaultStart(World& world, Index fault);
void onFaultEnd(World& world, Index fault);

// One file per kind.
void startTermination(World& world, const FaultPlan& fault);
void startPowerInterruption(World& world, const FaultPlan& fault);
void endPowerInterruption(World& world, const FaultPlan& fault);
void startFailover(World& world, const FaultPlan& fault);

} // namespace faultline::sim
