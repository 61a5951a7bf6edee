#include "sim/plan/cron.h"
#include "sim/plan/plan_builder.h"

#include "model/metrics/instant.h"
#include "model/services/auto_scaling.h"

#include <algorithm>

/// Scheduled actions of groups, as the instants of the run at which they take effect (ASG-81, ASG-82).
namespace faultline::sim {

namespace {

std::optional<int> sizeOf(const Property<std::int64_t>& property)
{
    return property.isKnown() ? std::optional(static_cast<int>(std::clamp<std::int64_t>(*property, 0, 10'000))) : std::nullopt;
}

/// The instants of an action within the run, since 1970; nothing when its times cannot be read.
std::optional<std::vector<Nanoseconds>> runsOf(const ScheduledAction& action, Nanoseconds from, Nanoseconds until)
{
    std::optional<Nanoseconds> first;
    if (action.startTime.isKnown()) {
        first = parseInstant(*action.startTime);
        if (!first) return std::nullopt;
    }
    if (action.endTime.isKnown()) { // after it the action is deleted
        const auto end = parseInstant(*action.endTime);
        if (!end) return std::nullopt;
        until = std::min(until, *end);
    }
    std::vector<Nanoseconds> runs;
    if (first && *first >= from && *first < until) runs.push_back(*first);
    if (!action.recurrence.isKnown()) return runs;
    const auto cron = Cron::parse(*action.recurrence);
    if (!cron) return std::nullopt;
    for (const Nanoseconds at : cron->between(std::max(from, first.value_or(from)), until))
        if (!first || at > *first) runs.push_back(at);
    return runs;
}

} // namespace

void PlanBuilder::addSchedules()
{
    const Nanoseconds start = parseInstant(m_plan.scenario.start).value_or(0);
    for (const auto& [resource, action] : m_architecture.all<ScheduledAction>()) {
        if (!action->autoScalingGroupName.isKnown()) continue;
        const auto station = m_stations.find(action->autoScalingGroupName->target);
        if (station == m_stations.end() || m_plan.stations[station->second].group == kNone) continue;
        if (action->timeZone.isKnown() && *action->timeZone != "UTC" && *action->timeZone != "Etc/UTC")
            assume(resource->id + ": time zone", "UTC", "rules of other time zones are not shipped", true);
        const auto runs = runsOf(*action, start, start + m_plan.scenario.duration);
        if (!runs) {
            assume(resource->id, "takes no part", "its times cannot be read", true);
            continue;
        }
        auto& schedule = m_plan.groups[m_plan.stations[station->second].group].schedule;
        for (const Nanoseconds at : *runs)
            schedule.push_back(
                {subjectOf(resource->id), at - start, sizeOf(action->minSize), sizeOf(action->maxSize), sizeOf(action->desiredCapacity)});
        if (!runs->empty()) assume("Scheduled actions", "0 to 10 s late", "ASG-81: usually within seconds");
    }
    for (GroupPlan& group : m_plan.groups)
        std::stable_sort(group.schedule.begin(), group.schedule.end(), [](const ScheduledRun& a, const ScheduledRun& b) { return a.at < b.at; });
}

} // namespace faultline::sim
