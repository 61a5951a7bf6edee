#pragma once

#include "sim/drill/run_record.h"
#include "sim/plan/plan.h"

#include "sim/services/instances/rate_bucket.h"

#include <cstdint>
#include <vector>

/// What a member has because it is an EC2 instance. Read rarely, so kept apart from what every request touches; the same index as the member.
namespace faultline::sim {

/// Life cycle inside of a group (ASG-17).
enum class Lifecycle : std::uint8_t {
    Pending,
    PendingWait,
    PendingProceed,
    InService,
    Terminating,
    TerminatingWait,
    TerminatingProceed,
    Terminated,
    WarmedPending,
    WarmedPendingWait,
    WarmedStopped,
    WarmedRunning,
    WarmedHibernated
};

/// What is wrong with an instance, by the status check that finds it (EC2-20).
enum Impairment : std::uint8_t { kSystemImpaired = 1, kInstanceImpaired = 2, kVolumeImpaired = 4 };

/// Credits of one instance (EC2-01 to EC2-10).
struct Credits {
    double launch = 0;  ///< spent first, outside of the limit
    double balance = 0; ///< earned
    double surplus = 0; ///< spent on trust in unlimited mode
    double charged = 0;
    double usedInPeriod = 0, chargedInPeriod = 0;
    PlaceNanoseconds busyBefore = 0; ///< the member's busy time when it was last looked at
};

/// An I/O that a paused volume holds.
struct StalledIo {
    Index call = kNone;
    std::uint32_t stamp = 0;
};

/// The volume that requests use, within the instance's own limit (EBS-13).
struct Disk {
    RateBucket operations, throughput, instanceThroughput; ///< operations: MiB for HDD types
    bool isPaused = false;
    std::vector<StalledIo> stalled;
    double periodOperations = 0;
};

struct Instance {
    // EC2
    Nanoseconds launchedAt = 0;        ///< of the first start; the run's start for those that are there
    Nanoseconds runningSince = kNever; ///< state running, which is what is billed (EC2-13)
    Nanoseconds ranFor = 0;            ///< in runs that are over
    std::uint8_t impairments = 0;
    Nanoseconds impairedSince = kNever;
    int recoveries = 0; ///< EC2-23: three a day
    bool isSpot = false;
    bool isStopped = false;
    bool isInterrupted = false; ///< a Spot interruption is on its way
    Credits credits;
    Disk disk;
    RateBucket networkOut; ///< MiB
    double periodReceivedBytes = 0, periodSentBytes = 0;
    double memoryStress = 0; ///< share that others take
    bool hasBooted = false;  ///< once: user data has run (EC2-17)

    // its metrics (MET-17 to MET-34, MET-260)
    Index systemCheck = kNone, instanceCheck = kNone, volumeCheck = kNone;
    Index networkIn = kNone, networkOutSeries = kNone, ebsOperations = kNone, burstBalance = kNone;
    Index creditUsage = kNone, creditBalance = kNone, surplusBalance = kNone, surplusCharged = kNone;

    // its group
    Lifecycle life = Lifecycle::InService;
    Nanoseconds lifeSince = 0;
    std::uint32_t lifeStamp = 0;      ///< planned steps of an older state are dead
    bool abandons = false;            ///< the hook that is waited for ends in ABANDON
    bool isProtected = false;         ///< from scale-in
    bool hasPassedCheck = false;      ///< a load balancer has found it healthy once
    bool entersPool = false;          ///< is made for the warm pool
    int version = 1;                  ///< of what it was launched from
    Index replaces = kNone;           ///< launched to take that one's place
    bool waitsForReplacement = false; ///< its replacement is launched first
};

} // namespace faultline::sim
