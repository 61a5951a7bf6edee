#include "app/commands/commands.h"
#include "app/commands/drill_options.h"
#include "model/files/atomic_write.h"
#include "model/files/disk_file_system.h"
#include "model/graph/topology.h"
#include "model/metrics/get_metric_data.h"
#include "model/metrics/instant.h"
#include "model/services/architecture.h"
#include "sim/drill/campaign.h"
#include "sim/drill/report.h"
#include "sim/drill/trace_writer.h"
#include "sim/faults/fault_kind.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace faultline::app {

namespace {

/// A drill of a file, ready to be played.
struct Prepared {
    std::string file;
    sim::Scenario scenario;
    std::shared_ptr<const sim::Plan> plan;
};

/// Which drills of a document the command line asks for; an empty name is a run that the command line makes.
std::vector<std::string> drillsOf(const Architecture& architecture, const DrillOptions& options)
{
    if (options.drill) return {*options.drill};
    const bool isMadeHere = options.overrides.traffic || options.overrides.faults || architecture.own().drills.empty();
    if (isMadeHere) return {std::string()};
    std::vector<std::string> names;
    for (const DrillAnnotation& drill : architecture.own().drills) names.push_back(drill.name);
    return names;
}

Result<std::vector<Prepared>> prepareFile(const std::string& file, const DrillOptions& options, const CommandContext& context)
{
    const DiskFileSystem files;
    const auto document = Document::open(files, file);
    if (!document) return document.problem();
    const Architecture architecture = Architecture::from(*document, {context.parameters});
    if (const auto known = checkParameters(architecture, context.parameters); !known) return known.problem();
    const Topology topology = Topology::of(architecture);
    std::vector<Prepared> prepared;
    for (const std::string& name : drillsOf(architecture, options)) {
        auto scenario = sim::scenarioOf(architecture, name, options.overrides, &files);
        if (!scenario) return scenario.problem();
        auto plan = sim::compile(architecture, topology, *scenario);
        if (!plan) return plan.problem();
        prepared.push_back({file, *std::move(scenario), *std::move(plan)});
    }
    return prepared;
}

/// One line on a terminal, rewritten as the run goes on; nothing elsewhere.
class ProgressLine {
public:
    explicit ProgressLine(std::string what) : m_what(std::move(what)), m_isTerminal(isatty(STDERR_FILENO) == 1) {}
    ~ProgressLine()
    {
        if (m_shown >= 0) fmt::print(stderr, "\r\x1b[K");
    }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    [[nodiscard]] sim::Progress callback()
    {
        if (!m_isTerminal) return {};
        return [this](double share) {
            const int percent = static_cast<int>(share * 100);
            if (percent == m_shown) return;
            m_shown = percent;
            fmt::print(stderr, "\r\x1b[K{} {} %", m_what, percent);
            std::fflush(stderr);
        };
    }

private:
    std::string m_what;
    bool m_isTerminal;
    int m_shown = -1;
};

Result<sim::DrillReport> play(const Prepared& drill, const DrillOptions& options, FileSystem& files)
{
    sim::DrillReport report{drill.file, drill.scenario, {}, options.seeds.has_value(), MetricStore()};
    ProgressLine progress(drill.scenario.name.empty() ? drill.file : drill.scenario.name);
    if (options.seeds) {
        report.runs = sim::playSeeds(drill.plan, drill.scenario, *options.seeds, options.jobs, &report.metrics, progress.callback());
        return report;
    }
    std::unique_ptr<sim::TraceWriter> trace;
    if (options.traceOut) {
        auto opened = sim::TraceWriter::open(files, *options.traceOut);
        if (!opened) return opened.problem();
        trace = *std::move(opened);
    }
    report.runs.push_back(sim::playOnce(drill.plan, drill.scenario, drill.scenario.seed, trace.get(), &report.metrics, progress.callback()));
    if (trace)
        if (const auto finished = trace->finish(); !finished) return finished.problem();
    return report;
}

Result<Done> writeMetrics(const sim::DrillReport& report, const std::string& path, FileSystem& files)
{
    const Nanoseconds start = parseInstant(report.scenario.start).value_or(0);
    const bool isCsv = path.ends_with(".csv");
    return writeAtomically(files, path, isCsv ? writeMetricCsv(report.metrics, start) : writeGetMetricData(report.metrics, start));
}

std::string reportAs(DrillOptions::Format format, const std::vector<sim::DrillReport>& reports, const Texts& texts)
{
    switch (format) {
    case DrillOptions::Format::Json: return sim::reportJson(reports, texts);
    case DrillOptions::Format::Junit: return sim::reportJunit(reports, texts);
    case DrillOptions::Format::Html: return sim::reportHtml(reports, texts);
    case DrillOptions::Format::Text: break;
    }
    return sim::reportText(reports, texts);
}

std::string joined(const std::vector<std::string_view>& words, std::string_view separator) { return fmt::format("{}", fmt::join(words, separator)); }

std::string faultListText(const Texts& texts)
{
    std::string out;
    for (const sim::FaultKind& kind : sim::faultKinds()) {
        std::string arguments = kind.hasLength ? "at, for" : "at";
        if (!kind.required.empty()) arguments += ", " + joined(kind.required, ", ");
        if (!kind.oneOf.empty()) arguments += ", " + joined(kind.oneOf, " or ");
        if (!kind.optional.empty()) arguments += ", [" + joined(kind.optional, ", ") + "]";
        out += fmt::format("{}{}\n  {}\n  arguments: {}\n  fis: {}. {}\n", kind.kind, kind.isImplemented() ? "" : " (not yet)",
                           texts.find(fmt::format("drill.fault.{}", kind.kind)), arguments, kind.fis,
                           texts.find(fmt::format("drill.fis.{}", kind.kind)));
    }
    return out;
}

std::string faultListJson(const Texts& texts)
{
    nlohmann::ordered_json kinds = nlohmann::ordered_json::array();
    for (const sim::FaultKind& kind : sim::faultKinds())
        kinds.push_back({{"kind", kind.kind},
                         {"text", texts.find(fmt::format("drill.fault.{}", kind.kind))},
                         {"required", kind.required},
                         {"one_of", kind.oneOf},
                         {"optional", kind.optional},
                         {"has_length", kind.hasLength},
                         {"implemented", kind.isImplemented()},
                         {"fis", kind.fis},
                         {"fis_differs", texts.find(fmt::format("drill.fis.{}", kind.kind))}});
    return nlohmann::ordered_json{{"schema", "faultline.faults/1"}, {"faults", std::move(kinds)}}.dump(2) + "\n";
}

int listFaults(const DrillOptions& options, const CommandContext& context)
{
    const bool isJson = options.format == DrillOptions::Format::Json;
    return print(context, isJson ? faultListJson(context.texts) : faultListText(context.texts));
}

/// What cannot be asked for together, or cannot be written, is told before the first run starts.
Result<Done> checkOutputs(const DrillOptions& options, std::size_t drills, FileSystem& files)
{
    for (const auto& [path, option] : {std::pair(options.traceOut, "--trace-out"), std::pair(options.metricsOut, "--metrics-out")}) {
        if (!path) continue;
        if (drills > 1) return Problem{{"drill.one-drill-only", {{"option", option}}}, {}, Message{"drill.name-one-drill", {}}};
        if (const auto writable = checkWritable(files, *path); !writable) return writable.problem();
    }
    return Done{};
}

int runDrill(const Arguments& arguments, const CommandContext& context)
{
    const auto options = drillOptionsOf(arguments);
    if (!options) return fail(context, options.problem());
    if (options->listFaults) return listFaults(*options, context);

    std::vector<Prepared> drills;
    for (const std::string& file : arguments.positional) {
        auto prepared = prepareFile(file, *options, context);
        if (!prepared) return fail(context, prepared.problem());
        std::move(prepared->begin(), prepared->end(), std::back_inserter(drills));
    }
    DiskFileSystem files;
    if (const auto possible = checkOutputs(*options, drills.size(), files); !possible) return fail(context, possible.problem());

    std::vector<sim::DrillReport> reports;
    auto worst = sim::DrillOutcome::Met;
    for (const Prepared& drill : drills) {
        auto report = play(drill, *options, files);
        if (!report) return fail(context, report.problem());
        if (options->metricsOut)
            if (const auto written = writeMetrics(*report, *options->metricsOut, files); !written) return fail(context, written.problem());
        worst = std::max(worst, sim::outcomeOf(*report));
        reports.push_back(*std::move(report));
    }
    const bool isFound = worst == sim::DrillOutcome::Missed || (worst == sim::DrillOutcome::Unknown && !options->allowUnknown);
    return print(context, reportAs(options->format, reports, context.texts), isFound ? kExitFound : kExitOk);
}

} // namespace

Command drillCommand()
{
    CommandShape shape;
    shape.name = "drill";
    shape.usage =
        "faultline drill FILE… [--drill NAME] [--traffic S] [--fault F]… [--duration D] [--seed N] [--start T] [--objective O]… "
        "[--seeds N] [--jobs N] [--metrics-out F.json|F.csv] [--trace-out F] [--format text|json|junit|html] [--list-faults] [--allow-unknown]";
    shape.summary = "Plays failure drills on a template and holds the objectives against what happened.";
    shape.options = {"drill", "traffic", "duration", "seed", "start", "seeds", "jobs", "metrics-out", "trace-out", "format"};
    shape.repeated = {"fault", "objective"};
    shape.flags = {"list-faults", "allow-unknown"};
    shape.positionalMax = 10'000;
    return {shape, runDrill};
}

} // namespace faultline::app
