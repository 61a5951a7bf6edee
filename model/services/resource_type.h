#pragma once

#include "model/services/field.h"
#include "model/services/property.h"

#include <memory>
#include <string_view>
#include <vector>

namespace faultline {

struct AbsentField; // model/services/field_reader.h

/// The coloured families of AWS's icons (LOOK section 1).
enum class Category { Compute, Database, Storage, Networking, Security, Integration, Management, General, Unknown };

/// How a type appears on the canvas.
enum class Appearance {
    Frame,       ///< VPC, subnet
    Group,       ///< a frame across subnets: Auto Scaling group
    Bar,         ///< spans zones: load balancer
    Glyph,       ///< stands in a subnet, zone or Region
    BorderGlyph, ///< a circle on the VPC's border: internet gateway, endpoint
    Connection,  ///< seen as a line: route, listener, association, attachment
    Badge,       ///< a mark on what it belongs to: Elastic IP, launch template, network ACL, policy
    Outline      ///< in the outline only: roles, parameter groups
};

/// What the model knows of an AWS resource type. One constant object per type, found through `resourceTypes()`.
struct ResourceType {
    std::string_view name;   ///< "AWS::EC2::Subnet"
    std::string_view label;  ///< "Subnet", AWS's own words, for people
    std::string_view idStem; ///< logical id of a new one: "Subnet"
    Category category = Category::Unknown;
    Appearance appearance = Appearance::Glyph;
    std::string_view icon; ///< file of resources/icons without suffix
    std::vector<FieldInfo> fields;
    std::vector<FieldChoice> choices = {}; ///< fields of which one excludes the others
    /// Reads properties into the type's struct, telling what does not fit (wrong kind, out of range, not allowed, missing).
    std::shared_ptr<const void> (*read)(const Value& properties, std::vector<Problem>& problems) = nullptr;
    /// Tells which required fields are absent.
    void (*readAbsent)(const Value& properties, std::vector<AbsentField>& absent) = nullptr;
    const void* structTag = nullptr; ///< identifies the struct for Resource::as
};

/// Every type that has a field table, sorted by name.
[[nodiscard]] const std::vector<const ResourceType*>& resourceTypes();
[[nodiscard]] const ResourceType* findResourceType(std::string_view name);

/// The type to draw for a type without field table: category, icon and label guessed from its service; never null.
[[nodiscard]] const ResourceType& genericResourceType(std::string_view name);

template <class T>
[[nodiscard]] const void* structTagOf()
{
    static const char tag = 0;
    return &tag;
}

} // namespace faultline
