#pragma once

namespace faultline::sim {

/// Ends the program with the broken promise on stderr: a fault of ours, never of the user's input.
[[noreturn]] void assertionFailed(const char* what, const char* file, int line);

} // namespace faultline::sim

/// Stays on in release builds: a simulator that goes on with wrong counts is worse than one that stops.
#define FAULTLINE_ASSERT(condition) ((condition) ? static_cast<void>(0) : ::faultline::sim::assertionFailed(#condition, __FILE__, __LINE__))
