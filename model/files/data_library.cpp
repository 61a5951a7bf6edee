#include "model/files/data_library.h"

#include "model/files/embedded.h"
#include "model/files/limits.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace faultline {

namespace fs = std::filesystem;

DataLibrary DataLibrary::embedded()
{
    DataLibrary library;
    for (unsigned i = 0; i < kEmbeddedFileCount; ++i) {
        const EmbeddedFile& file = kEmbeddedFiles[i];
        library.m_embedded.emplace(file.name, std::string_view(file.begin, static_cast<std::size_t>(file.end - file.begin)));
    }
    return library;
}

Result<DataLibrary> DataLibrary::overriddenBy(const std::string& folder) const
{
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return Problem{{"files.data-folder-unreadable", {{"folder", folder}}}, {folder, 0, 0, {}}, Message{"files.name-a-folder", {}}};
    DataLibrary library = *this;
    for (auto it = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
         !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
        if (!it->is_regular_file(error)) continue;
        if (it->file_size(error) > limits::kFileBytes)
            return Problem{{"files.too-large", {{"limit", "32 MiB"}}}, {it->path().string(), 0, 0, {}}, std::nullopt};
        std::ifstream in(it->path(), std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        library.m_overrides.insert_or_assign(fs::relative(it->path(), folder, error).generic_string(), std::move(bytes));
    }
    if (error) return Problem{{"files.data-folder-unreadable", {{"folder", folder}}}, {folder, 0, 0, {}}, Message{"files.name-a-folder", {}}};
    return library;
}

std::string_view DataLibrary::find(std::string_view name) const
{
    if (const auto it = m_overrides.find(name); it != m_overrides.end()) return it->second;
    if (const auto it = m_embedded.find(name); it != m_embedded.end()) return it->second;
    return {};
}

std::vector<std::string> DataLibrary::names(std::string_view prefix) const
{
    std::map<std::string, bool> found;
    for (const auto& [name, bytes] : m_embedded)
        if (name.starts_with(prefix)) found[name];
    for (const auto& [name, bytes] : m_overrides)
        if (name.starts_with(prefix)) found[name];
    std::vector<std::string> names;
    names.reserve(found.size());
    for (const auto& [name, unused] : found) names.push_back(name);
    return names;
}

} // namespace faultline
