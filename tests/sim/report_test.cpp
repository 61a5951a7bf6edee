#include "sim/drill/report.h"
#include "sim/drill/report_words.h"

#include "model/files/data_library.h"
#include "model/text/texts.h"
#include "sim/drill/summary.h"
#include "sim/drill/trace_writer.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace faultline::sim {

namespace {

using Json = nlohmann::ordered_json;

const Texts& texts()
{
    static const Texts all(DataLibrary::embedded());
    return all;
}

/// A run of three requests, 10 ms, 20 ms and one lost; user's words are hostile.
PlayedRun madeRun(std::uint64_t seed, Nanoseconds second, const Scenario& scenario)
{
    PlayedRun run;
    RunRecord& r = run.record;
    r.seed = seed;
    r.now = scenario.duration;
    r.requests.sent = 3;
    r.requests.byOutcome = {2, 0, 0, 1, 0, 0};
    r.requests.lostByCause[static_cast<std::size_t>(Cause::QueueFull)] = 1;
    r.latencyByOutcome[0].add(10'000'000);
    r.latencyByOutcome[0].add(second);
    r.latencyByOutcome[3].add(5'000'000);
    r.stations.push_back({"<App>", std::nullopt, "us-east-1a", 2, kSecond, 4 * kSecond, 3'000'000, 30'000'000, 30'000'000, 2, 2, 0, 1});
    r.timeline.push_back({kSecond, "fault-start", "\"]]><script>", TimelineEntry::Plane::Data, {"no.such", {{"a", "<b>&\x01"}}}, "RDS-1"});
    r.costUsd = 1.25;
    r.unpriced = {"Queue"};
    r.digest = "d" + std::to_string(seed);
    run.verdict = judge(r, scenario);
    return run;
}

DrillReport madeReport(bool isCampaign)
{
    DrillReport report;
    report.file = "a<b>&\".yaml";
    report.scenario.name = "Drill";
    report.scenario.traffic = *Traffic::parse("constant:1/s", kSecond);
    report.scenario.duration = 100 * kSecond;
    report.scenario.objectives = {*Objective::parse("availability>=99%"), *Objective::parse("errors<=1")};
    report.runs.push_back(madeRun(1, 20'000'000, report.scenario));
    if (isCampaign) report.runs.push_back(madeRun(2, 40'000'000, report.scenario));
    report.isCampaign = isCampaign;
    return report;
}

} // namespace

TEST(DrillReportJson, hasEveryKeyInTheContractsOrder)
{
    const Json json = Json::parse(reportJson({madeReport(false)}, texts()));
    std::string keys;
    for (const auto& [key, value] : json.items()) keys += key + " ";
    EXPECT_EQ(keys, "schema file drill placement worst_placement seed start duration_s warm_up_s measured_s traffic faults events_processed requests "
                    "lost_by_cause availability goodput_rps latency_ms "
                    "latency_by_outcome "
                    "stations timeline phases clocks retry_amplification metastable rto_s rpo_s writes_lost redundancy_restored_s cost_usd unpriced "
                    "kernels objectives assumptions digest ");
    EXPECT_EQ(json.at("schema"), "faultline.drill/1");
    EXPECT_EQ(json.at("latency_ms").at("mean"), 15);
    EXPECT_EQ(json.at("latency_ms").at("max"), 20);
    EXPECT_EQ(json.at("availability"), 2.0 / 3.0);
    EXPECT_EQ(json.at("lost_by_cause").at("queue-full"), 1);
    EXPECT_EQ(json.at("lost_by_cause").size(), static_cast<std::size_t>(kCauses - 1));
    EXPECT_TRUE(json.at("latency_by_outcome").at("late").at("mean").is_null());
    EXPECT_EQ(json.at("stations").at(0).at("utilisation"), 0.25);
    EXPECT_EQ(json.at("stations").at(0).at("mean_wait_ms"), 1.5);
    EXPECT_TRUE(json.at("stations").at(0).at("instance").is_null());
    EXPECT_EQ(json.at("cost_usd"), 1.25);
    EXPECT_EQ(json.at("unpriced"), Json::array({"Queue"}));
    EXPECT_EQ(json.at("objectives").at(0).at("met"), false);
    EXPECT_EQ(json.at("objectives").at(1).at("met"), true);
}

TEST(DrillReportJson, givesBackEveryDoubleExactly)
{
    const DrillReport report = madeReport(false);
    const Json json = Json::parse(reportJson({report}, texts()));
    EXPECT_EQ(json.at("goodput_rps").get<double>(), report.runs[0].verdict.goodputRps);
    EXPECT_EQ(json.at("latency_ms").at("p99").get<double>(), *report.runs[0].record.latencyByOutcome[0].histogramMs.quantile(0.99));
}

TEST(DrillReportJson, summarisesSeedsWithIntervals)
{
    const Json json = Json::parse(reportJson({madeReport(true)}, texts()));
    // Means 15 and 25: mean 20, s = 7.07…, t(0.975, 1) = 12.706…, half-width 12.706… * 5.
    EXPECT_EQ(json.at("latency_ms").at("mean").at("mean"), 20);
    EXPECT_NEAR(json.at("latency_ms").at("mean").at("ci95").at(0).get<double>(), 20 - 12.706204736 * 5, 1e-6);
    EXPECT_EQ(json.at("requests").at("sent").at("mean"), 3);
    EXPECT_EQ(json.at("stations").at(0).at("utilisation").at("mean"), 0.25);
    EXPECT_EQ(json.at("objectives").at(0).at("met_share"), 0);
    EXPECT_EQ(json.at("objectives").at(1).at("met_share"), 1);
    EXPECT_FALSE(json.at("objectives").at(0).contains("met"));
    EXPECT_EQ(json.at("runs").size(), 2u);
    EXPECT_EQ(json.at("runs").at(1).at("digest"), "d2");
    EXPECT_TRUE(json.at("rto_s").at("mean").is_null());
}

