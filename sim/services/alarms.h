#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// Once a minute: alarms from the store, and policies of those in ALARM (CW-33, CW-52).
void onAlarmRound(World& world);

} // namespace faultline::sim
