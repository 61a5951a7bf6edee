#pragma once

#include "model/template/template.h"
#include "model/text/tri.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace faultline {

/// One mention of a parameter, resource or condition in the text of a template.
struct Mention {
    enum class Kind { Ref, GetAtt, Sub, DependsOn };
    Kind kind = Kind::Ref;
    std::string id;
    std::string attribute; ///< of GetAtt and `${Id.Attribute}`
    Node node;             ///< the scalar that holds the name; of `Fn::GetAtt: [Id, Attribute]` the first item
    Node call;             ///< the whole function call; of DependsOn the name itself
};

/// Answers whether a condition holds; branches of an `Fn::If` that cannot be taken are then passed over.
using ConditionLookup = std::function<Tri(std::string_view name)>;

/// Every Ref, GetAtt and Sub name at or below a node, in the file's order. Names that a Sub's own map defines are left out, pseudo parameters are
/// not.
void collectMentions(Node node, std::vector<Mention>& mentions, const ConditionLookup& condition = {});

/// The names in a resource's `DependsOn`.
void collectDependsOn(Node resource, std::vector<Mention>& mentions);

} // namespace faultline
