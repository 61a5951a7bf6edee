#pragma once

#include "sim/plan/table_plan.h"

#include <deque>
#include <vector>

/// The capacity of a DynamoDB table or index in one direction, and how it changes with use. Values without a world.
namespace faultline::sim {

/// Units that flow in at a rate up to a depth.
struct CapacityBucket {
    double rate = 0, depth = 0, level = 0; ///< units per second; units
    Nanoseconds at = 0;

    [[nodiscard]] static CapacityBucket full(double rate, double seconds);
    void setRate(Nanoseconds now, double newRate, double seconds);
    void refill(Nanoseconds now);
    /// Whether so many can be taken now; a request larger than the whole depth passes when the bucket is full. @pre refilled
    [[nodiscard]] bool holds(double units) const { return level >= (units < depth ? units : depth); }
    void take(double units) { level -= units; }
};

inline constexpr double kBurstSeconds = 300;  // DDB-15
inline constexpr double kTableQuota = 40'000; // DDB-19, DDB-26

/// Why a request was throttled (DDB-29).
enum class ThrottleReason : std::uint8_t { None, KeyRange, Provisioned, Quota, OnDemandMaximum, Injected };

class Throughput {
public:
    Throughput() = default;
    /// @param background  units per second that are used up all the time, by writes from other Regions (DDB-42)
    Throughput(const ThroughputPlan& plan, bool isOnDemand, Nanoseconds clockAtStart, double background = 0);

    /// What stands against taking so many units now; they are not taken yet.
    [[nodiscard]] ThrottleReason refusal(Nanoseconds now, double units);
    void take(double units);

    struct Change {
        double from = 0, to = 0;
        Nanoseconds effectiveAt = 0;
    };
    /// A minute is over: follows the use. Returns the changes that it made or ordered.
    [[nodiscard]] std::vector<Change> closeMinute(Nanoseconds now);

    [[nodiscard]] double unitsPerSecond() const { return m_bank.rate + m_background; }

private:
    [[nodiscard]] double free(double rate) const; ///< what the background leaves of it
    [[nodiscard]] double onDemandRate() const;
    void followDemand(Nanoseconds now, double consumed);
    [[nodiscard]] bool mayDecrease(Nanoseconds now);

    const ThroughputPlan* m_plan = nullptr; ///< in the plan, which outlives this
    bool m_isOnDemand = false;
    double m_background = 0;
    Nanoseconds m_clockAtStart = 0; ///< UTC time of day at time 0
    CapacityBucket m_bank;
    double m_consumedInMinute = 0;

    std::deque<double> m_lastMinutes; ///< units per second of the last half hour, oldest first
    double m_previousPeak = 0;        ///< of the minutes before these

    int m_minutesAbove = 0, m_minutesBelow = 0;
    double m_peakBelow = 0;      ///< highest of the minutes below
    Nanoseconds m_changeAt = -1; ///< when the change under way takes effect
    double m_changeTo = 0;
    std::vector<Nanoseconds> m_decreases;
};

} // namespace faultline::sim
