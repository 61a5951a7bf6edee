#include "model/services/starters.h"

#include "model/files/data_library.h"

#include <nlohmann/json.hpp>

namespace faultline {

std::vector<Starter> starters(const DataLibrary& data)
{
    const nlohmann::json list = nlohmann::json::parse(data.find("templates/starters.json"), nullptr, false);
    std::vector<Starter> found;
    if (!list.is_array()) return found;
    for (const auto& row : list) {
        const auto text = [&row](const char* key) {
            return row.is_object() && row.contains(key) && row[key].is_string() ? row[key].get<std::string>() : std::string();
        };
        Starter starter{text("name"), text("title"), text("description"), text("category")};
        if (starterTemplate(data, starter.name).data()) found.push_back(std::move(starter));
    }
    return found;
}

std::string_view starterTemplate(const DataLibrary& data, std::string_view name) { return data.find("templates/" + std::string(name) + ".yaml"); }

} // namespace faultline
