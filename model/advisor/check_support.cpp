#include "model/advisor/check_support.h"

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

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& w : words) out += (out.empty() ? "" : ", ") + w;
    return out;
}

} // namespace faultline
