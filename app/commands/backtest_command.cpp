#include "app/commands/commands.h"

#include "model/files/disk_file_system.h"
#include "model/files/limits.h"
#include "model/metrics/get_metric_data.h"
#include "sim/backtest/backtest_report.h"

namespace faultline::app {

namespace {

constexpr std::string_view kUsage = "faultline backtest FILE --metrics DATA.json [--map Physical=Logical]… [--format text|json] [--parameter K=V]";

Problem wrongUsage(const char* id, std::vector<std::pair<std::string, std::string>> args)
{
    return {{std::string("app.") + id, std::move(args)}, {}, Message{"app.see-usage", {{"usage", std::string(kUsage)}}}};
}

Result<ImportedMetrics> readMetrics(const FileSystem& disk, const std::string& path)
{
    std::string bytes;
    if (const std::error_code error = disk.read(path, limits::kFileBytes, bytes))
        return Problem{{"app.unreadable", {{"reason", error.message()}}}, {path, 0, 0, {}}, Message{"app.unreadable-remedy", {}}};
    return readGetMetricData(bytes, path);
}

/// `--map Physical=Logical`, each naming a resource of the template.
Result<std::map<std::string, std::string>> mapOf(const Arguments& arguments, const Architecture& architecture)
{
    std::map<std::string, std::string> map;
    for (const std::string& entry : arguments.all("map")) {
        const auto equals = entry.rfind('='); // an ARN or a name may hold one, a logical id does not
        if (equals == std::string::npos || equals == 0) return wrongUsage("map-wrong", {{"value", entry}});
        const std::string logicalId = entry.substr(equals + 1);
        if (!architecture.find(logicalId)) return wrongUsage("map-unknown", {{"resource", logicalId}});
        map[entry.substr(0, equals)] = logicalId;
    }
    return map;
}

int runBacktest(const Arguments& arguments, const CommandContext& context)
{
    const std::string format = arguments.option("format").value_or("text");
    if (format != "text" && format != "json")
        return fail(context, wrongUsage("option-not-one-of", {{"option", "--format"}, {"value", format}, {"expected", "text, json"}}));
    const auto path = arguments.option("metrics");
    if (!path) return fail(context, wrongUsage("option-missing", {{"command", "backtest"}, {"option", "--metrics"}}));

    const DiskFileSystem disk;
    const auto document = Document::open(disk, arguments.positional.front());
    if (!document) return fail(context, document.problem());
    const Architecture architecture = Architecture::from(*document, {context.parameters});
    if (const auto known = checkParameters(document->source(), context.parameters); !known) return fail(context, known.problem());
    const auto map = mapOf(arguments, architecture);
    if (!map) return fail(context, map.problem());
    const auto metrics = readMetrics(disk, *path);
    if (!metrics) return fail(context, metrics.problem());
    const auto result = sim::backtest(architecture, *metrics, *map);
    if (!result) return fail(context, result.problem());
    return print(context, format == "json" ? sim::backtestAsJson(*result, context.texts) : sim::backtestAsText(*result, context.texts));
}

} // namespace

Command backtestCommand()
{
    return {{"backtest",
             kUsage,
             "Plays recorded metric data against a template's alarms and scaling policies.",
             {"format", "metrics"},
             {"map"},
             {},
             1,
             1},
            runBacktest};
}

} // namespace faultline::app
