#include "sim/backtest/replayed_group.h"

#include <fmt/format.h>

#include <algorithm>

namespace faultline::sim {

using Kind = ScalingPolicyRule::Kind;

int ReplayedGroup::warmingAt(Nanoseconds at, Nanoseconds warmUp) const
{
    int warming = 0;
    for (const Launch& launch : m_launches)
        if (at < launch.at + warmUp) warming += launch.count;
    return std::min(warming, m_desired);
}

std::optional<int> ReplayedGroup::wishOf(const PolicyCall& call, Nanoseconds at, std::optional<int> inService) const
{
    const bool isSimple = call.policy->kind == Kind::Simple;
    if (isSimple && at < m_cooldownUntil) return std::nullopt; // ASG-50
    const int warming = warmingAt(at, call.policy->warmUp);
    ScalingPolicyRule rule = *call.policy;
    rule.threshold = call.threshold;
    const GroupCapacity capacity{m_desired, inService.value_or(m_desired - warming)};
    const int wish = desiredBy(rule, m_bounds, capacity, call.value, call.isLowAlarm).value_or(m_desired);
    return wish < m_desired && !isSimple && warming > 0 ? m_desired : wish; // ASG-46
}

std::optional<CapacityChange> ReplayedGroup::act(Nanoseconds at, const std::vector<PolicyCall>& calls, std::optional<int> inService,
                                                 bool mayTrackDown)
{
    const PolicyCall* winner = nullptr;
    int largest = 0;
    for (const PolicyCall& call : calls) {
        if (call.isLowAlarm && !mayTrackDown) continue;
        const auto wish = wishOf(call, at, inService);
        if (!wish || (winner && *wish <= largest)) continue;
        winner = &call;
        largest = *wish;
    }
    if (!winner || largest == m_desired) return std::nullopt;
    const int before = m_desired;
    m_desired = largest;
    if (largest > before) m_launches.push_back({at, largest - before});
    if (winner->policy->kind == Kind::Simple) m_cooldownUntil = at + winner->policy->cooldown.value_or(m_cooldown); // ASG-41
    return CapacityChange{at,
                          largest,
                          winner->policy->name,
                          {"telemetry.capacity-reason",
                           {{"group", m_name},
                            {"policy", winner->policy->name},
                            {"from", std::to_string(before)},
                            {"to", std::to_string(largest)},
                            {"value", fmt::format("{}", winner->value)}}}};
}

} // namespace faultline::sim
