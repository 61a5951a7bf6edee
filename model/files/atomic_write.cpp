#include "model/files/atomic_write.h"

#include "model/files/file_problem.h"
#include "model/files/limits.h"
#include "model/files/temporary_file.h"

#include <algorithm>
#include <vector>

namespace faultline {

namespace {

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
    if (copy.create(place, like) || copy.append(previous) || copy.close() || copy.moveTo(place)) return;
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

struct PreparedWrite::State {
    State(FileSystem& fileSystem, std::string file, Target found, std::string_view content, AtomicWriteOptions wanted)
        : files(fileSystem), path(std::move(file)), target(std::move(found)), bytes(content), options(std::move(wanted)), temporary(fileSystem)
    {
    }

    FileSystem& files;
    std::string path; ///< as the caller named it
    Target target;
    std::string_view bytes;
    AtomicWriteOptions options;
    TemporaryFile temporary;
};

PreparedWrite::PreparedWrite(std::unique_ptr<State> state) : m_state(std::move(state)) {}
PreparedWrite::PreparedWrite(PreparedWrite&&) noexcept = default;
PreparedWrite& PreparedWrite::operator=(PreparedWrite&&) noexcept = default;
PreparedWrite::~PreparedWrite() = default;

Result<PreparedWrite> PreparedWrite::prepare(FileSystem& files, const std::string& path, std::string_view bytes, const AtomicWriteOptions& options)
{
    auto target = targetOf(files, path, options);
    if (!target) return target.problem();
    auto state = std::make_unique<State>(files, path, *std::move(target), bytes, options);
    std::error_code error = state->temporary.create(state->target.path, state->target.before);
    if (!error) error = state->temporary.append(bytes);
    if (!error) error = state->temporary.close();
    if (error) return fileProblem(FileAction::Write, path, error);
    return PreparedWrite(std::move(state));
}

Result<Done> PreparedWrite::finish()
{
    auto& [files, path, target, bytes, options, temporary] = *m_state;
    keepBackup(files, target, options);
    if (const auto error = temporary.moveTo(target.path)) return fileProblem(FileAction::Write, path, error);
    if (const auto error = files.syncFolder(folderOf(target.path)))
        return Problem{{"files.not-synced", {{"error", error.message()}}}, {path, 0, 0, {}}, Message{"files.save-again", {}}};
    std::string back;
    if (files.read(target.path, std::max(bytes.size(), limits::kFileBytes), back) || back != bytes)
        return Problem{{"files.reads-back-differently", {}}, {path, 0, 0, {}}, Message{"files.save-again", {}}};
    return Done{};
}

Result<Done> writeAtomically(FileSystem& files, const std::string& path, std::string_view bytes, const AtomicWriteOptions& options)
{
    auto prepared = PreparedWrite::prepare(files, path, bytes, options);
    return prepared ? prepared->finish() : prepared.problem();
}

Result<Done> removeKeepingBackup(FileSystem& files, const std::string& path, const AtomicWriteOptions& options)
{
    const auto target = targetOf(files, path, options);
    if (!target) return target.problem();
    if (target->before.kind == FileStatus::Kind::Missing) return Done{};
    keepBackup(files, *target, options);
    if (const auto error = files.remove(path)) return fileProblem(FileAction::Write, path, error);
    if (const auto error = files.syncFolder(folderOf(path)))
        return Problem{{"files.not-synced", {{"error", error.message()}}}, {path, 0, 0, {}}, Message{"files.save-again", {}}};
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
