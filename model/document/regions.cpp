#include "model/document/regions.h"

#include <algorithm>

namespace faultline {

const std::vector<RegionInfo>& regions()
{
    // How many zones each Region has: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html (read 2026-11).
    // Their letters, held against the answers of DescribeAvailabilityZones that getmoto/moto records. Some skip a letter: that zone takes no new
    // accounts. In the oldest Regions another account may see other letters.
    static const std::vector<RegionInfo> all{
        {"af-south-1", "abc"},     {"ap-east-1", "abc"},      {"ap-east-2", "abc"},      {"ap-northeast-1", "acd"}, {"ap-northeast-2", "abcd"},
        {"ap-northeast-3", "abc"}, {"ap-south-1", "abc"},     {"ap-south-2", "abc"},     {"ap-southeast-1", "abc"}, {"ap-southeast-2", "abc"},
        {"ap-southeast-3", "abc"}, {"ap-southeast-4", "abc"}, {"ap-southeast-5", "abc"}, {"ap-southeast-6", "abc"}, {"ap-southeast-7", "abc"},
        {"ca-central-1", "abd"},   {"ca-west-1", "abc"},      {"cn-north-1", "abd"},     {"cn-northwest-1", "abc"}, {"eu-central-1", "abc"},
        {"eu-central-2", "abc"},   {"eu-north-1", "abc"},     {"eu-south-1", "abc"},     {"eu-south-2", "abc"},     {"eu-west-1", "abc"},
        {"eu-west-2", "abc"},      {"eu-west-3", "abc"},      {"il-central-1", "abc"},   {"me-central-1", "abc"},   {"me-south-1", "abc"},
        {"mx-central-1", "abc"},   {"sa-east-1", "abc"},      {"us-east-1", "abcdef"},   {"us-east-2", "abc"},      {"us-gov-east-1", "abc"},
        {"us-gov-west-1", "abc"},  {"us-west-1", "ac"},       {"us-west-2", "abcd"},
    };
    return all;
}

const RegionInfo* findRegion(std::string_view name)
{
    const auto found = std::lower_bound(regions().begin(), regions().end(), name, [](const RegionInfo& r, std::string_view n) { return r.name < n; });
    return found != regions().end() && found->name == name ? &*found : nullptr;
}

std::optional<std::vector<std::string>> zonesOfRegion(std::string_view name)
{
    const RegionInfo* region = findRegion(name);
    if (!region) return std::nullopt;
    std::vector<std::string> zones;
    for (const char letter : region->zones) zones.push_back(std::string(name) + letter);
    return zones;
}

std::string_view partitionOf(std::string_view region)
{
    if (region.starts_with("cn-")) return "aws-cn";
    if (region.starts_with("us-gov-")) return "aws-us-gov";
    return "aws";
}

std::string_view urlSuffixOf(std::string_view region) { return region.starts_with("cn-") ? "amazonaws.com.cn" : "amazonaws.com"; }

} // namespace faultline
