#pragma once

#include "sim/backtest/backtest.h"

#include <string>
#include <vector>

/// Alarms and policies as text, played against recorded points: what CloudWatch's tests share.
namespace faultline::test {

/// One series of a data file. Points are one per period from StartTime on; "-" is missing.
struct Recorded {
    std::string points; ///< "0 - 20.5 X": numbers, and X for 100
    std::string nameSpace = "Own";
    std::string name = "Load";
    std::string dimensions = ""; ///< JSON of the list's inside
    std::string statistic = "Average";
    int period = 60;
};

/// 2026-01-05T00:00:00Z
inline constexpr Nanoseconds kDataStart = 1767571200 * kSecond;

/// @param span  seconds between StartTime and EndTime; 0: neither is in the file
[[nodiscard]] ImportedMetrics dataOf(const std::vector<Recorded>& series, int span = 0);

/// "Watch", an alarm on Own Load: threshold 10, >, N = 3 minutes of Average; `properties` are added or win.
[[nodiscard]] std::string alarmNamed(const std::string& id, const std::string& properties = "");

/// A template of these resources, in flow style, two blanks in front of each.
[[nodiscard]] sim::Backtest backtested(const std::string& resources, const ImportedMetrics& data,
                                       const std::map<std::string, std::string>& logicalByPhysical = {});

/// The states of an alarm as letters at each change: "." no data, "O" OK, "A" ALARM, each with its second: ".0 A180 O240".
[[nodiscard]] std::string statesOf(const sim::Backtest& backtest, const std::string& alarm);
/// The last of them: '.', 'O' or 'A'.
[[nodiscard]] char lastStateOf(const sim::Backtest& backtest, const std::string& alarm);
/// Desired capacities that policies ordered, each with its second: "11@60 13@360".
[[nodiscard]] std::string capacityOf(const sim::Backtest& backtest, const std::string& group);
/// When actions of an alarm were set off, and which: "Out@60".
[[nodiscard]] std::string actionsOf(const sim::Backtest& backtest, const std::string& alarm);

} // namespace faultline::test
