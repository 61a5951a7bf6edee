#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds
#include "sim/core/slab.h"

#include <array>
#include <cstdint>

/// What callers remember between their calls.
namespace faultline::sim {

/// A client's connection to a load balancer, kept for several requests.
struct ClientConnection {
    std::uint32_t node = kNone;   ///< kNone: there is none
    std::uint32_t target = kNone; ///< of a Network Load Balancer: for the life of the connection (ELB-46)
    std::uint32_t requests = 0;   ///< sent on it so far
    std::uint32_t number = 0;     ///< of this client's connections
    Nanoseconds openedAt = 0, usedAt = 0;
};

/// Shares of failures over a sliding window of ten parts, and what follows from them (CLI-14).
struct Breaker {
    enum class State : std::uint8_t { Closed, Open, HalfOpen };
    static constexpr std::size_t kParts = 10;
    struct Part {
        std::int64_t number = -1; ///< time / length of a part
        std::uint32_t calls = 0, failures = 0;
    };
    State state = State::Closed;
    Nanoseconds openUntil = 0;
    std::uint32_t probesSent = 0, probesGood = 0;
    std::array<Part, kParts> parts{};
};

/// State of one caller's policy: of an actor's program, or of one instance towards one of the places it uses.
struct Caller {
    Breaker breaker;
    double tokens = 500;  ///< SDK standard mode's bucket (CLI-04)
    double withdrawn = 0; ///< by the last retry, for the refund (CLI-05)
    double budget = 0;    ///< retries that a retry budget has earned and not spent
};

} // namespace faultline::sim
