#include "model/files/atomic_write.h"

#include "model/files/file_problem.h"
#include "model/files/limits.h"

#include <algorithm>
#include <vector>

namespace faultline {

namespace {

constexpr std::size_t kNameBytes = 255; // of one path segment, on every common file system

std::string temporaryName(const FileSystem& files, const std::string& path, int attempt)
{
    const std::string suffix = ".faultline-" + std::to_string(files.processNumber()) + "-" + std::to_string(attempt) + ".tmp";
    std::string name = "." + fileNameOf(path);
    name.resize(std::min(name.size(), kNameBytes - suffix.size()));
    return folderOf(path) + "/" + name + suffix;
}

/// A file being written: removed again unless it was renamed to its place.
class TemporaryFile {
public:
    explicit TemporaryFile(FileSystem& files) : m_files(files) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile()
    {
        if (m_file >= 0) (void)m_files.close(m_file);
        if (!m_path.empty()) (void)m_files.remove(m_path);
    }

    std::error_code create(const std::string& target, const FileStatus& like)
    {
        std::error_code error;
        // A name can be left over from a process that was killed; a handful of attempts steps past it.
        for (int attempt = 0; attempt < 16; ++attempt) {
            const std::string path = temporaryName(m_files, target, attempt);
            error = m_files.createExclusive(path, like, m_file);
            if (!error) m_path = path;
            if (error != std::errc::file_exists) return error;
        }
        return error;
    }

    std::error_code fill(std::string_view bytes)
    {
        while (!bytes.empty()) {
            std::size_t written = 0;
            if (const auto error = m_files.write(m_file, bytes, written)) return error;
            if (written == 0) return std::make_error_code(std::errc::io_error);
            bytes.remove_prefix(written);
        }
        if (const auto error = m_files.sync(m_file)) return error;
        const FileSystem::Handle file = m_file;
        m_file = -1;
        return m_files.close(file);
    }

    std::error_code moveTo(const std::string& target)
    {
        const auto error = m_files.rename(m_path, target);
        if (!error) m_path.clear();
        return error;
    }

private:
    FileSystem& m_files;
    std::string m_path;
    FileSystem::Handle m_file = -1;
};

struct Target {
    std::string path; ///< links resolved
    FileStatus before;
};

Result<Target> targetOf(const FileSystem& files, const std::string& path, const AtomicWriteOptions& options)
{
    Target target;
    if (path.empty() || path.back() == '/') return fileProblem(FileAction::Write, path, std::make_error_code(std::errc::is_a_directory));
    if (const auto error = files.resolve(path, target.path)) {
        const bool folderMissing = error == std::errc::no_such_file_or_directory;
        if (folderMissing) return Problem{{"files.folder-missing", {{"folder", folderOf(path)}}}, {path, 0, 0, {}}, Message{"files.make-folder", {}}};
        return fileProblem(FileAction::Write, path, error);
    }
    target.before = files.status(target.path);
    switch (target.before.kind) {
    case FileStatus::Kind::Folder: return fileProblem(FileAction::Write, path, std::make_error_code(std::errc::is_a_directory));
    case FileStatus::Kind::Other: return fileProblem(FileAction::Write, path, std::make_error_code(std::errc::no_such_device_or_address));
    case FileStatus::Kind::Regular:
        if (options.refuseExisting) return fileProblem(FileAction::Write, path, std::make_error_code(std::errc::file_exists));
        if (!target.before.isWritable) return Problem{{"files.read-only", {}}, {path, 0, 0, {}}, Message{"files.other-place", {}}};
        break;
    case FileStatus::Kind::Missing:
        if (!files.status(folderOf(target.path)).isWritable)
            return fileProblem(FileAction::Write, path, std::make_error_code(std::errc::permission_denied));
        break;
    }
    return target;
}

// The name of a backup says which file it is of: the path with separators replaced, then a number that grows.
std::string backupStem(const std::string& path)
{
    std::string stem = path;
    std::replace(stem.begin(), stem.end(), '/', '%');
    if (stem.size() > 200) stem.erase(0, stem.size() - 200);
    return stem + ".";
}

// A backup is a second net, never a reason to refuse a save: what fails here is let go.
void keepBackup(FileSystem& files, const Target& target, const AtomicWriteOptions& options)
{
    std::string previous;
    if (options.backupFolder.empty() || target.before.kind != FileStatus::Kind::Regular) return;
    if (files.read(target.path, limits::kFileBytes, previous) || files.makeFolders(options.backupFolder)) return;
    std::vector<std::string> names;
    if (files.list(options.backupFolder, names)) return;
    const std::string stem = backupStem(target.path);
    std::erase_if(names, [&](const std::string& name) {
        const bool isOurs =
            name.starts_with(stem) && name.size() == stem.size() + 8 && name.find_first_not_of("0123456789", stem.size()) == std::string::npos;
        return !isOurs;
    });
    const std::string number = std::to_string(100'000'000 + (names.empty() ? 1 : std::stol(names.back().substr(stem.size())) + 1)).substr(1);
    TemporaryFile copy(files);
    FileStatus like = target.before;
    const std::string place = options.backupFolder + "/" + stem + number;
    if (copy.create(place, like) || copy.fill(previous) || copy.moveTo(place)) return;
    for (std::size_t i = 0; i + static_cast<std::size_t>(options.backups) <= names.size(); ++i)
        (void)files.remove(options.backupFolder + "/" + names[i]);
}

} // namespace

Result<Done> checkWritable(FileSystem& files, const std::string& path, const AtomicWriteOptions& options)
{
    const auto target = targetOf(files, path, options);
    if (!target) return target.problem();
    return Done{};
}

Result<Done> writeAtomically(FileSystem& files, const std::string& path, std::string_view bytes, const AtomicWriteOptions& options)
{
    const auto target = targetOf(files, path, options);
    if (!target) return target.problem();
    TemporaryFile temporary(files);
    std::error_code error = temporary.create(target->path, target->before);
    if (!error) error = temporary.fill(bytes);
    if (error) return fileProblem(FileAction::Write, path, error);
    keepBackup(files, *target, options);
    if ((error = temporary.moveTo(target->path))) return fileProblem(FileAction::Write, path, error);
    if ((error = files.syncFolder(folderOf(target->path))))
        return Problem{{"files.not-synced", {{"error", error.message()}}}, {path, 0, 0, {}}, Message{"files.save-again", {}}};
    std::string back;
    if (files.read(target->path, std::max(bytes.size(), limits::kFileBytes), back) || back != bytes)
        return Problem{{"files.reads-back-differently", {}}, {path, 0, 0, {}}, Message{"files.save-again", {}}};
    return Done{};
}

Result<std::string> readUserFile(const FileSystem& files, const std::string& path)
{
    std::string bytes;
    const auto error = files.read(path, limits::kFileBytes, bytes);
    if (!error) return bytes;
    if (error == std::errc::file_too_large)
        return Problem{{"files.too-large", {{"limit", "32 MiB"}}}, {path, 0, 0, {}}, Message{"files.split-file", {}}};
    return fileProblem(FileAction::Read, path, error);
}

} // namespace faultline
