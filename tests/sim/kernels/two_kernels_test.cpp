// Two kernels, one sample path: whatever the window kernel works off station by station, the event kernel plays the same to the last bit.
#include "tests/sim/kernels/random_architecture.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

sim::RunRecord recordBy(sim::KernelChoice kernel, const RandomDrill& drill, int pieces = 1)
{
    Play play = drill.play;
    play.kernel = kernel;
    play.pieces = pieces;
    return recordOf(drill.text, play);
}

/// Everything that a run tells, but for who played it.
void expectSame(const sim::RunRecord& a, const sim::RunRecord& b, const std::string& what)
{
    EXPECT_EQ(a.digest, b.digest) << what;
    EXPECT_EQ(a.eventsProcessed, b.eventsProcessed) << what;
    EXPECT_EQ(a.requests.byOutcome, b.requests.byOutcome) << what;
    EXPECT_EQ(a.requests.lostByCause, b.requests.lostByCause) << what;
    for (std::size_t o = 0; o < sim::kOutcomes; ++o) {
        EXPECT_EQ(a.latencyByOutcome[o].sumNs, b.latencyByOutcome[o].sumNs) << what << ", " << sim::outcomeName(sim::Outcome(o));
        EXPECT_EQ(a.latencyByOutcome[o].histogramMs, b.latencyByOutcome[o].histogramMs) << what << ", " << sim::outcomeName(sim::Outcome(o));
    }
    ASSERT_EQ(a.windows.size(), b.windows.size()) << what;
    for (std::size_t w = 0; w < a.windows.size(); ++w) EXPECT_EQ(a.windows[w].byOutcome, b.windows[w].byOutcome) << what << ", window " << w;
    ASSERT_EQ(a.stations.size(), b.stations.size()) << what;
    for (std::size_t s = 0; s < a.stations.size(); ++s) {
        const sim::StationRecord &x = a.stations[s], &y = b.stations[s];
        const auto numbers = [](const sim::StationRecord& r) {
            return std::vector<std::int64_t>{static_cast<std::int64_t>(r.requests),
                                             r.busyServerNs,
                                             r.availableServerNs,
                                             r.waitSumNs,
                                             r.serviceSumNs,
                                             r.holdSumNs,
                                             static_cast<std::int64_t>(r.started),
                                             static_cast<std::int64_t>(r.finished),
                                             r.queueTimeIntegralNs,
                                             static_cast<std::int64_t>(r.queueMax)};
        };
        EXPECT_EQ(numbers(x), numbers(y)) << what << ", " << x.resource;
    }
}

TEST(TwoKernels, agreeToTheLastBitOnRandomQueueingNetworks)
{
    std::uint64_t inWindows = 0, lost = 0, withWindows = 0;
    for (std::uint64_t seed = 1; seed <= 300 && !testing::Test::HasFailure(); ++seed) {
        const RandomDrill drill = randomQueueing(seed);
        const sim::RunRecord windows = recordBy(sim::KernelChoice::Auto, drill);
        expectSame(windows, recordBy(sim::KernelChoice::Event, drill),
                   "seed " + std::to_string(seed) + "\n" + drill.play.traffic + "\n" + drill.text);
        inWindows += windows.eventsInWindows;
        withWindows += windows.eventsInWindows > 0 ? 1 : 0;
        lost += windows.requests.lost();
    }
    // The comparison is worth something: most of these are played in windows, under overload and deadlines too.
    EXPECT_GT(withWindows, 150u);
    EXPECT_GT(inWindows, 100'000u);
    EXPECT_GT(lost, 10'000u);
}

TEST(TwoKernels, agreeInWhateverPiecesARunIsAdvanced)
{
    for (std::uint64_t seed = 1; seed <= 30 && !testing::Test::HasFailure(); ++seed) {
        const RandomDrill drill = randomQueueing(seed);
        const sim::RunRecord whole = recordBy(sim::KernelChoice::Auto, drill);
        for (const int pieces : {10, 1000}) {
            const sim::RunRecord record = recordBy(sim::KernelChoice::Auto, drill, pieces);
            EXPECT_EQ(record.digest, whole.digest) << "seed " << seed << ", " << pieces << " pieces";
            EXPECT_EQ(record.eventsProcessed, whole.eventsProcessed) << "seed " << seed << ", " << pieces << " pieces";
        }
    }
}

TEST(TwoKernels, windowsPlayTheWholeOfAPureNetwork)
{
    const sim::RunRecord record = recordOf(queueingTemplate(4, 5), {.traffic = "constant:640/s", .duration = "2m"});
    EXPECT_GT(record.eventsInWindows, record.eventsProcessed * 99 / 100);
    // A starter has overheads, pools and processor sharing: events play it all.
    EXPECT_EQ(recordOf(starter("lab-3"), {.traffic = "constant:50/s", .duration = "2m"}).eventsInWindows, 0u);
}

} // namespace
} // namespace faultline::test
