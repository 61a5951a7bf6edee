// The outsider's script must agree with the report to the last digit, and must notice when a digit is wrong.

#include "model/files/data_library.h"
#include "model/files/disk_file_system.h"
#include "model/text/texts.h"
#include "sim/drill/campaign.h"
#include "sim/drill/report.h"
#include "sim/drill/trace_writer.h"
#include "sim/plan/plan.h"
#include "tests/sim/played.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

namespace faultline::sim {

namespace {

/// Small deterministic numbers without a library's distributions.
class Numbers {
public:
    std::uint64_t below(std::uint64_t bound)
    {
        m_state = m_state * 6364136223846793005u + 1442695040888963407u;
        return (m_state >> 33) % bound;
    }

private:
    std::uint64_t m_state = 42;
};

/// Plays 20 requests a second for `seconds`, most of which fail between 120 s and 170 s, into a record and a trace.
PlayedRun playMade(const Scenario& scenario, TraceSink& trace)
{
    PlayedRun run;
    RunRecord& record = run.record;
    record.now = scenario.duration;
    record.windows.resize(static_cast<std::size_t>((record.now + kWindow - 1) / kWindow));
    for (const Fault& fault : scenario.faults) {
        record.lossMarks.addInstant(fault.at);
        record.lossMarks.addInstant(fault.at + fault.lasts);
    }
    Numbers numbers;
    std::vector<Nanoseconds> losses;
    for (std::uint64_t i = 0;; ++i) {
        AttemptRecord a;
        a.request = i;
        a.attempt = 1;
        a.requestClass = "browse";
        a.firstSent = a.sent = static_cast<Nanoseconds>(i) * kSecond / 20 + static_cast<Nanoseconds>(numbers.below(1000));
        if (a.firstSent >= record.now) break;
        const auto latency = static_cast<Nanoseconds>(numbers.below(90'000'000) * (1 + numbers.below(9)));
        const bool isBad = a.sent >= 120 * kSecond && a.sent < 170 * kSecond && numbers.below(4) > 0;
        a.outcome = isBad ? static_cast<Outcome>(1 + numbers.below(4)) : Outcome::Succeeded;
        a.cause = isBad ? static_cast<Cause>(1 + numbers.below(kCauses - 1)) : Cause::None;
        a.isFinal = true;
        a.ended = a.finalAt = a.sent + latency;
        if (numbers.below(10) == 0) { // a first attempt that was retried
            AttemptRecord first = a;
            first.isFinal = false;
            first.outcome = Outcome::Failed;
            first.cause = Cause::TargetReset;
            trace.attempt(first);
            a.attempt = 2;
            ++record.requests.retries;
        }
        if (a.finalAt >= record.now) {
            a.outcome = Outcome::InFlight;
            a.cause = Cause::None;
            a.finalAt = a.ended = -1;
        }
        trace.attempt(a);
        ++record.requests.sent;
        ++record.windows[static_cast<std::size_t>(a.firstSent / kWindow)].sent;
        ++record.requests.byOutcome[static_cast<std::size_t>(a.outcome)];
        if (a.outcome == Outcome::InFlight) continue;
        auto& window = record.windows[static_cast<std::size_t>(a.finalAt / kWindow)];
        ++window.byOutcome[static_cast<std::size_t>(a.outcome)];
        record.latencyByOutcome[static_cast<std::size_t>(a.outcome)].add(latency);
        if (a.outcome == Outcome::Succeeded) window.latencyMs.add(LatencyRecord::milliseconds(latency));
        else losses.push_back(a.finalAt);
        if (isBad) ++record.requests.lostByCause[static_cast<std::size_t>(a.cause)];
    }
    std::sort(losses.begin(), losses.end());
    for (const Nanoseconds at : losses) record.lossMarks.lose(at);
    run.verdict = judge(record, scenario);
    return run;
}

int recompute(const std::string& trace, const std::string& report)
{
    const std::string command = "python3 " FAULTLINE_SOURCE_DIR "/tests/tools/recompute.py '" + trace + "' '" + report + "'";
    return std::system(command.c_str());
}

} // namespace

TEST(Recompute, agreesToTheLastDigitAndNoticesAWrongOne)
{
    if (std::system("python3 -c pass") != 0) GTEST_SKIP() << "python3 is not installed: the outsider's script is not tried";
    const std::string tracePath = ::testing::TempDir() + "recompute_trace.jsonl", reportPath = ::testing::TempDir() + "recompute_report.json";
    for (const char* fault : {"az-power-interruption:az=1,at=123s,for=150s", "rds-failover:at=2m"}) {
        Scenario scenario;
        scenario.duration = 605 * kSecond; // the last window is half a window
        scenario.traffic = *Traffic::parse("constant:20/s", scenario.duration);
        scenario.faults = {*Fault::parse(fault)};
        for (const char* o : {"availability>=99%", "p99<=900ms", "goodput>=10/s", "rto<=120s", "errors<=5", "rpo<=0s"})
            scenario.objectives.push_back(*Objective::parse(o));
        DiskFileSystem files;
        auto trace = TraceWriter::open(files, tracePath);
        ASSERT_TRUE(trace.ok());
        DrillReport report{"made.yaml", scenario, {playMade(scenario, **trace)}, false, MetricStore()};
        ASSERT_TRUE((*trace)->finish().ok());
        ASSERT_TRUE(report.runs[0].verdict.rtoS.has_value()); // there is an RTO to agree on
        EXPECT_GT(*report.runs[0].verdict.rtoS, 0);

        const Texts texts(DataLibrary::embedded());
        const std::string json = reportJson({report}, texts);
        std::ofstream(reportPath) << json;
        EXPECT_EQ(recompute(tracePath, reportPath), 0);

        // The canary: the mean latency, wrong by the least that a double can be.
        auto wrong = nlohmann::ordered_json::parse(json);
        wrong["latency_ms"]["mean"] = std::nextafter(wrong["latency_ms"]["mean"].get<double>(), 1e9);
        std::ofstream(reportPath) << wrong.dump();
        EXPECT_NE(recompute(tracePath, reportPath), 0);
    }
}

TEST(Recompute, agreesAfterAWarmUp)
{
    if (std::system("python3 -c pass") != 0) GTEST_SKIP() << "python3 is not installed: the outsider's script is not tried";
    const std::string tracePath = ::testing::TempDir() + "warm_up_trace.jsonl", reportPath = ::testing::TempDir() + "warm_up_report.json";
    // Ten times what the server takes, then a tenth of it, and a zone that goes at three minutes.
    const auto plan =
        test::planOf(test::queueingTemplate(1, 50), {.traffic = "steps:200/s@0s,2/s@30s", .duration = "5m", .faults = {"region-loss:at=3m,for=20s"}});
    ASSERT_TRUE(plan.ok());
    Scenario scenario = (*plan)->scenario;
    scenario.warmUp = 60 * kSecond;
    for (const char* o : {"availability>=99%", "p99<=900ms", "goodput>=1/s", "rto<=120s", "errors<=5"})
        scenario.objectives.push_back(*Objective::parse(o));
    DiskFileSystem files;
    auto trace = TraceWriter::open(files, tracePath);
    ASSERT_TRUE(trace.ok());
    DrillReport report{"made.yaml", scenario, {playOnce(*plan, scenario, 7, &**trace, nullptr, {})}, false, MetricStore()};
    ASSERT_TRUE((*trace)->finish().ok());
    std::ofstream(reportPath) << reportJson({report}, Texts(DataLibrary::embedded()));
    EXPECT_EQ(recompute(tracePath, reportPath), 0);
}

} // namespace faultline::sim
