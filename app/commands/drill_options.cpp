#include "app/commands/drill_options.h"

#include "sim/drill/quantities.h"

#include <algorithm>
#include <thread>

namespace faultline::app {

namespace {

constexpr int kSeedsMax = 100'000, kJobsMax = 1024;

Result<int> wholeOption(const std::string& name, const std::string& text, int most)
{
    const auto number = sim::wholeOf(text);
    if (!number || *number == 0 || *number > static_cast<std::uint64_t>(most))
        return Problem{{"drill.wrong-option-number", {{"option", name}, {"value", text}}},
                       {},
                       Message{"drill.option-number-remedy", {{"most", std::to_string(most)}}}};
    return static_cast<int>(*number);
}

Result<DrillOptions::Format> formatOf(const std::string& text)
{
    if (text == "text") return DrillOptions::Format::Text;
    if (text == "json") return DrillOptions::Format::Json;
    if (text == "junit") return DrillOptions::Format::Junit;
    if (text == "html") return DrillOptions::Format::Html;
    return Problem{{"drill.unknown-format", {{"value", text}}}, {}, Message{"drill.format-remedy", {}}};
}

/// What plays many drills in place of one.
Result<Done> readMatrix(const Arguments& arguments, DrillOptions& out)
{
    out.matrix = arguments.flag("matrix");
    out.pairs = arguments.flag("pairs");
    if (const auto text = arguments.option("placements")) {
        if (*text != "all") return Problem{{"drill.wrong-placements", {{"value", *text}}}, {}, Message{"drill.placements-remedy", {}}};
        out.allPlacements = true;
    }
    if (out.pairs && !out.matrix) return Problem{{"drill.pairs-without-matrix", {}}, {}, Message{"drill.pairs-remedy", {}}};
    if (out.matrix && !arguments.option("jobs")) out.jobs = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    for (const char* other : {"fault", "seeds", "metrics-out", "trace-out"})
        if (out.matrix && !arguments.all(other).empty()) return together("--matrix", std::string("--") + other);
    for (const char* other : {"metrics-out", "trace-out"})
        if (out.allPlacements && !arguments.all(other).empty()) return together("--placements", std::string("--") + other);
    return Done{};
}

} // namespace

Result<DrillOptions> drillOptionsOf(const Arguments& arguments)
{
    DrillOptions out;
    const auto format = formatOf(arguments.option("format").value_or("text"));
    if (!format) return format.problem();
    out.format = *format;
    out.listFaults = arguments.flag("list-faults");
    if (out.listFaults) {
        if (const auto alone = checkStandsAlone(arguments, "list-faults"); !alone) return alone.problem();
        if (out.format != DrillOptions::Format::Text && out.format != DrillOptions::Format::Json)
            return together("--list-faults", "--format " + *arguments.option("format"));
        return out;
    }
    out.allowUnknown = arguments.flag("allow-unknown");
    if (arguments.positional.empty()) return Problem{{"app.word-missing", {{"command", "drill"}}}, {}, Message{"drill.name-a-file", {}}};

    out.drill = arguments.option("drill");
    out.metricsOut = arguments.option("metrics-out");
    out.traceOut = arguments.option("trace-out");
    if (out.metricsOut && !out.metricsOut->ends_with(".json") && !out.metricsOut->ends_with(".csv"))
        return Problem{{"drill.metrics-ending", {{"path", *out.metricsOut}}}, {}, Message{"drill.metrics-ending-remedy", {}}};
    out.overrides = {arguments.option("traffic"),
                     arguments.option("duration"),
                     arguments.option("seed"),
                     arguments.option("start"),
                     arguments.option("warm-up"),
                     {},
                     {}};
    if (!arguments.all("fault").empty()) out.overrides.faults = arguments.all("fault");
    if (!arguments.all("objective").empty()) out.overrides.objectives = arguments.all("objective");

    if (const auto text = arguments.option("seeds")) {
        const auto seeds = wholeOption("--seeds", *text, kSeedsMax);
        if (!seeds) return seeds.problem();
        out.seeds = *seeds;
        out.jobs = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    }
    if (const auto text = arguments.option("jobs")) {
        const auto jobs = wholeOption("--jobs", *text, kJobsMax);
        if (!jobs) return jobs.problem();
        out.jobs = *jobs;
    }
    if (const auto done = readMatrix(arguments, out); !done) return done.problem();
    if (arguments.option("jobs") && !out.seeds && !out.matrix)
        return Problem{{"drill.jobs-of-one-run", {}}, {}, Message{"drill.jobs-of-one-run-remedy", {}}};
    if (out.seeds && out.traceOut) return Problem{{"drill.trace-of-one-run", {}}, {}, Message{"drill.trace-of-one-run-remedy", {}}};
    return out;
}

} // namespace faultline::app
