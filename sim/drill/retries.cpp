#include "sim/drill/retries.h"

#include <algorithm>
#include <map>

namespace faultline::sim {

namespace {

constexpr std::size_t kWindowsMin = 6; // a minute
constexpr double kLowShare = 0.5, kAttemptsMin = 1.2, kSameTraffic = 1.1;

double ownFactor(const RetriedHop& hop)
{
    const std::uint64_t calls = hop.attempts - std::min(hop.attempts, hop.retries);
    return calls == 0 ? 1 : static_cast<double>(hop.attempts) / static_cast<double>(calls);
}

/// Attempts that reach a place for one request, by what the hops on the way there multiply; of several ways the largest.
class ReachingFactors {
public:
    explicit ReachingFactors(const std::vector<RetriedHop>& hops) : m_hops(hops) {}

    double at(const std::string& place)
    {
        const auto [known, isNew] = m_factors.emplace(place, 1);
        if (!isNew) return known->second;
        double factor = 1;
        for (const RetriedHop& hop : m_hops)
            if (hop.to == place) factor = std::max(factor, after(hop));
        return m_factors[place] = factor;
    }
    double after(const RetriedHop& hop) { return at(hop.from) * ownFactor(hop); }

private:
    const std::vector<RetriedHop>& m_hops;
    std::map<std::string, double> m_factors;
};

Nanoseconds lastTrafficFall(const Traffic& traffic)
{
    Nanoseconds last = 0;
    for (std::size_t k = 1; k < traffic.knots.size(); ++k)
        if (traffic.knots[k].ratePerSecond < traffic.knots[k - 1].ratePerSecond) last = traffic.knots[k].at;
    return last;
}

Nanoseconds firstTrafficRise(const Traffic& traffic)
{
    for (std::size_t k = 1; k < traffic.knots.size(); ++k)
        if (traffic.knots[k].ratePerSecond > traffic.knots[k - 1].ratePerSecond) return traffic.knots[k - 1].at;
    return 0;
}

/// Requests sent per window before anything happened; nothing where the run begins with it.
std::optional<double> usualSent(const RunRecord& record, Nanoseconds trigger)
{
    const auto windows = std::min(static_cast<std::size_t>(trigger / kWindow), record.windows.size());
    if (windows == 0) return std::nullopt;
    std::uint64_t sent = 0;
    for (std::size_t w = 0; w < windows; ++w) sent += record.windows[w].sent;
    return static_cast<double>(sent) / static_cast<double>(windows);
}

bool isDown(const WindowCounts& window, double usual)
{
    const auto sent = static_cast<double>(window.sent);
    const auto good = static_cast<double>(window.byOutcome[static_cast<std::size_t>(Outcome::Succeeded)]);
    return sent > 0 && sent <= kSameTraffic * usual && good < kLowShare * sent;
}

MetastableState stateOf(const RunRecord& record, std::size_t from, std::size_t to)
{
    std::uint64_t sent = 0, good = 0, retries = 0;
    for (std::size_t w = from; w < to; ++w) {
        sent += record.windows[w].sent;
        good += record.windows[w].byOutcome[static_cast<std::size_t>(Outcome::Succeeded)];
        retries += record.windows[w].retries;
    }
    const double length = static_cast<double>((to - from)) * static_cast<double>(kWindow) * 1e-9;
    return {static_cast<Nanoseconds>(from) * kWindow, static_cast<Nanoseconds>(to) * kWindow, static_cast<double>(sent) / length,
            static_cast<double>(good) / length, static_cast<double>(sent + retries) / static_cast<double>(sent)};
}

} // namespace

std::vector<Amplification> amplificationOf(const RunRecord& record)
{
    std::vector<Amplification> all;
    ReachingFactors factors(record.hops);
    for (const RetriedHop& hop : record.hops) {
        const double total = factors.after(hop);
        if (total > 1) all.push_back({hop.from, hop.to, ownFactor(hop), total});
    }
    std::stable_sort(all.begin(), all.end(), [](const Amplification& a, const Amplification& b) { return a.total > b.total; });
    return all;
}

std::optional<MetastableState> metastableOf(const RunRecord& record, const Scenario& scenario)
{
    const Nanoseconds over = std::max(scenario.lastFaultEnd().value_or(0), lastTrafficFall(scenario.traffic));
    const Nanoseconds rise = firstTrafficRise(scenario.traffic);
    const Nanoseconds begin = scenario.firstFault() && (rise == 0 || *scenario.firstFault() < rise) ? *scenario.firstFault() : rise;
    const auto usual = usualSent(record, begin);
    if (over == 0 || !usual) return std::nullopt;
    const auto first = static_cast<std::size_t>((over + kWindow - 1) / kWindow);
    for (std::size_t from = first; from < record.windows.size(); ++from) {
        std::size_t to = from;
        while (to < record.windows.size() && isDown(record.windows[to], *usual)) ++to;
        if (to - from >= kWindowsMin) {
            const MetastableState state = stateOf(record, from, to);
            if (state.attemptsPerRequest >= kAttemptsMin) return state;
        }
        from = to;
    }
    return std::nullopt;
}

} // namespace faultline::sim
