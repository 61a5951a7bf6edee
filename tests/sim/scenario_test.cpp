#include "sim/drill/scenario.h"
#include "sim/faults/fault_argument.h"
#include "sim/faults/fault_kind.h"

#include "model/document/document.h"
#include "model/files/disk_file_system.h"
#include "model/services/architecture.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kMinute = 60 * kSecond;

Traffic trafficOf(std::string_view text, Nanoseconds duration = 40 * kMinute)
{
    const auto traffic = Traffic::parse(text, duration);
    EXPECT_TRUE(traffic.ok()) << text;
    return traffic.ok() ? *traffic : Traffic{};
}

std::string remedyOf(const Problem& problem) { return problem.remedy ? problem.remedy->id : ""; }
std::string guessOf(const Problem& problem) { return problem.remedy && !problem.remedy->args.empty() ? problem.remedy->args.front().second : ""; }

} // namespace

TEST(Duration, readsUnitsAndTheirSums)
{
    EXPECT_EQ(*parseDuration("40m"), 40 * kMinute);
    EXPECT_EQ(*parseDuration("1h30m"), 90 * kMinute);
    EXPECT_EQ(*parseDuration("250ms"), kSecond / 4);
    EXPECT_EQ(*parseDuration("1.5h"), 90 * kMinute);
    EXPECT_EQ(*parseDuration("0s"), 0);
    for (const char* bad : {"", "5", "s", "-1s", "1e3s", "1m1m", "1s1m", "1x", " 1s", "367d", "99999999999999999999h", "1.s", "infs", "0x1s"})
        EXPECT_FALSE(parseDuration(bad).ok()) << bad;
}

TEST(Traffic, isConstantOrRampsOrSteps)
{
    EXPECT_EQ(trafficOf("constant:200/s").rateAt(17 * kMinute), 200);
    EXPECT_EQ(trafficOf("constant:600/m").rateAt(0), 10);
    const Traffic ramp = trafficOf("ramp:50/s..400/s,over=20m");
    EXPECT_EQ(ramp.rateAt(0), 50);
    EXPECT_EQ(ramp.rateAt(10 * kMinute), 225);
    EXPECT_EQ(ramp.rateAt(30 * kMinute), 400);
    EXPECT_EQ(trafficOf("ramp:0/s..100/s", 10 * kMinute).rateAt(5 * kMinute), 50);
    const Traffic steps = trafficOf("steps:50/s@0s,200/s@10m");
    EXPECT_EQ(steps.rateAt(10 * kMinute - 1), 50);
    EXPECT_EQ(steps.rateAt(10 * kMinute), 200);
}