TEST(DrillReportJson, batchesSeveralDrills)
{
    const Json json = Json::parse(reportJson({madeReport(false), madeReport(true)}, texts()));
    EXPECT_EQ(json.at("schema"), "faultline.batch/1");
    EXPECT_EQ(json.at("results").size(), 2u);
}

TEST(DrillReport, tellsTheWorstOutcome)
{
    EXPECT_EQ(outcomeOf(madeReport(false)), DrillOutcome::Missed);
    DrillReport report = madeReport(false);
    report.runs[0].verdict.objectives[0].met = std::nullopt;
    EXPECT_EQ(outcomeOf(report), DrillOutcome::Unknown);
    report.runs[0].verdict.objectives[0].met = true;
    EXPECT_EQ(outcomeOf(report), DrillOutcome::Met);
}

TEST(DrillReportMarkup, escapesWhatUsersWrote)
{
    for (const std::string& markup : {reportHtml({madeReport(true)}, texts()), reportJunit({madeReport(true)}, texts())}) {
        EXPECT_EQ(markup.find("<script>"), std::string::npos);
        EXPECT_EQ(markup.find("a<b>"), std::string::npos);
        EXPECT_EQ(markup.find('\x01'), std::string::npos);
        EXPECT_NE(markup.find("a&lt;b&gt;&amp;&quot;.yaml"), std::string::npos);
    }
}

TEST(DrillReportText, givesValuesInTheirUnitBesideTheirGoal)
{
    const std::string text = reportText({madeReport(false)}, texts());
    EXPECT_NE(text.find("availability>=99%        MISSED      66.6666 %, goal at least 99 %"), std::string::npos) << text;
    EXPECT_NE(text.find("errors<=1                met         1 lost, goal at most 1 lost"), std::string::npos) << text;
    EXPECT_NE(text.find("  1m40s of constant:1/s, seed 1"), std::string::npos) << text;
    EXPECT_NE(text.find("0:00:01.000  "), std::string::npos) << "moments are on the run's clock:\n" << text;
}

TEST(DrillReportText, isWordedByTheTexts)
{
    for (const bool isCampaign : {false, true})
        for (const std::string& report : {reportText({madeReport(isCampaign)}, texts()), reportHtml({madeReport(isCampaign)}, texts()),
                                          reportJunit({madeReport(isCampaign)}, texts())})
            EXPECT_EQ(report.find("report."), std::string::npos) << "an id has no wording:\n" << report;
}

TEST(Words, spellLengthsAsOptionsTakeThemAndMomentsAsAClock)
{
    EXPECT_EQ(spelledLength(40 * 60 * kSecond), "40m");
    EXPECT_EQ(spelledLength(90 * 60 * kSecond), "1h30m");
    EXPECT_EQ(spelledLength(100 * kSecond), "1m40s");
    EXPECT_EQ(spelledLength(2500 * kSecond / 1000), "2.5s");
    EXPECT_EQ(spelledMoment(3'725'250'000'000), "1:02:05.250");
}

TEST(DrillReportJunit, failsMissedObjectivesAndSkipsUnknownOnes)
{
    DrillReport report = madeReport(false);
    report.runs[0].verdict.objectives[1].met = std::nullopt;
    const std::string junit = reportJunit({report}, texts());
    EXPECT_NE(junit.find("tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\""), std::string::npos) << junit;
    EXPECT_NE(junit.find("<failure message=\"missed\">seed 1: 66.6666 %, goal at least 99 %</failure>"), std::string::npos) << junit;
}

TEST(Summary, usesStudentsT)
{
    EXPECT_NEAR(studentT975(1), 12.7062047, 1e-6);
    EXPECT_NEAR(studentT975(19), 2.0930241, 1e-6);
    EXPECT_NEAR(studentT975(31), 2.0395134, 1e-6);
    EXPECT_NEAR(studentT975(1000), 1.9623391, 1e-6);
    EXPECT_EQ(summaryOf({3}).mean, 3);
    EXPECT_EQ(summaryOf({3}).low, std::nullopt);
}

TEST(Trace, writesOneLineOfJsonPerAttempt)
{
    AttemptRecord record;
    record.request = 7;
    record.attempt = 2;
    record.requestClass = "bu\"y";
    record.firstSent = 1;
    record.sent = 2;
    record.hops = {{"LoadBalancer", 3, 3, 9}, {"AppGroup#3", 4, -1, -1}};
    record.isFinal = true;
    record.outcome = Outcome::TimedOut;
    record.cause = Cause::Deadline;
    record.finalAt = 10;
    EXPECT_EQ(
        traceLine(record),
        R"({"request":7,"attempt":2,"class":"bu\"y","first_sent_ns":1,"sent_ns":2,"ended_ns":null,"hops":[{"resource":"LoadBalancer","arrival_ns":3,"start_ns":3,"end_ns":9},)"
        R"({"resource":"AppGroup#3","arrival_ns":4,"start_ns":null,"end_ns":null}],"final":true,"outcome":"timed_out","cause":"deadline","final_ns":10})"
        "\n");
    EXPECT_TRUE(nlohmann::json::accept(traceLine(record)));
}

} // namespace faultline::sim
