#pragma once

#include "sim/core/event_queue.h" // Nanoseconds

namespace faultline::sim {

/// A device that works first in, first out, at a burst rate while it has credits and at its baseline without (EBS-03, EBS-09, EC2-31, EC2-33).
///
/// Credits are earned at the baseline's rate and spent one for each unit of work, which is the documented balance: used minus baseline while
/// bursting, earned below it.
struct RateBucket {
    double baseline = 0, burst = 0; ///< units a second; 0: no bound
    double capacity = 0;            ///< credits at most; 0: does not burst
    double refill = 0;              ///< a second
    double level = 0;               ///< credits now, as of `at`
    Nanoseconds at = 0, freeAt = 0;

    /// When `amount` units that arrive now are done.
    Nanoseconds take(Nanoseconds now, double amount);
    /// Credits left, 0..1 of the capacity; 1 for one that does not burst.
    [[nodiscard]] double balance(Nanoseconds now) const;
};

} // namespace faultline::sim
