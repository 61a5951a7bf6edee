#pragma once

#include "sim/plan/plan.h"
#include "sim/services/client_state.h"

/// How callers wait, give up and stop calling: pure functions of a policy, a caller's state and the time.
namespace faultline::sim {

/// Whether the policy keeps something between calls; without, no caller state is looked at.
[[nodiscard]] inline bool keepsState(const CallPolicy& policy)
{
    return policy.breaker.isUsed || policy.retryBudget >= 0 || policy.backoff == CallPolicy::Backoff::SdkStandard;
}

/// Back-off before attempt `attempt` + 1 (CLI-01, CLI-03). Draws come from `key`, one for each attempt so far.
[[nodiscard]] Nanoseconds backoffOf(const CallPolicy& policy, int attempt, std::uint64_t key);

/// A new request earns its share of the retry budget.
void earnBudget(const CallPolicy& policy, Caller& caller);

/// Whether a call may set out now; an open breaker answers for the callee (CLI-14).
[[nodiscard]] bool mayCall(const CallPolicy& policy, Caller& caller, Nanoseconds now);

/// Whether one more attempt is paid for; takes its price (CLI-04, CLI-13).
/// @param isTimeout the attempt before it ended in a time-out, of connecting or reading
[[nodiscard]] bool takeRetry(const CallPolicy& policy, Caller& caller, bool isTimeout);

/// An attempt has ended.
/// @param attempts of its request so far
/// @return whether the breaker has opened by this
bool noteOutcome(const CallPolicy& policy, Caller& caller, Nanoseconds now, bool isGood, int attempts);

} // namespace faultline::sim
