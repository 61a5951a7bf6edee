#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

struct ObjectFields;

/// Both ends belong to it; an end that is absent bounds nothing.
struct Bounds {
    std::optional<double> least = {}, most = {};
};

enum class FieldKind { Text, Integer, Number, Boolean, Cidr, IpAddress, Arn, Reference, Port, Date, UserData, Json, Object, Tags };
enum class Requirement { Optional, Required, Conditional };
enum class UpdateEffect { None, Interruption, Replacement, Conditional };

/// One row of a field table: everything generic (reading, editors, validation, completeness, documentation) is driven by this and nothing else.
struct FieldInfo {
    std::string_view name; ///< CloudFormation's
    FieldKind kind = FieldKind::Text;
    bool isList = false;
    bool isMap = false; ///< free keys, such as the targets of an experiment; a value has the row's kind
    Requirement requirement = Requirement::Optional;
    UpdateEffect update = UpdateEffect::None;
    std::string_view unit = {};                 ///< "s", "GiB", "IOPS"; empty when none
    std::string_view awsDefault = {};           ///< what AWS takes when nothing is written; empty when there is none
    std::vector<std::string_view> allowed = {}; ///< closed list; empty = open
    bool anyCase = false;                       ///< `allowed` in capitals or small letters alike
    Bounds range = {};                          ///< of numbers
    Bounds length = {};                         ///< of texts in characters, of lists in items
    std::vector<std::string_view> targets = {}; ///< Reference: resource types it may name; empty = any
    std::string_view section = {};              ///< heading in the inspector, an id of the texts
    std::string_view source = {};               ///< statement or rule of the fact beside it, where there is one ("ELB-45")
    const ObjectFields* object = nullptr;       ///< Object: its own fields
    bool isAdvanced = false;                    ///< folded away in the inspector until asked for
    /// Help is the text `field.<Type>.<Name>`, e.g. "field.AWS::EC2::Subnet.CidrBlock".
};

/// Fields of which one excludes the others: a route has one target (R046).
struct FieldChoice {
    enum class Rule { ExactlyOne, AtLeastOne, AtMostOne };
    Rule rule = Rule::ExactlyOne;
    std::vector<std::string_view> fields;
    std::string_view source = {}; ///< statement or rule, as in FieldInfo
};

/// The fields of a nested object, such as a health check.
struct ObjectFields {
    std::string_view name; ///< "AWS::ElasticLoadBalancingV2::TargetGroup.Matcher": help is `field.<name>.<field>`
    std::vector<FieldInfo> fields;
    std::vector<FieldChoice> choices = {};
};

} // namespace faultline
