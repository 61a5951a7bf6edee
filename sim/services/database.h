#pragma once

#include "sim/services/member.h"

namespace faultline::sim {

/// The acting host is lost: by power (connections hang) or by a forced failover (they break). A Multi-AZ database detects, promotes its standby
/// and changes the name; one without a living standby waits for power.
void loseHost(World& world, Index database, Stop how);
void losePowerOfStandby(World& world, Index database);
/// Power returns to a zone.
void regainZone(World& world, Index database, Index zone);

void onDatabaseStep(World& world, Index database);
void onStandbyRebuilt(World& world, Index database);

[[nodiscard]] Index hostOf(const World& world, Index database);

} // namespace faultline::sim
