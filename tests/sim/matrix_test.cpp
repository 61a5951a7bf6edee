// Every fault in turn: what is played, that a row is the drill of its own, and the order of the rows.
#include "model/document/document.h"
#include "model/files/data_library.h"
#include "model/graph/topology.h"
#include "model/services/architecture.h"
#include "model/text/texts.h"
#include "sim/drill/campaign.h"
#include "sim/drill/matrix.h"
#include "sim/drill/verdict.h"
#include "tests/sim/played.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>

namespace faultline::test {

namespace {

struct Drawing {
    Document document;
    Architecture architecture;
    Topology topology;
};

Drawing drawn(const std::string& text)
{
    auto document = Document::parse(text, "t.yaml");
    Architecture architecture = Architecture::from(*document);
    Topology topology = Topology::of(architecture);
    return {*std::move(document), std::move(architecture), std::move(topology)};
}

Drawing lab3() { return drawn(starter("lab-3")); }

sim::Scenario scenarioOf(const Drawing& drawing, std::optional<std::vector<std::string>> faults = {}, std::optional<std::string> warmUp = {})
{
    sim::ScenarioOverrides overrides;
    overrides.traffic = "constant:40/s";
    overrides.duration = "4m";
    overrides.faults = std::move(faults);
    overrides.warmUp = std::move(warmUp);
    return *sim::scenarioOf(drawing.architecture, "", overrides);
}

sim::Matrix matrixOf(const Drawing& drawing, const sim::Scenario& scenario, int jobs = 1, bool pairs = false)
{
    return *sim::playMatrix(drawing.architecture, drawing.topology, scenario, pairs, jobs, {});
}

} // namespace

TEST(Matrix, playsEveryKindOrSaysWhyNot)
{
    const Drawing drawing = lab3();
    const sim::Matrix matrix = matrixOf(drawing, scenarioOf(drawing), 2);
    std::set<std::string> played, told;
    for (const sim::MatrixCell& cell : matrix.cells) {
        ASSERT_EQ(cell.faults.size(), 1u);
        played.insert(cell.faults.front().substr(0, cell.faults.front().find(':')));
    }
    for (const sim::SkippedFault& skipped : matrix.skipped) told.insert(skipped.fault.substr(0, skipped.fault.find(':')));
    EXPECT_THAT(played,
                ::testing::IsSupersetOf({"terminate-instances", "az-power-interruption", "rds-failover", "dynamodb-throttle", "lb-zone-loss"}));
    EXPECT_THAT(played, ::testing::Not(::testing::Contains("cache-flush"))); // LAB-3 has no cache: nothing to strike, nothing missed
    EXPECT_THAT(told, ::testing::Not(::testing::Contains("latency")));       // strikes instances; that it cannot strike an alarm is no miss
    EXPECT_THAT(told, ::testing::Contains("zonal-shift"));                   // the load balancer does not allow it
    EXPECT_THAT(matrix.placements, ::testing::ElementsAre("Database us-east-1a", "Database us-east-1b"));
}

TEST(Matrix, hasInEachCellWhatTheDrillOfItsOwnHas)
{
    const Drawing drawing = lab3();
    const sim::Matrix matrix = matrixOf(drawing, scenarioOf(drawing));
    for (const char* text : {"az-power-interruption:az=us-east-1a,at=60s,for=90s", "rds-failover:target=Database,at=60s"}) {
        const sim::Scenario scenario = scenarioOf(drawing, {{text}});
        const auto plan = sim::compile(drawing.architecture, drawing.topology, scenario);
        ASSERT_TRUE(plan.ok());
        const sim::PlayedRun run = sim::playOnce(*plan, scenario, scenario.seed, nullptr, nullptr, {});
        const auto cell = std::find_if(matrix.cells.begin(), matrix.cells.end(), [&](const sim::MatrixCell& c) {
            return c.faults.front() == text && c.placement == matrix.placements.front();
        });
        ASSERT_NE(cell, matrix.cells.end()) << text;
        EXPECT_EQ(cell->lost, run.record.requests.lost()) << text;
        EXPECT_GT(cell->lost, 0u) << text;
        EXPECT_EQ(cell->rtoS, sim::judge(run.record, scenario).rtoS) << text;
    }
}

TEST(Matrix, isRankedByLossesAndThenByRecovery)
{
    const Drawing drawing = lab3();
    const sim::Matrix matrix = matrixOf(drawing, scenarioOf(drawing));
    const auto rank = [](const sim::MatrixCell& cell) { return std::pair(cell.lost, cell.rtoS.value_or(std::numeric_limits<double>::infinity())); };
    EXPECT_TRUE(std::is_sorted(matrix.cells.begin(), matrix.cells.end(), [&](const auto& a, const auto& b) { return rank(a) > rank(b); }));
    EXPECT_GT(matrix.cells.front().lost, matrix.cells.back().lost);
}

TEST(Matrix, isTheSameForAnyNumberOfJobs)
{
    const Drawing drawing = lab3();
    const Texts texts(DataLibrary::embedded());
    EXPECT_EQ(sim::matrixJson({matrixOf(drawing, scenarioOf(drawing), 1)}, texts),
              sim::matrixJson({matrixOf(drawing, scenarioOf(drawing), 3)}, texts));
}

TEST(Matrix, playsEveryPairOnceBesidesTheSingles)
{
    const Drawing drawing = drawn(queueingTemplate(2, 20)); // one instance: few faults
    const sim::Matrix singles = matrixOf(drawing, scenarioOf(drawing));
    const sim::Matrix pairs = matrixOf(drawing, scenarioOf(drawing), 2, true);
    ASSERT_FALSE(singles.cells.empty());
    const std::size_t n = singles.cells.size() / singles.placements.size();
    EXPECT_EQ(pairs.cells.size(), (n + n * (n - 1) / 2) * pairs.placements.size());
    std::set<std::pair<std::set<std::string>, std::string>> different;
    for (const sim::MatrixCell& cell : pairs.cells) different.insert({{cell.faults.begin(), cell.faults.end()}, cell.placement});
    EXPECT_EQ(different.size(), pairs.cells.size());
}

TEST(Matrix, doesNotCountTheWarmUp)
{
    const Drawing drawing = lab3();
    const sim::Matrix whole = matrixOf(drawing, scenarioOf(drawing));
    const sim::Matrix measured = matrixOf(drawing, scenarioOf(drawing, {}, "30s"));
    ASSERT_EQ(whole.cells.size(), measured.cells.size());
    EXPECT_EQ(whole.cells.front().lost, measured.cells.front().lost); // all losses come after the fault
    EXPECT_LT(measured.cells.front().availability.value(), whole.cells.front().availability.value());
}

} // namespace faultline::test
