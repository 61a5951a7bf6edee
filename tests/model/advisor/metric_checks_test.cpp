#include "tests/model/advisor/report_of.h"

#include <gtest/gtest.h>

#include <functional>

namespace faultline {

namespace {

// Goal: the checks that need utilisation fire beyond their limits, not at them, and say "no data" rather than green without a basis.
// Method: hourly series of known values, one step on each side of every limit.

using namespace test;
using enum CheckStatus;

constexpr Nanoseconds kHour = 3600 * kSecond;

struct Series {
    const char *nameSpace, *name, *dimension;
    std::function<double(int hour)> value;
};

MetricStore hourly(int hours, const std::vector<Series>& series)
{
    MetricStore store(kHour);
    for (int hour = 0; hour < hours; ++hour) {
        std::map<MetricId, DataPoint> points;
        for (const Series& s : series) points[{s.nameSpace, s.name, {{s.dimension, "R"}}}].add(s.value(hour));
        store.publish(hour * kHour, std::move(points));
    }
    return store;
}

Series cpu(std::function<double(int)> value) { return {"AWS/EC2", "CPUUtilization", "InstanceId", std::move(value)}; }

/// One value on the first days, another on the rest.
auto onDays(int days, double first, double rest)
{
    return [=](int hour) { return hour < 24 * days ? first : rest; };
}

auto always(double value)
{
    return [=](int) { return value; };
}

const std::string kInstanceR = EC2("SubnetId: !Ref A, InstanceType: t3.micro");
const std::string kDatabaseR = DB("AllocatedStorage: 100, MultiAZ: false");

CheckStatus verdict(const std::string& resources, const std::string& check, const MetricStore& metrics)
{
    return statusOf(reportOf(resources, &metrics), check);
}

TEST(HighCpu, isFourOfFourteenDaysAboveNinetyPercent)
{
    const auto status = [](int days, double percent) { return verdict(kInstanceR, "ZRxQlPsb6c", hourly(14 * 24, {cpu(onDays(days, percent, 50))})); };
    EXPECT_EQ(status(4, 90.1), Yellow);
    EXPECT_EQ(status(4, 90), Green);
    EXPECT_EQ(status(3, 99), Green);
    EXPECT_EQ(verdict(kInstanceR, "ZRxQlPsb6c", hourly(0, {})), NoData);
}

TEST(LowUtilization, isFourOfFourteenDaysOfLittleCpuAndLittleNetwork)
{
    // A day's bytes in and out together are 24 hours of both.
    const auto status = [](int days, double percent, double bytesADay) {
        const auto bytes = always(bytesADay / 48);
        return verdict(
            kInstanceR, "Qch7DwouX1",
            hourly(14 * 24,
                   {cpu(onDays(days, percent, 50)), {"AWS/EC2", "NetworkIn", "InstanceId", bytes}, {"AWS/EC2", "NetworkOut", "InstanceId", bytes}}));
    };
    EXPECT_EQ(status(4, 10, 4.8e6), Yellow);
    EXPECT_EQ(status(4, 10.1, 4.8e6), Green);
    EXPECT_EQ(status(4, 10, 5.1e6), Green);
    EXPECT_EQ(status(3, 1, 4.8e6), Green);
    EXPECT_EQ(verdict(kInstanceR, "Qch7DwouX1", hourly(14 * 24, {cpu(always(1))})), NoData) << "its network is not known";
    EXPECT_EQ(verdict(kInstanceR, "Qch7DwouX1", hourly(23, {cpu(always(1))})), NoData) << "less than a day";
}

TEST(ReplicaLag, isYellowAboveTenSecondsAndRedAboveAMinute)
{
    const std::string replica = DB("SourceDBInstanceIdentifier: db-1");
    const auto status = [&](double seconds) {
        return verdict(replica, "Cmsvnj8db1", hourly(2, {{"AWS/RDS", "ReplicaLag", "DBInstanceIdentifier", always(seconds)}}));
    };
    EXPECT_EQ(status(10), Green);
    EXPECT_EQ(status(10.1), Yellow);
    EXPECT_EQ(status(60), Yellow);
    EXPECT_EQ(status(60.1), Red);
    EXPECT_EQ(verdict(replica, "Cmsvnj8db1", hourly(2, {})), NoData);
}

TEST(DiskQueue, isYellowAboveFiveAndRedAboveTen)
{
    const auto status = [](double depth) {
        return verdict(kDatabaseR, "Cmsvnj8db3", hourly(2, {{"AWS/RDS", "DiskQueueDepth", "DBInstanceIdentifier", always(depth)}}));
    };
    EXPECT_EQ(status(5), Green);
    EXPECT_EQ(status(5.1), Yellow);
    EXPECT_EQ(status(10), Yellow);
    EXPECT_EQ(status(10.1), Red);
}

TEST(FreeStorage, isYellowFromAFifthDownAndRedBelowATenth)
{
    constexpr double kGib = 1024.0 * 1024 * 1024; // of 100 GiB: the figure is per cent
    const auto status = [](double gib) {
        return verdict(kDatabaseR, "Cmsvnj8db2", hourly(2, {{"AWS/RDS", "FreeStorageSpace", "DBInstanceIdentifier", always(gib * kGib)}}));
    };
    EXPECT_EQ(status(20.1), Green);
    EXPECT_EQ(status(20), Yellow);
    EXPECT_EQ(status(10), Yellow);
    EXPECT_EQ(status(9.9), Red);
    EXPECT_EQ(
        verdict(DB("AllocatedStorage: !Ref P"), "Cmsvnj8db2", hourly(2, {{"AWS/RDS", "FreeStorageSpace", "DBInstanceIdentifier", always(kGib)}})),
        NoData)
        << "of how much is not known";
}

TEST(IdleDatabase, isAWeekWithoutAConnection)
{
    const auto status = [](int hours, std::function<double(int)> connections) {
        return verdict(kDatabaseR, "Ti39halfu8", hourly(hours, {{"AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", std::move(connections)}}));
    };
    EXPECT_EQ(status(7 * 24, always(0)), Yellow);
    EXPECT_EQ(status(7 * 24, [](int hour) { return hour == 100 ? 1.0 : 0.0; }), Green);
    EXPECT_EQ(status(7 * 24 - 1, always(0)), NoData) << "not yet a week";
}

TEST(Savings, areOfWhatIsPricedAndNothingWhereNothingIs)
{
    // 0.005 USD an hour (resources/catalog/prices.json) over 730 hours.
    EXPECT_NEAR(reportOf(RESOURCE("AWS::EC2::EIP", "{Domain: vpc}")).monthlySavingsUsd().value_or(-1), 3.65, 1e-9);
    EXPECT_EQ(reportOf("").monthlySavingsUsd(), 0.0) << "no check of costs concerns a bare network";
    EXPECT_EQ(reportOf(S3("BucketName: b")).monthlySavingsUsd(), std::nullopt) << "a life cycle saves, but how much is not known";
    EXPECT_EQ(reportOf(kDatabaseR).monthlySavingsUsd(), std::nullopt) << "whether it is idle is not known";
    const MetricStore idle = hourly(7 * 24, {{"AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", always(0)}});
    EXPECT_NEAR(reportOf(kDatabaseR, &idle).monthlySavingsUsd().value_or(-1), 0.017 * 730, 1e-9) << "PRC-08: db.t3.micro";
    const std::string elsewhere = "Metadata: {Faultline: {Version: 1, Region: eu-west-1}}\n";
    EXPECT_EQ(reportOf(RESOURCE("AWS::EC2::EIP", "{Domain: vpc}") + elsewhere).monthlySavingsUsd(), std::nullopt) << "prices are of us-east-1";
}

} // namespace

} // namespace faultline
