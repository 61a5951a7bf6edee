#include "model/files/disk_file_system.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <limits>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace faultline {

namespace {

std::error_code lastError() { return {errno, std::generic_category()}; }

template <class Call>
auto uninterrupted(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

} // namespace

std::string folderOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string fileNameOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

FileStatus DiskFileSystem::status(const std::string& path) const
{
    struct stat s {};
    FileStatus status;
    if (::stat(path.c_str(), &s) != 0) return status;
    status.kind = S_ISREG(s.st_mode) ? FileStatus::Kind::Regular : S_ISDIR(s.st_mode) ? FileStatus::Kind::Folder : FileStatus::Kind::Other;
    status.mode = s.st_mode & 07777;
    status.owner = s.st_uid;
    status.group = s.st_gid;
    status.size = static_cast<std::uint64_t>(s.st_size);
    status.isWritable = ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
    return status;
}

std::error_code DiskFileSystem::resolve(const std::string& path, std::string& resolved) const
{
    if (char* real = ::realpath(path.c_str(), nullptr)) {
        resolved = real;
        std::free(real);
        return {};
    }
    if (errno != ENOENT) return lastError();
    struct stat link {};
    // A dangling link: its target is where the file would come to stand; that is not for us to guess.
    if (::lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode)) return {ENOENT, std::generic_category()};
    char* folder = ::realpath(folderOf(path).c_str(), nullptr);
    if (!folder) return lastError();
    resolved = std::string(folder) + "/" + fileNameOf(path);
    std::free(folder);
    return {};
}

std::error_code DiskFileSystem::read(const std::string& path, std::size_t maxBytes, std::string& bytes) const
{
    // O_NONBLOCK: opening a pipe must not wait for a writer.
    const int file = uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); });
    if (file < 0) return lastError();
    struct stat s {};
    std::error_code error;
    if (::fstat(file, &s) != 0) error = lastError();
    else if (S_ISDIR(s.st_mode)) error = {EISDIR, std::generic_category()};
    else if (!S_ISREG(s.st_mode)) error = {ENXIO, std::generic_category()};
    else if (static_cast<std::uint64_t>(s.st_size) > maxBytes) error = {EFBIG, std::generic_category()};
    bytes.clear();
    while (!error) {
        const std::size_t before = bytes.size();
        if (before > maxBytes) error = {EFBIG, std::generic_category()};
        bytes.resize(before + (1u << 16));
        const ssize_t n = uninterrupted([&] { return ::read(file, bytes.data() + before, 1u << 16); });
        bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
        if (n < 0) error = lastError();
        if (n <= 0) break;
    }
    ::close(file);
    return error;
}

std::error_code DiskFileSystem::list(const std::string& folder, std::vector<std::string>& names) const
{
    names.clear();
    std::error_code error;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        names.push_back(it->path().filename().string());
    std::sort(names.begin(), names.end());
    return error;
}

std::error_code DiskFileSystem::createExclusive(const std::string& path, const FileStatus& like, Handle& file)
{
    const bool isNew = like.kind == FileStatus::Kind::Missing;
    file = uninterrupted([&] { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, isNew ? 0666 : 0600); });
    if (file < 0) return lastError();
    (void)::flock(file, LOCK_EX | LOCK_NB); // tells `isAbandoned`, also in another container, that somebody is at work here
    if (isNew) return {};
    struct stat own {};
    const bool sameOwner = ::fstat(file, &own) == 0 && own.st_uid == like.owner && own.st_gid == like.group;
    // Owner before mode: changing the owner clears set-id bits.
    if ((!sameOwner && ::fchown(file, like.owner, like.group) != 0) || ::fchmod(file, like.mode) != 0) {
        const std::error_code error = lastError();
        ::close(file);
        ::unlink(path.c_str());
        file = -1;
        return error;
    }
    return {};
}

std::error_code DiskFileSystem::write(Handle file, std::string_view bytes, std::size_t& written)
{
    const ssize_t n = uninterrupted([&] { return ::write(file, bytes.data(), bytes.size()); });
    written = static_cast<std::size_t>(std::max<ssize_t>(n, 0));
    return n < 0 ? lastError() : std::error_code();
}

std::error_code DiskFileSystem::sync(Handle file)
{
    return uninterrupted([&] { return ::fsync(file); }) < 0 ? lastError() : std::error_code();
}
// After EINTR the descriptor is gone on Linux: closing again could close another thread's file.
std::error_code DiskFileSystem::close(Handle file) { return ::close(file) < 0 && errno != EINTR ? lastError() : std::error_code(); }
std::error_code DiskFileSystem::rename(const std::string& from, const std::string& to)
{
    return ::rename(from.c_str(), to.c_str()) < 0 ? lastError() : std::error_code();
}
std::error_code DiskFileSystem::remove(const std::string& path) { return ::unlink(path.c_str()) < 0 ? lastError() : std::error_code(); }

std::error_code DiskFileSystem::syncFolder(const std::string& folder)
{
    const int handle = uninterrupted([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
    if (handle < 0) return lastError();
    const std::error_code error = sync(handle);
    ::close(handle);
    // Some network file systems cannot sync a folder and say so; the rename itself is then all there is.
    return error == std::errc::invalid_argument ? std::error_code() : error;
}

std::error_code DiskFileSystem::makeFolders(const std::string& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return error;
}

bool DiskFileSystem::isAbandoned(const std::string& path, std::uint64_t maker) const
{
    if (maker == 0 || maker > static_cast<std::uint64_t>(std::numeric_limits<pid_t>::max())) return false;
    if (::kill(static_cast<pid_t>(maker), 0) == 0 || errno != ESRCH) return false;
    const int file = uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW); });
    if (file < 0) return false;
    const bool isFree = ::flock(file, LOCK_EX | LOCK_NB) == 0;
    ::close(file);
    return isFree;
}

std::uint64_t DiskFileSystem::processNumber() const { return static_cast<std::uint64_t>(::getpid()); }

} // namespace faultline
