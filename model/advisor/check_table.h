#pragma once

#include "model/advisor/judge.h"

#include <span>

namespace faultline {

// One table a category, each in the file of its name.
[[nodiscard]] std::span<const CheckCode> costChecks();
[[nodiscard]] std::span<const CheckCode> faultToleranceChecks(); ///< instances, groups, networks, storage
[[nodiscard]] std::span<const CheckCode> databaseChecks();       ///< RDS, Aurora, DynamoDB, ElastiCache, of whichever category
[[nodiscard]] std::span<const CheckCode> loadBalancerChecks();   ///< likewise
[[nodiscard]] std::span<const CheckCode> dnsChecks();
[[nodiscard]] std::span<const CheckCode> operationChecks();
[[nodiscard]] std::span<const CheckCode> performanceChecks();
[[nodiscard]] std::span<const CheckCode> securityChecks();
[[nodiscard]] std::span<const CheckCode> storageChecks(); ///< S3 and EBS
[[nodiscard]] std::span<const CheckCode> serviceLimitChecks();
[[nodiscard]] std::span<const CheckCode> metricChecks();   ///< those that need utilisation
[[nodiscard]] std::span<const CheckCode> templateChecks(); ///< our own

/// The code of a check; null when there is none.
[[nodiscard]] CheckFunction codeOf(std::string_view id);

} // namespace faultline
