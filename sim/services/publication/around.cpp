#include "sim/services/publication/series.h"

/// AWS/SQS and AWS/Lambda.
namespace faultline::sim {

namespace {

/// Of every message that is not deleted.
Nanoseconds oldestOf(const World& world, Index q)
{
    Nanoseconds oldest = world.now;
    for (Index m = 0; m < world.messages.capacity(); ++m)
        if (world.messages.isLive(m) && world.messages[m].queue == q) oldest = std::min(oldest, world.messages[m].sentAt);
    return oldest;
}

} // namespace

void makeQueueSeries(World& world, Index q)
{
    const Dimensions dimensions{{"QueueName", world.plan->subjects[world.plan->queues[q].subject]}};
    const auto add = [&](const char* name) { return addSeries(world, "AWS/SQS", name, dimensions); };
    Queue& queue = world.queues[q];
    queue.sentSeries = add("NumberOfMessagesSent");
    queue.receivedSeries = add("NumberOfMessagesReceived");
    queue.deletedSeries = add("NumberOfMessagesDeleted");
    queue.visibleSeries = add("ApproximateNumberOfMessagesVisible");
    queue.hiddenSeries = add("ApproximateNumberOfMessagesNotVisible");
    queue.ageSeries = add("ApproximateAgeOfOldestMessage");
}

void makeFunctionSeries(World& world, Index f)
{
    const Dimensions dimensions{{"FunctionName", world.plan->subjects[world.plan->functions[f].subject]}};
    Function& function = world.functions[f];
    function.invocations = addSeries(world, "AWS/Lambda", "Invocations", dimensions);
    function.throttles = addSeries(world, "AWS/Lambda", "Throttles", dimensions);
    function.concurrent = addSeries(world, "AWS/Lambda", "ConcurrentExecutions", dimensions);
    function.duration = addSeries(world, "AWS/Lambda", "Duration", dimensions, true);
}

void sampleQueues(World& world)
{
    for (Index q = 0; q < world.queues.size(); ++q) {
        const Queue& queue = world.queues[q];
        bump(world, queue.visibleSeries, static_cast<double>(queue.waiting));
        bump(world, queue.hiddenSeries, static_cast<double>(queue.hidden));
        bump(world, queue.ageSeries, static_cast<double>(world.now - oldestOf(world, q)) * 1e-9);
    }
}

} // namespace faultline::sim
