#pragma once

#include "sim/services/world.h"

/// What becomes of logical requests, counted for the record, the windows of 10 s and the `Faultline/Client` metrics. Clients' view only:
/// CloudWatch's series are bumped where the services do their work.
namespace faultline::sim {

/// How and when a logical request has ended.
struct Fate {
    std::uint64_t key = 0; ///< of the request
    Nanoseconds firstSent = 0;
    int attempts = 1;
    Nanoseconds at = 0;
    Outcome outcome = Outcome::Succeeded;
    Cause cause = Cause::None;
};

/// A fate in one number. The run's digest takes their sum, so that it does not depend on the order in which a kernel comes to the requests.
[[nodiscard]] constexpr std::uint64_t digestOf(const Fate& fate)
{
    const std::uint64_t how = static_cast<std::uint64_t>(fate.outcome) * 31 + static_cast<std::uint64_t>(fate.cause) * 1009 +
                              static_cast<std::uint64_t>(fate.attempts) * 65537;
    return mix((fate.key ^ how << 32) + 0x9E3779B97F4A7C15ull * static_cast<std::uint64_t>(fate.at));
}

void recordSent(World& world, Index actor, Index requestClass);
void recordRetry(World& world, const Request& request);
void recordFate(World& world, Index actor, Index send, const Fate& fate);
/// The same, of a request that ends now.
void recordFinal(World& world, const Request& request, Outcome outcome, Cause cause);
/// An answer reaches the client, whether or not it ends the request.
void noteAnswer(World& world, const Request& request, const Answer& answer);
/// Closes the window of 10 s that ends now.
void closeWindow(World& world);

} // namespace faultline::sim
