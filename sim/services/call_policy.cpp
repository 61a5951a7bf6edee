#include "sim/services/call_policy.h"

#include "sim/core/random_stream.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr double kBucket = 500;           // CLI-04
constexpr double kRetryPrice = 5;         // CLI-04
constexpr double kTimeoutRetryPrice = 10; // CLI-04
constexpr double kRefund = 1;             // CLI-05: of a success at the first try
constexpr double kBudgetMax = 100;        // retries that a budget saves up at most: our assumption

bool isSdk(const CallPolicy& policy) { return policy.backoff == CallPolicy::Backoff::SdkStandard; }

double unitOfAttempt(std::uint64_t key, int attempt) { return drawUnit(key, Purpose::Backoff, static_cast<std::uint64_t>(attempt)); }

Nanoseconds scaled(double share, Nanoseconds whole) { return static_cast<Nanoseconds>(share * static_cast<double>(whole)); }

/// base times 2 to the power of the retries so far, at most the cap.
Nanoseconds exponentialOf(const CallPolicy& policy, int attempt)
{
    Nanoseconds v = policy.base;
    for (int i = 1; i < attempt && v < policy.cap; ++i) v *= 2;
    return std::min(v, policy.cap);
}

/// Each sleep lies between the base and three times the sleep before it.
Nanoseconds decorrelatedOf(const CallPolicy& policy, int attempt, std::uint64_t key)
{
    Nanoseconds sleep = policy.base;
    for (int i = 1; i <= attempt; ++i) sleep = std::min(policy.cap, policy.base + scaled(unitOfAttempt(key, i), 3 * sleep - policy.base));
    return sleep;
}

/// CLI-03: uniform up to 2 to the power of (attempt - 1) seconds, at most 20 s.
Nanoseconds sdkOf(int attempt, std::uint64_t key)
{
    const Nanoseconds most = attempt > 5 ? 20 * kSecond : std::min<Nanoseconds>(kSecond << (attempt - 1), 20 * kSecond);
    return scaled(unitOfAttempt(key, attempt), most);
}

Breaker::Part& partAt(const BreakerPlan& plan, Breaker& breaker, Nanoseconds now)
{
    const std::int64_t number = now / std::max<Nanoseconds>(plan.window / static_cast<Nanoseconds>(Breaker::kParts), 1);
    Breaker::Part& part = breaker.parts[static_cast<std::size_t>(number) % Breaker::kParts];
    if (part.number != number) part = {number, 0, 0};
    return part;
}

void close(Breaker& breaker) { breaker = {}; }

void open(const BreakerPlan& plan, Breaker& breaker, Nanoseconds now)
{
    close(breaker);
    breaker.state = Breaker::State::Open;
    breaker.openUntil = now + plan.open;
}

/// Whether enough of the window's calls failed.
bool isTripped(const BreakerPlan& plan, const Breaker& breaker, std::int64_t number)
{
    std::uint32_t calls = 0, failures = 0;
    for (const Breaker::Part& part : breaker.parts) {
        if (part.number <= number - static_cast<std::int64_t>(Breaker::kParts)) continue;
        calls += part.calls;
        failures += part.failures;
    }
    return calls >= plan.calls && static_cast<double>(failures) >= plan.failureShare * static_cast<double>(calls);
}

bool noteForBreaker(const BreakerPlan& plan, Breaker& breaker, Nanoseconds now, bool isGood)
{
    if (breaker.state == Breaker::State::Open) return false; // calls from before it opened
    if (breaker.state == Breaker::State::HalfOpen) {
        if (!isGood) {
            open(plan, breaker, now);
            return true;
        }
        if (++breaker.probesGood >= plan.probes) close(breaker);
        return false;
    }
    Breaker::Part& part = partAt(plan, breaker, now);
    ++part.calls;
    part.failures += isGood ? 0 : 1;
    if (isGood || !isTripped(plan, breaker, part.number)) return false;
    open(plan, breaker, now);
    return true;
}

} // namespace

Nanoseconds backoffOf(const CallPolicy& policy, int attempt, std::uint64_t key)
{
    switch (policy.backoff) {
    case CallPolicy::Backoff::None: return 0;
    case CallPolicy::Backoff::Constant: return policy.base;
    case CallPolicy::Backoff::Exponential: return exponentialOf(policy, attempt);
    case CallPolicy::Backoff::FullJitter: return scaled(unitOfAttempt(key, attempt), exponentialOf(policy, attempt));
    case CallPolicy::Backoff::EqualJitter: {
        const Nanoseconds half = exponentialOf(policy, attempt) / 2;
        return half + scaled(unitOfAttempt(key, attempt), half);
    }
    case CallPolicy::Backoff::DecorrelatedJitter: return decorrelatedOf(policy, attempt, key);
    case CallPolicy::Backoff::SdkStandard: return sdkOf(attempt, key);
    }
    return 0;
}

void earnBudget(const CallPolicy& policy, Caller& caller)
{
    if (policy.retryBudget > 0) caller.budget = std::min(caller.budget + policy.retryBudget, kBudgetMax);
}

bool mayCall(const CallPolicy& policy, Caller& caller, Nanoseconds now)
{
    Breaker& breaker = caller.breaker;
    if (!policy.breaker.isUsed || breaker.state == Breaker::State::Closed) return true;
    if (breaker.state == Breaker::State::Open && now >= breaker.openUntil) {
        close(breaker);
        breaker.state = Breaker::State::HalfOpen;
    }
    if (breaker.state == Breaker::State::Open || breaker.probesSent >= policy.breaker.probes) return false;
    ++breaker.probesSent;
    return true;
}

bool takeRetry(const CallPolicy& policy, Caller& caller, bool isTimeout)
{
    if (policy.retryBudget >= 0 && caller.budget < 1) return false;
    if (isSdk(policy)) {
        const double price = isTimeout ? kTimeoutRetryPrice : kRetryPrice;
        if (caller.tokens < price) return false;
        caller.tokens -= price;
        caller.withdrawn = price;
    }
    if (policy.retryBudget >= 0) caller.budget -= 1;
    return true;
}

bool noteOutcome(const CallPolicy& policy, Caller& caller, Nanoseconds now, bool isGood, int attempts)
{
    if (isSdk(policy) && isGood) caller.tokens = std::min(kBucket, caller.tokens + (attempts > 1 ? caller.withdrawn : kRefund)); // CLI-05
    return policy.breaker.isUsed && noteForBreaker(policy.breaker, caller.breaker, now, isGood);
}

} // namespace faultline::sim
