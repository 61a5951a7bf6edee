#pragma once

#include "sim/backtest/backtest.h"

#include <string>

namespace faultline {
class Texts;
}

namespace faultline::sim {

/// `faultline.backtest/1` (CONTRACT, section 4).
[[nodiscard]] std::string backtestAsJson(const Backtest& backtest, const Texts& texts);
[[nodiscard]] std::string backtestAsText(const Backtest& backtest, const Texts& texts);

} // namespace faultline::sim
