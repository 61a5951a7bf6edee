#pragma once

#include "model/files/file_system.h"
#include "model/text/problem.h"

#include <memory>
#include <string>
#include <string_view>

namespace faultline {

struct AtomicWriteOptions {
    std::string backupFolder; ///< where the version before is kept; empty: nowhere
    int backups = 5;
    bool refuseExisting = false; ///< fails when the file is there already
};

/// Replaces a file's bytes whole or not at all (RELIABILITY P1, P2): a sibling is written, synced and renamed over the file, the folder synced,
/// and the file read back. Links are followed first; what is no regular file, or is read-only, is refused. A failed write leaves no trace.
[[nodiscard]] Result<Done> writeAtomically(FileSystem& files, const std::string& path, std::string_view bytes,
                                           const AtomicWriteOptions& options = {});

/// The same in two steps, for files that belong together: all are prepared before the first is replaced. Destroyed unfinished, it leaves no trace.
class PreparedWrite {
public:
    /// Writes and syncs the sibling.
    /// @param bytes  must live until `finish` has returned
    [[nodiscard]] static Result<PreparedWrite> prepare(FileSystem& files, const std::string& path, std::string_view bytes,
                                                       const AtomicWriteOptions& options = {});
    PreparedWrite(PreparedWrite&&) noexcept;
    PreparedWrite& operator=(PreparedWrite&&) noexcept;
    ~PreparedWrite();

    /// Keeps the version before, puts the sibling in its place and reads it back. Called once.
    [[nodiscard]] Result<Done> finish();

private:
    struct State;
    explicit PreparedWrite(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Takes a file away, its version before kept as a backup. Of a link only the link goes. A file that is not there is no problem.
[[nodiscard]] Result<Done> removeKeepingBackup(FileSystem& files, const std::string& path, const AtomicWriteOptions& options);

/// Whether a write to `path` could begin: its folder exists, and the file, if there, is regular and writable. For saying no before a long run.
[[nodiscard]] Result<Done> checkWritable(FileSystem& files, const std::string& path, const AtomicWriteOptions& options = {});

/// Reads a user's file within limits::kFileBytes.
[[nodiscard]] Result<std::string> readUserFile(const FileSystem& files, const std::string& path);

} // namespace faultline
