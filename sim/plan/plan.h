#pragma once

#include "sim/drill/scenario.h"

namespace faultline::sim {

/// An architecture and a scenario compiled to arrays: all name look-ups are done. Immutable; simulations and their copies share it.
struct Plan {
    Scenario scenario;
};

} // namespace faultline::sim
