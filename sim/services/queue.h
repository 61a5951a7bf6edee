#pragma once

#include "sim/services/world.h"

/// SQS: a message is kept until a consumer has worked it off; one that was received is hidden for the visibility time-out, and comes back after it.
namespace faultline::sim {

void makeQueues(World& world);

/// A call of a use sends a message; its answer is that the queue has it.
void reachQueue(World& world, Index call);
/// A consumer has answered, or will not any more.
void onMessageAnswer(World& world, Index message, std::uint32_t stamp, bool isGood);
void onMessageVisible(World& world, Index message);
/// Consumers ask again (long polling ends, new ones have come).
void onQueuePoll(World& world, Index queue);

} // namespace faultline::sim
