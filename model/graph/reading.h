#pragma once

#include "model/services/architecture.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Questions to evaluated properties, the same for typed and generic resources. Unknown stays unknown: a body that is an import or a macro
/// makes each of its properties unknown, not absent.
namespace faultline::reading {

[[nodiscard]] bool isOfType(const Architecture& architecture, std::string_view id, std::string_view typeName);

/// The value at "VpcConfig/SubnetIds" below the properties; Unknown when anything on the way is, Absent when it is not written.
[[nodiscard]] const Value& property(const Resource& resource, std::string_view path);
[[nodiscard]] const Value& below(const Value& value, std::string_view path);

/// "true"/"false" in any case, as CloudFormation coerces (CFN-3); anything else is unknown.
[[nodiscard]] Tri boolean(const Value& value, bool whenAbsent);
/// Nothing when the value is not knowable or no number.
[[nodiscard]] std::optional<double> number(const Value& value, std::optional<double> whenAbsent = std::nullopt);
/// A port, 1 to 65535; nothing when the value is not knowable or no port.
[[nodiscard]] std::optional<int> port(const Value& value);
/// Nothing when the value is not knowable; `whenAbsent` when nothing is written.
[[nodiscard]] std::optional<std::string> text(const Value& value, std::string_view whenAbsent = {});

/// The items of a list; a scalar is a list of one, or of several when it has commas (VPCZoneIdentifier); Absent is an empty list.
[[nodiscard]] std::vector<Value> itemsOf(const Value& value);

/// What a value names: a resource of this template, or something outside of it.
struct Mention {
    std::string id; ///< logical id; external: literal id or symbol ("param:VpcId", "Network.Outputs.Vpc"); empty: nothing to name it by
    bool isExternal = false;

    [[nodiscard]] bool isKnown() const { return !id.empty(); }
    [[nodiscard]] bool isResource() const { return isKnown() && !isExternal; }
    friend bool operator==(const Mention&, const Mention&) = default;
};
/// @param types  what it may be; a `GetAtt` of another type is an output or by-product and external ("Network.Outputs.Vpc"). Empty: any type
[[nodiscard]] Mention mention(const Architecture& architecture, const Value& value, std::initializer_list<std::string_view> types = {});
[[nodiscard]] std::vector<Mention> mentions(const Architecture& architecture, const Value& list, std::initializer_list<std::string_view> types = {});

/// Logical ids of resources mentioned anywhere below a value, in text order, without duplicates.
[[nodiscard]] std::vector<std::string> resourcesIn(const Architecture& architecture, const Value& value);
/// The same for a part of the template that is not evaluated (Metadata).
[[nodiscard]] std::vector<std::string> resourcesIn(const Architecture& architecture, Node node);

/// Whether a resource exists in a template in which `given` exists: the same condition on both makes a "may" a "yes" (CFN-27).
[[nodiscard]] Tri existsGiven(const Architecture& architecture, const Resource& resource, std::string_view given);

} // namespace faultline::reading
