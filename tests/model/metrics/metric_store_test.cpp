#include "model/metrics/metric_store.h"

#include <gtest/gtest.h>

namespace faultline {

namespace {

constexpr Nanoseconds kMinute = 60 * kSecond;
const MetricId kLatency{"AWS/ApplicationELB", "TargetResponseTime", {{"LoadBalancer", "LoadBalancer"}}};
const MetricId kErrors{"AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", {{"LoadBalancer", "LoadBalancer"}}};

DataPoint pointOf(std::initializer_list<double> values)
{
    DataPoint point;
    Histogram histogram;
    for (const double v : values) {
        point.add(v);
        histogram.add(v);
    }
    point.histogram = std::make_shared<const Histogram>(histogram);
    return point;
}

double valueOf(const MetricStore& store, std::string_view statistic, Nanoseconds period, Nanoseconds start)
{
    return store.value(kLatency, *StatisticSpec::parse(statistic), period, start).value_or(-1);
}

} // namespace

TEST(MetricStore, keepsEmptyPeriodsAbsentAndNeverZero)
{
    MetricStore store;
    store.publish(0, {{kErrors, pointOf({1})}});
    store.publish(kMinute, {});
    store.publish(2 * kMinute, {{kErrors, pointOf({1, 1})}});
    const auto series = store.series(kErrors, {Statistic::Sum, 0}, kMinute, 0, 3 * kMinute);
    ASSERT_EQ(series.size(), 2u);
    EXPECT_EQ(series[1].start, 2 * kMinute);
    EXPECT_EQ(series[1].value, 2);
    EXPECT_EQ(store.value(kErrors, {Statistic::Sum, 0}, kMinute, kMinute), std::nullopt);
    EXPECT_EQ(store.end(), 3 * kMinute);
}

TEST(MetricStore, makesCoarserPeriodsFromTheFinePoints)
{
    // Average over both minutes is (1+2+3+6)/4, not the mean of the minutes' means; the median is the second of four values.
    MetricStore store;
    store.publish(0, {{kLatency, pointOf({1, 2, 3})}});
    store.publish(kMinute, {{kLatency, pointOf({6})}});
    EXPECT_EQ(valueOf(store, "Average", 2 * kMinute, 0), 3);
    EXPECT_EQ(valueOf(store, "Sum", 2 * kMinute, 0), 12);
    EXPECT_EQ(valueOf(store, "Minimum", 2 * kMinute, 0), 1);
    EXPECT_EQ(valueOf(store, "Maximum", 2 * kMinute, 0), 6);
    EXPECT_EQ(valueOf(store, "SampleCount", 2 * kMinute, 0), 4);
    EXPECT_EQ(valueOf(store, "p50", 2 * kMinute, 0), Histogram::cellMiddle(Histogram::cellOf(2)));
}

TEST(MetricStore, readsWindowsThatSlideByAMinute)
{
    // CW-33: a five-minute alarm looks at minutes 1 to 5, then at 2 to 6.
    MetricStore store;
    for (int k = 0; k < 6; ++k) store.publish(k * kMinute, {{kLatency, pointOf({static_cast<double>(k + 1)})}});
    EXPECT_EQ(valueOf(store, "Sum", 5 * kMinute, 0), 15);
    EXPECT_EQ(valueOf(store, "Sum", 5 * kMinute, kMinute), 20);
}

TEST(MetricStore, hasPercentilesWithoutHistogramOnlyWhereAllValuesAreEqual)
{
    MetricStore store; // CW-19
    DataPoint equal, mixed;
    equal.add(5, 10);
    mixed.add(5);
    mixed.add(6);
    store.publish(0, {{kLatency, equal}});
    store.publish(kMinute, {{kLatency, mixed}});
    EXPECT_EQ(valueOf(store, "p99", kMinute, 0), 5);
    EXPECT_EQ(store.value(kLatency, *StatisticSpec::parse("p99"), kMinute, kMinute), std::nullopt);
}

TEST(MetricStore, isAValueWhoseCopiesGoTheirOwnWay)
{
    MetricStore store;
    store.publish(0, {{kLatency, pointOf({1})}});
    MetricStore copy = store;
    store.publish(kMinute, {{kErrors, pointOf({1})}});
    EXPECT_FALSE(copy.has(kErrors));
    EXPECT_TRUE(store.has(kErrors));
    EXPECT_EQ(copy.end(), kMinute);
    EXPECT_EQ(store.metrics(), (std::vector<MetricId>{kErrors, kLatency}));
}

TEST(MetricStore, tellsApartTheDimensionsOfAMetric)
{
    MetricStore store; // CW-10: the exact set of dimensions
    store.publish(0, {{kLatency, pointOf({1})}});
    MetricId other = kLatency;
    other.dimensions.emplace_back("TargetGroup", "TargetGroup");
    EXPECT_FALSE(store.has(other));
}

TEST(StatisticSpec, knowsCloudWatchsStatisticsAndRefusesOthers)
{
    for (const char* text : {"Average", "Sum", "Minimum", "Maximum", "SampleCount", "p99", "p99.9", "p0", "p100"})
        EXPECT_EQ(StatisticSpec::parse(text).value_or(StatisticSpec{}).text(), text);
    for (const char* text : {"", "average", "p", "p101", "p-1", "pp", "p99x", "tmm90", "p1e1", "p1.00000000001", "p 9"})
        EXPECT_EQ(StatisticSpec::parse(text), std::nullopt) << text;
}

TEST(Units, areCloudWatchsOwn)
{
    EXPECT_EQ(MetricStore::unitOf("AWS/EC2", "CPUUtilization"), "Percent");
    EXPECT_EQ(MetricStore::unitOf("AWS/ApplicationELB", "TargetResponseTime"), "Seconds");
    EXPECT_EQ(MetricStore::unitOf("AWS/RDS", "DatabaseConnections"), "Count");
    EXPECT_EQ(MetricStore::unitOf("AWS/NetworkELB", "ActiveFlowCount"), "Count");
    EXPECT_EQ(MetricStore::unitOf("AWS/AutoScaling", "GroupDesiredCapacity"), "None");
    EXPECT_EQ(MetricStore::unitOf("My/Space", "Anything"), "None");
}

} // namespace faultline
