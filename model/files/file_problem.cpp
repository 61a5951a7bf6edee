#include "model/files/file_problem.h"

#include <array>

namespace faultline {

Problem fileProblem(FileAction action, const std::string& path, std::error_code error)
{
    struct Known {
        std::errc code;
        const char* what;
        const char* remedy;
    };
    static constexpr std::array<Known, 12> known{{
        {std::errc::no_such_file_or_directory, "files.missing", "files.check-name"},
        {std::errc::not_a_directory, "files.missing", "files.check-name"},
        {std::errc::permission_denied, "files.no-access", "files.other-place"},
        {std::errc::operation_not_permitted, "files.no-access", "files.other-place"},
        {std::errc::read_only_file_system, "files.read-only-disk", "files.other-place"},
        {std::errc::no_space_on_device, "files.disk-full", "files.free-space"},
        {std::errc::file_too_large, "files.beyond-limit", "files.other-place"},
        {std::errc::is_a_directory, "files.is-folder", "files.name-a-file"},
        {std::errc::no_such_device_or_address, "files.not-regular", "files.name-a-file"},
        {std::errc::too_many_symbolic_link_levels, "files.link-loop", "files.name-a-file"},
        {std::errc::filename_too_long, "files.name-too-long", "files.shorter-name"},
        {std::errc::file_exists, "files.exists", "files.other-name"},
    }};
    const char* verb = action == FileAction::Read ? "read" : "write";
    for (const Known& k : known)
        if (error == k.code) return {{k.what, {{"action", verb}}}, {path, 0, 0, {}}, Message{k.remedy, {}}};
    return {{"files.failed", {{"action", verb}, {"error", error.message()}}}, {path, 0, 0, {}}, Message{"files.other-place", {}}};
}

} // namespace faultline
