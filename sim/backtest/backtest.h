#pragma once

#include "model/services/architecture.h"
#include "sim/backtest/replayed_group.h"
#include "sim/telemetry/alarm_evaluator.h"

#include <map>
#include <string>
#include <vector>

namespace faultline::sim {

/// What a template's alarms and scaling policies would have made of recorded metric data. Nothing is simulated: the data are what they were,
/// whatever the policies would have changed.
struct Backtest {
    struct Alarm {
        std::string name; ///< logical id; "<policy>-AlarmHigh" for those of target tracking
        struct State {
            Nanoseconds at = 0; ///< since 1970
            AlarmState state = AlarmState::InsufficientData;
            Message reason;
        };
        std::vector<State> states; ///< the first one, and every change
        struct Action {
            Nanoseconds at = 0;
            std::vector<std::string> actions; ///< logical ids, or as written
        };
        std::vector<Action> actions; ///< what was set off
    };
    struct Group {
        std::string name;
        std::vector<CapacityChange> capacity;
    };
    std::vector<Alarm> alarms;
    std::vector<Group> groups;
    std::vector<Assumption> assumptions;
};

/// Evaluates every alarm once a period over the span of the data, and lets policies act at each evaluation, and each minute that their alarms
/// stay in ALARM (CW-52).
///
/// Fails when the span is longer than can be looked at in reasonable time.
[[nodiscard]] Result<Backtest> backtest(const Architecture& architecture, const ImportedMetrics& data,
                                        const std::map<std::string, std::string>& logicalByPhysical);

} // namespace faultline::sim
