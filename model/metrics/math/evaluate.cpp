#include "model/metrics/math/node.h"

namespace faultline {

namespace {

using Node = MathExpression::Node;
using Scope = MathExpression::Scope;

Result<MathValue> valueOf(const Node& node, const Scope& scope);

Result<std::vector<MathValue>> argumentsOf(const Node& call, const Scope& scope)
{
    std::vector<MathValue> arguments;
    for (std::size_t i = 0; i < call.children.size(); ++i) {
        if (isWord(call, i)) {
            arguments.emplace_back(0.0);
            continue;
        }
        auto argument = valueOf(*call.children[i], scope);
        if (!argument) return argument.problem();
        arguments.push_back(*std::move(argument));
    }
    return arguments;
}

/// [m1, m2, 5]: series, and what a number is at every stamp.
Result<MathValue> listOf(const Node& array, const Scope& scope)
{
    MathList list;
    for (const auto& child : array.children) {
        auto item = valueOf(*child, scope);
        if (!item) return item;
        if (const auto* number = std::get_if<double>(&*item)) list.emplace_back(scope.grid.count, *number);
        else if (const auto* series = std::get_if<MathSeries>(&*item)) list.push_back(*series);
        else
            for (const MathSeries& inner : std::get<MathList>(*item)) list.push_back(inner);
    }
    return MathValue(std::move(list));
}

Result<MathValue> valueOf(const Node& node, const Scope& scope)
{
    switch (node.kind) {
    case Node::Kind::Number: return MathValue(node.number);
    case Node::Kind::Text: return mathProblem("math-unexpected", node.text);
    case Node::Kind::Name: {
        const auto found = scope.values.find(node.text);
        if (found == scope.values.end()) return mathProblem("math-unknown-name", node.text);
        return found->second;
    }
    case Node::Kind::Array: return listOf(node, scope);
    case Node::Kind::Negate: {
        auto operand = valueOf(*node.children[0], scope);
        if (!operand) return operand;
        return operate(MathOperator::Multiply, *operand, MathValue(-1.0));
    }
    case Node::Kind::Operation: {
        auto left = valueOf(*node.children[0], scope);
        if (!left) return left;
        auto right = valueOf(*node.children[1], scope);
        if (!right) return right;
        return operate(node.operation, *left, *right);
    }
    case Node::Kind::Call: break;
    }
    auto arguments = argumentsOf(node, scope);
    if (!arguments) return arguments.problem();
    return mathFunction(node.text)->apply(node, *arguments, scope);
}

} // namespace

Result<MathValue> MathExpression::evaluate(const Scope& scope) const { return valueOf(*m_root, scope); }

} // namespace faultline
