#include "sim/backtest/backtest.h"

#include "model/services/auto_scaling.h"
#include "model/services/cloudwatch.h"
#include "sim/telemetry/alarm_series.h"
#include "sim/telemetry/compile_alarm.h"
#include "sim/telemetry/composite_alarm.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kMinute = 60 * kSecond;
constexpr Nanoseconds kEvaluationsMax = 2'000'000; ///< of one alarm: years of minutes

/// An alarm under evaluation.
struct Watch {
    AlarmRule rule;
    Backtest::Alarm found;
    AlarmState state = AlarmState::InsufficientData; // CW-28
    Nanoseconds lastAt = 0;                          ///< of its last evaluation
};

struct CompositeWatch {
    CompositeAlarm alarm;
    Backtest::Alarm found;
    CompositeStatus status;
};

struct GroupWatch {
    ReplayedGroup group;
    std::vector<ScalingPolicyRule> policies;
    const MetricId* inService = nullptr; ///< recorded GroupInServiceInstances
    std::vector<CapacityChange> capacity;
};

class Replay {
public:
    Replay(const Architecture& architecture, const RecordedMetrics& data) : m_architecture(architecture), m_data(data) {}

    Result<Backtest> played()
    {
        for (const auto& [resource, group] : m_architecture.all<AutoScalingGroup>()) addGroup(resource->id, *group);
        for (const auto& [resource, alarm] : m_architecture.all<Alarm>()) addAlarm(resource->id, *alarm);
        addComposites();
        const Nanoseconds span = m_data.end() - m_data.start();
        for (const Watch& watch : m_watches)
            if (span / watch.rule.period > kEvaluationsMax) return tooLong();
        if (!m_groups.empty() && span / kMinute > kEvaluationsMax) return tooLong();
        for (Nanoseconds at = m_data.start(); at != kOver; at = nextAfter(at)) step(at);
        return result();
    }

private:
    static constexpr Nanoseconds kOver = -1;

    static Problem tooLong() { return Problem{{"telemetry.backtest-too-long", {}}, {}, Message{"telemetry.backtest-too-long-remedy", {}}}; }

    void assume(std::string what, std::string value, std::string source)
    {
        m_assumptions.push_back({std::move(what), std::move(value), std::move(source), true});
    }

    void addWatch(AlarmRule rule)
    {
        m_data.bind(rule, m_assumptions);
        Watch watch;
        watch.found = newAlarm(rule.name);
        watch.rule = std::move(rule);
        m_watches.push_back(std::move(watch));
    }

    Backtest::Alarm newAlarm(const std::string& name) const
    {
        return {name, {{m_data.start(), AlarmState::InsufficientData, {"telemetry.alarm-new", {{"alarm", name}}}}}, {}};
    }

    void addComposites()
    {
        std::vector<std::string> left;
        for (CompositeAlarm& alarm : compileComposites(m_architecture, left)) {
            Backtest::Alarm found = newAlarm(alarm.name);
            m_composites.push_back({std::move(alarm), std::move(found), {}});
        }
        for (const std::string& id : left) assume(id, "takes no part", "its rule cannot be read, or looks at an alarm that is not here");
    }

    void addAlarm(const std::string& id, const Alarm& alarm)
    {
        auto rule = compileAlarm(id, alarm);
        if (rule) return addWatch(*std::move(rule));
        m_assumptions.push_back({id, "takes no part", "of a kind that is not evaluated, or not known here: " + rule.problem().place.path, true});
    }

    /// The first recorded value of a group's metric, as a number of instances.
    std::optional<int> firstOf(const std::string& group, const char* name) const
    {
        const MetricId* metric = m_data.find({"AWS/AutoScaling", name, {{"AutoScalingGroupName", group}}});
        return metric ? recordedAt(*metric, m_data.start() + m_data.store().period()) : std::nullopt;
    }

    std::optional<int> recordedAt(const MetricId& metric, Nanoseconds end) const
    {
        const Nanoseconds period = m_data.store().period();
        const auto value = m_data.store().value(metric, {Statistic::Average, 0}, period, end - period);
        return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
    }

