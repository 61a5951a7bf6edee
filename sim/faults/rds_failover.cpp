#include "sim/faults/faults.h"
#include "sim/services/database.h"

/// A reboot with failover (RDS-16): connections are reset, the standby takes over.
namespace faultline::sim {

void startFailover(World& world, const FaultPlan& fault) { loseHost(world, world.plan->stations[fault.station].database, Stop::Reset); }

} // namespace faultline::sim
