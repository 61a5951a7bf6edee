// The simulator's ground: order of events, draws that depend on nothing but their key, and laws with the mean that was asked for.
#include "sim/core/elementary.h"
#include "sim/core/event_queue.h"
#include "sim/core/law.h"
#include "sim/core/random_stream.h"
#include "sim/core/slab.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

namespace faultline::sim {
namespace {

RC_GTEST_PROP(EventQueue, popsByTimeAndThenByOrderOfPlanning, (const std::vector<std::pair<std::uint8_t, std::uint8_t>>& plans))
{
    EventQueue queue;
    const int line = queue.addLine();
    Nanoseconds lineAt = 0;
    std::vector<std::pair<Nanoseconds, std::uint32_t>> expected;
    for (std::uint32_t i = 0; i < plans.size(); ++i) {
        const auto [list, when] = plans[i];
        Nanoseconds at = when;
        if (list % 3 == 0) queue.pushService(at, 1, i, 0);
        else if (list % 3 == 1) queue.pushControl(at, 1, i, 0);
        else queue.pushLine(line, at = lineAt = std::max(lineAt, at), 1, i, 0);
        expected.emplace_back(at, i);
    }
    std::stable_sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [at, subject] : expected) {
        RC_ASSERT(queue.nextAt() == at);
        RC_ASSERT(queue.pop().subject == subject);
    }
    RC_ASSERT(queue.nextAt() == kNever);
}

/// Pushes and pops in turn against a sorted list: a push behind, at and before what is next, and `pushFirst` before all of its instant.
RC_GTEST_PROP(EventQueue, staysSortedWhilePushesAndPopsTakeTurns, (const std::vector<std::pair<std::uint8_t, std::uint8_t>>& steps))
{
    struct Planned {
        Nanoseconds at;
        bool isFirst;
        std::uint32_t subject;
    };
    EventQueue queue;
    const int line = queue.addLine();
    std::vector<Planned> model; // in the order in which it must come out
    Nanoseconds now = 0;
    std::uint32_t planned = 0;
    for (const auto& [what, ahead] : steps) {
        if (what % 5 == 4) {
            if (model.empty()) continue;
            RC_ASSERT(queue.nextAt() == model.front().at);
            const Event event = queue.pop();
            RC_ASSERT(event.at == model.front().at);
            RC_ASSERT(event.subject == model.front().subject);
            now = event.at;
            model.erase(model.begin());
            continue;
        }
        const Planned next{what % 5 == 2 ? now + 7 : now + ahead % 16, what % 5 == 3, planned++}; // few instants, so that many events share one
        if (what % 5 == 0) queue.pushService(next.at, 1, next.subject, 0);
        else if (what % 5 == 1) queue.pushControl(next.at, 1, next.subject, 0);
        else if (what % 5 == 2) queue.pushLine(line, next.at, 1, next.subject, 0);
        else queue.pushFirst(next.at, 1, next.subject);
        const auto isLater = [](const Planned& a, const Planned& b) { return a.at != b.at ? a.at < b.at : a.isFirst && !b.isFirst; };
        model.insert(std::upper_bound(model.begin(), model.end(), next, isLater), next);
    }
    for (const Planned& last : model) RC_ASSERT(queue.pop().subject == last.subject);
    RC_ASSERT(queue.nextAt() == kNever);
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
