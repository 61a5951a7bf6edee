#pragma once

#include "sim/services/world.h"

/// What a member does for a call after its own work: the entries of `Uses`, one after the other.
namespace faultline::sim {

/// A call reaches a regional service: a table, cache, queue or bucket.
void reachService(World& world, Index call);

/// Goes on with the next use, or answers when there is none left.
void continueUses(World& world, Index call);
/// A use's call has ended.
void onUseAnswer(World& world, Index parent, std::uint32_t parentStamp, Index child, std::uint32_t childStamp, const Answer& answer);
void onUseRetry(World& world, Index parent);

} // namespace faultline::sim
