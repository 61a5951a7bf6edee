#include "model/advisor/check_support.h"
#include "model/graph/security_groups.h"

#include <algorithm>
#include <array>
#include <set>

namespace faultline {

namespace {

bool isMember(const Resource& r) { return !property(r, "DBClusterIdentifier").isAbsent(); }
bool isReplica(const Resource& r)
{
    return !property(r, "SourceDBInstanceIdentifier").isAbsent() || !property(r, "SourceDBClusterIdentifier").isAbsent();
}

/// Instances that stand for themselves: members of a cluster follow the cluster's settings.
template <class F>
void forEachSingle(const Judge& judge, F f)
{
    forEach(judge, kDbInstance, [&](const Resource& r) {
        if (!isMember(r)) f(r);
    });
}

/// SQL Server mirrors in its own way and is not examined. A replica is the redundancy of another.
void multiAz(Judge& judge)
{
    forEachSingle(judge, [&](const Resource& r) {
        const auto engine = reading::text(property(r, "Engine"));
        if (isReplica(r) || (engine && engine->starts_with("sqlserver"))) return;
        if (!engine && reading::boolean(property(r, "MultiAZ"), false) != Tri::Yes) return static_cast<void>(judge.cantTell(r, "Properties/Engine"));
        judge.flag(r, "MultiAZ", true, false, CheckStatus::Yellow, "advisor.database-single-az");
    });
}

void backups(Judge& judge)
{
    const auto judgeOne = [&](const Resource& r) {
        const auto days = reading::number(property(r, "BackupRetentionPeriod"), 1); // CloudFormation's default is one day
        if (!days) {
            judge.cantTell(r, "Properties/BackupRetentionPeriod");
        } else if (*days <= 0) {
            Finding& f = judge.red(r, "Properties/BackupRetentionPeriod", {"advisor.database-no-backups", {}});
            judge.offer(f, r, "Properties/BackupRetentionPeriod", Literal::number(7));
        } else {
            judge.green(r);
        }
    };
    forEachSingle(judge, [&](const Resource& r) {
        if (!isReplica(r)) judgeOne(r); // a replica's backups are those of its source
    });
    forEach(judge, kDbCluster, judgeOne);
}

void storageAutoscaling(Judge& judge)
{
    forEachSingle(judge, [&](const Resource& r) {
        const auto engine = reading::text(property(r, "Engine"));
        if (isReplica(r) || (engine && engine->starts_with("aurora"))) return;
        const Value& maximum = property(r, "MaxAllocatedStorage");
        if (maximum.isAbsent() && !engine) judge.cantTell(r, "Properties/Engine");
        else if (maximum.isAbsent()) judge.red(r, "Properties/MaxAllocatedStorage", {"advisor.database-storage-fixed", {}});
        else if (maximum.isUnknown()) judge.cantTell(r, "Properties/MaxAllocatedStorage");
        else judge.green(r);
    });
}

void clusterHasReader(Judge& judge)
{
    forEach(judge, kDbCluster, [&](const Resource& r) {
        if (!property(r, "DBClusterInstanceClass").isAbsent()) return judge.green(r); // a Multi-AZ DB cluster brings its readers
        const auto members = judge.topology().membersOf(r.id);
        const auto mode = reading::text(property(r, "EngineMode"));
        if (members.empty() || mode == "serverless") return; // capacity is not drawn as instances
        if (members.size() > 1) judge.green(r);
        else judge.yellow(r, {}, {"advisor.cluster-one-instance", {{"instance", members.front()}}}).concerned.push_back(members.front());
    });
}

/// Zones as written: where the template leaves a member's zone to AWS, it spreads them.
std::optional<std::set<std::string>> writtenZones(const Judge& judge, const std::vector<std::string>& members)
{
    std::set<std::string> zones;
    for (const std::string& id : members) {
        const Value& zone = property(*judge.architecture().find(id), "AvailabilityZone");
        if (!zone.isText()) return std::nullopt;
        zones.insert(zone.text());
    }
    return zones;
}

void clusterZones(Judge& judge)
{
    forEach(judge, kDbCluster, [&](const Resource& r) {
        const auto members = judge.topology().membersOf(r.id);
        if (members.size() < 2) return;
        const auto zones = writtenZones(judge, members);
        const Placement& p = judge.topology().placement(r.id);
        if (zones && zones->size() == 1) {
            Finding& f = judge.yellow(r, {}, {"advisor.cluster-one-zone", {{"zone", *zones->begin()}}});
            f.concerned.insert(f.concerned.end(), members.begin(), members.end());
        } else if (p.zones.size() >= 2) {
            judge.green(r);
        } else {
            judge.cantTell(r, "Properties/DBSubnetGroupName");
        }
    });
}

/// What a member's property says, where that can be known.
using Spelling = std::optional<std::string> (*)(const Value&);

std::optional<std::string> asText(const Value& value) { return reading::text(value); }

std::optional<std::string> asBoolean(const Value& value)
{
    const Tri said = reading::boolean(value, false);
    return said == Tri::Unknown ? std::nullopt : std::optional<std::string>(said == Tri::Yes ? "true" : "false");
}

void sameMemberProperty(Judge& judge, std::string_view name, Spelling spelling, CheckStatus bad, std::string_view messageId)
{
    forEach(judge, kDbCluster, [&](const Resource& r) {
        const auto members = judge.topology().membersOf(r.id);
        if (members.size() < 2) return;
        std::set<std::string> values, symbols;
        for (const std::string& id : members) {
            const Resource& member = *judge.architecture().find(id);
            const Value& written = property(member, name);
            if (const auto said = spelling(written)) values.insert(*said);
            else if (!written.symbol().empty()) symbols.insert(written.symbol());
            else return static_cast<void>(judge.cantTell(member, fmt::format("Properties/{}", name)));
        }
        if (values.size() + symbols.size() == 1) return judge.green(r);
        if (values.size() < 2) return static_cast<void>(judge.cantTell(r, {})); // two parameters may hold the same
        const Message message{std::string(messageId), {{"values", joined({values.begin(), values.end()})}}};
        Finding& f = bad == CheckStatus::Red ? judge.red(r, {}, message) : judge.yellow(r, {}, message);
        f.concerned.insert(f.concerned.end(), members.begin(), members.end());
    });
}

void memberClasses(Judge& judge) { sameMemberProperty(judge, "DBInstanceClass", asText, CheckStatus::Red, "advisor.cluster-mixed-classes"); }
void memberAccess(Judge& judge) { sameMemberProperty(judge, "PubliclyAccessible", asBoolean, CheckStatus::Yellow, "advisor.cluster-mixed-access"); }

void publicAccess(Judge& judge)
{
    forEach(judge, kDbInstance, [&](const Resource& r) {
        const Value& written = property(r, "PubliclyAccessible");
        if (!written.isAbsent()) return judge.flag(r, "PubliclyAccessible", false, false, CheckStatus::Red, "advisor.database-public");
        // Unwritten, it depends on the subnet group: public when its VPC has an internet gateway and no group is named.
        if (!property(r, "DBSubnetGroupName").isAbsent() || isMember(r) || isReplica(r)) judge.green(r);
        else judge.cantTell(r, "Properties/PubliclyAccessible");
    });
}

void instanceEncryption(Judge& judge)
{
    forEachSingle(judge, [&](const Resource& r) {
        if (isReplica(r) || !property(r, "DBSnapshotIdentifier").isAbsent()) return; // inherited from its source
        judge.flag(r, "StorageEncrypted", true, false, judge.check().id == "c1qf5bt006" ? CheckStatus::Red : CheckStatus::Yellow,
                   "advisor.storage-unencrypted");
    });
}

void clusterEncryption(Judge& judge)
{
    forEach(judge, kDbCluster, [&](const Resource& r) {
        if (!property(r, "SnapshotIdentifier").isAbsent() || !property(r, "SourceDBClusterIdentifier").isAbsent()) return;
        judge.flag(r, "StorageEncrypted", true, false, CheckStatus::Red, "advisor.storage-unencrypted");
    });
}

void clusterDeletionProtection(Judge& judge)
{
    forEach(judge, kDbCluster,
            [&](const Resource& r) { judge.flag(r, "DeletionProtection", true, false, CheckStatus::Yellow, "advisor.deletion-protection-off"); });
}

void instanceDeletionProtection(Judge& judge)
{
    forEachSingle(
        judge, [&](const Resource& r) { judge.flag(r, "DeletionProtection", true, false, CheckStatus::Yellow, "advisor.deletion-protection-off"); });
}

void minorUpgrades(Judge& judge)
{
    forEach(judge, kDbInstance, [&](const Resource& r) {
        judge.flag(r, "AutoMinorVersionUpgrade", true, true, judge.check().id == "Hs4Ma3G162" ? CheckStatus::Red : CheckStatus::Yellow,
                   "advisor.minor-upgrades-off");
    });
}

void magneticStorage(Judge& judge)
{
    forEachSingle(judge, [&](const Resource& r) {
        const auto type = reading::text(property(r, "StorageType"));
        if (!type) judge.cantTell(r, "Properties/StorageType");
        else if (*type == "standard") judge.yellow(r, "Properties/StorageType", {"advisor.storage-magnetic", {}});
        else judge.green(r);
    });
}

/// Old DB security groups, and EC2 groups behind them; the VPC's groups are the security-group checks' own.
void databaseGroupRisk(Judge& judge)
{
    forEach(judge, "AWS::RDS::DBSecurityGroup", [&](const Resource& r) {
        for (const Value& rule : reading::itemsOf(property(r, "DBSecurityGroupIngress"))) {
            const Value& cidr = reading::below(rule, "CIDRIP");
            if (cidr.isUnknown()) return static_cast<void>(judge.cantTell(r, "Properties/DBSecurityGroupIngress"));
            if (cidr.isText() && cidr.text().ends_with("/0"))
                return static_cast<void>(judge.red(r, "Properties/DBSecurityGroupIngress", {"advisor.database-open", {{"cidr", cidr.text()}}}));
        }
        judge.green(r);
    });
}

void pointInTimeRecovery(Judge& judge)
{
    forEach(judge, kTable, [&](const Resource& r) {
        judge.flag(r, "PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled", true, false, CheckStatus::Yellow,
                   "advisor.table-no-point-in-time");
    });
}

bool isScaled(const Judge& judge, const Resource& table, std::string_view dimension)
{
    bool found = false;
    forEach(judge, "AWS::ApplicationAutoScaling::ScalableTarget", [&](const Resource& target) {
        const auto named = reading::resourcesIn(judge.architecture(), property(target, "ResourceId"));
        const auto name = reading::text(property(table, "TableName"));
        const Value& id = property(target, "ResourceId");
        const bool isIts = std::find(named.begin(), named.end(), table.id) != named.end() ||
                           (id.isText() && name && !name->empty() && id.text() == "table/" + *name);
        const Value& scaled = property(target, "ScalableDimension");
        found = found || (isIts && (!scaled.isText() || scaled.text().ends_with(dimension)));
    });
    return found;
}

void tableAutoScaling(Judge& judge)
{
    forEach(judge, kTable, [&](const Resource& r) {
        const auto mode = reading::text(property(r, "BillingMode"), "PROVISIONED");
        if (!mode) judge.cantTell(r, "Properties/BillingMode");
        else if (*mode == "PAY_PER_REQUEST" || (isScaled(judge, r, "ReadCapacityUnits") && isScaled(judge, r, "WriteCapacityUnits"))) judge.green(r);
        else judge.yellow(r, "Properties/ProvisionedThroughput", {"advisor.table-not-scaled", {}});
    });
}

void cacheMultiAz(Judge& judge)
{
    forEach(judge, "AWS::ElastiCache::ReplicationGroup",
            [&](const Resource& r) { judge.flag(r, "MultiAZEnabled", true, false, CheckStatus::Yellow, "advisor.cache-single-az"); });
}

void cacheBackup(Judge& judge)
{
    constexpr double kDays = 15; // the check's default limit
    const auto judgeOne = [&](const Resource& r, bool isExamined) {
        const auto days = reading::number(property(r, "SnapshotRetentionLimit"), 0);
        if (!days) judge.cantTell(r, "Properties/SnapshotRetentionLimit");
        else if (*days >= kDays) judge.green(r);
        else if (!isExamined) judge.cantTell(r, "Properties/Engine");
        else
            judge.offer(judge.red(r, "Properties/SnapshotRetentionLimit", {"advisor.cache-backup", {{"days", number(*days)}}}), r,
                        "Properties/SnapshotRetentionLimit", Literal::number(kDays));
    };
    forEach(judge, "AWS::ElastiCache::ReplicationGroup", [&](const Resource& r) { judgeOne(r, true); });
    forEach(judge, "AWS::ElastiCache::CacheCluster", [&](const Resource& r) {
        const auto engine = reading::text(property(r, "Engine"));
        if (engine != "memcached") judgeOne(r, engine.has_value());
    });
}

constexpr std::array kChecks{
    CheckCode{"f2iK5R6Dep", multiAz},
    CheckCode{"c1qf5bt019", multiAz},
    CheckCode{"c18d2gz156", multiAz},
    CheckCode{"opQPADkZvH", backups},
    CheckCode{"c1qf5bt001", backups},
    CheckCode{"44fde09ab5", backups},
    CheckCode{"c1qf5bt013", storageAutoscaling},
    CheckCode{"c1qf5bt011", clusterHasReader},
    CheckCode{"c1qf5bt007", clusterZones},
    CheckCode{"c18d2gz161", clusterZones},
    CheckCode{"c1qf5bt009", memberClasses},
    CheckCode{"xuy7H1avtl", memberAccess},
    CheckCode{"Hs4Ma3G192", publicAccess},
    CheckCode{"c1qf5bt006", instanceEncryption},
    CheckCode{"Hs4Ma3G193", instanceEncryption},
    CheckCode{"c1qf5bt005", clusterEncryption},
    CheckCode{"c18d2gz160", clusterDeletionProtection},
    CheckCode{"Hs4Ma3G190", clusterDeletionProtection},
    CheckCode{"Hs4Ma3G198", instanceDeletionProtection},
    CheckCode{"c18d2gz155", minorUpgrades},
    CheckCode{"Hs4Ma3G162", minorUpgrades},
    CheckCode{"c1qf5bt000", magneticStorage},
    CheckCode{"nNauJisYIT", databaseGroupRisk},
    CheckCode{"c18d2gz138", pointInTimeRecovery},
    CheckCode{"c18d2gz136", tableAutoScaling},
    CheckCode{"ECHdfsQ402", cacheMultiAz},
    CheckCode{"c18d2gz178", cacheBackup},
};

} // namespace

std::span<const CheckCode> databaseChecks() { return kChecks; }

} // namespace faultline
