#pragma once

#include "model/metrics/math/expression.h"

namespace faultline {

enum class MathOperator { Or, And, Equal, NotEqual, LessOrEqual, GreaterOrEqual, Less, Greater, Add, Subtract, Multiply, Divide, Power };

/// One node of a parsed expression.
struct MathExpression::Node {
    enum class Kind { Number, Text, Name, Array, Negate, Operation, Call };
    Kind kind = Kind::Number;
    double number = 0;
    std::string text; ///< of Text, Name and Call
    MathOperator operation = MathOperator::Add;
    std::vector<std::shared_ptr<const Node>> children;
};

/// Applies an operator by CW-65 and CW-66: over the stamps of a series, over the series of a list.
[[nodiscard]] Result<MathValue> operate(MathOperator operation, const MathValue& left, const MathValue& right);

/// Whether an argument of a call is a word, not a value: the text of METRICS("…"), REPEAT of FILL, the order of SORT, the metric of a band.
[[nodiscard]] bool isWord(const MathExpression::Node& call, std::size_t argument);

/// A function's name, how many arguments it takes, and what it does with them.
struct MathFunction {
    std::string_view name;
    std::size_t argumentsMin = 0, argumentsMax = 0;
    /// Arguments come worked out, words as 0: their text is in the call's children.
    Result<MathValue> (*apply)(const MathExpression::Node& call, const std::vector<MathValue>& arguments,
                               const MathExpression::Scope& scope) = nullptr;
};

/// Null when there is none of that name (capital letters).
[[nodiscard]] const MathFunction* mathFunction(std::string_view name);

/// A problem of an expression; `argument` goes into its message as {what}.
[[nodiscard]] Problem mathProblem(const char* id, std::string argument);

} // namespace faultline
