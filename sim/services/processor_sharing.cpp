#include "sim/services/member.h"

#include <algorithm>
#include <cmath>

/// Work on the vCPUs: k jobs on n of them each get min(1, n / k) of one. Time is counted in attained service, which all jobs gain alike, so a job's
/// end is known when it starts, and only the first end needs an event.
namespace faultline::sim {

namespace {

bool endsLater(const Member::Job& a, const Member::Job& b) { return a.endsAt > b.endsAt || (a.endsAt == b.endsAt && a.order > b.order); }

double rateOf(const World& world, const Member& member)
{
    const double cpus = world.plan->stations[member.station].vcpus * member.cpuShare;
    return std::min(1.0, cpus / (static_cast<double>(member.jobs.size()) + member.strain));
}

void attain(const World& world, Member& member)
{
    if (member.jobs.empty()) member.attained = 0; // keeps the numbers small and exact
    else member.attained += static_cast<double>(world.now - member.attainedAt) * rateOf(world, member);
    member.attainedAt = world.now;
}

/// Plans a look at the first end. A later event already planned for an earlier time stays: it looks again.
void planCheck(World& world, Index m)
{
    Member& member = world.members[m];
    if (member.jobs.empty()) return;
    const double left = std::max(0.0, member.jobs.front().endsAt - member.attained) / rateOf(world, member);
    const Nanoseconds at = world.now + static_cast<Nanoseconds>(std::ceil(left));
    if (member.cpuEventAt <= at) return;
    member.cpuEventAt = at;
    atServiceEnd(world, at, EventKind::CpuCheck, m, 0);
}

} // namespace

void addJob(World& world, Index m, Index c, Nanoseconds work)
{
    Member& member = world.members[m];
    account(world, member);
    attain(world, member);
    member.jobs.push_back({member.attained + static_cast<double>(work), world.jobOrder++, {c, world.calls[c].stamp}});
    std::push_heap(member.jobs.begin(), member.jobs.end(), endsLater);
    planCheck(world, m);
}

void setCpu(World& world, Index m, double share, double strain)
{
    Member& member = world.members[m];
    if (member.cpuShare == share && member.strain == strain) return;
    account(world, member);
    attain(world, member);
    member.cpuShare = share;
    member.strain = strain;
    planCheck(world, m);
}

void setCpuShare(World& world, Index m, double share) { setCpu(world, m, share, world.members[m].strain); }
void setCpuStrain(World& world, Index m, double jobs) { setCpu(world, m, world.members[m].cpuShare, jobs); }

void onCpuCheck(World& world, Index m, Nanoseconds at)
{
    if (world.members[m].cpuEventAt != at) return; // overtaken by an earlier look
    world.members[m].cpuEventAt = kNever;
    account(world, world.members[m]);
    attain(world, world.members[m]);
    // One at a time: a finished job may bring the next one in before its neighbour is looked at.
    while (!world.members[m].jobs.empty() && world.members[m].jobs.front().endsAt <= world.members[m].attained + 0.5) {
        Member& member = world.members[m];
        std::pop_heap(member.jobs.begin(), member.jobs.end(), endsLater);
        const CallRef done = member.jobs.back().call;
        member.jobs.pop_back();
        if (world.calls.isLive(done.call, done.stamp)) onOwnWorkDone(world, done.call);
        attain(world, world.members[m]);
    }
    planCheck(world, m);
}

} // namespace faultline::sim
