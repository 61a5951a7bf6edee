#include "sim/drill/simulation.h"

#include "sim/plan/plan.h"

namespace faultline::sim {

struct Simulation::State {
    std::shared_ptr<const Plan> plan;
    std::uint64_t seed = 0;
    Nanoseconds now = 0;
    MetricStore metrics;
};

Simulation::Simulation(std::shared_ptr<const Plan> plan, std::uint64_t seed) : m_state(std::make_unique<State>())
{
    m_state->plan = std::move(plan);
    m_state->seed = seed;
}
Simulation::Simulation(const Simulation& other) : m_state(std::make_unique<State>(*other.m_state)) {}
Simulation::Simulation(Simulation&&) noexcept = default;
Simulation& Simulation::operator=(const Simulation& other)
{
    if (this != &other) m_state = std::make_unique<State>(*other.m_state);
    return *this;
}
Simulation& Simulation::operator=(Simulation&&) noexcept = default;
Simulation::~Simulation() = default;

void Simulation::advance(Nanoseconds until) { m_state->now = until; }
Nanoseconds Simulation::now() const { return m_state->now; }
Result<Done> Simulation::inject(const Fault& fault)
{
    return Problem{{"sim.fault-not-implemented", {{"kind", fault.kind}}}, {}, std::nullopt};
}
const MetricStore& Simulation::metrics() const { return m_state->metrics; }
RunRecord Simulation::record() const
{
    RunRecord record;
    record.seed = m_state->seed;
    record.now = m_state->now;
    return record;
}
LiveState Simulation::live() const { return {.now = m_state->now, .members = {}, .flows = {}, .requests = {}}; }
void Simulation::traceTo(TraceSink*) {}
void Simulation::finishTrace() {}

} // namespace faultline::sim
