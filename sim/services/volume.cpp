#include "sim/services/volume.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr double kAllowanceSeconds = 60; ///< ours

double secondsOf(Nanoseconds t) { return static_cast<double>(t) * 1e-9; }

} // namespace

Volume::Volume(const VolumePlan& plan) : m_isLimited(plan.isLimited)
{
    m_buckets[0] = {plan.volume, plan.volume.credits}; // EBS-03: full at creation
    m_buckets[1] = {plan.host, plan.host.credits};
}

void Volume::Bucket::pass(double seconds, double done)
{
    if (limit.credits <= 0) return;
    double change = limit.sustained * seconds - done;
    if (limit.earned > 0) {
        allowance += change;
        change = limit.earned * seconds + std::min(0.0, allowance);
        allowance = std::clamp(allowance, 0.0, limit.sustained * kAllowanceSeconds);
    }
    credits = std::clamp(credits + change, 0.0, limit.credits);
    if (credits < 1e-6 * limit.credits) credits = 0; // what rounding leaves is no credit
}

double Volume::currentRate() const { return std::min(m_buckets[0].rate(), m_buckets[1].rate()); }

void Volume::advance(Nanoseconds now)
{
    if (m_at < m_suspendedUntil) {
        const Nanoseconds until = std::min(now, m_suspendedUntil);
        for (Bucket& bucket : m_buckets) bucket.pass(secondsOf(until - m_at), 0);
        m_at = until;
    }
    double left = secondsOf(now - m_at);
    m_at = now;
    while (left > 0) {
        const double rate = currentRate();
        double step = m_queued > 0 ? std::min(left, m_queued / rate) : left;
        const double doneRate = m_queued > 0 ? rate : 0;
        for (const Bucket& bucket : m_buckets) { // until the first bucket is empty
            const double drain = doneRate - bucket.limit.sustained - (bucket.limit.earned > 0 ? bucket.limit.earned : 0);
            if (bucket.credits > 0 && drain > 0) step = std::min(step, std::max(bucket.credits / drain, 1e-9));
        }
        const double done = doneRate * step;
        for (Bucket& bucket : m_buckets) bucket.pass(step, done);
        m_queued = m_queued - done < 1e-9 ? 0 : m_queued - done;
        left -= step;
    }
}

Nanoseconds Volume::ask(Nanoseconds now, double operations)
{
    if (!m_isLimited || operations <= 0) return 0;
    advance(now);
    const double wait = m_queued / currentRate();
    m_queued += operations;
    return static_cast<Nanoseconds>(wait * 1e9) + std::max<Nanoseconds>(0, m_suspendedUntil - now);
}

void Volume::suspend(Nanoseconds now, Nanoseconds until)
{
    advance(now);
    m_suspendedUntil = std::max(m_suspendedUntil, until);
}

void Volume::setLimits(Nanoseconds now, const VolumePlan& plan)
{
    advance(now);
    m_buckets[0].limit = plan.volume;
    m_buckets[1].limit = plan.host;
}

double Volume::queueDepth(Nanoseconds now)
{
    if (!m_isLimited) return 0;
    advance(now);
    return m_queued;
}

double Volume::rate(Nanoseconds now)
{
    advance(now);
    return currentRate();
}

double Volume::burstBalance(Nanoseconds now)
{
    advance(now);
    return m_buckets[0].limit.credits > 0 ? 100 * m_buckets[0].credits / m_buckets[0].limit.credits : 100;
}

double Volume::hostBalance(Nanoseconds now)
{
    advance(now);
    return m_buckets[1].limit.credits > 0 ? 100 * m_buckets[1].credits / m_buckets[1].limit.credits : 100;
}

} // namespace faultline::sim
