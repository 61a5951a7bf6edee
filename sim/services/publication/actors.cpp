#include "sim/services/publication/series.h"

namespace faultline::sim {

void makeActorSeries(World& world, Index a)
{
    const Dimensions dimensions{{"Actor", world.plan->subjects[world.plan->actors[a].subject]}};
    Actor& actor = world.actors[a];
    actor.sentSeries = addSeries(world, "Faultline/Client", "Sent", dimensions);
    actor.succeededSeries = addSeries(world, "Faultline/Client", "Succeeded", dimensions);
    actor.lostSeries = addSeries(world, "Faultline/Client", "Lost", dimensions);
    actor.retriesSeries = addSeries(world, "Faultline/Client", "Retries", dimensions);
    actor.latencySeries = addDurationSeries(world, "Faultline/Client", "Latency", dimensions, 1e6);
}

} // namespace faultline::sim
