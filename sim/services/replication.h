#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds
#include "sim/core/slab.h"
#include "sim/plan/index.h"

namespace faultline::sim {

/// Writes that a copy of a database has not applied yet, worked off in order by a number of threads (RDS-43, RDS-45).
class Replication {
public:
    Replication() = default;
    /// @param threads  how many writes are applied at once; PostgreSQL has one
    /// @param delay    before a write can be applied at all
    Replication(double threads, Nanoseconds delay) : m_threads(threads), m_delay(delay) {}

    void write(Nanoseconds now, Nanoseconds work);
    /// Age of the oldest write that is not applied; 0 when all are.
    [[nodiscard]] Nanoseconds lag(Nanoseconds now);
    [[nodiscard]] std::size_t pending(Nanoseconds now);
    /// How long applying what there is takes.
    [[nodiscard]] Nanoseconds backlog(Nanoseconds now);
    void clear(Nanoseconds now);

private:
    struct Write {
        Nanoseconds at = 0;
        double work = 0; ///< ns left
    };
    void advance(Nanoseconds now);

    double m_threads = 1;
    Nanoseconds m_delay = 0;
    Fifo<Write> m_writes;
    double m_work = 0; ///< of all of them
    Nanoseconds m_at = 0;
};

} // namespace faultline::sim
