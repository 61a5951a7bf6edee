#include "sim/services/instances/rate_bucket.h"

#include <algorithm>

namespace faultline::sim {

namespace {

double levelAt(const RateBucket& bucket, Nanoseconds now)
{
    return std::min(bucket.capacity, bucket.level + bucket.refill * static_cast<double>(now - bucket.at) * 1e-9);
}

} // namespace

Nanoseconds RateBucket::take(Nanoseconds now, double amount)
{
    if (baseline <= 0) return now;
    const Nanoseconds start = std::max(now, freeAt);
    level = levelAt(*this, start);
    at = start;
    // What credits cover goes at the burst rate, the rest at the baseline, whose own earning it uses up.
    const double fast = burst > baseline ? std::min(amount, level) : 0;
    level -= fast;
    const double seconds = fast / burst + (amount - fast) / baseline;
    freeAt = start + static_cast<Nanoseconds>(seconds * 1e9 + 0.5);
    if (amount > fast) at = freeAt;
    return freeAt;
}

double RateBucket::balance(Nanoseconds now) const { return capacity > 0 ? std::max(0.0, levelAt(*this, std::max(now, at))) / capacity : 1; }

} // namespace faultline::sim
