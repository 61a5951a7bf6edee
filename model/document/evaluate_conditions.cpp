#include "model/document/evaluator.h"

namespace faultline {

namespace {

class Within {
public:
    explicit Within(bool& flag) : m_flag(flag), m_before(flag) { m_flag = true; }
    ~Within() { m_flag = m_before; }
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;

private:
    bool& m_flag;
    bool m_before;
};

} // namespace

Tri Evaluator::condition(std::string_view name, Node where)
{
    if (const auto known = m_conditions.find(name); known != m_conditions.end()) {
        if (known->second.state == State::Open)
            return badCondition(where, "document.circular-condition", {{"name", std::string(name)}}, Severity::Error);
        return known->second.holds;
    }
    const Node node = m_conditionNodes.find(name);
    if (!node) return m_hasMacros ? Tri::Unknown : badCondition(where, "document.no-such-condition", {{"name", std::string(name)}}, Severity::Error);
    m_conditions[std::string(name)] = {State::Open, Tri::Unknown};
    const Within within(m_inCondition);
    const Tri holds = conditionOf(node);
    m_conditions[std::string(name)] = {State::Done, holds};
    return holds;
}

Tri Evaluator::badCondition(Node node, std::string_view id, std::vector<std::pair<std::string, std::string>> args, Severity severity)
{
    tell(node, id, std::move(args), severity);
    return Tri::Unknown;
}

Tri Evaluator::conditionOf(Node node)
{
    const Value holds = value(node);
    if (holds.isText() && holds.text() == "true") return Tri::Yes;
    if (holds.isText() && holds.text() == "false") return Tri::No;
    if (!holds.isUnknown()) return badCondition(node, "document.not-a-condition");
    return Tri::Unknown;
}

Tri Evaluator::conditionCall(const Intrinsic& call, Node node)
{
    switch (call.function) {
    case Function::Condition:
        if (!call.argument.isScalar()) return badCondition(node, "document.not-a-condition");
        return condition(call.argument.text(), node);
    case Function::Equals: return equal(call, node);
    default: return combined(call, node);
    }
}

Tri Evaluator::combined(const Intrinsic& call, Node node)
{
    const Node argument = call.argument;
    const std::size_t count = argument.size();
    const bool isNot = call.function == Function::Not;
    if (!argument.isSequence() || (isNot ? count != 1 : count < 2 || count > 10))
        return badCondition(node, "document.bad-argument", {{"function", std::string(call.name)}});
    Tri holds = triOf(call.function == Function::And);
    for (const Node& item : argument.items()) {
        const Tri one = conditionOf(item);
        if (isNot) return !one;
        holds = call.function == Function::And ? holds && one : holds || one;
    }
    return holds;
}

Tri Evaluator::equal(const Intrinsic& call, Node node)
{
    const Node argument = call.argument;
    if (!argument.isSequence() || argument.size() != 2) return badCondition(node, "document.bad-argument", {{"function", std::string(call.name)}});
    return sameValue(value(argument.at(0)), value(argument.at(1)));
}

} // namespace faultline
