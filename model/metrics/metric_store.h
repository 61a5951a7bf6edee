#pragma once

#include "model/metrics/histogram.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// Simulated or imported time in integer nanoseconds. A drill counts from its start; imported data from the Unix epoch.
using Nanoseconds = std::int64_t;
inline constexpr Nanoseconds kSecond = 1'000'000'000;

/// A CloudWatch metric: namespace, name, dimensions sorted by name. Different dimensions are different metrics (CW-10):
/// nothing adds them up (CW-11).
struct MetricId {
    std::string nameSpace;
    std::string name;
    std::vector<std::pair<std::string, std::string>> dimensions;

    friend auto operator<=>(const MetricId&, const MetricId&) = default;
};

/// A statistic set of one period, as CloudWatch keeps it.
struct DataPoint {
    double sum = 0, minimum = 0, maximum = 0;
    std::uint64_t sampleCount = 0;
    std::shared_ptr<const Histogram> histogram; ///< null where percentiles are not kept
    /// Statistics by CloudWatch's name, of a point read from a file: when set, only these are known, and the members above are not used.
    std::shared_ptr<const std::map<std::string, double>> imported;

    /// Adds a value to a point under construction; the first one sets the bounds.
    void add(double value, std::uint64_t count = 1);
};

enum class Statistic {
    Average,
    Sum,
    Minimum,
    Maximum,
    SampleCount,
    Percentile,
    TrimmedMean,    ///< of what lies within the bounds
    WinsorizedMean, ///< what lies outside counts as the bound
    PercentileRank, ///< share of what lies within, in percent
    TrimmedCount,
    TrimmedSum
};

/// What a trimmed statistic keeps: more than `lower`, up to and with `upper`; in percent of the values by rank, or values themselves.
struct TrimBounds {
    std::optional<double> lower, upper;
    bool arePercent = true;
    friend bool operator==(const TrimBounds&, const TrimBounds&) = default;
};

/// "Average", "p99", "p99.9", "tm99", "TM(10%:90%)", "IQM", "PR(:300)" … (CW-18); nothing when it is none of CloudWatch's.
struct StatisticSpec {
    Statistic statistic = Statistic::Average;
    double percentile = 0; ///< of Percentile
    TrimBounds bounds = {};
    [[nodiscard]] static std::optional<StatisticSpec> parse(std::string_view text);
    /// Whether it needs the distribution of values, not just their sum, bounds and count.
    [[nodiscard]] bool needsHistogram() const { return statistic >= Statistic::Percentile; }
    [[nodiscard]] std::string text() const;
    friend bool operator==(const StatisticSpec&, const StatisticSpec&) = default;
};

/// Series of data points by metric. A value: copies share the closed periods, so a snapshot is cheap and a simulation can be copied.
///
/// `period k` of a metric starts at `start + k * period`; empty periods are absent, never zero. Metrics that are published less often than
/// the store's own period (CW-23: basic monitoring) have periods of their own, a point stamped with its period's start like any other (CW-14).
class MetricStore {
public:
    explicit MetricStore(Nanoseconds period = 60 * kSecond);

    [[nodiscard]] Nanoseconds period() const { return m_period; }
    [[nodiscard]] Nanoseconds end() const { return m_end; } ///< all before it is closed

    /// Adds one closed period's points. `start` is a multiple of the period and not before `end()`; asserted.
    void publish(Nanoseconds start, std::map<MetricId, DataPoint> points);
    /// The same for a coarser period: `start` is a multiple of `period`, and not before the last one published with it.
    void publish(Nanoseconds start, Nanoseconds period, std::map<MetricId, DataPoint> points);

    struct Stamped {
        Nanoseconds start = 0;
        double value = 0;
    };
    /// One value per period of `period` (a multiple of the store's, or shorter: then each point stands alone) that has data, in [from, to);
    /// periods are counted from `from`.
    [[nodiscard]] std::vector<Stamped> series(const MetricId& metric, StatisticSpec statistic, Nanoseconds period, Nanoseconds from,
                                              Nanoseconds to) const;
    /// The statistic over [start, start + period), whatever `start` is: alarms look through windows that slide by a minute (CW-33). Nothing
    /// without data, or where the statistic is not known (percentiles without histogram, unless all values are equal: CW-19).
    [[nodiscard]] std::optional<double> value(const MetricId& metric, StatisticSpec statistic, Nanoseconds period, Nanoseconds start) const;
    [[nodiscard]] std::vector<MetricId> metrics() const; ///< sorted
    [[nodiscard]] bool has(const MetricId& metric) const;
    /// How often a metric is published; the store's period when it has no point.
    [[nodiscard]] Nanoseconds periodOf(const MetricId& metric) const;
    /// All closed points of a metric, oldest first; pointers live as long as this store or a copy of it.
    struct Point {
        Nanoseconds start = 0;
        const DataPoint* point = nullptr;
    };
    [[nodiscard]] std::vector<Point> points(const MetricId& metric) const;
    /// Start of the first closed period that has data; nothing when the store is empty.
    [[nodiscard]] std::optional<Nanoseconds> begin() const;
    /// Unit of a metric name as CloudWatch gives it ("Seconds", "Count", "Percent").
    [[nodiscard]] static std::string_view unitOf(std::string_view nameSpace, std::string_view name);

private:
    struct Chunk; // one period, immutable
    using Chunks = std::vector<std::shared_ptr<const Chunk>>;
    static void append(Chunks& chunks, Nanoseconds start, std::map<MetricId, DataPoint> points);
    static const DataPoint* find(const Chunk& chunk, const MetricId& metric);
    static void collect(const Chunks& chunks, const MetricId& metric, Nanoseconds from, Nanoseconds to, std::vector<Point>& found);
    /// Points that start in [from, to), oldest first.
    [[nodiscard]] std::vector<Point> pointsIn(const MetricId& metric, Nanoseconds from, Nanoseconds to) const;
    Nanoseconds m_period;
    Nanoseconds m_end = 0;
    Chunks m_chunks;
    std::map<Nanoseconds, Chunks> m_coarser; ///< by period
};

} // namespace faultline
