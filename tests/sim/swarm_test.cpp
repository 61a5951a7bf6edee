// R17: random architectures under random drills. Requests are conserved, time never goes back, a copy goes on like its original, and nothing that
// means nothing (names, zones, Region, order, format, an unconnected resource) changes a number.
#include "tests/sim/swarm.h"

#include "model/document/document.h"
#include "model/files/data_library.h"
#include "model/graph/topology.h"
#include "model/services/architecture.h"
#include "model/services/catalog.h"
#include "sim/drill/simulation.h"

#include <gtest/gtest.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace faultline::test {
namespace {

constexpr std::uint64_t kCases = 2'000; // tier 1

const Catalog& catalog()
{
    static const Catalog read = *Catalog::read(DataLibrary::embedded());
    return read;
}

Result<std::shared_ptr<const sim::Plan>> compiled(const Swarmed& drawn)
{
    auto document = Document::parse(drawn.text, drawn.isJson ? "swarm.json" : "swarm.yaml");
    if (!document) return document.problem();
    const auto architecture = Architecture::from(*document);
    sim::ScenarioOverrides overrides;
    overrides.traffic = drawn.traffic;
    overrides.duration = fmt::format("{}s", drawn.seconds);
    overrides.faults = drawn.faults;
    const auto scenario = sim::scenarioOf(architecture, "", overrides);
    if (!scenario) return scenario.problem();
    return sim::compile(architecture, Topology::of(architecture), *scenario, catalog());
}

/// A nanosecond past the drill, so that what happens at its very end lies in a window as well.
Nanoseconds endOf(const Swarmed& drawn) { return drawn.seconds * kSecond + 1; }

/// The whole run, half of it by a copy.
sim::RunRecord played(const std::shared_ptr<const sim::Plan>& plan, const Swarmed& drawn)
{
    sim::Simulation original(plan, drawn.seed);
    original.advance(endOf(drawn) / 2);
    sim::Simulation copy = original;
    original.advance(endOf(drawn));
    copy.advance(endOf(drawn));
    const sim::RunRecord record = original.record();
    EXPECT_EQ(copy.record().digest, record.digest) << "a copy goes on like its original";
    return record;
}

void checkSense(const sim::RunRecord& record, const Swarmed& drawn)
{
    EXPECT_TRUE(record.requests.conserved());
    std::uint64_t sent = 0, lost = 0;
    for (const sim::WindowCounts& window : record.windows) sent += window.sent;
    for (const std::uint64_t count : record.requests.lostByCause) lost += count;
    EXPECT_EQ(sent, record.requests.sent);
    EXPECT_EQ(lost, record.requests.lost());
    Nanoseconds last = 0;
    for (const sim::TimelineEntry& entry : record.timeline) {
        EXPECT_GE(entry.at, last) << entry.kind;
        last = entry.at;
    }
    EXPECT_LE(last, endOf(drawn));
    for (const sim::StationRecord& row : record.stations) {
        EXPECT_GE(row.requests, row.started) << row.resource;
        EXPECT_GE(row.started, row.finished) << row.resource;
        EXPECT_TRUE(row.busyServerNs >= 0 && row.waitSumNs >= 0 && row.queueTimeIntegralNs >= 0) << row.resource;
        EXPECT_TRUE(row.availableServerNs == 0 || row.busyServerNs <= row.availableServerNs + drawn.seconds * kSecond * 100) << row.resource;
    }
    for (const sim::Clock& clock : record.clocks) EXPECT_LE(clock.from, clock.to) << clock.name;
}

TEST(Swarm, keepsItsPromisesInEveryCase)
{
    for (std::uint64_t seed = 1; seed <= kCases && !HasFailure(); ++seed) {
        const Swarmed drawn = swarmed(seed, Twist::None);
        SCOPED_TRACE(fmt::format("case {}, {}, {} s, faults {}\n{}", seed, drawn.traffic, drawn.seconds, fmt::join(drawn.faults, " "), drawn.text));
        const auto plan = compiled(drawn);
        ASSERT_TRUE(plan) << plan.problem().what.id;
        const sim::RunRecord record = played(*plan, drawn);
        checkSense(record, drawn);
        // One twist for each case, all of them over the swarm.
        const auto twist = static_cast<Twist>(1 + seed % (kTwists - 1));
        const Swarmed twisted = swarmed(seed, twist);
        const auto twistedPlan = compiled(twisted);
        ASSERT_TRUE(twistedPlan) << twistedPlan.problem().what.id;
        sim::Simulation again(*twistedPlan, drawn.seed);
        again.advance(endOf(drawn));
        const sim::RunRecord same = again.record();
        EXPECT_EQ(same.digest, record.digest) << "twist " << static_cast<int>(twist) << "\n" << twisted.text;
        EXPECT_EQ(same.eventsProcessed, record.eventsProcessed);
    }
}

} // namespace
} // namespace faultline::test
