#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// A Region and the letters of its Availability Zones, as a new account sees them.
struct RegionInfo {
    std::string_view name;  ///< "us-east-1"
    std::string_view zones; ///< "abcdef"
};

/// Every Region known here, by name. Which physical zone a letter means differs per account (CFN-15).
[[nodiscard]] const std::vector<RegionInfo>& regions();
[[nodiscard]] const RegionInfo* findRegion(std::string_view name);

/// "us-east-1a" …, alphabetical; nothing for a Region that is not known.
[[nodiscard]] std::optional<std::vector<std::string>> zonesOfRegion(std::string_view name);

[[nodiscard]] std::string_view partitionOf(std::string_view region); ///< "aws", "aws-cn", "aws-us-gov"
[[nodiscard]] std::string_view urlSuffixOf(std::string_view region); ///< "amazonaws.com", "amazonaws.com.cn"

} // namespace faultline
