#include "sim/drill/simulation.h"

#include "sim/drill/live_view.h"
#include "sim/drill/record_view.h"
#include "sim/services/trace.h"
#include "sim/services/world.h"

namespace faultline::sim {

struct Simulation::State {
    World world;
};

Simulation::Simulation(std::shared_ptr<const Plan> plan, std::uint64_t seed)
    : m_state(std::make_unique<State>(State{makeWorld(std::move(plan), seed)}))
{
}
Simulation::Simulation(const Simulation& other) : m_state(std::make_unique<State>(*other.m_state))
{
    // A branch is not what the listener asked for.
    m_state->world.sink = nullptr;
    m_state->world.traces.clear();
}
Simulation::Simulation(Simulation&&) noexcept = default;
Simulation& Simulation::operator=(const Simulation& other)
{
    if (this != &other) *this = Simulation(other);
    return *this;
}
Simulation& Simulation::operator=(Simulation&&) noexcept = default;
Simulation::~Simulation() = default;

void Simulation::advance(Nanoseconds until) { run(m_state->world, until); }
Nanoseconds Simulation::now() const { return m_state->world.now; }

Result<Done> Simulation::inject(const Fault& fault)
{
    World& world = m_state->world;
    if (fault.at < world.now) return Problem{{"sim.fault-in-the-past", {{"fault", fault.text}}}, {}, Message{"sim.fault-in-the-past-remedy", {}}};
    auto compiled = compileFault(fault, *world.plan);
    if (!compiled) return compiled.problem();
    world.faults.push_back({*std::move(compiled), {}});
    planFault(world, static_cast<Index>(world.faults.size() - 1));
    return Done{};
}

const MetricStore& Simulation::metrics() const { return m_state->world.metrics; }
RunRecord Simulation::record() const { return recordOf(m_state->world); }
LiveState Simulation::live() const { return liveOf(m_state->world); }
void Simulation::forgetMaxima()
{
    for (LatencyRecord& latency : m_state->world.record.latencyByOutcome) latency.maxNs = 0;
    for (Member& member : m_state->world.members) member.record.queueMax = member.queue.size();
}
void Simulation::traceTo(TraceSink* sink) { m_state->world.sink = sink; }
void Simulation::finishTrace() { traceRest(m_state->world); }

} // namespace faultline::sim
