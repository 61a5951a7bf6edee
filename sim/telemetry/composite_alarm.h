#pragma once

#include "model/services/architecture.h"
#include "sim/telemetry/alarm_condition.h"

#include <optional>
#include <string>
#include <vector>

namespace faultline::sim {

/// A composite alarm of the template, compiled. Names are logical ids.
struct CompositeAlarm {
    std::string name;
    AlarmCondition condition;
    std::string suppressor; ///< empty: none
    Nanoseconds waitPeriod = 0, extensionPeriod = 0;
    std::vector<std::string> alarmActions, okActions;
};

/// Where a composite alarm stands, with the periods that hold its actions back (CW-62, CW-63).
struct CompositeStatus {
    enum class Phase { Free, Waiting, Suppressed, Extending };
    AlarmState state = AlarmState::InsufficientData; ///< only until it is looked at for the first time (CW-60)
    Phase phase = Phase::Free;
    Nanoseconds until = 0;    ///< end of the waiting or extension under way
    bool owesActions = false; ///< it has changed, and not acted on that
};

/// What one look at a composite alarm gave.
struct CompositeStep {
    bool hasChanged = false;
    bool acts = false; ///< the actions of the state that it is in now run
};

/// Brings a status up to `now`; to be called whenever an alarm that it looks at has changed, and when `until` is over.
[[nodiscard]] CompositeStep advance(const CompositeAlarm& alarm, CompositeStatus& status, bool holds, bool isSuppressorInAlarm, Nanoseconds now);

/// All composite alarms of a template, each after those that it looks at. What cannot be evaluated is named in `left`: a rule that cannot be
/// read or looks at an alarm of nobody's, and cycles (CW-61).
[[nodiscard]] std::vector<CompositeAlarm> compileComposites(const Architecture& architecture, std::vector<std::string>& left);

} // namespace faultline::sim
