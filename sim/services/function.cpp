#include "sim/services/function.h"

#include "sim/services/publication/series.h"

namespace faultline::sim {

void makeFunctions(World& world) { world.functions.resize(world.plan->functions.size()); }

Nanoseconds takeEnvironment(World& world, Index f, std::uint64_t key)
{
    Function& function = world.functions[f];
    const FunctionPlan& plan = world.plan->functions[f];
    bump(world, function.invocations, 1);
    // The latest to be idle is taken first; when that one is too old, all are.
    if (!function.idle.empty() && world.now - function.idle.back() <= plan.keepsFor) {
        function.idle.pop_back();
        return 0;
    }
    function.idle.clear();
    ++function.coldStarts;
    return plan.init.draw(drawBits(key, Purpose::ColdStart, f));
}

void leaveEnvironment(World& world, Index f) { world.functions[f].idle.push_back(world.now); }

} // namespace faultline::sim
