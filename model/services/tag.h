#pragma once

#include "model/services/property.h"

#include <string>

namespace faultline {

/// A label on a resource; `Name` is the one that consoles show.
struct Tag {
    Property<std::string> key;
    Property<std::string> value;

    static const FieldTable<Tag>& table();
};

} // namespace faultline
