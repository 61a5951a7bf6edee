#pragma once

#include "model/files/file_system.h"

namespace faultline {

/// The real file system, by POSIX calls.
class DiskFileSystem final : public FileSystem {
public:
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
    [[nodiscard]] bool isAbandoned(const std::string& path, std::uint64_t maker) const override;
    [[nodiscard]] std::uint64_t processNumber() const override;
};

} // namespace faultline
