// Connections of callers: pools, dead connections, limits, logins.
#include "tests/sim/rds/database_drawing.h"

#include "model/services/catalog.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Cause;
using sim::Outcome;

std::uint64_t lostBy(const sim::RunRecord& record, Cause cause) { return record.requests.lostByCause[static_cast<std::size_t>(cause)]; }

const std::string kMultiAz = "Engine: mysql, DBInstanceClass: db.m5.large, AllocatedStorage: \"100\", StorageType: gp3, MultiAZ: true";

// statements: RDS-05 CLI-16
TEST(Pool, keepsDeadConnectionsUntilTheyAreUsedUnlessItTestsThem)
{
    const auto lostWith = [](const std::string& validate) {
        DatabaseDrawing drawing;
        drawing.own = "Workload: {Servers: 100, ServiceTime: 1}";
        drawing.use =
            "Operation: read, ServiceTime: 200, Client: {RequestTimeoutMs: 1500, Pool: {Min: 10, Max: 10, ValidateOnBorrow: " + validate + "}}";
        // A reboot breaks ten idle or busy connections; traffic pauses over the outage.
        return recordOf(callingDatabase(drawing),
                        {.traffic = "steps:20/s@0s,0/s@60s,20/s@180s", .duration = "5m", .faults = {"rds-reboot:target=Database,at=70s"}});
    };
    EXPECT_EQ(lostBy(lostWith("false"), Cause::DatabaseUnavailable), 10u); // one request for each of them
    EXPECT_EQ(lostWith("true").requests.lost(), 0u);
}

// statements: RDS-66 CLI-17
TEST(Connections, areRefusedAtTheLimitOfTheClass)
{
    // db.t3.micro with MySQL: 78; 100/s of 900 ms need 90 connections.
    DatabaseDrawing drawing;
    drawing.properties = "Engine: mysql, DBInstanceClass: db.t3.micro, AllocatedStorage: \"20\", StorageType: gp3";
    drawing.use = "Operation: read, ServiceTime: 900, Client: {Pool: {Min: 0, Max: 200, AcquireTimeoutMs: 500}}";
    drawing.own = "Workload: {Servers: 1000, ServiceTime: 900}";
    const auto simulation = played(callingDatabase(drawing), {.traffic = "constant:100/s", .duration = "3m"});
    const auto record = simulation.record();
    EXPECT_GT(lostBy(record, Cause::DatabaseConnectionsExhausted), 500u);
    EXPECT_EQ(lostBy(record, Cause::PoolTimeout), 0u);
    EXPECT_LE(*rdsMetric(simulation, "DatabaseConnections", 60, "Database", "Maximum"), 78);
    EXPECT_GT(*rdsMetric(simulation, "ConnectionAttempts", 60, "Database", "Sum"), 600);
}

// statements: RDS-61 RDS-62 RDS-63 RDS-64 RDS-65
TEST(Connections, areLimitedByTheEnginesFormulaOverTheMemoryThatIsLeft)
{
    struct Row {
        const char *engine, *type;
        int expected; ///< 0.92 * GiB * 2^30 / divisor, floored; or the cap
    };
    for (const Row& row : {Row{"mysql", "db.m5.large", 628}, Row{"mariadb", "db.m5.large", 314}, Row{"postgres", "db.t3.medium", 414},
                           Row{"postgres", "db.r5.4xlarge", 5'000}, Row{"oracle-ee", "db.m5.large", 800}, Row{"mysql", "db.t3.micro", 78}}) {
        DatabaseDrawing drawing;
        drawing.properties =
            std::string("Engine: ") + row.engine + ", DBInstanceClass: " + row.type + ", AllocatedStorage: \"100\", StorageType: gp3";
        std::string assumed;
        for (const auto& assumption : recordOf(callingDatabase(drawing), {.duration = "10s"}).assumptions)
            if (assumption.what == "Database: max_connections") assumed = assumption.value;
        EXPECT_NEAR(std::stoi(assumed), row.expected, 1) << row.engine << ' ' << row.type;
    }
}

// statements: RDS-05
TEST(Reconnecting, costsTheNewHostALoginForEachConnection)
{
    // 400 connections at 20 ms of CPU each on two vCPUs: four seconds in which nothing else is done.
    const auto worst = [](const std::string& own) {
        DatabaseDrawing drawing;
        drawing.use = "Operation: read, ServiceTime: 1, Client: {ConnectTimeoutMs: 500, DnsCacheSeconds: 0, Pool: {Min: 400, Max: 400, "
                      "ValidateOnBorrow: true}}";
        drawing.own = own;
        drawing.client = "TimeoutMs: 20000";
        const auto record =
            recordOf(callingDatabase(drawing), {.traffic = "steps:400/s@0s", .duration = "5m", .faults = {"rds-reboot:target=Database,at=60s"}});
        return static_cast<double>(record.latencyByOutcome[0].maxNs) * 1e-6;
    };
    EXPECT_GT(worst("ConnectCpuMs: 20"), worst("ConnectCpuMs: 0") + 1'000);
}

// statements: RDS-10
TEST(Driver, thatWatchesTheTopologyFindsTheNewHostWithinSeconds)
{
    const auto gap = [](const std::string& client) {
        DatabaseDrawing drawing;
        drawing.properties = kMultiAz;
        drawing.use =
            "Operation: read, ServiceTime: 2, Client: {ConnectTimeoutMs: 500, RequestTimeoutMs: 1000, Pool: {Min: 5, Max: 20}, " + client + "}";
        const auto record = recordOf(callingDatabase(drawing),
                                     {.traffic = "constant:20/s", .duration = "12m", .faults = {"az-power-interruption:az=us-east-1a,at=2m,for=9m"}});
        return servesAgainAt(record, 120) + 10 - secondsOf(firstEntry(record, "standby-promoted"));
    };
    EXPECT_LT(gap("WatchesTopology: true"), 10);
    EXPECT_GT(gap("DnsCacheSeconds: 60"), 10); // an ordinary driver: DNS, and what it remembers of it
}

} // namespace
} // namespace faultline::test
