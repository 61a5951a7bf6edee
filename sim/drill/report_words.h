#pragma once

#include "sim/drill/verdict.h"

#include <optional>
#include <string>

namespace faultline {
class Texts;
}

namespace faultline::sim {

// How the reports for people spell what they show. Words come from the texts; "report.…" are their ids.

/// "12.3", "0.998", "480000": four significant digits, whole numbers whole.
[[nodiscard]] std::string spelledNumber(double value);

/// A length as options take it: "10m", "1h30m", "1m30.5s".
[[nodiscard]] std::string spelledLength(Nanoseconds length);

/// A moment of the run on its clock, "0:10:05.250": hours, minutes, seconds and milliseconds since the start.
[[nodiscard]] std::string spelledMoment(Nanoseconds at);

/// A value of an objective's measure in its unit: "95.72 %", "190/s", "172.4 ms", "0 s", "12 requests", "1.5 USD"; an unknown one in words.
[[nodiscard]] std::string spelledValue(Objective::Measure measure, const std::optional<double>& value, const Texts& texts);

/// "at least 99.9 %", "at most 300 ms".
[[nodiscard]] std::string spelledGoal(const Objective& objective, const Texts& texts);

/// "met", "missed", "can't tell".
[[nodiscard]] std::string verdictWord(const std::optional<bool>& met, const Texts& texts);

/// The drill's name, or a word for one that has none.
[[nodiscard]] std::string drillName(const Scenario& scenario, const Texts& texts);

} // namespace faultline::sim
