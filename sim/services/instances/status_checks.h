#pragma once

#include "sim/services/world.h"

/// Status checks of instances, and what EC2 does about failing ones by itself (EC2-20 to EC2-24).
namespace faultline::sim {

/// From now on the check of that kind fails.
void impair(World& world, Index member, Impairment what);
void recoverFrom(World& world, Index member, Impairment what);
void clearImpairments(World& world, Index member);

/// Whether the metrics of a kind show 1: a system failure fails the instance check, too (EC2-21).
[[nodiscard]] bool failsSystemCheck(const Instance& instance);
[[nodiscard]] bool failsInstanceCheck(const Instance& instance);
[[nodiscard]] bool failsVolumeCheck(const Instance& instance);

/// The host fails: nothing on it answers. Recovery moves the instance, where it runs (EC2-22).
void failHost(World& world, Index member);
/// An automatic recovery, planned when the system check began to fail, is due.
void onRecoveryDue(World& world, Index member);
/// The alarm action "recover" (EC2-24).
void recoverInstance(World& world, Index member, const char* rule);

} // namespace faultline::sim