TEST(Traffic, spikesAndWaves)
{
    const Traffic spike = trafficOf("spike:100/s..2000/s,at=10m,for=5m");
    EXPECT_EQ(spike.rateAt(10 * kMinute - 1), 100);
    EXPECT_EQ(spike.rateAt(10 * kMinute), 2000);
    EXPECT_EQ(spike.rateAt(15 * kMinute), 100);
    // A wave begins at its first rate, is in the middle after a quarter and at the other after half a period.
    const Traffic wave = trafficOf("wave:50/s..400/s,period=24h", 86'400 * kSecond);
    EXPECT_DOUBLE_EQ(wave.rateAt(0), 50);
    EXPECT_DOUBLE_EQ(wave.rateAt(6 * 3600 * kSecond), 225);
    EXPECT_DOUBLE_EQ(wave.rateAt(12 * 3600 * kSecond), 400);
    for (int k = 0; k < 96; ++k) {
        const Nanoseconds at = k * 900 * kSecond; // the samples lie on the cosine
        EXPECT_NEAR(wave.rateAt(at), 225 - 175 * std::cos(2 * M_PI * k / 96), 1e-9);
    }
}

TEST(Traffic, isAClosedLoopOfUsers)
{
    const Traffic users = trafficOf("users:500,think=2s");
    EXPECT_EQ(users.users, 500);
    EXPECT_EQ(users.thinkSeconds, 2);
    EXPECT_TRUE(users.knots.empty());
}

TEST(Traffic, tellsWhatWouldBeRight)
{
    for (const char* bad : {"",
                            "constant",
                            "constant:",
                            "constant:200",
                            "constant:-1/s",
                            "constant:1e3/s",
                            "constant:inf/s",
                            "constant:99999999/s",
                            "ramp:5/s",
                            "ramp:1/s..2/s,upto=3m",
                            "steps:5/s",
                            "steps:5/s@10m,6/s@10m",
                            "spike:1/s..2/s,at=1m",
                            "spike:1/s..2/s,at=1m,at=2m,for=1m",
                            "wave:1/s..2/s,period=1ms",
                            "users:0,think=1s",
                            "users:5",
                            "users:5,think=",
                            "replay:x.csv",
                            "wave:1/s..2/s"})
        EXPECT_FALSE(Traffic::parse(bad, 40 * kMinute).ok()) << bad;
    EXPECT_EQ(guessOf(Traffic::parse("constnat:5/s", kMinute).problem()), "constant");
    EXPECT_EQ(remedyOf(Traffic::parse("spike:1/s..2/s,at=1m", kMinute).problem()), "drill.spike-remedy");
}

TEST(Replay, readsACsvAndPointsAtTheLineThatIsWrong)
{
    const std::string path = ::testing::TempDir() + "replay_test.csv";
    const DiskFileSystem files;
    std::ofstream(path) << "seconds,rate\n# recorded\n0,10\r\n60,20\n\n120,20\n";
    const auto traffic = Traffic::parse("replay:" + path, kMinute, &files);
    ASSERT_TRUE(traffic.ok());
    EXPECT_EQ(traffic->rateAt(30 * kSecond), 15);
    EXPECT_EQ(traffic->rateAt(kMinute), 20);
    std::ofstream(path) << "0,10\n60,x\n";
    const auto wrong = Traffic::parse("replay:" + path, kMinute, &files);
    ASSERT_FALSE(wrong.ok());
    EXPECT_EQ(wrong.problem().place.line, 2);
    EXPECT_EQ(wrong.problem().place.column, 4);
    std::ofstream(path) << "60,10\n0,10\n";
    EXPECT_FALSE(Traffic::parse("replay:" + path, kMinute, &files).ok());
    EXPECT_FALSE(Traffic::parse("replay:/dev/zero", kMinute, &files).ok());
    EXPECT_FALSE(Traffic::parse("replay:" + path + ".missing", kMinute, &files).ok());
}

TEST(Fault, readsKindTimesAndTarget)
{
    const auto fault = Fault::parse("az-power-interruption:az=us-east-1a,at=10m,for=15m");
    ASSERT_TRUE(fault.ok());
    EXPECT_EQ(fault->at, 10 * kMinute);
    EXPECT_EQ(fault->lasts, 15 * kMinute);
    EXPECT_EQ(fault->arguments, (std::map<std::string, std::string>{{"az", "us-east-1a"}}));
    EXPECT_TRUE(Fault::parse("terminate-instances:target=AppGroup,count=2,at=5m").ok());
    EXPECT_TRUE(Fault::parse("rds-failover:at=5m").ok());
}

TEST(Fault, tellsWhatWouldBeRight)
{
    EXPECT_EQ(guessOf(Fault::parse("az-power-interuption:az=a,at=1m,for=1m").problem()), "az-power-interruption");
    EXPECT_EQ(guessOf(Fault::parse("terminate-instances:traget=X,at=1m").problem()), "target");
    EXPECT_EQ(guessOf(Fault::parse("az-power-interruption:at=1m,for=1m").problem()), "az=us-east-1a");
    EXPECT_EQ(guessOf(Fault::parse("rds-failover").problem()), "at=10m");
    for (const char* bad :
         {"", "nonsense", "rds-failover:at=1m,for=5m", "rds-failover:at=1m,at=2m", "az-power-interruption:az=a,at=1m",
          "az-power-interruption:az=,at=1m,for=1m", "az-power-interruption:az=a,at=1m,for=0s", "terminate-instances:at=1m",
          "terminate-instances:target=A,at=1m,percent=0", "terminate-instances:target=A,at=1m,percent=101",
          "terminate-instances:target=A,at=1m,count=0", "terminate-instances:target=A,at=1m,count=1,percent=5", "rds-failover:soon"})
        EXPECT_FALSE(Fault::parse(bad).ok()) << bad;
}

namespace {

/// The kind with all that it needs, by the examples of its arguments.
std::string exampleOf(const FaultKind& kind)
{
    std::string text = std::string(kind.kind) + ":at=1m" + (kind.hasLength ? ",for=5m" : "");
    auto names = kind.required;
    if (!kind.oneOf.empty()) names.push_back(kind.oneOf.front());
    for (const std::string_view name : names) text += "," + std::string(findFaultArgument(name)->example);
    return text;
}

} // namespace

TEST(Fault, readsEveryKindByTheExamplesOfItsArguments)
{
    for (const FaultKind& kind : faultKinds()) {
        const auto fault = Fault::parse(exampleOf(kind));
        EXPECT_EQ(fault.ok(), kind.isImplemented()) << exampleOf(kind);
        if (!fault.ok()) {
            EXPECT_EQ(fault.problem().what.id, "drill.fault-not-implemented") << kind.kind;
        }
    }
}

TEST(Fault, hasOnlyArgumentsThatAreKnownByName)
{
    for (const FaultKind& kind : faultKinds())
        for (const auto* names : {&kind.required, &kind.optional, &kind.oneOf})
            for (const std::string_view name : *names) EXPECT_TRUE(findFaultArgument(name)) << kind.kind << " " << name;
}

TEST(Fault, knowsEveryKindOfTheContractOnce)
{
    std::set<std::string_view> kinds;
    for (const FaultKind& kind : faultKinds()) EXPECT_TRUE(kinds.insert(kind.kind).second) << kind.kind;
    EXPECT_EQ(kinds.size(), 29u) << "27, and two of our own: zonal-shift, host-failure";
}

TEST(Objective, readsMeasuresWithTheirUnits)
{
    EXPECT_EQ(Objective::parse("availability>=99.9%")->bound, 0.999); // to the last bit: 99.9/100 is another double
    EXPECT_EQ(Objective::parse("goodput>=190/s")->bound, 190);
    EXPECT_EQ(Objective::parse("p99<=300ms")->bound, 300);
    EXPECT_EQ(Objective::parse("p90 <= 0.3s")->bound, 300);
    EXPECT_EQ(Objective::parse("rto<=2m")->bound, 120);
    EXPECT_EQ(Objective::parse("rpo<=0s")->bound, 0);
    EXPECT_EQ(Objective::parse("errors<=100")->bound, 100);
    EXPECT_EQ(Objective::parse("cost<=5USD")->bound, 5);
    for (const char* bad : {"", "availability", "availability<=99%", "availability>=101%", "availability>=0.99", "p99>=3ms", "p95<=3ms", "rto<=5",
                            "errors<=1.5", "cost<=5", "goodput>190/s"})
        EXPECT_FALSE(Objective::parse(bad).ok()) << bad;
}

namespace {

Architecture architectureWith(const std::string& own)
{
    const std::string text = "AWSTemplateFormatVersion: 2010-09-09\nMetadata:\n  Faultline:\n    Version: 1\n" + own +
                             "Resources:\n  Bucket: {Type: \"AWS::S3::Bucket\"}\n";
    return Architecture::from(*Document::parse(text, "test.yaml"));
}

const std::string kDrills = "    Traffic: {Default: \"constant:50/s\", Busy: \"constant:400/s\"}\n"
                            "    Objectives: {Default: [\"availability>=99%\"], Strict: [\"p99<=10ms\", \"rto<=1s\"]}\n"
                            "    Drills:\n"
                            "      Failover: {Faults: [\"rds-failover:at=5m\"], Traffic: Busy, Duration: 20m, Seed: 7, Objectives: Strict}\n"
                            "      Late: {Faults: [\"rds-failover:at=50m\"]}\n"
                            "      Fis: {Experiment: Something}\n";

} // namespace

TEST(Scenario, takesTheDocumentsDrillUnlessTheCommandLineSaysMore)
{
    const Architecture architecture = architectureWith(kDrills);
    const auto drill = scenarioOf(architecture, "Failover", {});
    ASSERT_TRUE(drill.ok());
    EXPECT_EQ(drill->traffic.text, "constant:400/s");
    EXPECT_EQ(drill->duration, 20 * kMinute);
    EXPECT_EQ(drill->seed, 7u);
    EXPECT_EQ(drill->faults.size(), 1u);
    EXPECT_EQ(drill->objectives.size(), 2u);

    ScenarioOverrides overrides;
    overrides.seed = "9";
    overrides.traffic = "constant:1/s";
    overrides.faults = std::vector<std::string>{};
    const auto changed = scenarioOf(architecture, "Failover", overrides);
    ASSERT_TRUE(changed.ok());
    EXPECT_EQ(changed->seed, 9u);
    EXPECT_EQ(changed->traffic.text, "constant:1/s");
    EXPECT_TRUE(changed->faults.empty());
}

TEST(Scenario, isAQuietRunWithTheDefaultsWithoutADrill)
{
    const auto quiet = scenarioOf(architectureWith(kDrills), "", {});
    ASSERT_TRUE(quiet.ok());
    EXPECT_EQ(quiet->traffic.text, "constant:50/s");
    EXPECT_EQ(quiet->objectives.size(), 1u);
    EXPECT_FALSE(quiet->firstFault());
    EXPECT_EQ(scenarioOf(architectureWith(""), "", {})->traffic.text, "constant:100/s");
    EXPECT_TRUE(scenarioOf(architectureWith(""), "", {})->isTrafficAssumed);
    ScenarioOverrides stated;
    stated.traffic = "constant:5/s";
    EXPECT_FALSE(scenarioOf(architectureWith(""), "", stated)->isTrafficAssumed);
}

TEST(Scenario, namesTheNearestDrillAndWhatIsWrongInOne)
{
    const Architecture architecture = architectureWith(kDrills);
    EXPECT_EQ(guessOf(scenarioOf(architecture, "Failovr", {}).problem()), "Failover");
    EXPECT_EQ(scenarioOf(architecture, "Late", {}).problem().what.id, "drill.fault-after-end");
    EXPECT_EQ(scenarioOf(architecture, "Late", {}).problem().place.file, "test.yaml");
    EXPECT_EQ(scenarioOf(architecture, "Fis", {}).problem().what.id, "drill.experiment-not-implemented");
    ScenarioOverrides overrides;
    overrides.seed = "-1";
    EXPECT_EQ(scenarioOf(architecture, "", overrides).problem().what.id, "drill.wrong-seed");
    overrides = {};
    overrides.traffic = "Bussy";
    EXPECT_EQ(guessOf(scenarioOf(architecture, "", overrides).problem()), "Busy");
}

} // namespace faultline::sim
