#pragma once

#include "sim/services/instances/instance.h"
#include "sim/services/world.h"

/// CPU credits of burstable instances (EC2-01 to EC2-12).
namespace faultline::sim {

/// The share of its vCPUs that an instance without surplus may use, 0..1. It falls gradually while credits run low (EC2-04): so that, at full
/// use, it reaches the baseline after a quarter of an hour, when the last credit is gone. The quarter of an hour is our assumption.
[[nodiscard]] double allowedShare(const CreditPlan& plan, int vcpus, double credits);

/// One step of the arithmetic (EC2-02, EC2-03, EC2-08): credits earned and used since the last one.
void settle(Credits& credits, const CreditPlan& plan, double earned, double used);

/// At a start: launch credits for T2 in standard mode (EC2-06). Those there from the beginning of a run hold what a day of idling gives.
void giveCredits(World& world, Index member, bool fromTheStart);
/// T2 loses its credits, later families keep theirs; surplus is charged (EC2-07, EC2-09).
void loseCreditsAtStop(World& world, Index member);
/// Once a second: what burstable instances used is settled, and what they may use follows.
void closeCreditSecond(World& world);
/// Vcpu-hours of surplus charged in the run so far, of all instances of a station.
[[nodiscard]] double surplusVcpuHours(const World& world, Index member);

} // namespace faultline::sim
