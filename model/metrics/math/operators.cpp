#include "model/metrics/math/node.h"

#include <cmath>

namespace faultline {

namespace {

using Number = std::optional<double>;

/// `a` to the power of `b`; whole powers by multiplication, the same on every machine.
double powerOf(double a, double b)
{
    constexpr double kWholeMax = 64;
    if (b != std::trunc(b) || std::abs(b) > kWholeMax) return std::pow(a, b);
    double result = 1;
    for (int i = 0; i < static_cast<int>(std::abs(b)); ++i) result *= a;
    return b < 0 ? 1 / result : result;
}

/// Nothing where the point is dropped: a division by zero, or what is no number (CW-66).
Number combine(MathOperator operation, double a, double b)
{
    const auto truth = [](bool holds) { return holds ? 1.0 : 0.0; };
    const auto finite = [](double value) { return std::isfinite(value) ? Number(value) : std::nullopt; };
    switch (operation) {
    case MathOperator::Or: return truth(a != 0 || b != 0);
    case MathOperator::And: return truth(a != 0 && b != 0);
    case MathOperator::Equal: return truth(a == b);
    case MathOperator::NotEqual: return truth(a != b);
    case MathOperator::LessOrEqual: return truth(a <= b);
    case MathOperator::GreaterOrEqual: return truth(a >= b);
    case MathOperator::Less: return truth(a < b);
    case MathOperator::Greater: return truth(a > b);
    case MathOperator::Add: return finite(a + b);
    case MathOperator::Subtract: return finite(a - b);
    case MathOperator::Multiply: return finite(a * b);
    case MathOperator::Divide: return b == 0 ? std::nullopt : finite(a / b);
    case MathOperator::Power: break;
    }
    return finite(powerOf(a, b));
}

/// Where one of two series has no value it counts as 0; where neither has one, there is no point (CW-66).
MathSeries combine(MathOperator operation, const MathSeries& left, const MathSeries& right)
{
    MathSeries out(left.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        if (left[i] || right[i]) out[i] = combine(operation, left[i].value_or(0), right[i].value_or(0));
    return out;
}

MathSeries combine(MathOperator operation, const MathSeries& left, double right)
{
    MathSeries out(left.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        if (left[i]) out[i] = combine(operation, *left[i], right);
    return out;
}

MathSeries combine(MathOperator operation, double left, const MathSeries& right)
{
    MathSeries out(right.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        if (right[i]) out[i] = combine(operation, left, *right[i]);
    return out;
}

} // namespace

Result<MathValue> operate(MathOperator operation, const MathValue& left, const MathValue& right)
{
    const auto* leftList = std::get_if<MathList>(&left);
    const auto* rightList = std::get_if<MathList>(&right);
    if (leftList && rightList) return mathProblem("math-wrong-operands", "two lists");
    if (leftList || rightList) {
        MathList out;
        for (const MathSeries& series : leftList ? *leftList : *rightList) {
            auto one = leftList ? operate(operation, series, right) : operate(operation, left, series);
            if (!one) return one;
            out.push_back(std::get<MathSeries>(*one));
        }
        return MathValue(std::move(out));
    }
    const auto* leftSeries = std::get_if<MathSeries>(&left);
    const auto* rightSeries = std::get_if<MathSeries>(&right);
    if (leftSeries && rightSeries) return MathValue(combine(operation, *leftSeries, *rightSeries));
    if (leftSeries) return MathValue(combine(operation, *leftSeries, std::get<double>(right)));
    if (rightSeries) return MathValue(combine(operation, std::get<double>(left), *rightSeries));
    const Number number = combine(operation, std::get<double>(left), std::get<double>(right));
    if (!number) return mathProblem("math-no-number", "/");
    return MathValue(*number);
}

} // namespace faultline
