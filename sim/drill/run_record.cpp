#include "sim/drill/run_record.h"

#include <algorithm>
#include <cassert>

namespace faultline::sim {

std::string_view outcomeName(Outcome outcome)
{
    static constexpr std::array<std::string_view, kOutcomes> names{"succeeded", "late", "refused", "failed", "timed_out", "in_flight"};
    return names[static_cast<std::size_t>(outcome)];
}

std::string_view causeName(Cause cause)
{
    static constexpr std::array<std::string_view, kCauses> names{"none",
                                                                 "deadline",
                                                                 "connect-timeout",
                                                                 "lb-node-unreachable",
                                                                 "no-healthy-target",
                                                                 "target-connect-timeout",
                                                                 "target-reset",
                                                                 "target-idle-timeout",
                                                                 "queue-full",
                                                                 "database-unavailable",
                                                                 "database-connections-exhausted",
                                                                 "pool-timeout",
                                                                 "throttled",
                                                                 "dns-failure",
                                                                 "instance-terminated",
                                                                 "data-corrupted",
                                                                 "surge-queue-full",
                                                                 "deregistration-delay",
                                                                 "connection-reset",
                                                                 "answered-by-rule",
                                                                 "circuit-open",
                                                                 "unreachable",
                                                                 "zone-isolated",
                                                                 "packets-lost",
                                                                 "nat-gateway-lost",
                                                                 "nat-ports-exhausted",
                                                                 "application-error"};
    return names[static_cast<std::size_t>(cause)];
}

void LatencyRecord::add(Nanoseconds latency)
{
    assert(latency >= 0);
    histogramMs.add(milliseconds(latency));
    sumNs += latency;
    maxNs = std::max(maxNs, latency);
}

void LossMarks::addInstant(Nanoseconds at)
{
    const auto place = std::lower_bound(m_open.begin(), m_open.end(), at);
    if (place == m_open.end() || *place != at) m_open.insert(place, at);
}

void LossMarks::closeUpTo(Nanoseconds at)
{
    auto next = m_open.begin();
    for (; next != m_open.end() && *next <= at; ++next) m_closed.push_back({*next, m_lost});
    m_open.erase(m_open.begin(), next);
}

void LossMarks::lose(Nanoseconds at)
{
    if (!m_open.empty() && m_open.front() <= at) closeUpTo(at);
    ++m_lost;
}

std::optional<std::uint64_t> LossMarks::lostBefore(Nanoseconds at) const
{
    for (const Mark& mark : m_closed)
        if (mark.at == at) return mark.lostBefore;
    const bool isOpen = std::binary_search(m_open.begin(), m_open.end(), at);
    return isOpen ? std::optional(m_lost) : std::nullopt;
}

bool RequestCounts::conserved() const
{
    std::uint64_t total = 0;
    for (const std::uint64_t n : byOutcome) total += n;
    return total == sent;
}

} // namespace faultline::sim
