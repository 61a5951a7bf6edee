#include "model/services/catalog.h"

#include "model/files/data_library.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace faultline {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kInstanceClasses = "catalog/instance-classes.json";
constexpr std::string_view kDbClasses = "catalog/db-classes.json";
constexpr std::string_view kPrices = "catalog/prices.json";

/// RDS keeps part of a class's memory for itself and the system (RDS-65).
constexpr double kEngineShareOfMemory = 0.92;

Problem broken(std::string_view file)
{
    return Problem{{"services.catalog-unreadable", {}}, {std::string(file), 0, 0, {}}, Message{"services.catalog-remedy", {}}};
}

Result<Json> readJson(const DataLibrary& data, std::string_view file)
{
    const std::string_view bytes = data.find(file);
    Json json = bytes.data() ? Json::parse(bytes, nullptr, false) : Json();
    if (!json.is_object()) return broken(file);
    return json;
}

std::optional<double> number(const Json& row, const char* key)
{
    const auto it = row.find(key);
    return it != row.end() && it->is_number() ? std::optional<double>(it->get<double>()) : std::nullopt;
}

std::string text(const Json& row, const char* key)
{
    const auto it = row.find(key);
    return it != row.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::optional<CpuCredits> creditsOf(const Json& row)
{
    const auto baseline = number(row, "baseline_pct");
    const auto perHour = number(row, "credits_per_hour");
    if (!baseline || !perHour) return std::nullopt;
    // RDS's burstable classes always run in unlimited mode and have no credit mode of their own (RDS-70).
    const std::string mode = text(row, "credit_mode");
    return CpuCredits{*baseline, *perHour, number(row, "credits_max").value_or(*perHour * 24), number(row, "launch_credits").value_or(0),
                      mode != "standard"};
}

/// The rows of `key`, each an object with a name and, when asked for, its size; nothing when one is not.
std::optional<std::vector<Json>> rowsOf(const Json& json, const char* key, const char* name, bool sized)
{
    const auto rows = json.find(key);
    if (rows == json.end() || !rows->is_array()) return std::nullopt;
    for (const Json& row : *rows) {
        if (!row.is_object() || text(row, name).empty()) return std::nullopt;
        if (sized && (!number(row, "vcpu") || !number(row, "memory_gib"))) return std::nullopt;
    }
    return rows->get<std::vector<Json>>();
}

template <class T>
std::vector<std::string> namesOf(const std::map<std::string, T, std::less<>>& map)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : map) names.push_back(name);
    return names;
}

template <class T>
const T* findIn(const std::map<std::string, T, std::less<>>& map, std::string_view name)
{
    const auto it = map.find(name);
    return it == map.end() ? nullptr : &it->second;
}

} // namespace

Result<Catalog> Catalog::read(const DataLibrary& data)
{
    Catalog catalog;

    const auto instances = readJson(data, kInstanceClasses);
    if (!instances) return instances.problem();
    const auto instanceRows = rowsOf(*instances, "classes", "type", true);
    if (!instanceRows) return broken(kInstanceClasses);
    for (const Json& row : *instanceRows) {
        InstanceClass c{text(row, "type"),
                        text(row, "arch"),
                        static_cast<int>(*number(row, "vcpu")),
                        *number(row, "memory_gib"),
                        creditsOf(row),
                        number(row, "network_gbps"),
                        number(row, "network_burst_gbps"),
                        number(row, "ebs_mbps"),
                        number(row, "ebs_burst_mbps"),
                        number(row, "ebs_iops"),
                        number(row, "ebs_burst_iops"),
                        number(row, "usd_per_hour")};
        std::string name = c.name;
        catalog.m_instanceClasses.insert_or_assign(std::move(name), std::move(c));
    }
    if (instances->contains("as_of") && instances->at("as_of").is_object()) catalog.m_asOf = text(instances->at("as_of"), "prices");

    const auto databases = readJson(data, kDbClasses);
    if (!databases) return databases.problem();
    const auto dbRows = rowsOf(*databases, "classes", "class", true);
    if (!dbRows) return broken(kDbClasses);
    for (const Json& row : *dbRows) {
        DbClass c{
            text(row, "class"),          static_cast<int>(*number(row, "vcpu")), *number(row, "memory_gib"), creditsOf(row), number(row, "ebs_mbps"),
            number(row, "usd_per_hour"), number(row, "usd_per_hour_multi_az"),   text(row, "confidence")};
        std::string name = c.name;
        catalog.m_dbClasses.insert_or_assign(std::move(name), std::move(c));
    }

    const auto prices = readJson(data, kPrices);
    if (!prices) return prices.problem();
    const auto priceRows = rowsOf(*prices, "prices", "item", false);
    if (!priceRows) return broken(kPrices);
    for (const Json& row : *priceRows) {
        const auto usd = number(row, "usd");
        if (!usd) return broken(kPrices);
        Price p{text(row, "item"), *usd, text(row, "unit"), text(row, "as_of"), text(row, "source"), text(row, "confidence")};
        std::string item = p.item;
        catalog.m_prices.insert_or_assign(std::move(item), std::move(p));
    }
    if (std::string region = text(*prices, "region"); !region.empty()) catalog.m_region = std::move(region);
    catalog.m_hoursPerMonth = number(*prices, "hours_per_month").value_or(730);
    if (const auto tiers = prices->find("internet_egress_tiers"); tiers != prices->end() && tiers->is_array())
        for (const Json& tier : *tiers)
            if (tier.is_object()) catalog.m_internetEgress.push_back({number(tier, "up_to_gb"), number(tier, "usd_per_gb").value_or(0)});
    return catalog;
}

const InstanceClass* Catalog::instanceClass(std::string_view name) const { return findIn(m_instanceClasses, name); }
const DbClass* Catalog::dbClass(std::string_view name) const { return findIn(m_dbClasses, name); }
const Price* Catalog::price(std::string_view item) const { return findIn(m_prices, item); }
std::vector<std::string> Catalog::instanceClassNames() const { return namesOf(m_instanceClasses); }
std::vector<std::string> Catalog::dbClassNames() const { return namesOf(m_dbClasses); }

std::optional<int> defaultMaxConnections(std::string_view engine, std::string_view engineVersion, double memoryGib)
{
    const double bytes = memoryGib * 1024 * 1024 * 1024 * kEngineShareOfMemory;
    const auto bounded = [bytes](double divisor, double least, double most) { return static_cast<int>(std::clamp(bytes / divisor, least, most)); };
    if (engine == "mysql") return bounded(12'582'880, 1, 100'000); // RDS-61
    if (engine == "mariadb") {                                     // RDS-62
        int major = 10, minor = 5;
        const char* const end = engineVersion.data() + engineVersion.size();
        const auto [dot, error] = std::from_chars(engineVersion.data(), end, major);
        if (error == std::errc() && dot != end && *dot == '.') std::from_chars(dot + 1, end, minor);
        const bool isOld = major == 10 && minor < 5;
        return isOld ? bounded(12'582'880, 1, 100'000) : bounded(25'165'760, 1, 12'000);
    }
    if (engine == "postgres") return bounded(9'531'392, 6, 5'000);           // RDS-63
    if (engine.starts_with("oracle")) return bounded(9'868'951, 80, 20'000); // RDS-64
    if (engine.starts_with("sqlserver")) return 32'767;                      // RDS-64
    return std::nullopt;
}

} // namespace faultline
