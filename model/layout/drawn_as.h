#pragma once

#include "model/services/architecture.h"

#include <string>
#include <vector>

/// How a single resource is shown. Private to model/layout.
namespace faultline::layout {

/// The type's appearance; a type without field table that only configures or joins others (permissions, associations, policies …) goes
/// into the outline instead of into a heap of boxes.
[[nodiscard]] Appearance appearanceOf(const Resource& resource);

/// The second line under a label: instance type, engine, else the type's label.
[[nodiscard]] std::string sublabelOf(const Resource& resource);

/// The known text of a property; empty when it is not written, or not knowable.
[[nodiscard]] std::string knownText(const Resource& resource, std::string_view property);

/// Text of people on one line: control characters and line ends become spaces.
[[nodiscard]] std::string oneLine(std::string_view text);

/// Logical ids that a resource's properties mention, in text order, without duplicates.
[[nodiscard]] std::vector<std::string> mentionsOf(const Resource& resource);

/// A name for something outside of the document: "param:VpcId" is "VpcId".
[[nodiscard]] std::string nameOfSymbol(std::string_view symbol);

} // namespace faultline::layout
