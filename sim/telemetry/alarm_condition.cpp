#include "sim/telemetry/alarm_condition.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace faultline::sim {

struct AlarmCondition::Node {
    enum class Kind { Constant, State, Not, And, Or };
    Kind kind = Kind::Constant;
    bool constant = false;
    AlarmState state = AlarmState::Alarm; ///< of State: what the named alarm must be in
    std::string name;
    std::vector<std::shared_ptr<const Node>> children;
};

namespace {

using Node = AlarmCondition::Node;
using NodePtr = std::shared_ptr<const Node>;

constexpr int kElementsMax = 500;       // CW-61
constexpr std::size_t kAlarmsMax = 100; // CW-61

class Parser {
public:
    Parser(std::string_view text, const AlarmCondition::Naming& nameOf) : m_text(text), m_nameOf(nameOf) {}

    Result<NodePtr> whole()
    {
        auto node = either();
        if (node && (skipBlanks(), m_at < m_text.size())) return unexpected();
        return node;
    }
    [[nodiscard]] const std::set<std::string>& names() const { return m_names; }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at])) != 0) ++m_at;
    }

    bool take(std::string_view token)
    {
        skipBlanks();
        if (m_text.substr(m_at, token.size()) != token) return false;
        const std::size_t end = m_at + token.size();
        const bool isWord = std::isalpha(static_cast<unsigned char>(token.front())) != 0;
        if (isWord && end < m_text.size() && (std::isalnum(static_cast<unsigned char>(m_text[end])) != 0 || m_text[end] == '_')) return false;
        m_at = end;
        return true;
    }

    Problem unexpected() const
    {
        return Problem{
            {"telemetry.condition-unexpected", {{"what", std::string(m_text.substr(m_at, 20))}}}, {}, Message{"telemetry.condition-remedy", {}}};
    }

    static NodePtr join(Node::Kind kind, std::vector<NodePtr> children)
    {
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->children = std::move(children);
        return node;
    }

    Result<NodePtr> either()
    {
        auto left = both();
        while (left && take("OR")) {
            auto right = both();
            if (!right) return right;
            left = join(Node::Kind::Or, {*left, *right});
        }
        return left;
    }

    Result<NodePtr> both()
    {
        auto left = single();
        while (left && take("AND")) {
            auto right = single();
            if (!right) return right;
            left = join(Node::Kind::And, {*left, *right});
        }
        return left;
    }

    Result<NodePtr> single()
    {
        if (++m_elements > kElementsMax || m_names.size() > kAlarmsMax) return unexpected();
        if (take("NOT")) {
            auto operand = single();
            if (!operand) return operand;
            return join(Node::Kind::Not, {*operand});
        }
        if (take("(")) {
            auto inside = either();
            if (inside && !take(")")) return unexpected();
            return inside;
        }
        auto node = std::make_shared<Node>();
        if (take("TRUE") || take("FALSE")) {
            node->constant = m_text[m_at - 2] == 'U';
            return NodePtr(std::move(node));
        }
        node->kind = Node::Kind::State;
        if (take("ALARM")) node->state = AlarmState::Alarm;
        else if (take("OK")) node->state = AlarmState::Ok;
        else if (take("INSUFFICIENT_DATA")) node->state = AlarmState::InsufficientData;
        else return unexpected();
        if (!take("(")) return unexpected();
        node->name = m_nameOf(name());
        if (node->name.empty() || !take(")")) return unexpected();
        m_names.insert(node->name);
        return NodePtr(std::move(node));
    }

    /// In quotes, or up to the bracket.
    std::string name()
    {
        skipBlanks();
        const bool isQuoted = m_at < m_text.size() && (m_text[m_at] == '"' || m_text[m_at] == '\'');
        const char end = isQuoted ? m_text[m_at++] : ')';
        const auto to = m_text.find(end, m_at);
        if (to == std::string_view::npos) return {};
        std::string found(m_text.substr(m_at, to - m_at));
        m_at = to + (isQuoted ? 1 : 0);
        while (!found.empty() && std::isspace(static_cast<unsigned char>(found.back())) != 0) found.pop_back();
        return found;
    }

    std::string_view m_text;
    const AlarmCondition::Naming& m_nameOf;
    std::size_t m_at = 0;
    int m_elements = 0;
    std::set<std::string> m_names;
};

bool holdsAt(const Node& node, const std::function<AlarmState(const std::string&)>& stateOf)
{
    const auto holds = [&](const NodePtr& child) { return holdsAt(*child, stateOf); };
    switch (node.kind) {
    case Node::Kind::Constant: return node.constant;
    case Node::Kind::State: return stateOf(node.name) == node.state;
    case Node::Kind::Not: return !holds(node.children[0]);
    case Node::Kind::And: return holds(node.children[0]) && holds(node.children[1]);
    case Node::Kind::Or: return holds(node.children[0]) || holds(node.children[1]);
    }
    return false;
}

} // namespace

Result<AlarmCondition> AlarmCondition::parse(std::string_view text, const Naming& nameOf)
{
    Parser parser(text, nameOf);
    auto root = parser.whole();
    if (!root) return root.problem();
    return AlarmCondition(*std::move(root), {parser.names().begin(), parser.names().end()});
}

bool AlarmCondition::holds(const std::function<AlarmState(const std::string& name)>& stateOf) const { return holdsAt(*m_root, stateOf); }

} // namespace faultline::sim
