#include "sim/services/instances/volumes.h"

#include "sim/services/instances/status_checks.h"
#include "sim/services/member.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr double kHalfHour = 1800;                                      ///< EC2-33: how long a "*" type reaches its maximum
constexpr Nanoseconds kSsd = kSecond / 1000, kFastSsd = kSecond / 2000; // EBS-06; 1 ms of the others is our assumption
constexpr Nanoseconds kHdd = 8 * kSecond / 1000;                        // a seek: our assumption

const InstancePlan& planOf(const World& world, Index m) { return world.plan->stations[world.members[m].station].instance; }

/// The volume that requests use: the last data volume, else the root.
const EbsVolumePlan& volumeOf(const InstancePlan& plan) { return plan.volumes.back(); }

bool isHdd(const EbsVolumePlan& plan) { return plan.kind == EbsVolumePlan::Kind::St1 || plan.kind == EbsVolumePlan::Kind::Sc1; }

Nanoseconds latencyOf(const EbsVolumePlan& plan) { return isHdd(plan) ? kHdd : plan.kind == EbsVolumePlan::Kind::Io2 ? kFastSsd : kSsd; }

/// EBS-13: the slower of volume and instance.
Nanoseconds doneAt(World& world, Index m, double operations, double kib)
{
    const InstancePlan& plan = planOf(world, m);
    Disk& disk = world.instances[m].disk;
    const double mib = operations * kib / 1024;
    const bool isHard = isHdd(volumeOf(plan));
    // An HDD's credits are MiB, one for each I/O up to that size (EBS-11); gp2's are operations.
    const Nanoseconds byRate = disk.operations.take(world.now, operations);
    const Nanoseconds bySize = isHard ? world.now : disk.throughput.take(world.now, mib);
    return std::max({byRate, bySize, disk.instanceThroughput.take(world.now, mib)}) + latencyOf(volumeOf(plan));
}

} // namespace

void makeVolumes(World& world, Index m)
{
    const InstancePlan& plan = planOf(world, m);
    if (plan.volumes.empty() || plan.diskOperations == 0) return;
    const EbsVolumePlan& volume = volumeOf(plan);
    Disk& disk = world.instances[m].disk;
    const bool isHard = isHdd(volume);
    disk.operations = {isHard ? volume.baselineMibS : volume.baselineIops,
                       isHard ? volume.burstMibS : volume.burstIops,
                       volume.bucket,
                       volume.refillPerSecond,
                       volume.bucket,
                       world.now,
                       world.now};
    disk.throughput = {volume.baselineMibS, volume.burstMibS, 0, 0, 0, world.now, world.now};
    const double instanceBucket = (plan.ebsBurstMibS - plan.ebsMibS) * kHalfHour;
    disk.instanceThroughput = {plan.ebsMibS, plan.ebsBurstMibS, instanceBucket, plan.ebsMibS, instanceBucket, world.now, world.now};
}

bool startIo(World& world, Index c)
{
    const Call& call = world.calls[c];
    const InstancePlan& plan = planOf(world, call.member);
    if (plan.diskOperations == 0 || call.origin == Call::Origin::Check) return false;
    Disk& disk = world.instances[call.member].disk;
    disk.periodOperations += plan.diskOperations;
    if (disk.isPaused) {
        disk.stalled.push_back({c, call.stamp});
        return true;
    }
    const Nanoseconds at = doneAt(world, call.member, plan.diskOperations, plan.diskKib);
    atServiceEnd(world, at, EventKind::IoDone, c, call.stamp);
    return true;
}

void pauseVolumes(World& world, Index m)
{
    world.instances[m].disk.isPaused = true;
    impair(world, m, kVolumeImpaired);
}

void resumeVolumes(World& world, Index m)
{
    Disk& disk = world.instances[m].disk;
    if (!disk.isPaused) return;
    disk.isPaused = false;
    recoverFrom(world, m, kVolumeImpaired);
    const std::vector<StalledIo> stalled = std::move(disk.stalled);
    disk.stalled.clear();
    for (const StalledIo& io : stalled) {
        if (!world.calls.isLive(io.call, io.stamp) || world.calls[io.call].phase != Call::Phase::Working) continue;
        const InstancePlan& plan = planOf(world, m);
        atServiceEnd(world, doneAt(world, m, plan.diskOperations, plan.diskKib), EventKind::IoDone, io.call, io.stamp);
    }
}

void forgetIo(World& world, Index m) { world.instances[m].disk.stalled.clear(); }

double burstBalance(const World& world, Index m) { return 100 * world.instances[m].disk.operations.balance(world.now); }

} // namespace faultline::sim
