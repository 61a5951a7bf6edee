#pragma once

#include "model/files/file_system.h"

#include <map>
#include <memory>

namespace faultline::test {

enum class FaultKind { None, Crash, FullDisk, IoError, ShortWrite, NoAccess };

/// A file system in memory that forgets what was not synced, and fails one chosen operation.
///
/// Files' bytes survive a crash as far as they were synced; names as far as their folder was. `operations()` counts, so that a test can walk
/// through every point of failure. A crash throws Crashed; afterwards `afterCrash()` gives what a restart would find.
class FaultyFileSystem final : public FileSystem {
public:
    struct Crashed {};

    void put(const std::string& path, std::string bytes);
    void failAt(int operation, FaultKind kind)
    {
        m_failAt = operation;
        m_kind = kind;
    }
    [[nodiscard]] int operations() const { return m_operations; }
    [[nodiscard]] FaultyFileSystem afterCrash() const;
    [[nodiscard]] std::map<std::string, std::string> files() const; ///< as a running program sees them

    [[nodiscard]] FileStatus status(const std::string& path) const override;
    [[nodiscard]] std::error_code resolve(const std::string& path, std::string& resolved) const override;
    [[nodiscard]] std::error_code read(const std::string& path, std::size_t maxBytes, std::string& bytes) const override;
    [[nodiscard]] std::error_code list(const std::string& folder, std::vector<std::string>& names) const override;
    [[nodiscard]] std::error_code createExclusive(const std::string& path, const FileStatus& like, Handle& file) override;
    [[nodiscard]] std::error_code write(Handle file, std::string_view bytes, std::size_t& written) override;
    [[nodiscard]] std::error_code sync(Handle file) override;
    [[nodiscard]] std::error_code close(Handle file) override;
    [[nodiscard]] std::error_code rename(const std::string& from, const std::string& to) override;
    [[nodiscard]] std::error_code remove(const std::string& path) override;
    [[nodiscard]] std::error_code syncFolder(const std::string& folder) override;
    [[nodiscard]] std::error_code makeFolders(const std::string& folder) override;
    [[nodiscard]] bool isAbandoned(const std::string&, std::uint64_t maker) const override { return maker != processNumber(); }
    [[nodiscard]] std::uint64_t processNumber() const override { return 7; }

private:
    struct Inode {
        std::string bytes, synced;
    };
    std::error_code step();

    std::map<std::string, std::shared_ptr<Inode>> m_names, m_syncedNames;
    std::map<Handle, std::shared_ptr<Inode>> m_open;
    Handle m_nextHandle = 3;
    int m_operations = 0, m_failAt = -1;
    FaultKind m_kind = FaultKind::None;
};

} // namespace faultline::test
