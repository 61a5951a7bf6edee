#include "model/document/literal_of.h"

#include "model/document/sub_text.h"
#include "model/files/limits.h"
#include "model/template/intrinsic.h"

namespace faultline {

namespace {

constexpr int kDepthMax = 2 * limits::kDepth;

Literal at(Node node, int depth);

Literal plain(Node node, int depth)
{
    switch (node.kind()) {
    case Node::Kind::Scalar: {
        const bool isWord = node.style() == Node::Style::Plain && (node.text() == "true" || node.text() == "false" || isJsonNumber(node.text()));
        return isWord ? Literal::word(std::string(node.text())) : Literal(node.text());
    }
    case Node::Kind::Sequence: {
        std::vector<Literal> items;
        for (const Node& item : node.items()) items.push_back(at(item, depth + 1));
        return Literal::list(std::move(items));
    }
    case Node::Kind::Mapping: {
        Literal map;
        for (const Node::Entry& entry : node.entries()) map.fields.emplace_back(entry.key.text(), at(entry.value, depth + 1));
        return map;
    }
    default: return Literal::word("null");
    }
}

Literal attribute(Node argument, int depth)
{
    if (!argument.isScalar()) return plain(argument, depth);
    const std::string_view text = argument.text();
    if (text.find('.') == std::string_view::npos) return Literal(text);
    return Literal::list({Literal(beforeDot(text)), Literal(afterDot(text))});
}

// The long form of a tag that is none of CloudFormation's: `!Length x` is {"Fn::Length": x}; a name with a prefix of its own keeps it, as Rain writes
// `!Rain::Embed x` as {"Rain::Embed": x}.
std::string longName(const Intrinsic& call)
{
    const bool isBareName = call.isShort && call.function == Function::Other && call.name.find("::") == std::string_view::npos;
    return (isBareName ? "Fn::" : "") + std::string(call.name);
}

Literal at(Node node, int depth)
{
    if (depth > kDepthMax) return Literal::word("null");
    const auto call = intrinsicAt(node);
    if (!call) return plain(node, depth);
    const std::string name = longName(*call);
    if (call->function == Function::GetAtt) return Literal::map({{name, attribute(call->argument, depth)}});
    // `!GetAZs` alone is written with the empty text that AWS documents; a null that stands there in words stays one.
    const bool isBare = call->argument.kind() == Node::Kind::Null ? call->isShort : call->argument.text().empty();
    if (call->function == Function::GetAZs && isBare && call->argument.size() == 0) return Literal::map({{name, Literal("")}});
    if (!call->isShort) return Literal::map({{name, at(call->argument, depth + 1)}});
    if (longIntrinsicAt(call->argument)) {
        const Node::Entry inner = call->argument.entries().front();
        const bool isAttribute = inner.key.text() == "Fn::GetAtt";
        return Literal::map(
            {{name, Literal::map({{std::string(inner.key.text()), isAttribute ? attribute(inner.value, depth) : at(inner.value, depth + 1)}})}});
    }
    return Literal::map({{name, plain(call->argument, depth)}});
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

} // namespace

bool isJsonNumber(std::string_view t)
{
    std::size_t i = 0;
    const auto digits = [&] {
        const std::size_t begin = i;
        while (i < t.size() && isDigit(t[i])) ++i;
        return i > begin;
    };
    if (i < t.size() && t[i] == '-') ++i;
    if (i < t.size() && t[i] == '0') ++i;
    else if (!digits()) return false;
    if (i < t.size() && t[i] == '.') {
        ++i;
        if (!digits()) return false;
    }
    if (i < t.size() && (t[i] == 'e' || t[i] == 'E')) {
        ++i;
        if (i < t.size() && (t[i] == '+' || t[i] == '-')) ++i;
        if (!digits()) return false;
    }
    return i == t.size() && !t.empty();
}

Literal literalOf(Node node) { return at(node, 0); }

bool equalLiteral(const Literal& a, const Literal& b)
{
    const auto isScalar = [](const Literal& l) { return l.kind == Literal::Kind::Text || l.kind == Literal::Kind::Word; };
    const auto isNull = [](const Literal& l) { return l.kind == Literal::Kind::Word && l.text == "null"; };
    // Null and the empty text both mean the stack's region there.
    const auto isHere = [&](const std::pair<std::string, Literal>& f) {
        return f.first == "Fn::GetAZs" && (isNull(f.second) || (isScalar(f.second) && f.second.text.empty()));
    };
    const auto isBoth = [&](const std::pair<std::string, Literal>& f, const std::pair<std::string, Literal>& g) { return isHere(f) && isHere(g); };
    if (isScalar(a) && isScalar(b)) return a.text == b.text && isNull(a) == isNull(b);
    if (a.kind != b.kind) return false;
    if (a.items.size() != b.items.size() || a.fields.size() != b.fields.size()) return false;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        if (!equalLiteral(a.items[i], b.items[i])) return false;
    for (std::size_t i = 0; i < a.fields.size(); ++i)
        if (a.fields[i].first != b.fields[i].first || !(equalLiteral(a.fields[i].second, b.fields[i].second) || isBoth(a.fields[i], b.fields[i])))
            return false;
    return true;
}

} // namespace faultline
