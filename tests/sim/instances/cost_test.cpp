// What a run costs: what has a price, and whatever has none by name.
#include "tests/sim/group_drawing.h"
#include "tests/sim/instances/machine_drawing.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace faultline::test {
namespace {

// statements: PRC-01 PRC-02 PRC-13
TEST(Cost, isThatOfTheSecondsThatInstancesRanAndOfTheirVolumes)
{
    const auto cost = [](const std::string& block) {
        MachineDrawing drawing;
        if (!block.empty()) drawing.more = attachedVolume(block);
        const auto record = recordOf(textOf(drawing), {.traffic = "constant:0.1/s", .duration = "1h"});
        EXPECT_TRUE(record.unpriced.empty());
        return record.costUsd;
    };
    const double machine = 0.096 + 8 * 0.08 / 730; // an m6i.large for an hour, and 8 GiB of gp3 that it starts from where nothing is said
    EXPECT_NEAR(cost(""), machine, 1e-8);
    MachineDrawing mapped;
    mapped.properties = volume("VolumeType: gp2, VolumeSize: 30");
    EXPECT_NEAR(recordOf(textOf(mapped), {.traffic = "constant:0.1/s", .duration = "1h"}).costUsd, 0.096 + 30 * 0.1 / 730, 1e-8);
    EXPECT_NEAR(cost("VolumeType: gp3, Size: 100, Iops: 4000, Throughput: 225"), machine + (100 * 0.08 + 1000 * 0.005 + 100 * 0.04) / 730, 1e-8);
    EXPECT_NEAR(cost("VolumeType: gp2, Size: 100"), machine + 100 * 0.1 / 730, 1e-8);
    EXPECT_NEAR(cost("VolumeType: io1, Size: 100, Iops: 1000"), machine + (100 * 0.125 + 1000 * 0.065) / 730, 1e-8);
    EXPECT_NEAR(cost("VolumeType: io2, Size: 100, Iops: 1000"), machine + (100 * 0.125 + 1000 * 0.065) / 730, 1e-8);
    EXPECT_NEAR(cost("VolumeType: st1, Size: 500"), machine + 500 * 0.045 / 730, 1e-8);
}

// statements: PRC-03
TEST(Cost, ofALoadBalancerIsItsHoursAndSaysThatItsUnitsAreMissing)
{
    GroupDrawing drawing;
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:1/s", .duration = "1h"});
    EXPECT_NEAR(record.costUsd, 2 * (0.096 + 8 * 0.08 / 730) + 0.0225, 1e-8);
    EXPECT_EQ(record.unpriced, std::vector<std::string>{"LoadBalancer"});
    ASSERT_TRUE(assumptionOf(record, "Prices"));
}

TEST(Cost, ofSpotAndOfUnknownTypesIsUnknownAndNeverFree)
{
    MachineDrawing drawing;
    drawing.type = "x99.odd";
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:1/s", .duration = "10m"});
    EXPECT_EQ(record.unpriced, std::vector<std::string>{"App"});
    GroupDrawing spot;
    spot.data = "InstanceType: m6i.large, ImageId: ami-1, InstanceMarketOptions: {MarketType: spot}";
    const auto unpriced = recordOf(textOf(spot), {.duration = "10m"}).unpriced;
    EXPECT_NE(std::find(unpriced.begin(), unpriced.end(), "AppGroup"), unpriced.end());
}

} // namespace
} // namespace faultline::test
