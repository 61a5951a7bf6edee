#pragma once

#include "model/files/file_system.h"

#include <string>
#include <string_view>
#include <system_error>

namespace faultline {

/// A sibling of a file that is to be written. It takes that file's place once all its bytes are there, and is removed again otherwise.
class TemporaryFile {
public:
    explicit TemporaryFile(FileSystem& files) : m_files(files) {}
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    /// Makes the sibling of `target`, with mode and owner of `like`. Siblings that killed processes left there are taken away first.
    [[nodiscard]] std::error_code create(const std::string& target, const FileStatus& like);
    [[nodiscard]] std::error_code append(std::string_view bytes);
    /// Syncs and closes: all bytes are there.
    [[nodiscard]] std::error_code close();
    [[nodiscard]] std::error_code moveTo(const std::string& target);

private:
    FileSystem& m_files;
    std::string m_path; ///< empty: none, or moved
    FileSystem::Handle m_file = -1;
};

} // namespace faultline
