#pragma once

#include "model/document/resolve.h"
#include "model/template/intrinsic.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// Works out what the functions of one template come to. Three-valued throughout; bounded in depth, steps and text.
///
/// Parameters are put in first, then conditions can be asked for, then values (CFN-27).
class Evaluator {
public:
    /// `resolved` gets the problems; its Region and zones are read.
    Evaluator(const Document& document, ResolvedTemplate& resolved);

    /// @param shown  what properties see; differs from `real`, which conditions see, for a NoEcho parameter
    void setParameter(std::string name, Value shown, Value real);

    [[nodiscard]] Tri condition(std::string_view name, Node where);
    [[nodiscard]] Value value(Node node);

    void tell(Node where, std::string_view id, std::vector<std::pair<std::string, std::string>> args = {}, Severity severity = Severity::Warning);
    /// Whether names may come from a macro or loop that is not expanded here, so that an unknown name is no mistake.
    [[nodiscard]] bool mayHaveHiddenNames() const { return m_hasMacros; }

private:
    enum class State { Open, Done };
    struct ConditionState {
        State state = State::Open;
        Tri holds = Tri::Unknown;
    };
    struct Parameter {
        Value shown, real;
    };

    // evaluator.cpp
    Value call(const Intrinsic& call, Node node);
    Value plain(Node node);
    Value withoutTag(const Intrinsic& call); ///< the argument evaluated, read without its tag when the form is short
    Value scalarText(Node node);
    Value listOf(Node node);
    Value mapOf(Node node);
    Value unknown(Node node, std::string_view id, std::string symbol, std::vector<std::pair<std::string, std::string>> args = {});
    Value wrong(Node node, std::string_view id, std::vector<std::pair<std::string, std::string>> args = {}, Severity severity = Severity::Warning);
    Value textOf(std::string text, Node node);
    bool charge(std::size_t textBytes, Node node);

    // evaluate_references.cpp
    Value ref(std::string_view name, Node node);
    Value pseudo(std::string_view name, Node node);
    Value getAtt(const Intrinsic& call, Node node);
    Value attributeOf(std::string id, std::string attribute, Node node);
    Value dangling(std::string_view name, Node node);
    Value importValue(const Intrinsic& call, Node node);
    Value transform(const Intrinsic& call, Node node);
    Value other(const Intrinsic& call, Node node);

    // evaluate_texts.cpp
    Value sub(const Intrinsic& call, Node node);
    Value join(const Intrinsic& call, Node node);
    Value split(const Intrinsic& call, Node node);
    Value composed(const std::vector<Value>& parts, std::string_view separator, Node node);

    // evaluate_lists.cpp
    Value select(const Intrinsic& call, Node node);
    Value getAzs(const Intrinsic& call, Node node);
    Value cidr(const Intrinsic& call, Node node);
    Value cidrBlockOf(const Value& block);
    Value findInMap(const Intrinsic& call, Node node);
    Value ifValue(const Intrinsic& call, Node node);

    // evaluate_conditions.cpp
    Tri conditionOf(Node node);
    Tri conditionCall(const Intrinsic& call, Node node);
    Tri combined(const Intrinsic& call, Node node);
    Tri equal(const Intrinsic& call, Node node);
    Tri badCondition(Node node, std::string_view id, std::vector<std::pair<std::string, std::string>> args = {},
                     Severity severity = Severity::Warning);

    const Document& m_document;
    ResolvedTemplate& m_resolved;
    Node m_resources, m_mappings, m_conditionNodes;
    bool m_hasMacros = false;
    bool m_inCondition = false;
    std::map<std::string, Parameter, std::less<>> m_parameters;
    std::map<std::string, ConditionState, std::less<>> m_conditions;
    std::map<std::string, Value, std::less<>> m_cidrBlocks; ///< of VPCs and subnets asked for; Unknown while being worked out
    int m_depth = 0;
    int m_callDepth = 0;
    std::size_t m_steps = 0, m_textBytes = 0;
    bool m_toldBound = false;
};

/// The same as far as can be seen: known parts equal, unknown parts the same unknown.
[[nodiscard]] Tri sameValue(const Value& a, const Value& b);

/// How a value is named inside the symbol of an unknown that is made of it: its text, `${Id.Attribute}`, or its own symbol.
[[nodiscard]] std::string symbolOf(const Value& value);

} // namespace faultline
