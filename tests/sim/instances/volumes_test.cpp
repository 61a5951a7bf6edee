// EBS volumes: what each kind gives, how long it bursts, what the instance's own limit leaves of it.
#include "tests/sim/instances/machine_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

MachineDrawing reading(double operations, double kib, const std::string& block, const std::string& type = "m6i.large")
{
    MachineDrawing drawing;
    drawing.type = type;
    drawing.more = attachedVolume(block);
    drawing.workload += ", Disk: {Operations: " + std::to_string(operations) + ", Kib: " + std::to_string(kib) + "}";
    return drawing;
}

double burstBalance(const sim::Simulation& run, int second)
{
    return run.metrics()
        .value({"AWS/EBS", "BurstBalance", {{"VolumeId", "App/Data"}}}, *StatisticSpec::parse("Average"), 60 * kSecond, second * kSecond)
        .value_or(-1);
}

// statements: EBS-01 EBS-04
TEST(Gp3, givesThreeThousandOperationsAndAHundredTwentyFiveMibUnlessMoreIsBought)
{
    const auto mean = [](double operations, double kib, const std::string& block) {
        auto drawing = reading(operations, kib, block);
        drawing.client = "TimeoutMs: 20000, Retries: 0, Arrivals: paced";
        return meanMs(recordOf(textOf(drawing), {.traffic = "constant:0.1/s", .duration = "10m"}));
    };
    // 5 ms of CPU, then the slower of rate and size, then 1 ms.
    EXPECT_NEAR(mean(600, 16, "VolumeType: gp3, Size: 20"), 5 + 200 + 1, 0.5) << "600 at 3,000 a second";
    EXPECT_NEAR(mean(600, 16, "VolumeType: gp3, Size: 20, Iops: 6000"), 5 + 100 + 1, 0.5);
    EXPECT_NEAR(mean(100, 1024, "VolumeType: gp3, Size: 20"), 5 + 800 + 1, 0.5) << "100 MiB at 125 MiB/s";
    EXPECT_NEAR(mean(100, 1024, "VolumeType: gp3, Size: 20, Throughput: 250"), 5 + 400 + 1, 0.5);
    EXPECT_NEAR(mean(100, 1024, "VolumeType: gp2, Size: 100"), 5 + 781.25 + 1, 0.5) << "128 MiB/s up to 170 GiB";
    EXPECT_NEAR(mean(100, 1024, "VolumeType: gp2, Size: 400"), 5 + 400 + 1, 0.5) << "250 MiB/s from 334 GiB";
}

// statements: EBS-05 EBS-06
TEST(ProvisionedIops, giveWhatWasBoughtAndIo2AnswersInHalfAMillisecond)
{
    const auto record = [](const std::string& block) {
        return recordOf(textOf(reading(1, 16, block)), {.traffic = "constant:1/s", .duration = "5m"});
    };
    EXPECT_NEAR(meanMs(record("VolumeType: io2, Size: 100, Iops: 10000")), 5 + 0.1 + 0.5, 0.02);
    EXPECT_NEAR(meanMs(record("VolumeType: io1, Size: 100, Iops: 5000")), 5 + 0.2 + 1, 0.02);
    EXPECT_NEAR(meanMs(record("VolumeType: io1, Size: 100, Iops: 50000")), 5 + 0.2 + 1, 0.02) << "50 for each GiB at most";
    EXPECT_FALSE(assumptionOf(record("VolumeType: io2, Size: 100, Iops: 10000"), "App: an I/O on an idle volume"));
    ASSERT_TRUE(assumptionOf(record("VolumeType: gp3, Size: 8"), "App: an I/O on an idle volume"));
    EXPECT_EQ(assumptionOf(record("VolumeType: gp3, Size: 8"), "App: an I/O on an idle volume")->value, "1 ms");
}

