#pragma once

#include "sim/services/world.h"

/// I/O of requests on an instance's EBS volume, within the limits of both (EBS-01 to EBS-15).
namespace faultline::sim {

/// Gives a new instance its volumes, bursts full (EBS-03).
void makeVolumes(World& world, Index member);
/// The call's own work is done; its I/O follows. False when it has none.
bool startIo(World& world, Index call);
/// I/O of a volume hangs until it is resumed; the attached-EBS check fails meanwhile (EBS-15, EC2-20).
void pauseVolumes(World& world, Index member);
void resumeVolumes(World& world, Index member);
/// A new host's volumes keep what they have; what waited is gone with the call.
void forgetIo(World& world, Index member);
/// Credits left of the volume that requests use, percent (MET-260).
[[nodiscard]] double burstBalance(const World& world, Index member);

} // namespace faultline::sim
