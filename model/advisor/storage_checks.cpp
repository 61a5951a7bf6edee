#include "model/advisor/check_support.h"

#include <algorithm>
#include <array>

namespace faultline {

namespace {

void versioning(Judge& judge)
{
    forEach(judge, kBucket, [&](const Resource& r) {
        const auto status = reading::text(property(r, "VersioningConfiguration/Status"), "Suspended");
        const std::string path = "Properties/VersioningConfiguration/Status";
        if (!status) judge.cantTell(r, path);
        else if (*status == "Enabled") judge.green(r);
        else judge.offer(judge.yellow(r, path, {"advisor.bucket-not-versioned", {}}), r, path, Literal("Enabled"));
    });
}

/// A bucket that others log into would log its own logging.
bool isLogTarget(const Judge& judge, const Resource& bucket)
{
    bool found = false;
    forEach(judge, kBucket, [&](const Resource& r) {
        found =
            found || reading::mention(judge.architecture(), property(r, "LoggingConfiguration/DestinationBucketName")) == Mention{bucket.id, false};
    });
    const auto logs = [&](const Resource& r, std::string_view name) {
        const auto named = reading::resourcesIn(judge.architecture(), property(r, name));
        found = found || std::find(named.begin(), named.end(), bucket.id) != named.end();
    };
    forEach(judge, kLoadBalancer, [&](const Resource& r) { logs(r, "LoadBalancerAttributes"); });
    forEach(judge, kClassicLoadBalancer, [&](const Resource& r) { logs(r, "AccessLoggingPolicy"); });
    forEach(judge, "AWS::CloudFront::Distribution", [&](const Resource& r) { logs(r, "DistributionConfig/Logging"); });
    return found || reading::text(property(bucket, "AccessControl")) == "LogDeliveryWrite";
}

void logging(Judge& judge)
{
    forEach(judge, kBucket, [&](const Resource& r) {
        if (isLogTarget(judge, r)) return;
        const Value& written = property(r, "LoggingConfiguration");
        if (written.isUnknown()) return static_cast<void>(judge.cantTell(r, "Properties/LoggingConfiguration"));
        const Value& target = reading::below(written, "DestinationBucketName");
        const Resource* bucket = target.isReference() ? judge.architecture().find(target.text()) : nullptr;
        if (written.isAbsent()) judge.yellow(r, "Properties/LoggingConfiguration", {"advisor.bucket-not-logged", {}});
        else if (target.isReference() && (!bucket || bucket->exists == Tri::No))
            judge.red(r, "Properties/LoggingConfiguration", {"advisor.bucket-log-target-gone", {{"target", target.text()}}});
        else judge.green(r);
    });
}

constexpr std::array<std::string_view, 4> kBlocks{"BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"};

/// New buckets block public access in all four ways unless the template says otherwise (AWS's default since April 2023).
Tri isBlocked(const Resource& bucket)
{
    const Value& written = property(bucket, "PublicAccessBlockConfiguration");
    if (written.isAbsent()) return Tri::Yes;
    Tri all = written.isUnknown() ? Tri::Unknown : Tri::Yes;
    for (const std::string_view name : kBlocks) all = all && reading::boolean(reading::below(written, name), false);
    return all;
}

void permissions(Judge& judge)
{
    forEach(judge, kBucket, [&](const Resource& r) {
        const auto acl = reading::text(property(r, "AccessControl"), "Private");
        const Tri blocked = isBlocked(r);
        const bool isOpen = acl == "PublicRead" || acl == "PublicReadWrite" || acl == "AuthenticatedRead";
        if (!acl) judge.cantTell(r, "Properties/AccessControl");
        else if (isOpen) judge.red(r, "Properties/AccessControl", {"advisor.bucket-public", {{"acl", *acl}}});
        else if (blocked == Tri::Unknown) judge.cantTell(r, "Properties/PublicAccessBlockConfiguration");
        else if (blocked == Tri::No) judge.yellow(r, "Properties/PublicAccessBlockConfiguration", {"advisor.bucket-not-blocked", {}});
        else judge.green(r);
    });
}

void blockPublicAccess(Judge& judge)
{
    forEach(judge, kBucket, [&](const Resource& r) {
        const Tri blocked = isBlocked(r);
        if (blocked == Tri::Unknown) judge.cantTell(r, "Properties/PublicAccessBlockConfiguration");
        else if (blocked == Tri::No) judge.red(r, "Properties/PublicAccessBlockConfiguration", {"advisor.bucket-not-blocked", {}});
        else judge.green(r);
    });
}

bool isActive(const Value& rule) { return reading::text(reading::below(rule, "Status")) != "Disabled"; }

void lifecycle(Judge& judge)
{
    const bool onlyVersioned = judge.check().id == "c18d2gz171";
    forEach(judge, kBucket, [&](const Resource& r) {
        if (onlyVersioned && reading::text(property(r, "VersioningConfiguration/Status")) != "Enabled") return;
        const Value& rules = property(r, "LifecycleConfiguration/Rules");
        const auto items = reading::itemsOf(rules);
        if (rules.isUnknown()) judge.cantTell(r, "Properties/LifecycleConfiguration");
        else if (std::any_of(items.begin(), items.end(), isActive)) judge.green(r);
        else judge.yellow(r, "Properties/LifecycleConfiguration", {"advisor.bucket-no-lifecycle", {}});
    });
}

void multipartUploads(Judge& judge)
{
    forEach(judge, kBucket, [&](const Resource& r) {
        const Value& rules = property(r, "LifecycleConfiguration/Rules");
        if (rules.isUnknown()) return static_cast<void>(judge.cantTell(r, "Properties/LifecycleConfiguration"));
        for (const Value& rule : reading::itemsOf(rules)) {
            const auto days = reading::number(reading::below(rule, "AbortIncompleteMultipartUpload/DaysAfterInitiation"));
            const bool isWhole = reading::below(rule, "Prefix").isAbsent() && reading::below(rule, "TagFilters").isAbsent();
            if (days && *days <= 7 && isActive(rule) && isWhole) return judge.green(r);
        }
        judge.yellow(r, "Properties/LifecycleConfiguration", {"advisor.bucket-keeps-uploads", {}});
    });
}

void volumeEncryption(Judge& judge)
{
    forEach(judge, kVolume, [&](const Resource& r) {
        if (!property(r, "SnapshotId").isAbsent() && property(r, "Encrypted").isAbsent()) return; // as its snapshot
        judge.flag(r, "Encrypted", true, false, CheckStatus::Yellow, "advisor.storage-unencrypted");
    });
}

/// Whether a schedule in the template makes snapshots. Which volumes one selects is said by tags that other stacks may carry as well.
void snapshots(Judge& judge)
{
    bool hasSchedule = false;
    for (const char* type : {"AWS::DLM::LifecyclePolicy", "AWS::Backup::BackupSelection", "AWS::Backup::BackupPlan"})
        hasSchedule = hasSchedule || !judge.architecture().ofType(type).empty();
    forEach(judge, kVolume, [&](const Resource& r) {
        if (hasSchedule) judge.cantTell(r, "Properties/Tags");
        else judge.red(r, {}, {"advisor.volume-no-snapshots", {}});
    });
}

constexpr std::array kChecks{
    CheckCode{"R365s2Qddf", versioning},        CheckCode{"c1fd6b96l4", logging},          CheckCode{"Pfx0RwqBli", permissions},
    CheckCode{"Hs4Ma3G173", blockPublicAccess}, CheckCode{"c18d2gz100", lifecycle},        CheckCode{"c18d2gz171", lifecycle},
    CheckCode{"c1cj39rr6v", multipartUploads},  CheckCode{"Hs4Ma3G117", volumeEncryption}, CheckCode{"H7IgTzjTYb", snapshots},
};

} // namespace

std::span<const CheckCode> storageChecks() { return kChecks; }

} // namespace faultline