// statements: EBS-02 EBS-03
TEST(Gp2, burstsUntilItsCreditsAreSpentAndFallsToThreeForEachGib)
{
    // 100 GiB: 300 a second for ever, 3,000 while 5.4 million credits last: 5,400,000 / 2,700 = 2,000 s.
    const auto run = played(textOf(reading(100, 16, "VolumeType: gp2, Size: 100")), {.traffic = "constant:30/s", .duration = "50m"});
    EXPECT_NEAR(burstBalance(run, 540), 70, 0.5) << "after 600 s";
    EXPECT_GT(successBetween(run.record(), 0, 1990), 0.999);
    EXPECT_LT(successBetween(run.record(), 2100, 3000), 0.2) << "3 of 30 requests a second";
}

// statements: EBS-09 EBS-11
TEST(St1, spendsAMibForEachOperationOfUpToAMib)
{
    // 125 GiB: 250 / 8.192 = 30.5 a second while 125 * 1,024 MiB last, 40 / 8.192 = 4.9 for ever; 20 requests a second need 15.1 more.
    const auto run = played(textOf(reading(1, 16, "VolumeType: st1, Size: 125")), {.traffic = "constant:20/s", .duration = "3h"});
    const double perSecond = 20 - 40 * 125.0 / 1024;
    EXPECT_NEAR(burstBalance(run, 3540), 100 * (1 - 3600 * perSecond / (125 * 1024)), 0.5);
    const int lasts = static_cast<int>(125 * 1024 / perSecond); // 8,468 s
    EXPECT_GT(successBetween(run.record(), 0, lasts - 60), 0.999);
    EXPECT_LT(successBetween(run.record(), lasts + 300, 10800), 0.3);
}

// statements: EBS-13 EC2-33
TEST(EbsLimitOfTheInstance, isTheLowerOneAndBurstsForHalfAnHour)
{
    // A t3.micro reaches 2,085 Mbit/s (248.6 MiB/s) for 30 minutes and 87 Mbit/s (10.4 MiB/s) after that; the volume gives 250 MiB/s.
    const auto record = recordOf(textOf(reading(24, 1024, "VolumeType: gp3, Size: 100, Throughput: 250", "t3.micro")),
                                 {.traffic = "constant:10/s", .duration = "45m"});
    // 240 MiB/s: 1,800 s * (248.6 - 10.4) / (240 - 10.4) = 1,867 s.
    EXPECT_GT(successBetween(record, 0, 1860), 0.999);
    EXPECT_LT(successBetween(record, 1900, 2700), 0.2);
}

// statements: EBS-15 EC2-20
TEST(PausedVolume, letsItsOperationsHangAndFailsItsCheck)
{
    const auto run = played(textOf(reading(1, 16, "VolumeType: gp3, Size: 8")),
                            {.traffic = "constant:10/s", .duration = "8m", .faults = {"volume-pause:target=App,at=2m,for=2m"}});
    const auto record = run.record();
    EXPECT_GT(successBetween(record, 0, 110), 0.999);
    EXPECT_LT(successBetween(record, 130, 230), 0.01) << "nothing fails at once: all time out";
    EXPECT_EQ(record.requests.byOutcome[static_cast<std::size_t>(sim::Outcome::Failed)], 0u);
    EXPECT_GT(successBetween(record, 250, 480), 0.999) << "and goes on where it was";
    EXPECT_EQ(pointAt(run, "StatusCheckFailed_AttachedEBS", 60, 60), 0);
    EXPECT_EQ(pointAt(run, "StatusCheckFailed_AttachedEBS", 180, 60), 1);
    EXPECT_EQ(pointAt(run, "StatusCheckFailed_Instance", 180, 60), 0);
    EXPECT_EQ(pointAt(run, "StatusCheckFailed_AttachedEBS", 300, 60), 0);
}

TEST(PausedVolume, isNamedByItsOwnIdToo)
{
    const auto drawing = reading(1, 16, "VolumeType: gp3, Size: 8");
    const auto record =
        recordOf(textOf(drawing), {.traffic = "constant:10/s", .duration = "5m", .faults = {"volume-pause:target=Data,at=2m,for=1m"}});
    EXPECT_LT(successBetween(record, 130, 170), 0.01);
    EXPECT_EQ(problemOf(textOf(drawing), {.faults = {"volume-pause:target=Vpc,at=1m,for=1m"}}), "sim.fault-target");
}

} // namespace
} // namespace faultline::test
