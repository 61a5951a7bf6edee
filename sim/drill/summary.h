#pragma once

#include <optional>
#include <vector>

namespace faultline::sim {

/// Mean and 95 % confidence interval of independent runs.
struct Summary {
    double mean = 0;
    std::optional<double> low, high; ///< nothing for a single run
};

/// Student's t interval: mean ± t(0.975, n-1) · s/√n, summed in the given order. @pre not empty
[[nodiscard]] Summary summaryOf(const std::vector<double>& values);

/// The 0.975 quantile of Student's t distribution; degrees of freedom from 1. Tabulated to 30, within 2e-6 above.
[[nodiscard]] double studentT975(int degreesOfFreedom);

} // namespace faultline::sim
