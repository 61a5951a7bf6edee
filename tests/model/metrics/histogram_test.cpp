#include "model/metrics/histogram.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

namespace faultline {

TEST(Histogram, hasSixtyFourEqualCellsInAnOctave)
{
    // [1, 2) is one octave: cells are 1/64 wide, and the next octave begins 64 cells later.
    EXPECT_EQ(Histogram::cellOf(1.0) + 64, Histogram::cellOf(2.0));
    EXPECT_EQ(Histogram::cellOf(1.0), Histogram::cellOf(1.0 + 1.0 / 64 - 1e-12));
    EXPECT_EQ(Histogram::cellOf(1.0) + 1, Histogram::cellOf(1.0 + 1.0 / 64));
    EXPECT_EQ(Histogram::cellMiddle(Histogram::cellOf(1.0)), 1.0 + 1.0 / 128);
}

TEST(Histogram, countsZeroAsZeroAndKeepsTheOrderOfNegativeValues)
{
    EXPECT_EQ(Histogram::cellMiddle(Histogram::cellOf(0)), 0);
    Histogram h;
    for (const double v : {-4.0, -1.0, 0.0, 2.0}) h.add(v);
    EXPECT_LT(*h.quantile(0.25), -3.9);
    EXPECT_EQ(*h.quantile(0.75), 0);
    EXPECT_GT(*h.quantile(1), 1.9);
}

TEST(Histogram, takesTheNearestRankByTheWrittenRule)
{
    // Ranks of 1..100: p50 is the 50th, p99 the 99th, p100 the last; all lie below 128, where a cell is at most 1 wide.
    Histogram h;
    for (int i = 1; i <= 100; ++i) h.add(i);
    EXPECT_EQ(h.quantile(0.5), Histogram::cellMiddle(Histogram::cellOf(50)));
    EXPECT_EQ(h.quantile(0.99), Histogram::cellMiddle(Histogram::cellOf(99)));
    EXPECT_EQ(h.quantile(1), Histogram::cellMiddle(Histogram::cellOf(100)));
    EXPECT_EQ(h.quantile(1e-9), Histogram::cellMiddle(Histogram::cellOf(1)));
    EXPECT_EQ(Histogram().quantile(0.5), std::nullopt);
}

TEST(Histogram, givesPercentilesWithinEightThousandthsOfARecordedValue)
{
    const bool holds = rc::check([] {
        const auto raw = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 1'000'000'000)));
        std::vector<double> values(raw.begin(), raw.end());
        Histogram h;
        for (const double v : values) h.add(v);
        std::sort(values.begin(), values.end());
        for (const double q : {0.01, 0.5, 0.9, 0.99, 1.0}) {
            const auto rank = static_cast<std::size_t>(std::max(1.0, std::ceil(q * static_cast<double>(values.size()))));
            const double exact = values[rank - 1];
            RC_ASSERT(std::fabs(*h.quantile(q) - exact) <= exact / 128);
        }
    });
    EXPECT_TRUE(holds);
}

TEST(Histogram, isTheSameHoweverItWasMerged)
{
    const bool holds = rc::check([] {
        const auto values = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 100'000));
        const auto cut = *rc::gen::inRange<std::size_t>(0, values.size() + 1);
        Histogram whole, front, back;
        HistogramRecorder recorder;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double v = values[i] / 7.0;
            whole.add(v);
            (i < cut ? front : back).add(v);
            recorder.add(v);
        }
        back.merge(front);
        RC_ASSERT(back == whole);
        RC_ASSERT(recorder.histogram() == whole);
    });
    EXPECT_TRUE(holds);
}

} // namespace faultline