    void addGroup(const std::string& id, const AutoScalingGroup& group)
    {
        const auto number = [&](const Property<std::int64_t>& property, int otherwise, const char* what) {
            if (property.isUnknown()) assume(id + ": " + what, std::to_string(otherwise), "its value is not known here");
            return static_cast<int>(property.valueOrDefault(otherwise).value_or(otherwise));
        };
        GroupBounds bounds;
        bounds.minimum = number(group.minSize, 1, "minimum size");
        bounds.maximum = std::max(bounds.minimum, number(group.maxSize, bounds.minimum, "maximum size"));
        const int written = std::clamp(number(group.desiredCapacity, bounds.minimum, "desired capacity"), bounds.minimum, bounds.maximum);
        const auto recorded = firstOf(id, "GroupDesiredCapacity");
        const Nanoseconds cooldown = number(group.cooldown, 300, "cooldown") * kSecond;
        GroupWatch watch{ReplayedGroup(id, bounds, recorded.value_or(written), cooldown), {}, nullptr, {}};
        watch.inService = m_data.find({"AWS/AutoScaling", "GroupInServiceInstances", {{"AutoScalingGroupName", id}}});
        PolicyGroup of{id, cooldown, {}};
        if (group.defaultInstanceWarmup.isKnown()) of.warmUp = *group.defaultInstanceWarmup * kSecond; // ASG-44
        for (const auto& target : group.targetGroupARNs)
            if (target.isKnown()) of.targetGroups.push_back(target->target);
        for (const auto& [resource, policy] : m_architecture.all<ScalingPolicy>())
            if (policy->autoScalingGroupName.isKnown() && policy->autoScalingGroupName->target == id) addPolicy(watch, resource->id, *policy, of);
        if (watch.policies.empty()) return;
        if (!watch.inService) assume(id + ": launches", "in service at once, warm after their warm-up", "nothing is simulated");
        m_groups.push_back(std::move(watch));
    }

    void addPolicy(GroupWatch& watch, const std::string& id, const ScalingPolicy& policy, const PolicyGroup& of)
    {
        auto rule = compilePolicy(id, policy, of);
        if (!rule) return assume(id, "takes no part", "of a kind that is not evaluated, or not known here");
        if (rule->kind == ScalingPolicyRule::Kind::TargetTracking) {
            assume(id + ": alarms of target tracking", "3 of 3 minutes above, 15 of 15 below", "ASG-64 (observed)");
            addWatch(rule->highAlarm);
            addWatch(rule->lowAlarm);
        }
        watch.policies.push_back(*std::move(rule));
    }

    /// The next moment at which an alarm is due, or policies are called again.
    Nanoseconds nextAfter(Nanoseconds at) const
    {
        Nanoseconds next = kOver;
        const auto consider = [&](Nanoseconds period) {
            const Nanoseconds due = m_data.start() + ((at - m_data.start()) / period + 1) * period;
            if (due <= m_data.end() && (next == kOver || due < next)) next = due;
        };
        for (const Watch& watch : m_watches) consider(watch.rule.period);
        if (!m_groups.empty()) consider(kMinute);
        for (const CompositeWatch& watch : m_composites)
            if (watch.status.until > at && watch.status.until <= m_data.end())
                next = std::min(next == kOver ? watch.status.until : next, watch.status.until);
        return next;
    }

    bool isDue(Nanoseconds at, Nanoseconds period) const { return at > m_data.start() && (at - m_data.start()) % period == 0; }

    void step(Nanoseconds at)
    {
        bool hasChanged = false;
        for (Watch& watch : m_watches) {
            if (!isDue(at, watch.rule.period)) continue;
            watch.lastAt = at;
            const AlarmState state = evaluate(watch.rule, m_data.store(), watch.state, at);
            if (state == watch.state) continue;
            watch.state = state;
            watch.found.states.push_back({at, state, reasonOf(watch.rule, m_data.store(), state, at)});
            setOff(watch.found, actionsOf(watch.rule, state), at); // CW-51
            hasChanged = true;
        }
        for (CompositeWatch& watch : m_composites) step(watch, at);
        if (!hasChanged && !isDue(at, kMinute)) return; // CW-51, CW-52
        for (GroupWatch& watch : m_groups) act(watch, at);
    }

    static const std::vector<std::string>& actionsOf(const AlarmRule& rule, AlarmState state)
    {
        if (state == AlarmState::Alarm) return rule.alarmActions;
        return state == AlarmState::Ok ? rule.okActions : rule.insufficientDataActions;
    }

