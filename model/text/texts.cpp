#include "model/text/texts.h"

#include "model/files/data_library.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace faultline {

Texts::Texts(const DataLibrary& data, std::string_view language)
{
    for (const std::string& name : data.names(fmt::format("text/{}/", language))) {
        const auto json = nlohmann::json::parse(data.find(name), nullptr, false);
        if (!json.is_object()) continue; // an overriding file that is no JSON leaves its ids unworded, and those show as ids
        for (const auto& [id, wording] : json.items())
            if (wording.is_string()) m_wording.insert_or_assign(id, wording.get<std::string>());
    }
}

std::string_view Texts::find(std::string_view id) const
{
    const auto it = m_wording.find(id);
    return it == m_wording.end() ? std::string_view() : std::string_view(it->second);
}

std::string Texts::render(const Message& message) const
{
    const std::string_view wording = find(message.id);
    if (wording.empty()) {
        std::string bare = message.id;
        for (const auto& [name, value] : message.args) bare += fmt::format(" {}={}", name, value);
        return bare;
    }
    std::string out;
    for (std::size_t i = 0; i < wording.size();) {
        const std::size_t open = wording.find('{', i);
        const std::size_t close = open == std::string_view::npos ? open : wording.find('}', open);
        if (close == std::string_view::npos) {
            out += wording.substr(i);
            break;
        }
        out += wording.substr(i, open - i);
        const std::string_view name = wording.substr(open + 1, close - open - 1);
        bool filled = false;
        for (const auto& [key, value] : message.args)
            if (key == name) {
                out += value;
                filled = true;
            }
        if (!filled) out += wording.substr(open, close - open + 1);
        i = close + 1;
    }
    return out;
}

std::string Texts::render(const Problem& problem) const
{
    std::string out = problem.place.file;
    if (problem.place.line > 0) out += fmt::format("{}line {}, column {}", out.empty() ? "" : ", ", problem.place.line, problem.place.column);
    if (!out.empty()) out += ": ";
    out += render(problem.what);
    if (problem.remedy) out += " " + render(*problem.remedy);
    return out;
}

} // namespace faultline
