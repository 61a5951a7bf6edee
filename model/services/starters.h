#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace faultline {

class DataLibrary;

/// An architecture to begin with.
struct Starter {
    std::string name; ///< of the file in `resources/templates`, without suffix
    std::string title;
    std::string description;
    std::string category; ///< lab | pattern | blank
};

/// What `templates/starters.json` lists, in its order; those without a file are left out.
[[nodiscard]] std::vector<Starter> starters(const DataLibrary& data);

/// The bytes of a starter; data() == nullptr when there is none of that name.
[[nodiscard]] std::string_view starterTemplate(const DataLibrary& data, std::string_view name);

} // namespace faultline
