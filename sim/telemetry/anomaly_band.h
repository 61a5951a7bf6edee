#pragma once

#include "model/metrics/metric_store.h"

#include <array>
#include <optional>

namespace faultline::sim {

struct AnomalyBand {
    double lower = 0, upper = 0;
};

/// What is expected of a metric and a statistic (CW-73). CloudWatch's model is not published (CW-76): this is a stand-in of our own, a mean and
/// a standard deviation of the last two weeks, hour by hour of the day once the data cover two days.
class AnomalyModel {
public:
    /// Learns from the periods before `until`.
    AnomalyModel(const MetricStore& metrics, const MetricId& metric, StatisticSpec statistic, Nanoseconds period, Nanoseconds until);

    /// The band around what is expected at a stamp, `width` standard deviations to each side (CW-74), cut to values that can be. Nothing while
    /// too little is known.
    [[nodiscard]] std::optional<AnomalyBand> bandAt(Nanoseconds stamp, double width) const;

private:
    struct Moments {
        int count = 0;
        double sum = 0, squares = 0;
        void add(double value);
    };
    static constexpr int kHours = 24;
    Moments m_all;
    std::array<Moments, kHours> m_byHour;
    bool m_coversDays = false;
    bool m_isPercent = false, m_isNegative = false;
};

} // namespace faultline::sim
