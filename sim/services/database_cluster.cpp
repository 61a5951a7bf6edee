#include "sim/services/database.h"
#include "sim/services/endpoints.h"
#include "sim/services/redundancy.h"
#include "sim/services/triangular.h"

#include <algorithm>

/// Aurora and Multi-AZ DB clusters: a writer, readers that take over, and names that follow them (RDS-18 to RDS-27).
namespace faultline::sim {

namespace {

using Kind = DatabaseClusterPlan::Kind;

constexpr Nanoseconds kGlobalDelay = kSecond;        // RDS-27: typically seconds
constexpr Nanoseconds kRestart = 60 * kSecond;       // of a writer that was made to fail; ours
constexpr Nanoseconds kReaderNoticed = 10 * kSecond; // until a lost reader leaves the name; ours

struct Phases {
    Nanoseconds detect = 0, promote = 0, dns = 0;
};

Phases phasesOf(const World& world, Index c)
{
    const DatabaseClusterPlan& plan = world.plan->databaseClusters[c];
    if (plan.failoverIsStated) return {plan.detect, plan.promote, plan.dns};
    const std::uint64_t key = keyOf(world.seed, 0xc100 + c);
    const std::uint64_t n = world.databaseClusters[c].stamp;
    Phases phases;
    Nanoseconds whole = 0;
    if (plan.kind == Kind::MultiAz) { // RDS-19: under 35 s, the name included
        whole = drawTriangular(drawBits(key, Purpose::Failover, n), 15, 25, 35);
        phases.dns = 5 * kSecond;
        whole -= phases.dns;
    } else { // RDS-24, RDS-26: promotion and name together under 60 s, often under 30 s
        whole = drawTriangular(drawBits(key, Purpose::Failover, n), 10, 18, 30);
        phases.dns = drawTriangular(drawBits(keyOf(key, 1), Purpose::Failover, n), 1, 5, 30);
    }
    phases.detect = static_cast<Nanoseconds>(static_cast<double>(whole) * 0.3);
    phases.promote = whole - phases.detect;
    return phases;
}

/// The reader that takes over: of Aurora the lowest tier, then the largest class, then the first; of a Multi-AZ cluster the one with the least lag.
Index successorOf(World& world, Index c)
{
    const DatabaseClusterPlan& plan = world.plan->databaseClusters[c];
    Index best = kNone;
    const auto isBetter = [&](Index a, Index b) {
        const DatabasePlan &pa = world.plan->databases[a], &pb = world.plan->databases[b];
        if (plan.kind == Kind::MultiAz) return world.databases[a].replication.backlog(world.now) < world.databases[b].replication.backlog(world.now);
        if (pa.tier != pb.tier) return pa.tier < pb.tier;
        return world.plan->stations[pa.station].vcpus > world.plan->stations[pb.station].vcpus;
    };
    for (const Index d : plan.databases)
        if (d != world.databaseClusters[c].writer && isUp(world.databases[d]) && (best == kNone || isBetter(d, best))) best = d;
    return best;
}

/// RDS-19: what must be applied before a reader can be the writer: MySQL waits for both readers, PostgreSQL for the one that takes over.
Nanoseconds outstanding(World& world, Index c, Index successor)
{
    const DatabaseClusterPlan& plan = world.plan->databaseClusters[c];
    if (plan.kind == Kind::Aurora) return 0; // one volume: nothing to apply
    Nanoseconds longest = world.databases[successor].replication.backlog(world.now);
    if (world.plan->databases[successor].engine == DbEngine::MySql)
        for (const Index d : plan.databases)
            if (d != world.databaseClusters[c].writer && isUp(world.databases[d]))
                longest = std::max(longest, world.databases[d].replication.backlog(world.now));
    return longest;
}

void startClusterFailover(World& world, Index c, Index successor)
{
    const DatabaseClusterPlan& plan = world.plan->databaseClusters[c];
    DatabaseCluster& cluster = world.databaseClusters[c];
    ++cluster.stamp;
    Phases phases = phasesOf(world, c);
    phases.promote += outstanding(world, c, successor);
    cluster.promoted = successor;
    cluster.isDetecting = true;
    cluster.promote = phases.promote;
    cluster.dns = phases.dns;
    atControl(world, world.now + phases.detect, EventKind::ClusterStep, c, cluster.stamp);
    const Nanoseconds promoted = world.now + phases.detect + phases.promote;
    const char* rule = plan.kind == Kind::Aurora ? "RDS-24" : "RDS-19";
    noteClock(world, plan.subject, 0, "failover", rule, world.now, promoted + phases.dns);
    noteClock(world, plan.subject, 0, "detection", rule, world.now, world.now + phases.detect);
    noteClock(world, plan.subject, 0, "promotion", rule, world.now + phases.detect, promoted);
    noteClock(world, plan.subject, 0, "dns-change", "RDS-26", promoted, promoted + phases.dns);
}

} // namespace

void makeDatabaseClusters(World& world)
{
    for (const DatabaseClusterPlan& plan : world.plan->databaseClusters) {
        DatabaseCluster cluster;
        cluster.writer = plan.databases.front();
        cluster.abroad = Replication(1e9, kGlobalDelay);
        world.databaseClusters.push_back(std::move(cluster));
    }
}

void loseClusterHost(World& world, Index d, Stop how)
{
    const DatabasePlan& plan = world.plan->databases[d];
    const Index c = plan.cluster;
    DatabaseCluster& cluster = world.databaseClusters[c];
    const bool isAurora = world.plan->databaseClusters[c].kind == Kind::Aurora;
    const bool isWriter = cluster.writer == d;
    if (cluster.promoted == d) { // the successor is lost, too
        cluster.promoted = kNone;
        ++cluster.stamp;
    }
    const Index successor = isWriter || cluster.promoted == kNone ? successorOf(world, c) : kNone;
    const bool needsWriter = !isUp(world.databases[cluster.writer]);
    if (needsWriter && cluster.promoted == kNone && successor != kNone) startClusterFailover(world, c, successor);
    if (how == Stop::Reset) { // the host itself is sound
        const bool isAlone = isWriter && successor == kNone;
        // RDS-25: without a replica Aurora makes the primary anew, in the same zone.
        const Nanoseconds takes =
            isAlone && isAurora ? drawTriangular(drawBits(keyOf(world.seed, 0xc200 + d), Purpose::Failover, world.databases[d].run), 120, 300, 600)
                                : kRestart;
        startInPlace(world, d, isAlone && isAurora ? StartReason::HostReplaced : StartReason::Reboot, takes);
    } else if (isWriter && successor == kNone) {
        callOperators(world, d);
    }
    if (!isWriter) renameEndpoints(world, d, world.now + kReaderNoticed);
}

void onClusterStep(World& world, Index c)
{
    const DatabaseClusterPlan& plan = world.plan->databaseClusters[c];
    DatabaseCluster& cluster = world.databaseClusters[c];
    if (cluster.promoted == kNone) { // the name has changed
        note(world, TimelineEntry::Plane::Control, "failover-complete", "RDS-26", plan.subject);
        return;
    }
    if (cluster.isDetecting) {
        cluster.isDetecting = false;
        note(world, TimelineEntry::Plane::Control, "failover-start", plan.kind == Kind::Aurora ? "RDS-24" : "RDS-20", plan.subject);
        atControl(world, world.now + cluster.promote, EventKind::ClusterStep, c, cluster.stamp);
        return;
    }
    const Index d = cluster.promoted;
    cluster.promoted = kNone;
    cluster.writer = d;
    // The reader's engine starts as the writer: what was connected to it is connected no more. Its cache stays warm.
    const Nanoseconds warmUntil = world.databases[d].coldUntil;
    endEngine(world, d, Stop::Reset);
    startEngine(world, d);
    world.databases[d].coldUntil = warmUntil;
    world.databases[d].replication.clear(world.now);
    renameEndpoints(world, d, world.now + cluster.dns);
    const Database& writer = world.databases[d];
    note(world, TimelineEntry::Plane::Control, "reader-promoted", plan.kind == Kind::Aurora ? "RDS-24" : "RDS-19", databaseSubject(world, d), 0,
         {{"zone", writer.zone == kNone ? "" : world.plan->zones[writer.zone]}});
    atControl(world, world.now + cluster.dns, EventKind::ClusterStep, c, cluster.stamp);
    lookAtRedundancy(world);
}

void joinCluster(World& world, Index d)
{
    if (world.plan->databases[d].cluster == kNone) return;
    const Index c = world.plan->databases[d].cluster;
    DatabaseCluster& cluster = world.databaseClusters[c];
    world.databases[d].replication.clear(world.now);
    if (cluster.writer == d) { // it is the writer still: nobody could take over, or is about to
        cluster.promoted = kNone;
        ++cluster.stamp;
    } else if (!isUp(world.databases[cluster.writer]) && cluster.promoted == kNone) {
        startClusterFailover(world, c, d);
    }
    renameEndpoints(world, d, world.now + cluster.dns);
}

} // namespace faultline::sim
