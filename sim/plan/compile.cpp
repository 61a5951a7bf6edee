#include "sim/drill/simulation.h"
#include "sim/plan/plan.h"

namespace faultline::sim {

Result<std::shared_ptr<const Plan>> compile(const Architecture&, const Topology&, const Scenario&)
{
    return Problem{{"sim.not-compiled-yet", {}}, {}, std::nullopt};
}

} // namespace faultline::sim