    static void setOff(Backtest::Alarm& found, const std::vector<std::string>& actions, Nanoseconds at)
    {
        if (!actions.empty()) found.actions.push_back({at, actions});
    }

    AlarmState stateOf(const std::string& name) const
    {
        if (const Watch* watch = watchNamed(name)) return watch->state;
        for (const CompositeWatch& watch : m_composites)
            if (watch.alarm.name == name) return watch.status.state;
        return AlarmState::InsufficientData;
    }

    void step(CompositeWatch& watch, Nanoseconds at)
    {
        if (at == m_data.start()) return;
        const CompositeAlarm& alarm = watch.alarm;
        const bool holds = alarm.condition.holds([&](const std::string& name) { return stateOf(name); });
        const bool isHeldBack = !alarm.suppressor.empty() && stateOf(alarm.suppressor) == AlarmState::Alarm;
        const CompositeStep step = advance(alarm, watch.status, holds, isHeldBack, at);
        const AlarmState state = watch.status.state;
        if (step.hasChanged)
            watch.found.states.push_back({at,
                                          state,
                                          {holds ? "telemetry.composite-holds" : "telemetry.composite-fails",
                                           {{"alarm", alarm.name}, {"state", std::string(alarmStateName(state))}}}});
        if (step.acts) setOff(watch.found, holds ? alarm.alarmActions : alarm.okActions, at);
    }

    const Watch* watchNamed(const std::string& name) const
    {
        const auto found = std::find_if(m_watches.begin(), m_watches.end(), [&](const Watch& watch) { return watch.rule.name == name; });
        return found == m_watches.end() ? nullptr : &*found;
    }

    void call(std::vector<PolicyCall>& calls, const ScalingPolicyRule& policy, const Watch& watch, bool isLowAlarm) const
    {
        if (watch.state != AlarmState::Alarm) return;
        const auto value = valueAt(watch.rule, m_data.store(), watch.lastAt); // ASG-69: nothing to go by without data
        if (value) calls.push_back({&policy, *value, watch.rule.threshold, isLowAlarm});
    }

    void act(GroupWatch& watch, Nanoseconds at)
    {
        std::vector<PolicyCall> calls;
        bool mayTrackDown = true;
        for (const ScalingPolicyRule& policy : watch.policies) {
            if (policy.kind == ScalingPolicyRule::Kind::TargetTracking) {
                call(calls, policy, *watchNamed(policy.highAlarm.name), false);
                const Watch& low = *watchNamed(policy.lowAlarm.name);
                if (policy.disableScaleIn) continue; // ASG-73
                call(calls, policy, low, true);
                mayTrackDown = mayTrackDown && low.state == AlarmState::Alarm;
                continue;
            }
            for (const Watch& alarm : m_watches)
                if (std::count(alarm.rule.alarmActions.begin(), alarm.rule.alarmActions.end(), policy.name) > 0) call(calls, policy, alarm, false);
        }
        const auto inService = watch.inService ? recordedAt(*watch.inService, at) : std::nullopt;
        if (auto change = watch.group.act(at, calls, inService, mayTrackDown)) watch.capacity.push_back(*std::move(change));
    }

    Backtest result()
    {
        Backtest out;
        for (Watch& watch : m_watches) out.alarms.push_back(std::move(watch.found));
        for (CompositeWatch& watch : m_composites) out.alarms.push_back(std::move(watch.found));
        for (GroupWatch& watch : m_groups) out.groups.push_back({watch.group.name(), std::move(watch.capacity)});
        out.assumptions = std::move(m_assumptions);
        return out;
    }

    const Architecture& m_architecture;
    const RecordedMetrics& m_data;
    std::vector<Watch> m_watches;
    std::vector<CompositeWatch> m_composites;
    std::vector<GroupWatch> m_groups;
    std::vector<Assumption> m_assumptions;
};

} // namespace

Result<Backtest> backtest(const Architecture& architecture, const ImportedMetrics& data, const std::map<std::string, std::string>& logicalByPhysical)
{
    const RecordedMetrics recorded(data, logicalByPhysical);
    return Replay(architecture, recorded).played();
}

} // namespace faultline::sim
