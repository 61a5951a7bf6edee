#include "app/commands/list_faults.h"

#include "sim/faults/fault_kind.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace faultline::app {

namespace {

std::string joined(const std::vector<std::string_view>& words, std::string_view separator) { return fmt::format("{}", fmt::join(words, separator)); }

} // namespace

std::string faultListText(const Texts& texts)
{
    std::string out;
    for (const sim::FaultKind& kind : sim::faultKinds()) {
        std::string arguments = kind.hasLength ? "at, for" : "at";
        if (!kind.required.empty()) arguments += ", " + joined(kind.required, ", ");
        if (!kind.oneOf.empty()) arguments += ", " + joined(kind.oneOf, " or ");
        if (!kind.optional.empty()) arguments += ", [" + joined(kind.optional, ", ") + "]";
        out += fmt::format("{}{}\n  {}\n  arguments: {}\n  fis: {}. {}\n", kind.kind, kind.isImplemented() ? "" : " (not yet)",
                           texts.find(fmt::format("drill.fault.{}", kind.kind)), arguments, kind.fis,
                           texts.find(fmt::format("drill.fis.{}", kind.kind)));
    }
    return out;
}

std::string faultListJson(const Texts& texts)
{
    nlohmann::ordered_json kinds = nlohmann::ordered_json::array();
    for (const sim::FaultKind& kind : sim::faultKinds())
        kinds.push_back({{"kind", kind.kind},
                         {"text", texts.find(fmt::format("drill.fault.{}", kind.kind))},
                         {"required", kind.required},
                         {"one_of", kind.oneOf},
                         {"optional", kind.optional},
                         {"targets", kind.targets},
                         {"has_length", kind.hasLength},
                         {"implemented", kind.isImplemented()},
                         {"fis", kind.fis},
                         {"fis_differs", texts.find(fmt::format("drill.fis.{}", kind.kind))}});
    return nlohmann::ordered_json{{"schema", "faultline.faults/1"}, {"faults", std::move(kinds)}}.dump(2) + "\n";
}

} // namespace faultline::app
