#include "sim/telemetry/composite_alarm.h"

namespace faultline::sim {

using Phase = CompositeStatus::Phase;

namespace {

void begin(CompositeStatus& status, Phase phase, Nanoseconds until)
{
    status.phase = phase;
    status.until = until;
}

} // namespace

CompositeStep advance(const CompositeAlarm& alarm, CompositeStatus& status, bool holds, bool isSuppressorInAlarm, Nanoseconds now)
{
    CompositeStep step;
    const AlarmState state = holds ? AlarmState::Alarm : AlarmState::Ok;
    step.hasChanged = state != status.state;
    status.state = state;
    status.owesActions = status.owesActions || step.hasChanged;
    if (alarm.suppressor.empty()) {
        step.acts = step.hasChanged;
        return step;
    }
    const bool wasSuppressed = status.phase == Phase::Suppressed;
    if (isSuppressorInAlarm) begin(status, Phase::Suppressed, now);                  // a waiting under way is dropped
    else if (step.hasChanged) begin(status, Phase::Waiting, now + alarm.waitPeriod); // a new one in place of whatever runs
    else if (wasSuppressed) begin(status, Phase::Extending, now + alarm.extensionPeriod);
    if (status.phase == Phase::Suppressed || now < status.until) return step;
    step.acts = status.owesActions;
    status = {status.state, Phase::Free, 0, false};
    return step;
}

} // namespace faultline::sim
