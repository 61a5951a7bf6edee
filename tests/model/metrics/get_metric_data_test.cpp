#include "model/metrics/get_metric_data.h"

#include "model/metrics/instant.h"

#include <gtest/gtest.h>

namespace faultline {

namespace {

constexpr Nanoseconds kMinute = 60 * kSecond;
const MetricId kLatency{"AWS/ApplicationELB", "TargetResponseTime", {{"LoadBalancer", "LoadBalancer"}, {"TargetGroup", "Target,Group"}}};
const Nanoseconds kStart = *parseInstant("2026-01-05T00:00:00Z");

MetricStore twoMinutes()
{
    MetricStore store;
    for (int minute : {0, 2}) {
        DataPoint point;
        Histogram histogram;
        for (const double value : {0.1, 0.3}) {
            point.add(value + minute);
            histogram.add(value + minute);
        }
        point.histogram = std::make_shared<const Histogram>(histogram);
        store.publish(minute * kMinute, {{kLatency, point}});
    }
    return store;
}

std::string withResult(const std::string& result)
{
    return R"({"MetricDataQueries":[{"Id":"a","MetricStat":{"Metric":{"Namespace":"N","MetricName":"M"},"Period":60,"Stat":"Sum"}}],"MetricDataResults":[)" +
           result + "]}";
}

} // namespace

TEST(GetMetricData, comesBackAsItWasWritten)
{
    const MetricStore store = twoMinutes();
    const auto read = readGetMetricData(writeGetMetricData(store, kStart), "metrics.json");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->start, kStart);
    EXPECT_EQ(read->end, kStart + 3 * kMinute);
    EXPECT_EQ(read->metrics.metrics(), store.metrics());
    for (const char* name : {"SampleCount", "Sum", "Average", "Minimum", "Maximum", "p50", "p99"})
        for (const Nanoseconds at : {Nanoseconds{0}, 2 * kMinute}) {
            const StatisticSpec statistic = *StatisticSpec::parse(name);
            EXPECT_EQ(read->metrics.value(kLatency, statistic, kMinute, kStart + at), store.value(kLatency, statistic, kMinute, at)) << name;
        }
}

TEST(GetMetricData, knowsOnlyTheStatisticsOfTheFile)
{
    const auto read = readGetMetricData(withResult(R"({"Id":"a","Timestamps":["2026-01-05T00:00:00Z"],"Values":[3]})"), "f");
    ASSERT_TRUE(read.ok());
    const MetricId metric{"N", "M", {}};
    EXPECT_EQ(read->metrics.value(metric, {Statistic::Sum, 0}, kMinute, kStart), 3);
    EXPECT_EQ(read->metrics.value(metric, {Statistic::Average, 0}, kMinute, kStart), std::nullopt);
    EXPECT_EQ(read->metrics.value(metric, {Statistic::SampleCount, 0}, kMinute, kStart), std::nullopt);
}

TEST(GetMetricData, ordersNewestFirstAnswersAndReadsOffsetsAndSeconds)
{
    const auto read = readGetMetricData(withResult(R"({"Id":"a","Timestamps":["2026-01-05T09:01:00+09:00",1767571200],"Values":[2,1]})"), "f");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->metrics.value({"N", "M", {}}, {Statistic::Sum, 0}, kMinute, kStart), 1);
    EXPECT_EQ(read->metrics.value({"N", "M", {}}, {Statistic::Sum, 0}, kMinute, kStart + kMinute), 2);
}

TEST(GetMetricData, refusesWhatItCannotTrust)
{
    const std::string deep(300, '[');
    for (const std::string& bad :
         {std::string(), std::string("{}"), std::string("[1"), deep, withResult(R"({"Id":"b","Timestamps":[],"Values":[]})"),
          withResult(R"({"Id":"a","Timestamps":["2026-01-05T00:00:00Z"],"Values":[]})"),
          withResult(R"({"Id":"a","Timestamps":["yesterday"],"Values":[1]})"), withResult(R"({"Id":"a","Timestamps":[-1],"Values":[1]})"),
          withResult(R"({"Id":"a","Timestamps":["2026-01-05T00:00:00Z"],"Values":["1"]})"),
          withResult(R"({"Id":"a","Timestamps":["2026-01-05T00:00:00Z"],"Values":[1e999]})")})
        EXPECT_FALSE(readGetMetricData(bad, "f").ok()) << bad.substr(0, 80);
}

TEST(MetricCsv, quotesWhatNeedsIt)
{
    const std::string csv = writeMetricCsv(twoMinutes(), kStart);
    EXPECT_NE(
        csv.find(
            "2026-01-05T00:02:00Z,AWS/ApplicationELB,TargetResponseTime,\"LoadBalancer=LoadBalancer;TargetGroup=Target,Group\",60,Sum,Seconds,4.4"),
        std::string::npos)
        << csv;
}

TEST(Instant, readsAndWritesWhatIso8601Means)
{
    for (const char* text : {"1970-01-01T00:00:00Z", "2026-01-05T00:00:00Z", "2024-02-29T23:59:59Z", "2026-01-05T00:00:00.25Z"})
        EXPECT_EQ(formatInstant(parseInstant(text).value_or(-1)), text);
    EXPECT_EQ(parseInstant("2026-01-05T09:00:00+09:00"), parseInstant("2026-01-05T00:00:00Z"));
    for (const char* text : {"", "2026-01-05", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-05T24:00:00Z", "2026-01-05T00:00:00",
                             "1969-12-31T00:00:00Z", "2026-01-05T00:00:00Zx", "2026-01-05T00:00:00.Z", "2026-01-05T00:00:00.1234567890Z"})
        EXPECT_EQ(parseInstant(text), std::nullopt) << text;
}

} // namespace faultline
