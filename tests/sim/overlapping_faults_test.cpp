// Faults that overlap: none undoes another, none makes a recovery faster than it would be without, and what is sound in the end serves again.
#include "tests/sim/load_balancing/site.h"
#include "tests/sim/rds/database_drawing.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fmt/format.h>

namespace faultline::test {
namespace {

using sim::Outcome;

const std::string kMultiAz = "Engine: mysql, DBInstanceClass: db.m5.large, AllocatedStorage: \"100\", StorageType: gp3, MultiAZ: true";
const std::string kSingleAz = "Engine: mysql, DBInstanceClass: db.m5.large, AllocatedStorage: \"100\", AvailabilityZone: us-east-1a";

sim::RunRecord databaseUnder(std::vector<std::string> faults, const std::string& properties = kMultiAz, const std::string& duration = "30m")
{
    DatabaseDrawing drawing;
    drawing.properties = properties;
    return recordOf(callingDatabase(drawing), {.traffic = "constant:20/s", .duration = duration, .faults = std::move(faults)});
}

int countOf(const sim::RunRecord& record, const std::string& kind) { return static_cast<int>(entriesOf(record, kind, "").size()); }

double servedAtEnd(const sim::RunRecord& record)
{
    const auto end = static_cast<int>(record.now / kSecond);
    return rateOf(record, Outcome::Succeeded, end - 60, end);
}

// statements: RDS-16
TEST(Failover, ofADatabaseThatIsNotAvailableIsNone)
{
    for (const char* before : {"rds-failover:target=Database,at=1m", "rds-reboot:target=Database,at=85s",
                               "rds-maintenance:target=Database,mode=engine,at=1m", "rds-storage-full:target=Database,at=1m,for=1m"}) {
        const auto once = databaseUnder({before}), twice = databaseUnder({before, "rds-failover:target=Database,at=90s"});
        EXPECT_NEAR(servedAtEnd(twice), 20, 0.1) << before << "\n" << told(twice);
        EXPECT_EQ(twice.requests.lost(), once.requests.lost()) << before;
        EXPECT_EQ(countOf(twice, "database-not-available"), 1) << before;
    }
}

// Without a standby the reboot is one in place: the host is sound (RDS-16, RDS-17).
TEST(Failover, withoutAStandbyYetIsARebootInPlace)
{
    const auto record = databaseUnder({"rds-failover:target=Database,at=1m", "rds-failover:target=Database,at=5m"});
    EXPECT_EQ(countOf(record, "standby-promoted"), 1);
    EXPECT_EQ(countOf(record, "database-rebooted"), 1);
    EXPECT_NEAR(servedAtEnd(record), 20, 0.1);
}

TEST(Failover, endsWhenItsStandbyIsLost)
{
    // The primary's zone goes at 60 s and comes back at 16 min, the standby's goes during the failover: nobody is promoted, and the zone's return
    // starts the old primary.
    const auto record = databaseUnder({"az-power-interruption:az=us-east-1a,at=1m,for=15m", "az-power-interruption:az=us-east-1b,at=80s,for=10m"});
    EXPECT_EQ(countOf(record, "standby-promoted"), 0);
    EXPECT_EQ(rateOf(record, Outcome::Succeeded, 120, 16 * 60), 0);
    ASSERT_TRUE(firstEntry(record, "database-recovered"));
    EXPECT_GE(secondsOf(firstEntry(record, "database-recovered")), 16 * 60 + 60);
    for (const sim::Clock& clock : record.clocks)
        if (clock.name == "failover") {
            EXPECT_EQ(clock.to, 80 * kSecond);
        }
    EXPECT_NEAR(servedAtEnd(record), 20, 0.1);
}

TEST(Zone, comesBackWhenItHasPowerAndIsNotCutOff)
{
    for (const auto& [first, second] : {std::pair("az-isolation", "az-power-interruption"), std::pair("az-power-interruption", "az-isolation")}) {
        // The first lasts until 5 min, the second until 15 min.
        const auto record =
            databaseUnder({fmt::format("{}:az=us-east-1a,at=1m,for=4m", first), fmt::format("{}:az=us-east-1a,at=2m,for=13m", second)}, kSingleAz);
        EXPECT_EQ(rateOf(record, Outcome::Succeeded, 120, 15 * 60), 0) << first;
        ASSERT_TRUE(firstEntry(record, "database-recovered")) << first;
        EXPECT_GE(secondsOf(firstEntry(record, "database-recovered")), 15 * 60 + 60) << first;
        EXPECT_EQ(countOf(record, "database-recovered"), 1) << first;
        EXPECT_NEAR(servedAtEnd(record), 20, 0.1) << first;
    }
}

// statements: RDS-31
TEST(Maintenance, ofTheEngineIsNotCutShortByALossOfPower)
{
    const auto alone = databaseUnder({"rds-maintenance:target=Database,mode=engine,at=1m"});
    const auto both = databaseUnder({"rds-maintenance:target=Database,mode=engine,at=1m", "az-power-interruption:az=us-east-1a,at=2m,for=10s"});
    EXPECT_GE(servesAgainAt(both, 60), servesAgainAt(alone, 60));
    EXPECT_NEAR(servedAtEnd(both), 20, 0.1);
}

// statements: RDS-57
TEST(StorageThatIsFull, staysSoWhateverElseHappens)
{
    const auto record =
        databaseUnder({"rds-storage-full:target=Database,at=1m,for=20m", "az-power-interruption:az=us-east-1a,at=2m,for=1m"}, kSingleAz);
    EXPECT_EQ(rateOf(record, Outcome::Succeeded, 70, 21 * 60), 0);
    EXPECT_NEAR(servedAtEnd(record), 20, 0.1);
}

TEST(Operators, restoreIntoAZoneThatIsThere)
{
    DatabaseDrawing drawing;
    drawing.properties = kSingleAz;
    drawing.own = "Recovery: {By: snapshot, AfterSeconds: 60, RestoreSeconds: 60, RepointSeconds: 10}";
    const auto record = recordOf(callingDatabase(drawing), {.traffic = "constant:20/s", .duration = "30m", .faults = {"region-loss:at=1m,for=10m"}});
    ASSERT_TRUE(firstEntry(record, "database-restored") || firstEntry(record, "database-recovered"));
    EXPECT_EQ(rateOf(record, Outcome::Succeeded, 70, 11 * 60), 0);
    EXPECT_NEAR(servedAtEnd(record), 20, 0.1);
}

TEST(Node, isBackAfterTheLastOfItsFaults)
{
    for (const char* other :
         {"lb-zone-loss:target=LoadBalancer,az=us-east-1a,at=90s,for=10m", "az-power-interruption:az=us-east-1a,at=90s,for=10m"}) {
        const auto record = recordOf(
            Site().text(),
            {.traffic = "constant:20/s", .duration = "15m", .faults = {"lb-zone-loss:target=LoadBalancer,az=us-east-1a,at=1m,for=1m", other}});
        ASSERT_TRUE(firstEntry(record, "lb-node-restored")) << other;
        EXPECT_EQ(secondsOf(firstEntry(record, "lb-node-restored")), 90 + 600 + 30) << other; // DNS learns of it 30 s later (ours)
    }
    const auto region =
        recordOf(Site().text(), {.traffic = "constant:20/s", .duration = "15m", .faults = {"region-loss:at=1m,for=2m", "region-loss:at=2m,for=3m"}});
    EXPECT_NEAR(servedAtEnd(region), 20, 2); // Poisson
}

/// What a random drill of overlapping faults is made of.
struct Stroke {
    int kind = 0, zone = 0, at = 0, lasts = 0; ///< s
};

std::string spelled(const Stroke& stroke)
{
    static const char* zonal[]{"az-power-interruption", "az-isolation", "lb-zone-loss"};
    static const char* ofDatabase[]{"rds-failover:target=Database,", "rds-reboot:target=Database,", "rds-maintenance:target=Database,mode=engine,",
                                    "rds-maintenance:target=Database,mode=system,"};
    const char zone = static_cast<char>('a' + stroke.zone);
    if (stroke.kind < 3) return fmt::format("{}:az=us-east-1{},at={}s,for={}s", zonal[stroke.kind], zone, stroke.at, stroke.lasts);
    if (stroke.kind < 7) return fmt::format("{}at={}s", ofDatabase[stroke.kind - 3], stroke.at);
    return fmt::format("rds-storage-full:target=Database,at={}s,for={}s", stroke.at, stroke.lasts);
}

/// A load balancer and two servers in zones a and b, whose requests write to a Multi-AZ database that may stand in a, b and c.
std::string siteWithDatabase()
{
    Site site;
    const std::string own = "Workload: {CpuMs: 1}, Uses: [{To: Database, Operation: write, ServiceTime: 1}]";
    site.hosts = {{"A", 'a', own}, {"B", 'b', own}};
    site.more = "  Subnets: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: all, SubnetIds: [!Ref Subneta, !Ref Subnetb, !Ref "
                "Subnetc]}}\n  Database: {Type: AWS::RDS::DBInstance, Properties: {DBSubnetGroupName: !Ref Subnets, " +
                kMultiAz + "}}\n";
    return site.text();
}

/// The moments at which a zone is without power or cut off, by the drill alone.
bool isGone(const std::vector<Stroke>& strokes, char zone, double at)
{
    return std::any_of(strokes.begin(), strokes.end(),
                       [&](const Stroke& s) { return s.kind < 2 && 'a' + s.zone == zone && s.at <= at && at < s.at + s.lasts; });
}

TEST(OverlappingFaults, undoNothingOfEachOtherAndEndInASoundSystem)
{
    const std::string text = siteWithDatabase();
    const auto isSound = rc::check("random overlapping faults", [&] {
        const auto count = *rc::gen::inRange(2, 7);
        std::vector<Stroke> strokes;
        for (int i = 0; i < count; ++i)
            strokes.push_back({*rc::gen::inRange(0, 8), *rc::gen::inRange(0, 2), *rc::gen::inRange(60, 600), *rc::gen::inRange(5, 400)});
        Play setup{.traffic = "constant:2/s", .duration = "50m"};
        for (const Stroke& stroke : strokes) setup.faults.push_back(spelled(stroke));
        const auto record = recordOf(text, setup);
        RC_LOG() << fmt::format("{}", fmt::join(setup.faults, "\n")) << "\n" << told(record);
        // Nothing begins to serve in a zone that is not there.
        for (const sim::TimelineEntry& entry : record.timeline)
            for (const char* kind : {"database-recovered", "database-rebooted", "maintenance-over", "standby-promoted", "standby-rebuilt"}) {
                if (entry.kind != kind) continue;
                for (const auto& [name, value] : entry.text.args)
                    if (name == "zone") {
                        RC_ASSERT(!value.empty());
                        RC_ASSERT(!isGone(strokes, value.back(), static_cast<double>(entry.at) * 1e-9));
                    }
            }
        // The last fault ends by 1,000 s; the longest way back from there is short of half an hour.
        RC_ASSERT(record.requests.conserved());
        RC_ASSERT(servedAtEnd(record) > 1.5);
        const auto end = static_cast<std::size_t>(record.now / sim::kWindow);
        std::uint64_t lost = 0;
        for (std::size_t w = end - 12; w < end; ++w)
            for (const Outcome o : {Outcome::Late, Outcome::Refused, Outcome::Failed, Outcome::TimedOut})
                lost += record.windows[w].byOutcome[static_cast<std::size_t>(o)];
        RC_ASSERT(lost == 0u);
    });
    EXPECT_TRUE(isSound);
}

} // namespace
} // namespace faultline::test
