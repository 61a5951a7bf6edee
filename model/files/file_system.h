#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace faultline {

/// What a path names, links followed.
struct FileStatus {
    enum class Kind { Missing, Regular, Folder, Other };
    Kind kind = Kind::Missing;
    std::uint32_t mode = 0644;
    std::uint32_t owner = 0, group = 0;
    std::uint64_t size = 0;
    bool isWritable = true; ///< by this process, going by its permissions
};

/// The few operations on files that saving needs, so that tests can make each of them fail. Errors are the system's codes.
class FileSystem {
public:
    /// An open file; negative: none.
    using Handle = int;

    virtual ~FileSystem() = default;

    [[nodiscard]] virtual FileStatus status(const std::string& path) const = 0;
    /// The path with all links resolved; of a file that does not exist yet, with those of its folder. Fails on loops and a missing folder.
    [[nodiscard]] virtual std::error_code resolve(const std::string& path, std::string& resolved) const = 0;
    /// All bytes of a regular file; `file_too_large` above `maxBytes`. Never blocks on a pipe or device: those are refused.
    [[nodiscard]] virtual std::error_code read(const std::string& path, std::size_t maxBytes, std::string& bytes) const = 0;
    /// Names in a folder, sorted; without "." and "..".
    [[nodiscard]] virtual std::error_code list(const std::string& folder, std::vector<std::string>& names) const = 0;

    /// Makes a file that did not exist, with mode, owner and group of `like` (the process's own when `like` is Missing), and opens it.
    [[nodiscard]] virtual std::error_code createExclusive(const std::string& path, const FileStatus& like, Handle& file) = 0;
    /// Writes at the end; may write less than asked.
    [[nodiscard]] virtual std::error_code write(Handle file, std::string_view bytes, std::size_t& written) = 0;
    [[nodiscard]] virtual std::error_code sync(Handle file) = 0;
    [[nodiscard]] virtual std::error_code close(Handle file) = 0;
    [[nodiscard]] virtual std::error_code rename(const std::string& from, const std::string& to) = 0;
    [[nodiscard]] virtual std::error_code remove(const std::string& path) = 0;
    [[nodiscard]] virtual std::error_code syncFolder(const std::string& folder) = 0;
    [[nodiscard]] virtual std::error_code makeFolders(const std::string& folder) = 0;
    /// Whether the process that made a temporary file and did not move it to its place has ended: nobody holds the file open, and no process here
    /// has that number.
    [[nodiscard]] virtual bool isAbandoned(const std::string& path, std::uint64_t maker) const = 0;
    /// A number no other process on this machine uses for its temporary files now.
    [[nodiscard]] virtual std::uint64_t processNumber() const = 0;
};

/// "dir" of "dir/name"; "." when there is none.
[[nodiscard]] std::string folderOf(const std::string& path);
[[nodiscard]] std::string fileNameOf(const std::string& path);

} // namespace faultline
