#include "tests/support/faulty_file_system.h"

namespace faultline::test {

namespace {
std::error_code code(std::errc e) { return std::make_error_code(e); }
} // namespace

void FaultyFileSystem::put(const std::string& path, std::string bytes)
{
    auto inode = std::make_shared<Inode>(Inode{bytes, bytes});
    m_names[path] = inode;
    m_syncedNames[path] = inode;
}

std::error_code FaultyFileSystem::step()
{
    if (m_operations++ != m_failAt) return {};
    switch (m_kind) {
    case FaultKind::Crash: throw Crashed{};
    case FaultKind::FullDisk: return code(std::errc::no_space_on_device);
    case FaultKind::IoError: return code(std::errc::io_error);
    case FaultKind::NoAccess: return code(std::errc::permission_denied);
    default: return {};
    }
}

FaultyFileSystem FaultyFileSystem::afterCrash() const
{
    FaultyFileSystem restarted;
    for (const auto& [name, inode] : m_syncedNames) restarted.put(name, inode->synced);
    return restarted;
}

std::map<std::string, std::string> FaultyFileSystem::files() const
{
    std::map<std::string, std::string> all;
    for (const auto& [name, inode] : m_names) all[name] = inode->bytes;
    return all;
}

FileStatus FaultyFileSystem::status(const std::string& path) const
{
    FileStatus status;
    const auto it = m_names.find(path);
    if (it != m_names.end()) {
        status.kind = FileStatus::Kind::Regular;
        status.size = it->second->bytes.size();
    } else if (path.find('.') == std::string::npos) {
        status.kind = FileStatus::Kind::Folder;
    }
    return status;
}

std::error_code FaultyFileSystem::resolve(const std::string& path, std::string& resolved) const
{
    resolved = path;
    return {};
}

std::error_code FaultyFileSystem::read(const std::string& path, std::size_t maxBytes, std::string& bytes) const
{
    const auto it = m_names.find(path);
    if (it == m_names.end()) return code(std::errc::no_such_file_or_directory);
    if (it->second->bytes.size() > maxBytes) return code(std::errc::file_too_large);
    bytes = it->second->bytes;
    return {};
}

std::error_code FaultyFileSystem::list(const std::string& folder, std::vector<std::string>& names) const
{
    names.clear();
    for (const auto& [name, inode] : m_names)
        if (folderOf(name) == folder) names.push_back(fileNameOf(name));
    return {};
}

std::error_code FaultyFileSystem::createExclusive(const std::string& path, const FileStatus&, Handle& file)
{
    file = -1;
    if (const auto error = step()) return error;
    if (m_names.contains(path)) return code(std::errc::file_exists);
    m_names[path] = std::make_shared<Inode>();
    m_open[file = m_nextHandle++] = m_names[path];
    return {};
}

std::error_code FaultyFileSystem::write(Handle file, std::string_view bytes, std::size_t& written)
{
    const bool isShort = m_operations == m_failAt && m_kind == FaultKind::ShortWrite;
    written = 0;
    if (const auto error = step()) return error;
    written = isShort ? (bytes.size() + 1) / 2 : bytes.size();
    m_open.at(file)->bytes += bytes.substr(0, written);
    return {};
}

std::error_code FaultyFileSystem::sync(Handle file)
{
    if (const auto error = step()) return error;
    m_open.at(file)->synced = m_open.at(file)->bytes;
    return {};
}

std::error_code FaultyFileSystem::close(Handle file)
{
    m_open.erase(file);
    return step();
}

std::error_code FaultyFileSystem::rename(const std::string& from, const std::string& to)
{
    if (const auto error = step()) return error;
    m_names[to] = m_names.at(from);
    m_names.erase(from);
    return {};
}

std::error_code FaultyFileSystem::remove(const std::string& path)
{
    if (const auto error = step()) return error;
    return m_names.erase(path) ? std::error_code() : code(std::errc::no_such_file_or_directory);
}

std::error_code FaultyFileSystem::syncFolder(const std::string& folder)
{
    if (const auto error = step()) return error;
    std::erase_if(m_syncedNames, [&](const auto& entry) { return folderOf(entry.first) == folder; });
    for (const auto& [name, inode] : m_names)
        if (folderOf(name) == folder) m_syncedNames[name] = inode;
    return {};
}

std::error_code FaultyFileSystem::makeFolders(const std::string&) { return step(); }

} // namespace faultline::test
