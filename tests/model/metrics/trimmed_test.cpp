#include "model/metrics/statistics.h"

#include <gtest/gtest.h>

namespace faultline {

namespace {

/// 1 to 10, each once, in a histogram whose cells are within 0.8 % of them.
DataPoint oneToTen()
{
    DataPoint point;
    Histogram histogram;
    for (int value = 1; value <= 10; ++value) {
        point.add(value);
        histogram.add(value);
    }
    point.histogram = std::make_shared<const Histogram>(std::move(histogram));
    return point;
}

double statistic(const std::string& text)
{
    const DataPoint point = oneToTen();
    return aggregate({&point}, *StatisticSpec::parse(text)).value_or(-1);
}

} // namespace

// statements: CW-18
TEST(TrimmedStatistic, leavesOutWhatLiesOutsideOfItsBounds)
{
    const double cell = 0.01;                               // relative
    EXPECT_NEAR(statistic("TM(10%:90%)"), 5.5, 5.5 * cell); // 2 to 9
    EXPECT_NEAR(statistic("TM(2:8)"), 5.5, 5.5 * cell);     // more than 2, up to 8: 3 to 8
    EXPECT_NEAR(statistic("tm90"), 5, 5 * cell);            // 1 to 9
    EXPECT_NEAR(statistic("IQM"), 5.5, 5.5 * cell);         // 3 to 8: a quarter of 10 is 2.5, and no more is cut off than that
    EXPECT_NEAR(statistic("TS(:3)"), 6, 6 * cell);
    EXPECT_EQ(statistic("TC(2:8)"), 6);
    EXPECT_EQ(statistic("TC(80%:)"), 2);
    EXPECT_EQ(statistic("PR(:5)"), 50);
}

// statements: CW-18
TEST(TrimmedStatistic, countsWhatLiesOutsideAsTheBoundWhenWinsorized)
{
    // 1 counts as 2, 10 as 9: 2 + (2 + … + 9) + 9 = 55 over 10.
    EXPECT_NEAR(statistic("WM(10%:90%)"), 5.5, 0.055);
    // 9 and 10 count as 8: (1 + … + 8) + 8 + 8 = 52; more than half a per cent of cell error is allowed for.
    EXPECT_NEAR(statistic("wm80"), 5.2, 0.052);
}

// statements: CW-19 CW-21
TEST(Percentile, needsTheValuesUnlessTheyAreAllEqual)
{
    EXPECT_NEAR(statistic("p50"), 5, 0.05); // nearest rank: the fifth of ten
    EXPECT_NEAR(statistic("p51"), 6, 0.06);
    DataPoint unequal, equal;
    unequal.add(1);
    unequal.add(2);
    equal.add(7, 3);
    EXPECT_EQ(aggregate({&unequal}, *StatisticSpec::parse("p90")), std::nullopt);
    EXPECT_EQ(aggregate({&unequal}, *StatisticSpec::parse("tm90")), std::nullopt);
    EXPECT_EQ(aggregate({&equal}, *StatisticSpec::parse("p90")), 7);
}

TEST(StatisticSpec, spellsTrimmedStatisticsInOneWay)
{
    for (const auto& [written, spelled] :
         {std::pair("tm99", "TM(0%:99%)"), std::pair("IQM", "TM(25%:75%)"), std::pair("TC(0.005:0.030)", "TC(0.005:0.03)"),
          std::pair("ts(80%:)", "TS(80%:)"), std::pair("PR(:300)", "PR(:300)"), std::pair("P99.5", "p99.5")}) {
        const auto spec = StatisticSpec::parse(written);
        ASSERT_TRUE(spec.has_value()) << written;
        EXPECT_EQ(spec->text(), spelled);
        EXPECT_EQ(StatisticSpec::parse(spec->text()), spec);
    }
    for (const char* wrong : {"TM", "TM()", "TM(:)", "TM(90%:10%)", "TM(10%:90)", "PR(10%:90%)", "pr90", "tm101", "p", "XM(1:2)"})
        EXPECT_EQ(StatisticSpec::parse(wrong), std::nullopt) << wrong;
}

} // namespace faultline
