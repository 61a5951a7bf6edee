#pragma once

#include "sim/plan/instance_plan.h"

#include <optional>
#include <string_view>

namespace faultline::sim {

/// "gp3"; nothing for a word that EBS does not know.
[[nodiscard]] std::optional<EbsVolumePlan::Kind> volumeKindOf(std::string_view name);

/// What a volume of a kind and size can do (EBS-01 to EBS-11).
/// @param gib         size, > 0
/// @param iops        provisioned, of gp3, io1 and io2; < 0: the kind's default
/// @param throughput  provisioned MiB/s, of gp3; < 0: the kind's default
[[nodiscard]] EbsVolumePlan volumeOf(EbsVolumePlan::Kind kind, double gib, double iops = -1, double throughput = -1);

} // namespace faultline::sim
