#pragma once

#include "model/template/template.h"
#include "model/text/message.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace faultline {

/// What a place in a template comes to after its functions were evaluated. Three-valued: a value that cannot be known on the desk is Unknown,
/// never false or empty.
///
/// - Absent: not written, null, or `AWS::NoValue`
/// - Unknown: an import, a dynamic reference, a parameter without value …; `reason()` says why, `symbol()` names the thing so that
///   two mentions of the same unknown can be seen to be the same ("param:VpcId", "import:Network-Vpc")
/// - Text: any scalar, as spelled; coerced by the kind of the property that reads it (CFN-3)
/// - Reference: `Ref` (empty attribute) or `Fn::GetAtt` of a resource of this template
/// - List, Map: with values inside, each three-valued by itself. An item that is NoValue is left out.
class Value {
public:
    enum class Kind { Absent, Unknown, Text, Reference, List, Map };
    using Field = std::pair<std::string, Value>;

    Value() = default;
    static Value text(std::string text, Node origin);
    static Value unknown(Message reason, std::string symbol, Node origin);
    static Value reference(std::string logicalId, std::string attribute, Node origin);
    static Value list(std::vector<Value> items, Node origin);
    static Value map(std::vector<Field> fields, Node origin);
    static Value absent(Node origin);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isAbsent() const { return m_kind == Kind::Absent; }
    [[nodiscard]] bool isUnknown() const { return m_kind == Kind::Unknown; }
    [[nodiscard]] bool isText() const { return m_kind == Kind::Text; }
    [[nodiscard]] bool isReference() const { return m_kind == Kind::Reference; }
    [[nodiscard]] bool isList() const { return m_kind == Kind::List; }
    [[nodiscard]] bool isMap() const { return m_kind == Kind::Map; }

    [[nodiscard]] const std::string& text() const { return m_text; }        ///< Text: the text; Reference: the logical id
    [[nodiscard]] const std::string& attribute() const { return m_detail; } ///< Reference: "Arn", "Endpoint.Address"; empty for Ref
    [[nodiscard]] const std::string& symbol() const { return m_detail; }    ///< Unknown
    [[nodiscard]] const Message& reason() const;                            ///< Unknown

    [[nodiscard]] const std::vector<Value>& items() const;       ///< List; empty for others
    [[nodiscard]] const std::vector<Field>& fields() const;      ///< Map; empty for others, file order
    [[nodiscard]] const Value& find(std::string_view key) const; ///< Map; an Absent value when there is none

    /// Logical ids (and parameters) mentioned anywhere below, in text order, e.g. inside a `Sub` whose result is unknown.
    [[nodiscard]] const std::vector<std::string>& mentions() const;
    Value withMentions(std::vector<std::string> mentions) const;
    /// Those of this value itself, without what is below it.
    [[nodiscard]] const std::vector<std::string>& ownMentions() const;

    /// Where it is written: the expression as the user wrote it, not where its parts came from.
    [[nodiscard]] Node origin() const { return m_origin; }
    [[nodiscard]] Value withOrigin(Node origin) const;

private:
    struct Content;
    struct Shared; // content and mentions
    Kind m_kind = Kind::Absent;
    std::string m_text;
    std::string m_detail;
    std::shared_ptr<const Shared> m_shared;
    Node m_origin;
};

} // namespace faultline
