#include "model/advisor/check_support.h"

#include "model/services/catalog.h"

namespace faultline {

const Value& attributeOf(const Resource& r, std::string_view list, std::string_view key)
{
    static const Value absent;
    const Value& all = property(r, list);
    if (all.isUnknown()) return all;
    for (const Value& entry : all.items()) {
        if (entry.isUnknown()) return entry;
        const Value& name = reading::below(entry, "Key");
        if (name.isUnknown()) return name;
        if (name.isText() && name.text() == key) return reading::below(entry, "Value");
    }
    return absent;
}

std::string attributePath(const Resource& r, std::string_view list, std::string_view key)
{
    const auto& items = property(r, list).items();
    for (std::size_t i = 0; i < items.size(); ++i)
        if (const Value& name = reading::below(items[i], "Key"); name.isText() && name.text() == key)
            return fmt::format("Properties/{}/{}/Value", list, i);
    return fmt::format("Properties/{}", list);
}

std::optional<double> monthlyPrice(const Judge& judge, std::string_view item)
{
    const Catalog* catalog = judge.prices();
    const Price* price = catalog ? catalog->price(item) : nullptr;
    return price ? std::optional(price->usd * catalog->hoursPerMonth()) : std::nullopt;
}

std::optional<double> monthlyPriceOfInstance(const Judge& judge, const Resource& r)
{
    const Catalog* catalog = judge.prices();
    const auto name = reading::text(property(r, "InstanceType"));
    const InstanceClass* type = catalog && name ? catalog->instanceClass(*name) : nullptr;
    return type && type->usdPerHour ? std::optional(*type->usdPerHour * catalog->hoursPerMonth()) : std::nullopt;
}

std::optional<double> monthlyPriceOfDatabase(const Judge& judge, const Resource& r)
{
    const Catalog* catalog = judge.prices();
    const auto name = reading::text(property(r, "DBInstanceClass")), engine = reading::text(property(r, "Engine"));
    const DbClass* type = catalog && name ? catalog->dbClass(*name) : nullptr;
    const Tri isMultiAz = reading::boolean(property(r, "MultiAZ"), false);
    if (!type || !engine || (*engine != "mysql" && *engine != "mariadb") || isMultiAz == Tri::Unknown) return std::nullopt; // PRC-08
    const auto& perHour = isMultiAz == Tri::Yes ? type->usdPerHourMultiAz : type->usdPerHour;
    return perHour ? std::optional(*perHour * catalog->hoursPerMonth()) : std::nullopt;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& w : words) out += (out.empty() ? "" : ", ") + w;
    return out;
}

} // namespace faultline
