#include "app/commands/commands.h"
#include "app/commands/drill_options.h"
#include "app/commands/drill_progress.h"
#include "app/commands/list_faults.h"
#include "app/interrupts.h"
#include "model/files/atomic_write.h"
#include "model/files/disk_file_system.h"
#include "model/graph/topology.h"
#include "model/metrics/get_metric_data.h"
#include "model/metrics/instant.h"
#include "model/services/architecture.h"
#include "sim/drill/campaign.h"
#include "sim/drill/matrix.h"
#include "sim/drill/placement.h"
#include "sim/drill/report.h"
#include "sim/drill/trace_writer.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace faultline::app {

namespace {

/// A drill of a file, ready to be played.
struct Prepared {
    std::string file;
    sim::Scenario scenario;
    std::shared_ptr<const sim::Plan> plan;
    std::optional<sim::PlayedPlacement> placement;
};

/// A file as read.
struct Drawing {
    std::string file;
    Architecture architecture;
    Topology topology;
};

Result<Drawing> open(const std::string& file, const CommandContext& context)
{
    const DiskFileSystem files;
    const auto document = Document::open(files, file);
    if (!document) return document.problem();
    Architecture architecture = Architecture::from(*document, {context.parameters});
    if (const auto known = checkParameters(document->source(), context.parameters); !known) return known.problem();
    Topology topology = Topology::of(architecture);
    return Drawing{file, std::move(architecture), std::move(topology)};
}

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

/// One drill, or one for each placement.
Result<Done> prepareDrill(const Drawing& drawing, const std::string& name, const DrillOptions& options, std::vector<Prepared>& out)
{
    const DiskFileSystem files;
    auto scenario = sim::scenarioOf(drawing.architecture, name, options.overrides, &files);
    if (!scenario) return scenario.problem();
    auto plan = sim::compile(drawing.architecture, drawing.topology, *scenario);
    if (!plan) return plan.problem();
    if (!options.allPlacements) {
        out.push_back({drawing.file, *std::move(scenario), *std::move(plan), std::nullopt});
        return Done{};
    }
    const auto placements = sim::placementsOf(**plan).each;
    for (const sim::Placement& placement : placements) {
        scenario->placement = placement;
        auto placed = sim::compile(drawing.architecture, drawing.topology, *scenario);
        if (!placed) return placed.problem();
        out.push_back({drawing.file, *scenario, *std::move(placed), sim::PlayedPlacement{sim::textOf(placement), placements.size(), false}});
    }
    return Done{};
}

Result<std::vector<Prepared>> prepareFile(const std::string& file, const DrillOptions& options, const CommandContext& context)
{
    const auto drawing = open(file, context);
    if (!drawing) return drawing.problem();
    std::vector<Prepared> prepared;
    for (const std::string& name : drillsOf(drawing->architecture, options))
        if (const auto done = prepareDrill(*drawing, name, options, prepared); !done) return done.problem();
    return prepared;
}

/// A run that is interrupted leaves nothing of its trace behind.
Result<sim::DrillReport> playTraced(const Prepared& drill, sim::DrillReport report, const std::string& path, FileSystem& files,
                                    const sim::Progress& progress)
{
    const Interrupts interrupts;
    auto trace = sim::TraceWriter::open(files, path);
    if (!trace) return trace.problem();
    const auto goesOn = [&](double share) { return !interrupts.hasCome() && (!progress || progress(share)); };
    report.runs.push_back(sim::playOnce(drill.plan, drill.scenario, drill.scenario.seed, trace->get(), &report.metrics, goesOn));
    if (interrupts.hasCome()) {
        trace->reset();
        interrupts.passOn();
    }
    if (const auto finished = (*trace)->finish(); !finished) return finished.problem();
    return report;
}

Result<sim::DrillReport> play(const Prepared& drill, const DrillOptions& options, FileSystem& files)
{
    sim::DrillReport report{drill.file, drill.scenario, {}, options.seeds.has_value(), MetricStore(), drill.placement};
    ProgressLine progress(drill.scenario.name.empty() ? drill.file : drill.scenario.name);
    if (options.seeds) {
        report.runs = sim::playSeeds(drill.plan, drill.scenario, *options.seeds, options.jobs, &report.metrics, progress.callback());
        return report;
    }
    if (options.traceOut) return playTraced(drill, std::move(report), *options.traceOut, files, progress.callback());
    report.runs.push_back(sim::playOnce(drill.plan, drill.scenario, drill.scenario.seed, nullptr, &report.metrics, progress.callback()));
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

int listFaults(const DrillOptions& options, const CommandContext& context)
{
    const bool isJson = options.format == DrillOptions::Format::Json;
    return print(context, isJson ? faultListJson(context.texts) : faultListText(context.texts));
}

std::string matrixAs(DrillOptions::Format format, const std::vector<sim::Matrix>& matrices, const Texts& texts)
{
    switch (format) {
    case DrillOptions::Format::Json: return sim::matrixJson(matrices, texts);
    case DrillOptions::Format::Junit: return sim::matrixJunit(matrices);
    case DrillOptions::Format::Html: return sim::matrixHtml(matrices, texts);
    case DrillOptions::Format::Text: break;
    }
    return sim::matrixText(matrices, texts);
}

int exitCodeOf(sim::DrillOutcome worst, const DrillOptions& options)
{
    const bool isFound = worst == sim::DrillOutcome::Missed || (worst == sim::DrillOutcome::Unknown && !options.allowUnknown);
    return isFound ? kExitFound : kExitOk;
}

/// `--matrix`: the document's traffic and objectives, or those of the drill that is named, with every fault in turn.
int runMatrix(const std::vector<std::string>& files, const DrillOptions& options, const CommandContext& context)
{
    std::vector<sim::Matrix> matrices;
    auto worst = sim::DrillOutcome::Met;
    const DiskFileSystem disk;
    for (const std::string& file : files) {
        const auto drawing = open(file, context);
        if (!drawing) return fail(context, drawing.problem());
        const auto scenario = sim::scenarioOf(drawing->architecture, options.drill.value_or(""), options.overrides, &disk);
        if (!scenario) return fail(context, scenario.problem());
        ProgressLine progress(file);
        auto matrix = sim::playMatrix(drawing->architecture, drawing->topology, *scenario, options.pairs, options.jobs, progress.callback());
        if (!matrix) return fail(context, matrix.problem());
        matrix->file = file;
        worst = std::max(worst, sim::outcomeOf(*matrix));
        matrices.push_back(*std::move(matrix));
    }
    return print(context, matrixAs(options.format, matrices, context.texts), exitCodeOf(worst, options));
}

/// What cannot be asked for together, or cannot be written, is told before the first run starts.
Result<Done> checkOutputs(const DrillOptions& options, const std::vector<Prepared>& drills, FileSystem& files)
{
    std::vector<std::string> read;
    for (const Prepared& drill : drills) {
        read.push_back(drill.file);
        if (!drill.scenario.traffic.replayed.empty()) read.push_back(drill.scenario.traffic.replayed);
    }
    for (const auto& [path, option] : {std::pair(options.traceOut, "--trace-out"), std::pair(options.metricsOut, "--metrics-out")}) {
        if (!path) continue;
        if (drills.size() > 1) return Problem{{"drill.one-drill-only", {{"option", option}}}, {}, Message{"drill.name-one-drill", {}}};
        if (const auto keeps = checkKeepsInputs(files, *path, read); !keeps) return keeps.problem();
        if (const auto writable = checkWritable(files, *path); !writable) return writable.problem();
    }
    if (options.traceOut && options.metricsOut && isSameFile(files, *options.traceOut, *options.metricsOut))
        return Problem{{"app.outputs-are-one", {{"option", "--trace-out"}, {"other", "--metrics-out"}}}, {}, Message{"app.output-other-name", {}}};
    return Done{};
}

int runDrill(const Arguments& arguments, const CommandContext& context)
{
    const auto options = drillOptionsOf(arguments);
    if (!options) return fail(context, options.problem());
    if (options->listFaults) return listFaults(*options, context);
    if (options->matrix) return runMatrix(arguments.positional, *options, context);

    std::vector<Prepared> drills;
    for (const std::string& file : arguments.positional) {
        auto prepared = prepareFile(file, *options, context);
        if (!prepared) return fail(context, prepared.problem());
        std::move(prepared->begin(), prepared->end(), std::back_inserter(drills));
    }
    DiskFileSystem files;
    if (const auto possible = checkOutputs(*options, drills, files); !possible) return fail(context, possible.problem());

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
    sim::nameWorstPlacements(reports);
    return print(context, reportAs(options->format, reports, context.texts), exitCodeOf(worst, *options));
}

} // namespace

Command drillCommand()
{
    CommandShape shape;
    shape.name = "drill";
    shape.usage =
        "faultline drill FILE… [--drill NAME] [--traffic S] [--fault F]… [--duration D] [--seed N] [--start T] [--warm-up D] [--objective O]… "
        "[--seeds N] [--jobs N] [--placements all] [--matrix [--pairs]] [--metrics-out F.json|F.csv] [--trace-out F] [--format "
        "text|json|junit|html] [--list-faults] [--allow-unknown]";
    shape.summary = "Plays failure drills on a template and holds the objectives against what happened.";
    shape.options = {"drill", "traffic", "duration", "seed", "start", "seeds", "jobs", "placements", "warm-up", "metrics-out", "trace-out", "format"};
    shape.repeated = {"fault", "objective"};
    shape.flags = {"list-faults", "allow-unknown", "matrix", "pairs"};
    shape.positionalMax = 10'000;
    return {shape, runDrill};
}

} // namespace faultline::app
