#pragma once

#include <QString>

#include <string>
#include <vector>

namespace faultline::ui {

/// A category of checks as the catalogue spells it, and as people read it.
struct CategoryWords {
    std::string id; ///< "fault_tolerance"
    QString title;  ///< "Fault tolerance"
    QString icon;   ///< of icons/window
};

/// The known ones in the order of the dashboard.
[[nodiscard]] const std::vector<CategoryWords>& categories();
/// Words for any category; one that is not known is spelled from its id.
[[nodiscard]] CategoryWords categoryWords(const std::string& id);

} // namespace faultline::ui
