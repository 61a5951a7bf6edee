#pragma once

#include "tests/sim/played.h"

#include <cstdint>
#include <string>

namespace faultline::test {

/// An architecture made up from a number, and how to drill it.
struct RandomDrill {
    std::string text; ///< JSON, and so YAML too
    Play play;
};

/// What may change about a template without changing a number of its run.
struct Guise {
    std::string prefix;              ///< of every logical id
    bool isReversed = false;         ///< resources in the opposite order
    bool hasLonely = false;          ///< one more resource that nobody calls
    std::string zoneLetters = "abc"; ///< the zones' last letters, ascending
};

/// Stations of the pure queueing form in layers, with load balancers, several actors, uses with probabilities, overload, deadlines and now and then
/// a fault; paced arrivals and deterministic times make many things happen at one instant.
[[nodiscard]] RandomDrill randomQueueing(std::uint64_t seed, const Guise& guise = {});

} // namespace faultline::test
