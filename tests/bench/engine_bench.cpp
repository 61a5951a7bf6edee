// One run of one template, timed: the command line of engine_bench is TEMPLATE TRAFFIC SECONDS SEED [event], and it prints one line of `name=value`
// pairs. `bench.sh` calls it in turn with the bare reference engines and forms the ratios.
#include "model/document/document.h"
#include "model/graph/topology.h"
#include "model/services/architecture.h"
#include "sim/drill/scenario.h"
#include "sim/drill/simulation.h"

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>

namespace {

using namespace faultline;

/// CPU time of this process, so that a shared machine disturbs less.
double cpuSeconds()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

long peakKib()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

std::string readFile(const char* path)
{
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

int fail(const Problem& problem)
{
    std::fprintf(stderr, "engine_bench: %s\n", problem.what.id.c_str());
    return 2;
}

Result<std::shared_ptr<const sim::Plan>> planOf(const char* path, const char* traffic, const char* seconds, bool eventsOnly)
{
    auto document = Document::parse(readFile(path), path);
    if (!document) return document.problem();
    const auto architecture = Architecture::from(*document);
    sim::ScenarioOverrides overrides;
    overrides.traffic = traffic;
    overrides.duration = std::string(seconds) + "s";
    auto scenario = sim::scenarioOf(architecture, "", overrides);
    if (!scenario) return scenario.problem();
    if (eventsOnly) scenario->kernel = sim::KernelChoice::Event;
    return sim::compile(architecture, Topology::of(architecture), *scenario);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 5 && argc != 6) {
        std::fprintf(stderr, "usage: engine_bench TEMPLATE TRAFFIC SECONDS SEED [event]\n");
        return 2;
    }
    const auto plan = planOf(argv[1], argv[2], argv[3], argc == 6);
    if (!plan) return fail(plan.problem());
    const double start = cpuSeconds();
    sim::Simulation simulation(*plan, std::strtoull(argv[4], nullptr, 10));
    simulation.advance(std::atoll(argv[3]) * kSecond);
    const double spent = cpuSeconds() - start;
    const sim::RunRecord record = simulation.record();
    const auto requests = static_cast<double>(record.requests.sent), events = static_cast<double>(record.eventsProcessed);
    std::printf("cpu_s=%.4f requests=%.0f events=%.0f ns_per_request=%.1f ns_per_event=%.1f window_share=%.3f lost=%llu peak_kib=%ld "
                "bytes_per_request_in_flight=%zu digest=%.16s\n",
                spent, requests, events, spent / requests * 1e9, spent / events * 1e9, static_cast<double>(record.eventsInWindows) / events,
                static_cast<unsigned long long>(record.requests.lost()), peakKib(), simulation.bytesPerRequestInFlight(), record.digest.c_str());
    return 0;
}
