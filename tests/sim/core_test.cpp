// The simulator's ground: order of events, draws that depend on nothing but their key, and laws with the mean that was asked for.
#include "sim/core/duration_set.h"
#include "sim/core/elementary.h"
#include "sim/core/event_queue.h"
#include "sim/core/law.h"
#include "sim/core/random_stream.h"
#include "sim/core/slab.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace faultline::sim {
namespace {

RC_GTEST_PROP(EventQueue, popsByTimeThenByListThenByOrderOfPlanning, (const std::vector<std::pair<std::uint8_t, std::uint8_t>>& plans))
{
    EventQueue queue;
    const EventQueue::List heap = queue.addHeap(), line = queue.addLine();
    std::vector<EventQueue::List> timers;
    for (std::uint32_t i = 0; i < 9; ++i) timers.push_back(queue.addTimer(1, 1000 + i)); // more lists than the first tournament has room for
    std::vector<Nanoseconds> timerAt(timers.size(), kNever);
    Nanoseconds lineAt = 0;
    std::vector<std::tuple<Nanoseconds, EventQueue::List, std::uint32_t>> expected;
    for (std::uint32_t i = 0; i < plans.size(); ++i) {
        const auto [list, when] = plans[i];
        Nanoseconds at = when;
        if (list % 3 == 0) queue.push(heap, at, 1, i, 0);
        else if (list % 3 == 1) queue.push(line, at = lineAt = std::max(lineAt, at), 1, i, 0);
        else queue.set(timers[list % timers.size()], timerAt[list % timers.size()] = at);
        if (list % 3 != 2) expected.emplace_back(at, list % 3 == 0 ? heap : line, i);
    }
    for (std::uint32_t t = 0; t < timers.size(); ++t)
        if (timerAt[t] != kNever) expected.emplace_back(timerAt[t], timers[t], 1000 + t);
    std::sort(expected.begin(), expected.end());
    for (const auto& [at, list, subject] : expected) {
        RC_ASSERT(queue.nextAt() == at);
        RC_ASSERT(queue.pop().subject == subject);
    }
    RC_ASSERT(queue.nextAt() == kNever);
}

TEST(EventQueue, dropsDeadTimeOutsOfALineTogether)
{
    EventQueue queue;
    const EventQueue::List line = queue.addLine();
    for (std::uint32_t i = 0; i < 100; ++i) queue.push(line, i, 1, i, 0);
    EXPECT_EQ(queue.pop().subject, 0u);
    queue.dropDead([](const Event& event) { return event.subject != 70; });
    EXPECT_EQ(queue.nextAt(), 70);
    EXPECT_EQ(queue.pop().subject, 70u);
}

TEST(DurationSet, isTheSameInWhateverOrderItIsAddedAndMerged)
{
    DurationSet forwards(1e6), backwards(1e6), half(1e6), other(1e6);
    for (Nanoseconds d = 0; d < 2000; ++d) forwards.add(d * d * 1001);
    for (Nanoseconds d = 1999; d >= 0; --d) backwards.add(d * d * 1001);
    for (Nanoseconds d = 0; d < 2000; ++d) (d % 3 == 0 ? half : other).add(d * d * 1001);
    half.merge(other);
    Histogram expected, one, two, three;
    for (Nanoseconds d = 0; d < 2000; ++d) expected.add(static_cast<double>(d * d * 1001) / 1e6);
    forwards.addTo(one);
    backwards.addTo(two);
    half.addTo(three);
    EXPECT_EQ(one, expected); // the cells of the histogram itself, zero included
    EXPECT_EQ(two, expected);
    EXPECT_EQ(three, expected);
    EXPECT_EQ(half.sumNs(), forwards.sumNs());
    EXPECT_EQ(half.maxNs(), Nanoseconds{1999} * 1999 * 1001);
    EXPECT_EQ(half.minimum(), 0);
}

TEST(Elementary, agreesWithTheLibraryToTheLastDigits)
{
    for (double x = 1e-300; x < 1e300; x *= 1.37) EXPECT_NEAR(naturalLog(x), std::log(x), 1e-14 * std::max(1.0, std::abs(std::log(x))));
    for (double x = -700; x < 700; x += 0.73) EXPECT_NEAR(exponential(x) / std::exp(x), 1, 1e-13);
    // Quantiles of the normal distribution from tables.
    EXPECT_NEAR(normalQuantile(0.975), 1.959963985, 1e-8);
    EXPECT_NEAR(normalQuantile(0.5), 0, 1e-12);
    EXPECT_NEAR(normalQuantile(0.001), -3.090232306, 1e-7);
}

TEST(RandomStream, drawsDependOnEntityPurposeAndCounterAlone)
{
    EXPECT_EQ(drawBits(1, Purpose::Work, 2), drawBits(1, Purpose::Work, 2));
    EXPECT_NE(drawBits(1, Purpose::Work, 2), drawBits(1, Purpose::Work, 3));
    EXPECT_NE(drawBits(1, Purpose::Work, 2), drawBits(1, Purpose::Backoff, 2));
    EXPECT_NE(drawBits(1, Purpose::Work, 2), drawBits(2, Purpose::Work, 2));
}

class LawMean : public testing::TestWithParam<Distribution> {};

TEST_P(LawMean, drawsHaveTheMeanThatWasAskedFor)
{
    const Law law(GetParam());
    double sum = 0;
    constexpr int n = 400'000;
    for (int i = 0; i < n; ++i) sum += static_cast<double>(law.draw(drawBits(42, Purpose::Work, static_cast<std::uint64_t>(i)))) * 1e-6;
    EXPECT_NEAR(sum / n / law.meanMs(), 1, 0.01);
}

Distribution distribution(Distribution::Kind kind, double mean)
{
    Distribution d;
    d.kind = kind;
    d.meanMs = mean;
    d.cv = 1.5;
    d.k = 3;
    d.alpha = 3;
    d.branches = {{0.7, 2}, {0.3, 11}};
    d.values = {1, 2, 6};
    return d;
}

INSTANTIATE_TEST_SUITE_P(All, LawMean,
                         testing::Values(distribution(Distribution::Kind::Exponential, 5), distribution(Distribution::Kind::Deterministic, 5),
                                         distribution(Distribution::Kind::Lognormal, 5), distribution(Distribution::Kind::Erlang, 5),
                                         distribution(Distribution::Kind::Pareto, 5), distribution(Distribution::Kind::Hyperexponential, 0),
                                         distribution(Distribution::Kind::Empirical, 0)));

struct Record {
    std::uint32_t stamp = 0;
    int value = 0;
};

TEST(Slab, tellsANumberThatWasKeptTooLong)
{
    Slab<Record> slab;
    const auto i = slab.take();
    const auto stamp = slab[i].stamp;
    EXPECT_TRUE(slab.isLive(i, stamp));
    slab.release(i);
    EXPECT_FALSE(slab.isLive(i, stamp));
    EXPECT_EQ(slab.take(), i);
    EXPECT_FALSE(slab.isLive(i, stamp));
}

TEST(Slab, keepsRecordsInPlaceInACopyToo)
{
    Slab<Record> original;
    (void)original.take();
    Slab<Record> copy = original;
    const Record* first = &copy[0];
    for (int i = 0; i < 1000; ++i) (void)copy.take();
    EXPECT_EQ(&copy[0], first);
}

} // namespace
} // namespace faultline::sim
