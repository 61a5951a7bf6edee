#pragma once

#include "model/files/temporary_file.h"
#include "model/text/problem.h"
#include "sim/drill/run_record.h"

#include <memory>
#include <string>

namespace faultline::sim {

/// One attempt as a line of JSON, with its line end; docs/trace.md describes it. Times are whole nanoseconds.
[[nodiscard]] std::string traceLine(const AttemptRecord& record);

/// Writes a trace into a sibling of the wanted file while the run goes on, and moves it to its place at the end: a trace is there whole or not
/// at all. A write that fails is remembered and told by `finish`; the run goes on.
class TraceWriter final : public TraceSink {
public:
    /// Fails at once when the file cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<TraceWriter>> open(FileSystem& files, const std::string& path);

    void attempt(const AttemptRecord& record) override;
    [[nodiscard]] Result<Done> finish();

private:
    TraceWriter(FileSystem& files, std::string path) : m_files(files), m_path(std::move(path)), m_sibling(files) {}
    void flush();

    FileSystem& m_files;
    std::string m_path;   ///< as the user named it
    std::string m_target; ///< links resolved
    TemporaryFile m_sibling;
    std::string m_buffer;
    std::error_code m_error;
};

} // namespace faultline::sim
