#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace faultline::sim {

/// A recurrence of five fields: minute, hour, day of month, month, day of week (ASG-81). UTC.
class Cron {
public:
    /// Nothing when it cannot be read.
    [[nodiscard]] static std::optional<Cron> parse(std::string_view text);

    /// The minutes that match in [from, until), as instants since 1970, in order.
    [[nodiscard]] std::vector<Nanoseconds> between(Nanoseconds from, Nanoseconds until) const;

private:
    struct Field {
        std::uint64_t allowed = 0; ///< a bit for each value
        bool isAny = true;
    };
    [[nodiscard]] static std::optional<Field> parseField(std::string_view text, int lowest, int highest);
    [[nodiscard]] bool matchesDay(Nanoseconds day) const;
    Field m_minute, m_hour, m_day, m_month, m_weekday;
};

} // namespace faultline::sim
