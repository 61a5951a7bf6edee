#pragma once

#include "sim/plan/database_plan.h"

#include <array>

namespace faultline::sim {

/// The I/O of a volume, as a queue that is worked off at the rate that its limits allow: the higher one of each while its credits last (EBS-03,
/// RDS-56). I/O below the limits waits for nothing.
class Volume {
public:
    Volume() = default;
    explicit Volume(const VolumePlan& plan);

    /// Asks for so many operations; returns how long they wait for those before them.
    [[nodiscard]] Nanoseconds ask(Nanoseconds now, double operations);
    /// Nothing is done until then (RDS-35).
    void suspend(Nanoseconds now, Nanoseconds until);
    /// Other limits from now on; credits stay.
    void setLimits(Nanoseconds now, const VolumePlan& plan);

    [[nodiscard]] double queueDepth(Nanoseconds now);
    /// Operations per second now.
    [[nodiscard]] double rate(Nanoseconds now);
    /// Credits of the volume and of the host, per cent of a full bucket; 100 without one.
    [[nodiscard]] double burstBalance(Nanoseconds now);
    [[nodiscard]] double hostBalance(Nanoseconds now);

private:
    struct Bucket {
        IoLimit limit;
        double credits = 0;
        double allowance = 0; ///< of the sustained rate, not used within the last minute: short peaks cost no credits
        [[nodiscard]] double rate() const { return credits > 0 ? limit.burst : limit.sustained; }
        void pass(double seconds, double done);
    };
    [[nodiscard]] double currentRate() const;
    void advance(Nanoseconds now);

    bool m_isLimited = false;
    std::array<Bucket, 2> m_buckets; ///< the volume's, the host's
    double m_queued = 0;             ///< operations
    Nanoseconds m_at = 0, m_suspendedUntil = 0;
};

} // namespace faultline::sim
