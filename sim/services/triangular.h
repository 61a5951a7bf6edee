#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds

#include <cstdint>

namespace faultline::sim {

/// A time by the triangular law from one draw; bounds and mode in seconds.
[[nodiscard]] Nanoseconds drawTriangular(std::uint64_t bits, double low, double mode, double high);

} // namespace faultline::sim
