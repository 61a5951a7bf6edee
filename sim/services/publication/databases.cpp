#include "sim/services/publication/series.h"

namespace faultline::sim {

void makeDatabaseSeries(World& world, Index d)
{
    const Dimensions dimensions{{"DBInstanceIdentifier", world.plan->subjects[world.plan->stations[world.plan->databases[d].station].subject]}};
    Database& database = world.databases[d];
    database.cpuSeries = addSeries(world, "AWS/RDS", "CPUUtilization", dimensions);             // MET-180
    database.connectionSeries = addSeries(world, "AWS/RDS", "DatabaseConnections", dimensions); // MET-183
    database.queueSeries = addSeries(world, "AWS/RDS", "DiskQueueDepth", dimensions);           // MET-184
}

} // namespace faultline::sim
