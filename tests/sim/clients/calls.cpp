#include "tests/sim/clients/calls.h"

namespace faultline::test {

namespace {

class Collector : public sim::TraceSink {
public:
    void attempt(const sim::AttemptRecord& record) override { m_attempts[record.request].push_back(record); }
    Attempts take() { return std::move(m_attempts); }

private:
    Attempts m_attempts;
};

} // namespace

Attempts attemptsOf(const std::string& text, const Play& setup)
{
    const auto plan = planOf(text, setup);
    Collector collector;
    sim::Simulation simulation(plan.value(), setup.seed);
    simulation.traceTo(&collector);
    simulation.advance(*sim::parseDuration(setup.duration));
    simulation.finishTrace();
    Attempts attempts = collector.take();
    for (auto& [request, all] : attempts) std::sort(all.begin(), all.end(), [](const auto& l, const auto& r) { return l.attempt < r.attempt; });
    return attempts;
}

std::map<int, std::vector<double>> waitsOf(const Attempts& attempts)
{
    std::map<int, std::vector<double>> waits;
    for (const auto& [request, all] : attempts)
        for (std::size_t i = 1; i < all.size(); ++i)
            if (all[i].sent >= 0) // else it still waits to be sent
                waits[all[i - 1].attempt].push_back(static_cast<double>(all[i].sent - all[i - 1].ended) * 1e-9);
    return waits;
}

} // namespace faultline::test
