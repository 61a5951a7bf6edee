#include "sim/drill/verdict.h"

#include "sim/plan/plan.h"
#include "tests/sim/played.h"

#include <gmock/gmock.h>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kMinute = 60 * kSecond;

/// A made run of 100 requests in each window, of which `lost` fail in the windows [from, to).
struct MadeRun {
    RunRecord record;
    Scenario scenario;

    MadeRun(Nanoseconds duration, const char* fault, std::vector<const char*> objectives)
    {
        scenario.duration = duration;
        record.now = duration;
        if (fault) scenario.faults.push_back(*Fault::parse(fault));
        for (const char* o : objectives) scenario.objectives.push_back(*Objective::parse(o));
        record.windows.resize(static_cast<std::size_t>((duration + kWindow - 1) / kWindow));
        for (std::size_t k = 0; k < record.windows.size(); ++k) finish(k, Outcome::Succeeded, 100);
    }
    void finish(std::size_t window, Outcome outcome, std::uint64_t n, double ms = 10)
    {
        auto& w = record.windows[window];
        w.sent += n;
        record.requests.sent += n;
        w.byOutcome[static_cast<std::size_t>(outcome)] += n;
        record.requests.byOutcome[static_cast<std::size_t>(outcome)] += n;
        if (outcome == Outcome::Succeeded) w.latencyMs.add(ms, n);
        record.latencyByOutcome[static_cast<std::size_t>(outcome)].histogramMs.add(ms, n);
    }
    void lose(std::size_t from, std::size_t to, std::uint64_t n = 10)
    {
        for (std::size_t k = from; k < to; ++k) finish(k, Outcome::Failed, n);
    }
    [[nodiscard]] Verdict verdict() const { return judge(record, scenario); }
};

std::string phasesText(const Verdict& verdict)
{
    std::string out;
    for (const Phase& p : verdict.phases)
        out += p.name + " " + std::to_string(p.from / kSecond) + "-" + std::to_string(p.to / kSecond) + ":" + std::to_string(p.lost) + " ";
    return out;
}

} // namespace

TEST(Verdict, countsRecoveryFromTheFaultToTheFirstCalmWindow)
{
    MadeRun run(10 * kMinute, "az-power-interruption:az=1,at=2m,for=5m", {"availability>=99%"});
    run.lose(12, 15); // 120 s to 150 s
    EXPECT_EQ(run.verdict().rtoS, 30);
    EXPECT_EQ(phasesText(run.verdict()), "before 0-120:0 fault 120-420:30 after 420-600:0 ");
}

TEST(Verdict, countsARelapseWhileTheFaultLasts)
{
    MadeRun run(10 * kMinute, "az-power-interruption:az=1,at=2m,for=5m", {"availability>=99%"});
    run.lose(12, 15);
    run.lose(40, 41); // 400 s, the fault lasts to 420 s: recovered at 410 s
    EXPECT_EQ(run.verdict().rtoS, 290);
}

TEST(Verdict, forgivesWhatComesLongAfterTheFault)
{
    MadeRun run(10 * kMinute, "rds-failover:at=2m", {"availability>=99%"});
    run.lose(12, 15);
    run.lose(50, 51);
    EXPECT_EQ(run.verdict().rtoS, 30);
    EXPECT_EQ(phasesText(run.verdict()), "before 0-120:0 recovery 120-150:30 after 150-600:10 ");
}

TEST(Verdict, saysThatARunDidNotRecoverInTime)
{
    MadeRun run(10 * kMinute, "rds-failover:at=2m", {"availability>=99%", "rto<=500s"});
    run.lose(12, 55); // calm from 550 s: only 50 s are left
    const Verdict verdict = run.verdict();
    EXPECT_EQ(verdict.rtoS, std::nullopt);
    EXPECT_EQ(verdict.objectives[1].met, false);
    EXPECT_EQ(phasesText(verdict), "before 0-120:0 recovery 120-600:430 ");
}

