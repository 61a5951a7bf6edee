#include "model/advisor/check_data.h"

#include "model/advisor/check_table.h"
#include "model/files/data_library.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace faultline {

namespace {

Problem malformed(const std::string& file, std::string_view what)
{
    return {{"advisor.malformed-checks", {{"what", std::string(what)}}}, {file, 0, 0, {}}, Message{"advisor.malformed-checks-remedy", {}}};
}

std::string text(const nlohmann::json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

bool flag(const nlohmann::json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_boolean() && it->get<bool>();
}

CheckInfo checkFrom(const nlohmann::json& object)
{
    CheckInfo c;
    c.id = text(object, "Id");
    c.name = text(object, "Name");
    c.category = text(object, "Category");
    c.criteriaRed = text(object, "Red");
    c.criteriaYellow = text(object, "Yellow");
    c.criteriaGreen = text(object, "Green");
    c.recommendedAction = text(object, "Action");
    c.source = text(object, "Source");
    if (const std::string scope = text(object, "Scope"); !scope.empty()) c.scope = scope;
    if (const auto services = object.find("Services"); services != object.end() && services->is_array())
        for (const auto& s : *services)
            if (s.is_string()) c.services.push_back(s.get<std::string>());
    c.isCore = flag(object, "Core");
    c.isOurs = flag(object, "Ours");
    return c;
}

} // namespace

Result<std::vector<CheckInfo>> readChecks(const DataLibrary& data)
{
    std::vector<CheckInfo> checks;
    std::set<std::string> ids;
    for (const std::string& name : data.names("checks/")) {
        const auto json = nlohmann::json::parse(data.find(name), nullptr, false);
        if (!json.is_array()) return malformed(name, "list");
        for (const auto& entry : json) {
            if (!entry.is_object()) return malformed(name, "entry");
            CheckInfo check = checkFrom(entry);
            if (check.id.empty() || check.name.empty() || check.category.empty()) return malformed(name, "Id, Name, Category");
            if (!ids.insert(check.id).second) return malformed(name, check.id);
            if (check.scope != "account" && !codeOf(check.id)) return malformed(name, check.id);
            checks.push_back(std::move(check));
        }
    }
    std::sort(checks.begin(), checks.end(),
              [](const CheckInfo& a, const CheckInfo& b) { return std::tie(a.category, a.name, a.id) < std::tie(b.category, b.name, b.id); });
    return checks;
}

} // namespace faultline
