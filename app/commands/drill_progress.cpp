#include "app/commands/drill_progress.h"

#include <fmt/format.h>

#include <unistd.h>

#include <cstdio>

namespace faultline::app {

ProgressLine::ProgressLine(std::string what) : m_what(std::move(what)), m_isTerminal(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine()
{
    if (m_shown >= 0) fmt::print(stderr, "\r\x1b[K");
}

sim::Progress ProgressLine::callback()
{
    if (!m_isTerminal) return {};
    return [this](double share) {
        const int percent = static_cast<int>(share * 100);
        if (percent == m_shown) return true;
        m_shown = percent;
        fmt::print(stderr, "\r\x1b[K{} {} %", m_what, percent);
        std::fflush(stderr);
        return true;
    };
}

} // namespace faultline::app
