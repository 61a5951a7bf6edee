#include "sim/services/replication.h"

#include <algorithm>

namespace faultline::sim {

void Replication::advance(Nanoseconds now)
{
    double able = static_cast<double>(now - m_at) * m_threads;
    m_at = now;
    while (!m_writes.isEmpty() && m_writes.front().at + m_delay <= now) {
        Write& first = m_writes.front();
        const double done = std::min(able, first.work);
        first.work -= done;
        m_work -= done;
        able -= done;
        if (first.work > 0) return;
        m_writes.pop();
    }
    if (m_writes.isEmpty()) m_work = 0;
}

void Replication::write(Nanoseconds now, Nanoseconds work)
{
    advance(now);
    m_writes.push({now, static_cast<double>(work)});
    m_work += static_cast<double>(work);
}

Nanoseconds Replication::lag(Nanoseconds now)
{
    advance(now);
    return m_writes.isEmpty() ? 0 : now - m_writes.front().at;
}

std::size_t Replication::pending(Nanoseconds now)
{
    advance(now);
    return m_writes.size();
}

Nanoseconds Replication::backlog(Nanoseconds now)
{
    advance(now);
    return static_cast<Nanoseconds>(m_work / m_threads);
}

void Replication::clear(Nanoseconds now)
{
    m_writes.clear();
    m_work = 0;
    m_at = now;
}

} // namespace faultline::sim
