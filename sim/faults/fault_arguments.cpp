#include "sim/drill/quantities.h"
#include "sim/faults/fault_argument.h"

#include <algorithm>
#include <array>

namespace faultline::sim {

namespace {

using Shape = FaultArgument::Shape;

constexpr std::array<FaultArgument, 8> kArguments{{
    {"az", Shape::Zone, "az=us-east-1a"},
    {"target", Shape::Target, "target=LogicalId"},
    {"percent", Shape::Share, "percent=50"},
    {"count", Shape::Count, "count=1"},
    {"ms", Shape::Number, "ms=200"},
    {"factor", Shape::Number, "factor=10"},
    {"service", Shape::Word, "service=ec2"},
    {"mode", Shape::Word, "mode=refuse"},
}};

constexpr std::uint64_t kCountMax = 1'000'000;

std::string_view remedyOf(Shape shape)
{
    switch (shape) {
    case Shape::Share: return "percent-remedy";
    case Shape::Count: return "count-remedy";
    case Shape::Number: return "positive-remedy";
    case Shape::Zone:
    case Shape::Target:
    case Shape::Word: break;
    }
    return "value-remedy";
}

bool isNumber(Shape shape) { return shape == Shape::Share || shape == Shape::Count || shape == Shape::Number; }

} // namespace

const FaultArgument* findFaultArgument(std::string_view name)
{
    const auto found = std::find_if(kArguments.begin(), kArguments.end(), [&](const FaultArgument& a) { return a.name == name; });
    return found == kArguments.end() ? nullptr : &*found;
}

std::optional<double> numberOf(const FaultArgument& argument, std::string_view value)
{
    if (argument.shape == Shape::Share) {
        const auto percent = decimalOf(value.ends_with('%') ? value.substr(0, value.size() - 1) : value);
        if (!percent || *percent <= 0 || *percent > 100) return std::nullopt;
        return *percent / 100;
    }
    if (argument.shape == Shape::Count) {
        const auto count = wholeOf(value);
        if (!count || *count == 0 || *count > kCountMax) return std::nullopt;
        return static_cast<double>(*count);
    }
    if (argument.shape == Shape::Number) {
        const auto number = decimalOf(value);
        if (!number || *number <= 0) return std::nullopt;
        return number;
    }
    return std::nullopt;
}

std::optional<Problem> checkValue(const FaultArgument& argument, std::string_view value)
{
    const bool isWrong = value.empty() || (isNumber(argument.shape) && !numberOf(argument, value));
    if (!isWrong) return std::nullopt;
    return drillProblem("wrong-argument", {{"name", std::string(argument.name)}, {"value", std::string(value)}},
                        value.empty() ? "value-remedy" : remedyOf(argument.shape));
}

} // namespace faultline::sim
