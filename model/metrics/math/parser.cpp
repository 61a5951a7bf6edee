#include "model/metrics/math/node.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <set>

namespace faultline {

namespace {

using Node = MathExpression::Node;
using NodePtr = std::shared_ptr<const Node>;

constexpr std::string_view kBand = "ANOMALY_DETECTION_BAND";
constexpr int kDepthMax = 100; ///< of brackets; an expression has at most 2048 characters in CloudWatch

bool isWordStart(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool isWordPart(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Recursive descent; one level of `levels` binds tighter than the one before.
class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    Result<NodePtr> whole()
    {
        auto node = binary(0);
        if (!node) return node;
        skipBlanks();
        if (m_at < m_text.size()) return unexpected();
        return node;
    }

private:
    struct Level {
        std::vector<std::pair<std::string_view, MathOperator>> operators;
    };
    static const std::array<Level, 5>& levels()
    {
        using enum MathOperator;
        static const std::array<Level, 5> all{{
            {{{"||", Or}, {"OR", Or}}},
            {{{"&&", And}, {"AND", And}}},
            {{{"==", Equal}, {"!=", NotEqual}, {"<=", LessOrEqual}, {">=", GreaterOrEqual}, {"<", Less}, {">", Greater}}},
            {{{"+", Add}, {"-", Subtract}}},
            {{{"*", Multiply}, {"/", Divide}}},
        }};
        return all;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at])) != 0) ++m_at;
    }

    bool take(std::string_view token)
    {
        skipBlanks();
        if (m_text.substr(m_at, token.size()) != token) return false;
        const std::size_t end = m_at + token.size();
        if (isWordStart(token.front()) && end < m_text.size() && isWordPart(m_text[end])) return false;
        m_at = end;
        return true;
    }

    Problem unexpected()
    {
        skipBlanks();
        if (m_at >= m_text.size()) return mathProblem("math-ends-early", std::string(m_text));
        return mathProblem("math-unexpected", std::string(m_text.substr(m_at, 20)));
    }

    Result<NodePtr> binary(std::size_t level)
    {
        if (level == levels().size()) return negation();
        auto left = binary(level + 1);
        while (left) {
            const auto& operators = levels()[level].operators;
            const auto found = std::find_if(operators.begin(), operators.end(), [&](const auto& entry) { return take(entry.first); });
            if (found == operators.end()) return left;
            auto right = binary(level + 1);
            if (!right) return right;
            left = operation(found->second, *left, *right);
        }
        return left;
    }

    static NodePtr operation(MathOperator of, NodePtr left, NodePtr right)
    {
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::Operation;
        node->operation = of;
        node->children = {std::move(left), std::move(right)};
        return node;
    }

    Result<NodePtr> negation()
    {
        if (++m_depth > kDepthMax) return mathProblem("math-too-deep", std::string(m_text.substr(0, 20)));
        auto result = take("-") ? negated() : power();
        --m_depth;
        return result;
    }

    Result<NodePtr> negated()
    {
        auto operand = negation();
        if (!operand) return operand;
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::Negate;
        node->children = {*operand};
        return NodePtr(std::move(node));
    }

    /// Right to left: 2 ^ 3 ^ 2 is 2 ^ 9.
    Result<NodePtr> power()
    {
        auto base = operand();
        if (!base || !take("^")) return base;
        auto exponent = negation();
        if (!exponent) return exponent;
        return operation(MathOperator::Power, *base, *exponent);
    }

    Result<NodePtr> operand()
    {
        skipBlanks();
        if (m_at >= m_text.size()) return unexpected();
        const char c = m_text[m_at];
        if (take("(")) {
            auto inside = binary(0);
            if (inside && !take(")")) return unexpected();
            return inside;
        }
        if (take("[")) return listUpTo("]", Node::Kind::Array, {});
        if (c == '"' || c == '\'') return quoted(c);
        if (std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.') return number();
        if (isWordStart(c)) return word();
        return unexpected();
    }

    Result<NodePtr> number()
    {
        auto node = std::make_shared<Node>();
        const auto [end, error] = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), node->number);
        if (error != std::errc()) return unexpected();
        m_at = static_cast<std::size_t>(end - m_text.data());
        return NodePtr(std::move(node));
    }

    Result<NodePtr> quoted(char mark)
    {
        const auto end = m_text.find(mark, m_at + 1);
        if (end == std::string_view::npos) return unexpected();
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::Text;
        node->text = m_text.substr(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        return NodePtr(std::move(node));
    }

    Result<NodePtr> word()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && isWordPart(m_text[m_at])) ++m_at;
        std::string name(m_text.substr(start, m_at - start));
        if (take("(")) return listUpTo(")", Node::Kind::Call, std::move(name));
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::Name;
        node->text = std::move(name);
        return NodePtr(std::move(node));
    }

    Result<NodePtr> listUpTo(std::string_view end, Node::Kind kind, std::string name)
    {
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->text = std::move(name);
        if (!take(end)) {
            do {
                auto item = binary(0);
                if (!item) return item;
                node->children.push_back(*item);
            } while (take(","));
            if (!take(end)) return unexpected();
        }
        if (kind != Node::Kind::Call) return NodePtr(std::move(node));
        const MathFunction* function = mathFunction(node->text);
        if (!function) return mathProblem("math-unknown-function", node->text);
        const std::size_t count = node->children.size();
        if (count < function->argumentsMin || count > function->argumentsMax) return mathProblem("math-wrong-arguments", node->text);
        return NodePtr(std::move(node));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
};

void collectNames(const Node& node, std::set<std::string>& names)
{
    if (node.kind == Node::Kind::Name) names.insert(node.text);
    for (std::size_t i = 0; i < node.children.size(); ++i)
        if (!isWord(node, i) || node.text == kBand) collectNames(*node.children[i], names);
}

} // namespace

bool isWord(const Node& call, std::size_t argument)
{
    if (call.kind != Node::Kind::Call) return false;
    const Node& child = *call.children[argument];
    if (child.kind == Node::Kind::Text) return true;
    if (child.kind != Node::Kind::Name) return false;
    return ((call.text == "FILL" || call.text == "SORT") && argument > 0) || (call.text == kBand && argument == 0);
}

Problem mathProblem(const char* id, std::string argument)
{
    return Problem{{std::string("metrics.") + id, {{"what", std::move(argument)}}}, {}, Message{"metrics.math-remedy", {}}};
}

Result<MathExpression> MathExpression::parse(std::string_view text)
{
    auto root = Parser(text).whole();
    if (!root) return root.problem();
    return MathExpression(*std::move(root));
}

std::vector<std::string> MathExpression::names() const
{
    std::set<std::string> names;
    collectNames(*m_root, names);
    return {names.begin(), names.end()};
}

std::optional<std::pair<std::string, double>> MathExpression::band() const
{
    constexpr double kWidth = 2; // CW-74
    if (m_root->kind != Node::Kind::Call || m_root->text != kBand || m_root->children[0]->kind != Node::Kind::Name) return std::nullopt;
    const bool hasWidth = m_root->children.size() > 1 && m_root->children[1]->kind == Node::Kind::Number;
    return std::pair(m_root->children[0]->text, hasWidth ? m_root->children[1]->number : kWidth);
}

} // namespace faultline
