#pragma once

#include "sim/services/world.h"

/// How many instances a group has, may have, and wants.
namespace faultline::sim {

/// Whether a member counts as capacity: it is pending or in service, not on its way out, not in the warm pool.
[[nodiscard]] bool countsAsCapacity(const World& world, Index member);
[[nodiscard]] bool isInService(const World& world, Index member);
[[nodiscard]] bool isInWarmPool(const World& world, Index member);

[[nodiscard]] int capacityOf(const World& world, Index group);
[[nodiscard]] int inServiceOf(const World& world, Index group);
[[nodiscard]] int capacityInZone(const World& world, Index group, Index zone);
/// Replacements that were launched before the instance they replace has left: capacity on top of desired.
[[nodiscard]] int openReplacements(const World& world, Index group);

/// What the running capacity of a group may be while instances are replaced.
struct Envelope {
    int lowest = 0, highest = 0;
};
/// ASG-35 to ASG-38: by the maintenance policy; without one a tenth of desired, at least one, may be missing and nothing is launched ahead.
[[nodiscard]] Envelope replacementEnvelope(const World& world, Index group);
/// ASG-89: zones are evened out by launching first, up to a tenth of the maximum, at least one, over it.
[[nodiscard]] int rebalancingLimit(const World& world, Index group);

/// A tenth, at least one.
[[nodiscard]] inline int tenthOf(int capacity) { return capacity / 10 > 1 ? capacity / 10 : 1; }

/// Sets desired within the limits; the group launches or terminates until it fits (ASG-10).
/// @param by  a policy or action, for the log
void setDesired(World& world, Index group, int desired, const std::string& by, const char* rule);
/// Sets limits; desired follows them (ASG-11).
void setLimits(World& world, Index group, int minimum, int maximum, const std::string& by);
/// Launches and terminates until capacity is desired.
void fitSize(World& world, Index group);

/// An invariant of the product: running capacity never leaves what the documented envelopes allow.
void assertEnvelope(const World& world, Index group);

} // namespace faultline::sim
