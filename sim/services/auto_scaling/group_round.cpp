#include "sim/services/auto_scaling/group_round.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/auto_scaling/health.h"
#include "sim/services/auto_scaling/instance_refresh.h"
#include "sim/services/auto_scaling/warm_pool.h"
#include "sim/services/auto_scaling/zone_balance.h"
#include "sim/services/instances/control_planes.h"
#include "sim/services/redundancy.h"

namespace faultline::sim {

namespace {

constexpr Nanoseconds kRound = 60 * kSecond; // ASG-39: our assumption, AWS gives no period (ASG-33)

} // namespace

void onGroupRound(World& world, Index g)
{
    atControl(world, world.now + kRound + delayOf(world, ControlPlane::AutoScaling), EventKind::GroupRound, g, 0);
    if (refuses(world, ControlPlane::AutoScaling)) return;
    markUnhealthyInstances(world, g);
    replaceUnhealthy(world, g);
    replaceAged(world, g);
    continueRefresh(world, g);
    fitSize(world, g);
    rebalanceZones(world, g);
    fillWarmPool(world, g);
    assertEnvelope(world, g);
    lookAtRedundancy(world);
}

} // namespace faultline::sim
