#include "model/files/temporary_file.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace faultline {

namespace {

constexpr std::string_view kMark = ".faultline-", kEnd = ".tmp";
constexpr std::size_t kNameBytes = 255;  // of one path segment, on every common file system
constexpr std::size_t kSuffixBytes = 48; // room for the mark, two numbers and the end

/// What the names of all siblings of a file begin with: ".net.yaml.faultline-".
std::string stemOf(const std::string& target)
{
    std::string stem = "." + fileNameOf(target);
    stem.resize(std::min(stem.size(), kNameBytes - kSuffixBytes));
    return stem.append(kMark);
}

/// The process that a sibling's name tells; nothing when the name is of another kind.
std::optional<std::uint64_t> makerOf(std::string_view name, std::string_view stem)
{
    if (!name.starts_with(stem) || !name.ends_with(kEnd)) return std::nullopt;
    name.remove_prefix(stem.size());
    std::uint64_t process = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
    return error == std::errc() && *end == '-' ? std::optional(process) : std::nullopt;
}

// Tidying is never a reason to refuse a write: what fails here is let go.
void removeAbandoned(FileSystem& files, const std::string& target)
{
    std::vector<std::string> names;
    const std::string folder = folderOf(target), stem = stemOf(target);
    if (files.list(folder, names)) return;
    for (const std::string& name : names)
        if (const auto maker = makerOf(name, stem); maker && files.isAbandoned(folder + "/" + name, *maker)) (void)files.remove(folder + "/" + name);
}

} // namespace

TemporaryFile::~TemporaryFile()
{
    if (m_file >= 0) (void)m_files.close(m_file);
    if (!m_path.empty()) (void)m_files.remove(m_path);
}

std::error_code TemporaryFile::create(const std::string& target, const FileStatus& like)
{
    removeAbandoned(m_files, target);
    std::error_code error;
    // A few attempts step past what this process writes there already, or what could not be tidied away.
    for (int attempt = 0; attempt < 16; ++attempt) {
        std::string path = folderOf(target) + "/" + stemOf(target) + std::to_string(m_files.processNumber()) + "-" + std::to_string(attempt);
        path += kEnd;
        error = m_files.createExclusive(path, like, m_file);
        if (!error) m_path = path;
        if (error != std::errc::file_exists) return error;
    }
    return error;
}

std::error_code TemporaryFile::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        std::size_t written = 0;
        if (const auto error = m_files.write(m_file, bytes, written)) return error;
        if (written == 0) return std::make_error_code(std::errc::io_error);
        bytes.remove_prefix(written);
    }
    return {};
}

std::error_code TemporaryFile::close()
{
    if (const auto error = m_files.sync(m_file)) return error;
    const FileSystem::Handle file = m_file;
    m_file = -1;
    return m_files.close(file);
}

std::error_code TemporaryFile::moveTo(const std::string& target)
{
    const auto error = m_files.rename(m_path, target);
    if (!error) m_path.clear();
    return error;
}

} // namespace faultline
