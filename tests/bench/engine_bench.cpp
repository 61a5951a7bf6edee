// Requests per second of the event kernel, with all metrics on: the two workloads of the engine notes and a starter under a zone's loss.
#include "tests/sim/played.h"

#include <benchmark/benchmark.h>

namespace {

using namespace faultline;

void play(benchmark::State& state, const std::string& text, const test::Play& setup)
{
    const auto plan = test::planOf(text, setup);
    if (!plan) {
        state.SkipWithError(plan.problem().what.id.c_str());
        return;
    }
    std::uint64_t requests = 0, seed = 1;
    for (auto _ : state) {
        sim::Simulation simulation(*plan, seed++);
        simulation.advance(300 * kSecond);
        requests += simulation.live().requests.sent;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(requests));
}

void oneStation(benchmark::State& state) { play(state, test::queueingTemplate(4, 5), {.traffic = "constant:640/s", .duration = "5m"}); }
BENCHMARK(oneStation)->Unit(benchmark::kMillisecond);

void starterUnderZoneLoss(benchmark::State& state)
{
    play(state, test::starter("lab-3"), {.traffic = "constant:200/s", .duration = "5m", .faults = {"az-power-interruption:az=1,at=1m,for=2m"}});
}
BENCHMARK(starterUnderZoneLoss)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