TEST(Verdict, leavesARecoveryOpenWhileARunCanStillComeBackInTime)
{
    MadeRun run(10 * kMinute, "rds-failover:at=2m", {"availability>=99%", "rto<=120s"});
    run.lose(12, 60);
    const auto metAt = [&run](Nanoseconds now) {
        run.record.now = now;
        return run.verdict().objectives[1].met;
    };
    EXPECT_EQ(metAt(0), std::nullopt);
    EXPECT_EQ(metAt(2 * kMinute), std::nullopt) << "it begins now";
    // What held from 4:00 on, in time, would be known at 5:00.
    EXPECT_EQ(metAt(5 * kMinute - kSecond), std::nullopt);
    EXPECT_EQ(metAt(5 * kMinute), false);
    EXPECT_EQ(metAt(10 * kMinute), false);
    run.scenario.faults.clear();
    EXPECT_EQ(metAt(0), true) << "there is nothing to recover from";
}

TEST(Verdict, leavesNothingOpenWhenTheRunHasEnded)
{
    MadeRun run(3 * kMinute, "rds-failover:at=2m", {"availability>=99%", "rto<=120s"});
    run.lose(12, 18);
    EXPECT_EQ(run.verdict().objectives[1].met, false);
}

TEST(Verdict, holdsLatencyAndGoodputInWindowsToo)
{
    MadeRun slow(10 * kMinute, "rds-failover:at=2m", {"p99<=50ms"});
    for (std::size_t k = 12; k < 14; ++k) slow.finish(k, Outcome::Succeeded, 50, 200);
    EXPECT_EQ(slow.verdict().rtoS, 20);
    MadeRun thin(10 * kMinute, "rds-failover:at=2m", {"goodput>=9/s"});
    thin.record.windows[13] = {};
    EXPECT_EQ(thin.verdict().rtoS, 20);
}

TEST(Verdict, takesAWindowWhereAllHangsForAnOutage)
{
    MadeRun run(10 * kMinute, "rds-failover:at=2m", {"availability>=99%"});
    run.record.windows[12] = {};
    run.record.windows[12].sent = 100; // nothing came to an end
    run.record.windows[13] = {};       // nothing was sent: nothing is wrong
    EXPECT_EQ(run.verdict().rtoS, 10);
}

TEST(Verdict, holdsTheImpliedObjectiveAndSaysSo)
{
    MadeRun run(10 * kMinute, "rds-failover:at=2m", {"rto<=60s"});
    run.lose(12, 14);
    const Verdict verdict = run.verdict();
    EXPECT_EQ(verdict.rtoS, 20);
    EXPECT_EQ(verdict.objectives[0].met, true);
    ASSERT_EQ(verdict.assumptions.size(), 1u);
    EXPECT_EQ(verdict.assumptions[0].value, "availability>=99.9%");
}

TEST(Verdict, cutsPhasesExactlyWhereTheFaultBegins)
{
    // The fault begins inside of a window; three of its ten losses came before.
    MadeRun run(10 * kMinute, "az-power-interruption:az=1,at=125s,for=5m", {"availability>=99%"});
    run.record.lossMarks.addInstant(425 * kSecond);
    run.record.lossMarks.addInstant(125 * kSecond);
    run.lose(12, 13);
    for (int i = 0; i < 3; ++i) run.record.lossMarks.lose(124 * kSecond);
    for (int i = 0; i < 7; ++i) run.record.lossMarks.lose(125 * kSecond);
    EXPECT_EQ(phasesText(run.verdict()), "before 0-125:3 fault 125-425:7 after 425-600:0 ");
}

TEST(Verdict, tilesTheRunAndSumsToTheLossesWhateverTheFault)
{
    for (const char* fault : {"rds-failover:at=0s", "rds-failover:at=599s", "az-power-interruption:az=1,at=1m,for=1h",
                              "az-power-interruption:az=1,at=123s,for=7s", (const char*)nullptr}) {
        MadeRun run(605 * kSecond, fault, {"availability>=99.9%"});
        run.lose(0, 61, 3);
        const Verdict verdict = run.verdict();
        Nanoseconds at = 0;
        std::uint64_t lost = 0;
        for (const Phase& phase : verdict.phases) {
            EXPECT_EQ(phase.from, at);
            EXPECT_LT(phase.from, phase.to);
            at = phase.to;
            lost += phase.lost;
        }
        EXPECT_EQ(at, 605 * kSecond);
        EXPECT_EQ(lost, run.record.requests.lost());
    }
}

