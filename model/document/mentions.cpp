#include "model/document/mentions.h"

#include "model/document/sub_text.h"
#include "model/files/limits.h"
#include "model/template/intrinsic.h"

namespace faultline {

namespace {

class Collector {
public:
    Collector(std::vector<Mention>& mentions, const ConditionLookup& condition) : m_mentions(mentions), m_condition(condition) {}

    void at(Node node)
    {
        // Aliases can repeat what they stand for only as often as the reader allows; the depth still has to have an end.
        if (m_depth > kDepthMax || ++m_visited > limits::kExpandedNodes) return;
        ++m_depth;
        if (const auto call = intrinsicAt(node)) function(*call, node);
        else children(node);
        --m_depth;
    }

private:
    static constexpr int kDepthMax = 2 * limits::kDepth;

    void children(Node node)
    {
        for (const Node& item : node.items()) at(item);
        for (const Node::Entry& entry : node.entries()) at(entry.value);
    }

    void function(const Intrinsic& call, Node node)
    {
        const Node argument = call.argument;
        switch (call.function) {
        case Function::Ref:
            if (argument.isScalar()) m_mentions.push_back({Mention::Kind::Ref, std::string(argument.text()), {}, argument, node});
            return;
        case Function::GetAtt: return getAtt(argument, node);
        case Function::Sub: return sub(argument, node);
        case Function::Condition: return;
        case Function::If: return branches(argument);
        default:
            // A short form's argument is the tagged node itself; a long form's may be another call: `Fn::Base64: !Ref X`.
            if (!call.isShort) at(argument);
            else if (const auto inner = longIntrinsicAt(argument)) function(*inner, argument);
            else children(argument);
        }
    }

    void getAtt(Node argument, Node node)
    {
        if (argument.isScalar()) {
            m_mentions.push_back(
                {Mention::Kind::GetAtt, std::string(beforeDot(argument.text())), std::string(afterDot(argument.text())), argument, node});
        } else if (argument.isSequence() && argument.size() > 0 && argument.at(0).isScalar()) {
            m_mentions.push_back(
                {Mention::Kind::GetAtt, std::string(argument.at(0).text()), std::string(argument.at(1).text()), argument.at(0), node});
            for (std::size_t i = 1; i < argument.size(); ++i) at(argument.at(i));
        }
    }

    void sub(Node argument, Node node)
    {
        const bool isList = argument.isSequence();
        const Node text = isList ? argument.at(0) : argument;
        const Node names = isList ? argument.at(1) : Node();
        for (const SubPiece& piece : subPieces(text.text())) {
            if (!piece.isName || names.find(piece.text)) continue;
            m_mentions.push_back({Mention::Kind::Sub, std::string(beforeDot(piece.text)), std::string(afterDot(piece.text)), text, node});
        }
        for (const Node::Entry& entry : names.entries()) at(entry.value);
    }

    void branches(Node argument)
    {
        const Tri taken = m_condition && argument.at(0).isScalar() ? m_condition(argument.at(0).text()) : Tri::Unknown;
        if (taken != Tri::No) at(argument.at(1));
        if (taken != Tri::Yes) at(argument.at(2));
    }

    std::vector<Mention>& m_mentions;
    const ConditionLookup& m_condition;
    int m_depth = 0;
    std::size_t m_visited = 0;
};

} // namespace

void collectMentions(Node node, std::vector<Mention>& mentions, const ConditionLookup& condition) { Collector(mentions, condition).at(node); }

void collectDependsOn(Node resource, std::vector<Mention>& mentions)
{
    const Node dependsOn = resource.find("DependsOn");
    if (dependsOn.isScalar()) mentions.push_back({Mention::Kind::DependsOn, std::string(dependsOn.text()), {}, dependsOn, dependsOn});
    for (const Node& name : dependsOn.items())
        if (name.isScalar()) mentions.push_back({Mention::Kind::DependsOn, std::string(name.text()), {}, name, name});
}

} // namespace faultline
