#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Random drawings with random drills (R17), each from its number alone.
namespace faultline::test {

/// A change to a drawing that means nothing.
enum class Twist { None, Names, Order, Region, Json, Unconnected };
inline constexpr int kTwists = 6;

struct Swarmed {
    std::uint64_t seed = 0; ///< also of the run
    std::string text;
    bool isJson = false;
    std::string traffic;
    std::vector<std::string> faults;
    std::int64_t seconds = 60;
};

/// The case of a number; the same but for its twist.
[[nodiscard]] Swarmed swarmed(std::uint64_t number, Twist twist);

} // namespace faultline::test
