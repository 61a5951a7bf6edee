#pragma once

#include <cstdint>

namespace faultline::sim {

/// What a draw is for. Each purpose has its own stream, so a draw more of one kind moves no other.
enum class Purpose : std::uint64_t {
    Arrival = 1,
    RequestClass,
    Resolver,
    AddressOrder,
    Backoff,
    Work,
    Probability,
    CheckPhase,
    FlowHash,
    GroupPhase,
    Failover,
    Think,
    TableLatency,
    WeightedGroup,
    ResolverPhase,
    Victim,
    DataKey, ///< which item of a table or cache
    ConditionFails,
    ColdStart,
    Injected, ///< whether a fault strikes a call
    Client,
    DisturbedFlow,
    PacketLoss,
    Jitter,
    ZonalAffinity,
    Failing
};

/// Bijective finaliser of SplitMix64 (Steele, Lea, Flood 2014): every input bit moves every output bit.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

/// A key from a key and a number: how keys of parts are made from the key of the whole.
[[nodiscard]] constexpr std::uint64_t keyOf(std::uint64_t parent, std::uint64_t part) { return mix(parent + 0x9E3779B97F4A7C15ull * (part + 1)); }

/// Every draw is a pure function of (key of the entity, purpose, counter): no state, so a copy or a new neighbour changes nothing.
///
/// Keys derive from the seed and the entity's place in the order of traffic, never from names or addresses.
[[nodiscard]] constexpr std::uint64_t drawBits(std::uint64_t entity, Purpose purpose, std::uint64_t counter)
{
    return mix(keyOf(entity, static_cast<std::uint64_t>(purpose)) + 0x9E3779B97F4A7C15ull * counter);
}

/// In (0, 1), never either end.
[[nodiscard]] constexpr double unitOf(std::uint64_t bits) { return (static_cast<double>(bits >> 12) + 0.5) * 0x1.0p-52; }

[[nodiscard]] constexpr double drawUnit(std::uint64_t entity, Purpose purpose, std::uint64_t counter)
{
    return unitOf(drawBits(entity, purpose, counter));
}

/// A whole number in [0, n), each equally likely up to n / 2^64. @pre n > 0
[[nodiscard]] constexpr std::uint64_t below(std::uint64_t bits, std::uint64_t n)
{
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>((static_cast<Wide>(bits) * n) >> 64);
}

} // namespace faultline::sim
