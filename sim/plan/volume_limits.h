#pragma once

#include "sim/plan/database_plan.h"

#include <optional>
#include <string_view>

namespace faultline::sim {

/// What is written of a DB instance's storage. Sizes in GiB, throughput in MiB/s.
struct StorageOptions {
    std::string_view type; ///< gp2 | gp3 | io1 | io2 | standard
    double gib = 20;
    std::optional<double> iops, throughput;
};

[[nodiscard]] DbEngine engineOf(std::string_view engine);

/// RDS-49 to RDS-55: the I/O operations per second that a volume takes for ever and in bursts, throughput counted in I/Os of 16 KiB.
[[nodiscard]] IoLimit volumeLimitOf(DbEngine engine, const StorageOptions& storage);

/// RDS-56: what the instance class takes. "Up to" classes sustain their most for 30 minutes in 24 hours.
/// @param mbps       for ever; `burstMbps` for a while; equal when the class has no burst
[[nodiscard]] IoLimit hostLimitOf(double mbps, double burstMbps);

} // namespace faultline::sim
