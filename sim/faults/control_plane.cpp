#include "sim/faults/kinds.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/world.h"

#include <array>

/// The control plane of one service is slow or refuses; what runs keeps running (FLT-28 to FLT-30).
namespace faultline::sim {

namespace {

constexpr Nanoseconds kDelay = 300 * kSecond; ///< of each action while it is slow: our assumption
constexpr std::array<std::string_view, kControlPlanes> kServices{"ec2", "autoscaling"};

std::optional<ControlPlane> planeOf(const FaultPlan& fault)
{
    const std::string service = argumentOf(fault, "service");
    for (std::size_t p = 0; p < kServices.size(); ++p)
        if (service == kServices[p]) return static_cast<ControlPlane>(p);
    return std::nullopt;
}

bool isDelayed(const FaultPlan& fault) { return argumentOf(fault, "mode") == "delayed"; }

void change(World& world, const FaultPlan& fault, int by)
{
    ControlPlaneState& state = world.controlPlanes[static_cast<std::size_t>(*planeOf(fault))];
    if (isDelayed(fault)) state.delay += by * kDelay;
    else state.refusals += by;
}

void start(World& world, FaultState& fault) { change(world, fault.plan, 1); }
void end(World& world, FaultState& fault) { change(world, fault.plan, -1); }

std::vector<Assumption> assumes(const Plan&, const FaultPlan& fault)
{
    if (!isDelayed(fault)) return {};
    return {{"control-plane: each action while it is slow", "300 s later", "Faultline's assumption", true}};
}

std::optional<Problem> aim(const Plan&, FaultPlan& fault)
{
    if (!planeOf(fault)) return faultProblem(fault, "fault-service", "fault-service-remedy", {{"service", argumentOf(fault, "service")}});
    const std::string mode = argumentOf(fault, "mode");
    if (!mode.empty() && mode != "delayed" && mode != "refusing") return faultProblem(fault, "fault-mode", "fault-mode-remedy", {{"mode", mode}});
    return std::nullopt;
}

} // namespace

FaultKind controlPlane()
{
    return {.kind = "control-plane",
            .icon = "throttle",
            .fis = "composition",
            .required = {"service"},
            .optional = {"mode"},
            .variants = {"service=ec2", "service=autoscaling"},
            .compile = aim,
            .assumes = assumes,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
