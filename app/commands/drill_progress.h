#pragma once

#include "sim/drill/parallel.h"

#include <string>

namespace faultline::app {

/// One line on a terminal, rewritten as the work goes on; nothing elsewhere.
class ProgressLine {
public:
    explicit ProgressLine(std::string what);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// To be called while this object lives. Empty where nobody looks.
    [[nodiscard]] sim::Progress callback();

private:
    std::string m_what;
    bool m_isTerminal;
    int m_shown = -1;
};

} // namespace faultline::app
