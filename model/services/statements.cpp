#include "model/services/statements.h"

#include "model/files/data_library.h"

#include <nlohmann/json.hpp>

namespace faultline {

Statements::Statements(const DataLibrary& data)
{
    for (const std::string& name : data.names("statements/")) {
        const nlohmann::json file = nlohmann::json::parse(data.find(name), nullptr, false);
        if (!file.is_object()) continue;
        for (const auto& [id, row] : file.items()) {
            const auto text = [&row = row](const char* key) {
                return row.is_object() && row.contains(key) && row[key].is_string() ? row[key].get<std::string>() : std::string();
            };
            m_all.insert_or_assign(id, Statement{id, text("tag"), text("text"), text("source")});
        }
    }
}

const Statement* Statements::find(std::string_view id) const
{
    const auto it = m_all.find(id);
    return it == m_all.end() ? nullptr : &it->second;
}

} // namespace faultline
