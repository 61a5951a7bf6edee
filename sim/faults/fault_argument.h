#pragma once

#include "model/text/problem.h"

#include <optional>
#include <string_view>

namespace faultline::sim {

/// An argument means the same in every kind of fault that takes it.
struct FaultArgument {
    enum class Shape {
        Zone,   ///< a name, or n: the nth zone in use
        Target, ///< a logical id
        Share,  ///< percent, above 0 to 100, with or without the sign
        Count,  ///< whole, from 1
        Number, ///< above 0, in the unit of its name
        Word    ///< the kind says which
    };
    std::string_view name;
    Shape shape;
    std::string_view example;
};

/// Null: no kind has an argument of that name.
[[nodiscard]] const FaultArgument* findFaultArgument(std::string_view name);

/// The number of a Share (0..1), Count or Number; nothing for other shapes and for what is out of range.
[[nodiscard]] std::optional<double> numberOf(const FaultArgument& argument, std::string_view value);

/// What is wrong with a value by its shape alone, with a remedy.
[[nodiscard]] std::optional<Problem> checkValue(const FaultArgument& argument, std::string_view value);

} // namespace faultline::sim
