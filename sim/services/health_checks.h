#pragma once

#include "sim/services/world.h"

/// Load balancers' health checks: requests to the target, with the target's own workers, queue and CPU.
namespace faultline::sim {

/// Plans the checks of a new target by every node, each from a phase of its own (ELB-66). At the start of a run targets are healthy already.
void startChecks(World& world, Index target);
void stopChecks(World& world, Index target);

void onCheckStart(World& world, Index check);
void onCheckTimeout(World& world, Index check);
void onCheckAnswer(World& world, Index check, std::uint32_t stamp, const Answer& answer);
/// Something other than a check has told that the target is bad (ELB-69); checks go on from there.
void markUnhealthy(World& world, Index target);

/// What all live nodes agree on.
[[nodiscard]] bool isUnhealthyForAll(const World& world, const Target& target);

} // namespace faultline::sim
