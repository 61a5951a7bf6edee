#include "sim/drill/run_record.h"

namespace faultline::sim {

std::string_view outcomeName(Outcome outcome)
{
    static constexpr std::array<std::string_view, kOutcomes> names{"succeeded", "late", "refused", "failed", "timed_out", "in_flight"};
    return names[static_cast<std::size_t>(outcome)];
}

std::string_view causeName(Cause cause)
{
    static constexpr std::array<std::string_view, kCauses> names{
        "none", "deadline", "connect-timeout", "lb-node-unreachable", "no-healthy-target", "target-connect-timeout", "target-reset",
        "target-idle-timeout", "queue-full", "database-unavailable", "database-connections-exhausted", "pool-timeout", "throttled",
        "dns-failure", "instance-terminated"};
    return names[static_cast<std::size_t>(cause)];
}

bool RequestCounts::conserved() const
{
    std::uint64_t total = 0;
    for (const std::uint64_t n : byOutcome) total += n;
    return total == sent;
}

} // namespace faultline::sim
