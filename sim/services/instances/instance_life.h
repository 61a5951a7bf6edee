#pragma once

#include "sim/services/world.h"

/// An EC2 instance from launch to termination, whoever it belongs to (EC2-13 to EC2-16).
namespace faultline::sim {

/// Makes the instance's record of a member that is there from the start.
void makeInstance(World& world, Index member);
/// Launches an instance: pending, then running and booting, then serving.
Index launchInstance(World& world, Index station, Index zone, int number);
/// It takes its next step: runs, then is booted.
void onMemberStep(World& world, Index member);

/// Its host loses power, or gets it back: packets vanish, the system check fails (EC2-20, EC2-30).
void losePower(World& world, Index member);
void regainPower(World& world, Index member);

/// Shut down from outside: what it holds is reset (FIS terminate-instances).
void terminate(World& world, Index member);
/// Ends it on its group's behalf.
void endInstance(World& world, Index member);
/// Stop: the shutdown resets what it holds; nothing is billed any more (EC2-13).
void stopInstance(World& world, Index member);
/// Start of a stopped one, on another host (EC2-25). Hibernated ones find their memory and so do not boot.
void startInstance(World& world, Index member, bool keepsMemory = false);
/// A reboot: the instance check fails until it is back (EC2-21).
void reboot(World& world, Index member);
/// What serves on it dies and is started again; the machine stays up.
void crashProcess(World& world, Index member, Nanoseconds restart);

/// For the log: the member's number where it is one of many.
[[nodiscard]] int numberOf(const World& world, Index member);

} // namespace faultline::sim
