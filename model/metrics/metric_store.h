#pragma once

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

/// A CloudWatch metric: namespace, name, dimensions sorted by name, unit.
struct MetricId {
    std::string nameSpace;
    std::string name;
    std::vector<std::pair<std::string, std::string>> dimensions;

    friend auto operator<=>(const MetricId&, const MetricId&) = default;
};

/// Log-scaled histogram: 64 cells per octave, mergeable; a percentile is within 0.8 % of a recorded value (engine notes, section 4).
class Histogram {
public:
    void add(double value, std::uint64_t count = 1);
    void merge(const Histogram& other);
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// The middle of the cell that holds the value of rank ceil(q * count); nothing when empty. q in (0, 1].
    [[nodiscard]] std::optional<double> quantile(double q) const;
    [[nodiscard]] const std::map<std::int32_t, std::uint64_t>& cells() const { return m_cells; }
    static std::int32_t cellOf(double value);
    static double cellMiddle(std::int32_t cell);

private:
    std::map<std::int32_t, std::uint64_t> m_cells;
    std::uint64_t m_count = 0;
};

/// A statistic set of one period, as CloudWatch keeps it.
struct DataPoint {
    double sum = 0, minimum = 0, maximum = 0;
    std::uint64_t sampleCount = 0;
    std::shared_ptr<const Histogram> histogram; ///< null where percentiles are not kept
};

enum class Statistic { Average, Sum, Minimum, Maximum, SampleCount, Percentile };

/// "Average", "p99", "p99.9" …; nothing when it is none of CloudWatch's.
struct StatisticSpec {
    Statistic statistic = Statistic::Average;
    double percentile = 0;
    [[nodiscard]] static std::optional<StatisticSpec> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
};

/// Series of data points by metric. A value: copies share the closed periods, so a snapshot is cheap and a simulation can be copied.
///
/// `period k` of a metric starts at `start + k * period`; empty periods are absent, never zero.
class MetricStore {
public:
    explicit MetricStore(Nanoseconds period = 60 * kSecond);

    [[nodiscard]] Nanoseconds period() const { return m_period; }
    [[nodiscard]] Nanoseconds end() const { return m_end; } ///< all before it is closed

    /// Adds one closed period's points. `start` is a multiple of the period and not before `end()`; asserted.
    void publish(Nanoseconds start, std::map<MetricId, DataPoint> points);

    struct Stamped {
        Nanoseconds start = 0;
        double value = 0;
    };
    /// One value per period of `period` (a multiple of the store's) that has data, in [from, to).
    [[nodiscard]] std::vector<Stamped> series(const MetricId& metric, StatisticSpec statistic, Nanoseconds period, Nanoseconds from, Nanoseconds to) const;
    [[nodiscard]] std::optional<double> value(const MetricId& metric, StatisticSpec statistic, Nanoseconds period, Nanoseconds start) const;
    [[nodiscard]] std::vector<MetricId> metrics() const; ///< sorted
    [[nodiscard]] bool has(const MetricId& metric) const;
    /// Unit of a metric name as CloudWatch gives it ("Seconds", "Count", "Percent").
    [[nodiscard]] static std::string_view unitOf(std::string_view nameSpace, std::string_view name);

private:
    struct Chunk; // one period, immutable
    Nanoseconds m_period;
    Nanoseconds m_end = 0;
    std::vector<std::shared_ptr<const Chunk>> m_chunks;
};

} // namespace faultline
