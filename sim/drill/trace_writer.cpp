#include "sim/drill/trace_writer.h"

#include "model/files/atomic_write.h"
#include "model/files/file_problem.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iterator>

namespace faultline::sim {

namespace {

constexpr std::size_t kBufferBytes = 1u << 20;

/// Text in JSON's quotes; logical ids and class names come from a user's file.
std::string quoted(const std::string& text) { return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

std::string instant(Nanoseconds t) { return t < 0 ? "null" : std::to_string(t); }

} // namespace

std::string traceLine(const AttemptRecord& record)
{
    std::string line = fmt::format(R"({{"request":{},"attempt":{},"class":{},"first_sent_ns":{},"sent_ns":{},"ended_ns":{},"hops":[)", record.request,
                                   record.attempt, quoted(record.requestClass), record.firstSent, instant(record.sent), instant(record.ended));
    for (const AttemptRecord::Hop& hop : record.hops) {
        if (line.back() != '[') line += ',';
        fmt::format_to(std::back_inserter(line), R"({{"resource":{},"arrival_ns":{},"start_ns":{},"end_ns":{}}})",
                       hop.resource.empty() ? "null" : quoted(hop.resource), instant(hop.arrival), instant(hop.start), instant(hop.end));
    }
    fmt::format_to(std::back_inserter(line), R"(],"final":{},"outcome":"{}","cause":{},"final_ns":{}}})", record.isFinal, outcomeName(record.outcome),
                   record.cause == Cause::None ? "null" : fmt::format("\"{}\"", causeName(record.cause)), instant(record.finalAt));
    line += '\n';
    return line;
}

Result<std::unique_ptr<TraceWriter>> TraceWriter::open(FileSystem& files, const std::string& path)
{
    if (const auto writable = checkWritable(files, path); !writable) return writable.problem();
    std::unique_ptr<TraceWriter> writer(new TraceWriter(files, path));
    if (const auto error = files.resolve(path, writer->m_target)) return fileProblem(FileAction::Write, path, error);
    if (const auto error = writer->m_sibling.create(writer->m_target, files.status(writer->m_target)))
        return fileProblem(FileAction::Write, path, error);
    return writer;
}

void TraceWriter::attempt(const AttemptRecord& record)
{
    if (m_error) return;
    m_buffer += traceLine(record);
    if (m_buffer.size() >= kBufferBytes) flush();
}

void TraceWriter::flush()
{
    if (!m_error) m_error = m_sibling.append(m_buffer);
    m_buffer.clear();
}

Result<Done> TraceWriter::finish()
{
    flush();
    if (!m_error) m_error = m_sibling.close();
    if (!m_error) m_error = m_sibling.moveTo(m_target);
    if (!m_error) m_error = m_files.syncFolder(folderOf(m_target));
    if (m_error) return fileProblem(FileAction::Write, m_path, m_error);
    return Done{};
}

} // namespace faultline::sim
