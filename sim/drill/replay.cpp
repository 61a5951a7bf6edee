#include "sim/drill/replay.h"

#include "model/files/limits.h"
#include "sim/drill/quantities.h"

#include <cmath>

namespace faultline::sim {

namespace {

constexpr double kSecondsMax = 366 * 86'400.0, kRateMax = 1e7;
constexpr std::size_t kKnotsMax = 1'000'000;

Problem wrongLine(const std::string& fileName, int line, int column)
{
    Problem problem = drillProblem("wrong-replay-line", {}, "replay-remedy");
    problem.place = {fileName, line, column, {}};
    return problem;
}

} // namespace

Result<std::vector<Traffic::Knot>> readRateCsv(std::string_view bytes, const std::string& fileName)
{
    std::vector<Traffic::Knot> knots;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    int line = 0;
    bool isFirst = true;
    while (!bytes.empty()) {
        ++line;
        const auto end = bytes.find('\n');
        const std::string_view raw = trimmed(bytes.substr(0, end));
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
        if (raw.size() > limits::kLineBytes) return wrongLine(fileName, line, 1);
        if (raw.empty() || raw.front() == '#') continue;
        const auto fields = cutAt(raw, ",");
        const auto seconds = fields ? decimalOf(trimmed(fields->first)) : std::nullopt;
        const bool isHeading = isFirst && fields && !seconds;
        isFirst = false;
        if (isHeading) continue;
        if (!seconds || *seconds > kSecondsMax) return wrongLine(fileName, line, 1);
        const auto rate = decimalOf(trimmed(fields->second));
        if (!rate || *rate > kRateMax) return wrongLine(fileName, line, static_cast<int>(fields->first.size()) + 2);
        const auto at = static_cast<Nanoseconds>(std::llround(*seconds * 1e9));
        if (!knots.empty() && at < knots.back().at) {
            Problem problem = drillProblem("replay-out-of-order", {}, "replay-remedy");
            problem.place = {fileName, line, 1, {}};
            return problem;
        }
        if (knots.size() >= kKnotsMax) return drillProblem("replay-too-long", {{"limit", std::to_string(kKnotsMax)}}, "replay-too-long-remedy");
        knots.push_back({at, *rate});
    }
    if (knots.empty()) {
        Problem problem = drillProblem("replay-empty", {}, "replay-remedy");
        problem.place.file = fileName;
        return problem;
    }
    return knots;
}

} // namespace faultline::sim
