#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// Writes down when redundancy is lost, and when it is back: every Multi-AZ database has its standby, every cluster
/// its readers, every group its capacity, spread over its
/// zones (CONTRACT: `redundancy_restored_s`). After every change that may matter.
void lookAtRedundancy(World& world);

} // namespace faultline::sim
