#include "model/document/evaluator.h"

#include "model/files/limits.h"

namespace faultline {

namespace {

constexpr int kDepthMax = 2 * limits::kDepth;
constexpr std::size_t kTextBytesMax = 4 * limits::kFileBytes; ///< all texts of one evaluation together
constexpr std::size_t kProblemsMax = 1'000;

class Deeper {
public:
    explicit Deeper(int& depth) : m_depth(depth) { ++m_depth; }
    ~Deeper() { --m_depth; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

private:
    int& m_depth;
};

// Macros and loops bring in resources that are not written here; LanguageExtensions by itself does not.
bool hasMacros(Node root)
{
    const Node transform = root.find("Transform");
    const auto isMacro = [](Node t) { return t && t.text() != "AWS::LanguageExtensions"; };
    if (transform.isScalar() || transform.isMapping()) {
        if (isMacro(transform)) return true;
    }
    for (const Node& item : transform.items())
        if (isMacro(item)) return true;
    for (const std::string_view section : {"Resources", "Parameters", "Conditions"})
        for (const Node::Entry& entry : root.find(section).entries())
            if (entry.key.text().starts_with("Fn::")) return true;
    return root.find("Fn::Transform") || root.find("Rain");
}

} // namespace

Evaluator::Evaluator(const Document& document, ResolvedTemplate& resolved)
    : m_document(document),
      m_resolved(resolved),
      m_resources(document.source().root().find("Resources")),
      m_mappings(document.source().root().find("Mappings")),
      m_conditionNodes(document.source().root().find("Conditions")),
      m_hasMacros(hasMacros(document.source().root()))
{
}

void Evaluator::setParameter(std::string name, Value shown, Value real) { m_parameters[std::move(name)] = {std::move(shown), std::move(real)}; }

void Evaluator::tell(Node where, std::string_view id, std::vector<std::pair<std::string, std::string>> args, Severity severity)
{
    if (m_resolved.problems.size() >= kProblemsMax) return;
    Problem problem{{std::string(id), std::move(args)}, where.place(), std::nullopt, severity};
    for (const Problem& told : m_resolved.problems)
        if (told == problem) return;
    m_resolved.problems.push_back(std::move(problem));
}

bool Evaluator::charge(std::size_t textBytes, Node node)
{
    m_textBytes += textBytes;
    if (m_steps <= limits::kExpandedNodes && m_textBytes <= kTextBytesMax) return true;
    if (!m_toldBound) tell(node, "document.too-much-to-evaluate");
    m_toldBound = true;
    return false;
}

Value Evaluator::unknown(Node node, std::string_view id, std::string symbol, std::vector<std::pair<std::string, std::string>> args)
{
    constexpr std::size_t kSymbolBytes = 4'000;
    if (symbol.size() > kSymbolBytes) symbol.clear(); // an unknown without symbol equals no other
    return Value::unknown({std::string(id), std::move(args)}, std::move(symbol), node);
}

Value Evaluator::wrong(Node node, std::string_view id, std::vector<std::pair<std::string, std::string>> args, Severity severity)
{
    tell(node, id, args, severity);
    return unknown(node, id, {}, std::move(args));
}

Value Evaluator::textOf(std::string text, Node node)
{
    if (!charge(text.size(), node)) return unknown(node, "document.too-much-to-evaluate", {});
    return Value::text(std::move(text), node);
}

Value Evaluator::value(Node node)
{
    ++m_steps;
    if (m_depth >= kDepthMax || !charge(0, node)) return unknown(node, "document.too-much-to-evaluate", {});
    const Deeper deeper(m_depth);
    const auto function = intrinsicAt(node);
    // `Condition` is a function only in conditions; elsewhere a key like any other.
    if (!function || (function->function == Function::Condition && !function->isShort && !m_inCondition)) return plain(node);
    if (m_callDepth >= limits::kIntrinsicDepth)
        return wrong(node, "document.functions-too-deep", {{"limit", std::to_string(limits::kIntrinsicDepth)}});
    const Deeper deeperCall(m_callDepth);
    return call(*function, node);
}

Value Evaluator::plain(Node node)
{
    switch (node.kind()) {
    case Node::Kind::Scalar: return scalarText(node);
    case Node::Kind::Sequence: return listOf(node);
    case Node::Kind::Mapping: return mapOf(node);
    default: return Value::absent(node);
    }
}

Value Evaluator::withoutTag(const Intrinsic& written)
{
    if (!written.isShort) return value(written.argument);
    const auto inner = longIntrinsicAt(written.argument);
    if (!inner || m_callDepth >= limits::kIntrinsicDepth) return plain(written.argument);
    const Deeper deeperCall(m_callDepth);
    return call(*inner, written.argument);
}

Value Evaluator::scalarText(Node node)
{
    const std::string_view text = node.text();
    if (text.find("{{resolve:") != std::string_view::npos)
        return unknown(node, "document.unknown-dynamic", std::string(text), {{"text", std::string(text.substr(0, 200))}});
    return textOf(std::string(text), node);
}

Value Evaluator::listOf(Node node)
{
    std::vector<Value> items;
    items.reserve(node.size());
    for (const Node& item : node.items())
        if (Value v = value(item); !v.isAbsent()) items.push_back(std::move(v));
    return Value::list(std::move(items), node);
}

Value Evaluator::mapOf(Node node)
{
    std::vector<Value::Field> fields;
    fields.reserve(node.size());
    for (const Node::Entry& entry : node.entries())
        if (Value v = value(entry.value); !v.isAbsent()) fields.emplace_back(entry.key.text(), std::move(v));
    return Value::map(std::move(fields), node);
}

Value Evaluator::call(const Intrinsic& call, Node node)
{
    switch (call.function) {
    case Function::Ref:
        if (!call.argument.isScalar()) return wrong(node, "document.bad-ref");
        return ref(call.argument.text(), node);
    case Function::GetAtt: return getAtt(call, node);
    case Function::Sub: return sub(call, node);
    case Function::Join: return join(call, node);
    case Function::Select: return select(call, node);
    case Function::Split: return split(call, node);
    case Function::GetAZs: return getAzs(call, node);
    case Function::Cidr: return cidr(call, node);
    case Function::FindInMap: return findInMap(call, node);
    case Function::Base64: return withoutTag(call).withOrigin(node); // user data is read as the text it encodes (CFN-20)
    case Function::ImportValue: return importValue(call, node);
    case Function::Transform: return transform(call, node);
    case Function::If: return ifValue(call, node);
    case Function::And:
    case Function::Or:
    case Function::Not:
    case Function::Equals:
    case Function::Condition:
        if (!m_inCondition) return wrong(node, "document.condition-function-outside", {{"function", std::string(call.name)}});
        switch (conditionCall(call, node)) {
        case Tri::Yes: return Value::text("true", node);
        case Tri::No: return Value::text("false", node);
        default: return unknown(node, "document.unknown-condition", {});
        }
    case Function::Other: return other(call, node);
    }
    return plain(node);
}

std::string symbolOf(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Text: return value.text();
    case Value::Kind::Reference: return "${" + value.text() + (value.attribute().empty() ? "" : "." + value.attribute()) + "}";
    case Value::Kind::Unknown: return value.symbol().empty() ? std::string() : "${" + value.symbol() + "}";
    default: return {};
    }
}

namespace {

Tri sameItems(const Value& a, const Value& b)
{
    if (a.items().size() != b.items().size()) return Tri::No;
    Tri same = Tri::Yes;
    for (std::size_t i = 0; i < a.items().size() && same != Tri::No; ++i) same = same && sameValue(a.items()[i], b.items()[i]);
    return same;
}

Tri sameFields(const Value& a, const Value& b)
{
    if (a.fields().size() != b.fields().size()) return Tri::No;
    Tri same = Tri::Yes;
    for (const Value::Field& field : a.fields()) {
        const Value& other = b.find(field.first);
        same = same && (other.isAbsent() ? Tri::No : sameValue(field.second, other));
        if (same == Tri::No) break;
    }
    return same;
}

} // namespace

Tri sameValue(const Value& a, const Value& b)
{
    if (a.isUnknown() || b.isUnknown())
        return a.isUnknown() && b.isUnknown() && !a.symbol().empty() && a.symbol() == b.symbol() ? Tri::Yes : Tri::Unknown;
    // A reference becomes a name or id that only the running stack knows.
    if (a.isReference() != b.isReference()) return a.isText() || b.isText() ? Tri::Unknown : Tri::No;
    if (a.kind() != b.kind()) return Tri::No;
    switch (a.kind()) {
    case Value::Kind::Text: return triOf(a.text() == b.text());
    case Value::Kind::Reference: return a.text() == b.text() && a.attribute() == b.attribute() ? Tri::Yes : Tri::Unknown;
    case Value::Kind::List: return sameItems(a, b);
    case Value::Kind::Map: return sameFields(a, b);
    default: return Tri::Yes;
    }
}

} // namespace faultline