TEST(Verdict, isThreeValued)
{
    MadeRun run(10 * kMinute, nullptr, {"availability>=99%", "rto<=60s", "cost<=5USD", "errors<=0"});
    run.record.costUsd = 1;
    run.record.unpriced = {"LoadBalancer"};
    Verdict verdict = run.verdict();
    EXPECT_EQ(verdict.objectives[0].met, true);
    EXPECT_EQ(verdict.objectives[1].met, true); // nothing to recover from
    EXPECT_EQ(verdict.objectives[2].met, std::nullopt);
    EXPECT_EQ(verdict.objectives[2].because, std::vector<std::string>{"no price: LoadBalancer"});
    EXPECT_EQ(verdict.objectives[3].met, true);
}

TEST(Verdict, knowsThatALowerBoundAboveTheLimitIsTooMuch)
{
    MadeRun run(10 * kMinute, nullptr, {"cost<=5USD"});
    run.record.costUsd = 6;
    run.record.unpriced = {"LoadBalancer"};
    EXPECT_EQ(run.verdict().objectives[0].met, false);
    run.record.unpriced.clear();
    run.record.costUsd = 4;
    EXPECT_EQ(run.verdict().objectives[0].met, true);
    EXPECT_EQ(run.verdict().objectives[0].value, 4);
}

TEST(Verdict, cannotTellWhatAGuessCouldTurn)
{
    // 97 of 10,097 are lost. A guess may be wrong by a factor of two, so 0.96 % stands against 2 % and against 0.4 %, not against 1 %.
    MadeRun run(1000 * kSecond, nullptr, {"availability>=98%", "availability>=99%", "availability>=99.6%", "errors<=100"});
    run.lose(3, 4, 97);
    run.record.assumptions.push_back({"AppGroup's boot time", "60 s", "assumption", true});
    const Verdict verdict = run.verdict();
    EXPECT_EQ(verdict.objectives[0].met, true);
    EXPECT_EQ(verdict.objectives[1].met, std::nullopt);
    EXPECT_EQ(verdict.objectives[1].because, std::vector<std::string>{"AppGroup's boot time"});
    EXPECT_EQ(verdict.objectives[2].met, false);
    EXPECT_EQ(verdict.objectives[3].met, std::nullopt);
    run.record.assumptions.clear();
    EXPECT_EQ(run.verdict().objectives[1].met, true);
}

TEST(Verdict, doesNotTakeAnEmptyRunForAPerfectOne)
{
    MadeRun run(10 * kMinute, nullptr, {"availability>=99%", "p99<=1s"});
    run.record.requests = {};
    run.record.latencyByOutcome = {};
    const Verdict verdict = run.verdict();
    EXPECT_EQ(verdict.availability, std::nullopt);
    EXPECT_EQ(verdict.objectives[0].met, std::nullopt);
    EXPECT_EQ(verdict.objectives[1].met, std::nullopt);
}

TEST(Verdict, doesNotRestOnOwnDataThatCannotBeRead)
{
    const std::string law = "Distribution: hyperexponential, Branches: [{Weight: 1, MeanMs: 5}]"; // it is called Probability
    std::string text = test::queueingTemplate(1, 5);
    const std::string from = "Distribution: exponential, MeanMs: \"" + std::to_string(5.0) + "\"";
    ASSERT_NE(text.find(from), std::string::npos);
    text.replace(text.find(from), from.size(), law);
    const auto plan = test::planOf(text);
    ASSERT_TRUE(plan.ok());
    EXPECT_THAT((*plan)->assumptions, ::testing::Contains(::testing::AllOf(
                                          ::testing::Field(&sim::Assumption::what, ::testing::HasSubstr("Resources/Server/Metadata/Faultline")),
                                          ::testing::Field(&sim::Assumption::isGuess, true))));
}

} // namespace faultline::sim
