#include "app/commands/check_report.h"
#include "app/commands/commands.h"

#include "model/files/disk_file_system.h"
#include "model/files/limits.h"
#include "model/metrics/get_metric_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace faultline::app {

namespace {

constexpr std::string_view kUsage = "faultline check FILE… [--format text|json|sarif|junit|html] [--core] [--as-of YYYY-MM-DD] [--metrics RUN.json] "
                                    "[--fail-on red|yellow] [--parameter K=V] | faultline check --list [--format text|json]";

Problem wrongOption(std::string_view option, const std::string& value, std::string_view expected)
{
    return {{"app.option-not-one-of", {{"option", std::string(option)}, {"value", value}, {"expected", std::string(expected)}}},
            {},
            Message{"app.see-usage", {{"usage", std::string(kUsage)}}}};
}

/// Today where the user is: the only place where the day comes from outside.
std::string today()
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

bool isDate(const std::string& text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
        if (text[i] < '0' || text[i] > '9') return false;
    const int month = std::stoi(text.substr(5, 2)), day = std::stoi(text.substr(8, 2));
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int year = std::stoi(text.substr(0, 4));
    const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month >= 1 && month <= 12 && day >= 1 && day <= kDays[month - 1] + (month == 2 && isLeap ? 1 : 0);
}

struct Options {
    std::string format, asOf;
    FailOn failOn = FailOn::Red;
    bool core = false, list = false;
};

Result<Options> optionsOf(const Arguments& arguments)
{
    Options o{.format = arguments.option("format").value_or("text"),
              .asOf = arguments.option("as-of").value_or(today()),
              .core = arguments.flag("core"),
              .list = arguments.flag("list")};
    if (o.list)
        if (const auto alone = checkStandsAlone(arguments, "list"); !alone) return alone.problem();
    constexpr std::array<std::string_view, 5> kFormats{"text", "json", "sarif", "junit", "html"};
    const std::size_t known = o.list ? 2 : kFormats.size();
    if (std::find(kFormats.begin(), kFormats.begin() + known, o.format) == kFormats.begin() + known)
        return wrongOption("--format", o.format, o.list ? "text, json" : "text, json, sarif, junit, html");
    if (!isDate(o.asOf)) return wrongOption("--as-of", o.asOf, "YYYY-MM-DD");
    const std::string failOn = arguments.option("fail-on").value_or("red");
    if (failOn != "red" && failOn != "yellow") return wrongOption("--fail-on", failOn, "red, yellow");
    if (failOn == "yellow") o.failOn = FailOn::Yellow;
    return o;
}

std::string listChecks(const Advisor& advisor, const std::string& format)
{
    if (format == "json") return checkListAsJson(advisor.checks());
    std::string text;
    for (const CheckInfo& c : advisor.checks())
        text += fmt::format("{:<32} {:<24} {}{}\n", c.id, c.category, c.name, c.scope == "design" ? "" : " (" + c.scope + ")");
    return text;
}

/// `--core`: the checks that every account has, and our own of the template's soundness. A finding stays while one of its checks does.
void keepCore(AdvisorReport& report)
{
    std::erase_if(report.checks, [](const CheckResult& c) { return !c.check->isCore && c.check->category != "template"; });
    const auto isGone = [&](const std::string& id) { return !checkOf(report, id); };
    for (Finding& f : report.findings) {
        std::erase_if(f.also, isGone);
        if (!isGone(f.check) || f.also.empty()) continue;
        f.check = f.also.front();
        f.also.erase(f.also.begin());
    }
    std::erase_if(report.findings, [&](const Finding& f) { return isGone(f.check); });
}

std::string render(const std::vector<CheckedFile>& files, const Options& options, const Advisor& advisor, const Texts& texts)
{
    const std::string& format = options.format;
    if (format == "json") return checkAsJson(files, texts);
    if (format == "sarif") return checkAsSarif(files, advisor.checks(), texts);
    if (format == "junit") return checkAsJUnit(files, options.failOn, texts);
    if (format == "html") return checkAsHtml(files, texts);
    return checkAsText(files, texts);
}

Result<MetricStore> readMetrics(const FileSystem& disk, const std::string& path)
{
    std::string bytes;
    if (const std::error_code error = disk.read(path, limits::kFileBytes, bytes))
        return Problem{{"app.unreadable", {{"reason", error.message()}}}, {path, 0, 0, {}}, Message{"app.unreadable-remedy", {}}};
    auto imported = readGetMetricData(bytes, path);
    if (!imported) return imported.problem();
    return std::move(imported->metrics);
}

/// The store names resources as the template does where it was written by a drill; imported data by physical names stays unmatched: "no data".
int runCheck(const Arguments& arguments, const CommandContext& context)
{
    const auto options = optionsOf(arguments);
    if (!options) return fail(context, options.problem());
    const auto advisor = Advisor::load(context.data);
    if (!advisor) return fail(context, advisor.problem());
    if (options->list) return print(context, listChecks(*advisor, options->format));
    if (arguments.positional.empty())
        return fail(context, {{"app.word-missing", {{"command", "check"}}}, {}, Message{"app.see-usage", {{"usage", std::string(kUsage)}}}});

    const DiskFileSystem disk;
    std::optional<MetricStore> metrics;
    if (const auto path = arguments.option("metrics")) {
        auto read = readMetrics(disk, *path);
        if (!read) return fail(context, read.problem());
        metrics = *std::move(read);
    }
    std::vector<CheckedFile> checked;
    bool failed = false;
    for (const std::string& path : arguments.positional) {
        const auto document = Document::open(disk, path);
        if (!document) return fail(context, document.problem());
        const Architecture architecture = Architecture::from(*document, {context.parameters});
        if (const auto known = checkParameters(document->source(), context.parameters); !known) return fail(context, known.problem());
        AdvisorReport report = advisor->run(architecture, Topology::of(architecture), metrics ? &*metrics : nullptr, options->asOf);
        if (options->core) keepCore(report);
        failed = failed || isFailure(report, options->failOn);
        checked.push_back({path, options->asOf, std::move(report)});
    }
    return print(context, render(checked, *options, *advisor, context.texts), failed ? kExitFound : kExitOk);
}

} // namespace

Command checkCommand()
{
    return {{"check",
             kUsage,
             "Checks templates against AWS's advice and for faults of their own.",
             {"format", "as-of", "metrics", "fail-on"},
             {},
             {"core", "list"},
             0,
             10'000},
            runCheck};
}

} // namespace faultline::app
