#include "sim/faults/database_lookup.h"

#include "sim/services/database.h"

namespace faultline::sim {

namespace {

void aim(const Plan& plan, FaultPlan& fault, Index database, Index subject)
{
    fault.target = {Destination::Kind::Station, plan.databases[database].station};
    fault.subject = subject;
}

} // namespace

std::optional<Problem> aimAtDatabase(const Plan& plan, FaultPlan& fault)
{
    const std::string target = argumentOf(fault, "target");
    for (const DatabaseClusterPlan& cluster : plan.databaseClusters) {
        if (!target.empty() && plan.subjects[cluster.subject] != target) continue;
        aim(plan, fault, cluster.databases.front(), cluster.subject);
        return std::nullopt;
    }
    for (Index d = 0; d < plan.databases.size(); ++d) {
        const Index subject = plan.stations[plan.databases[d].station].subject;
        if (!target.empty() && plan.subjects[subject] != target) continue;
        aim(plan, fault, d, subject);
        return std::nullopt;
    }
    return faultProblem(fault, "fault-target", "fault-target-any-database", {{"target", target.empty() ? "a database" : target}});
}

Index databaseOf(const World& world, const FaultPlan& fault)
{
    for (Index c = 0; c < world.databaseClusters.size(); ++c)
        if (world.plan->databaseClusters[c].subject == fault.subject) return world.databaseClusters[c].writer;
    return world.plan->stations[fault.target.index].database;
}

Index availableDatabaseOf(World& world, const FaultPlan& fault)
{
    const Index d = databaseOf(world, fault);
    if (isUp(world.databases[d])) return d;
    note(world, TimelineEntry::Plane::Control, "database-not-available", "RDS-16", fault.subject, 0, {{"fault", fault.fault.text}});
    return kNone;
}

} // namespace faultline::sim
