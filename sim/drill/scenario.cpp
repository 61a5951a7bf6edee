#include "sim/drill/scenario.h"

#include "model/services/architecture.h"

namespace faultline::sim {

namespace {
Problem notYet(std::string_view text) { return Problem{{"drill.not-understood", {{"text", std::string(text)}}}, {}, std::nullopt}; }
} // namespace

double Traffic::rateAt(Nanoseconds) const { return 0; }
Result<Traffic> Traffic::parse(std::string_view text, Nanoseconds) { return notYet(text); }
Result<Fault> Fault::parse(std::string_view text) { return notYet(text); }
Result<Objective> Objective::parse(std::string_view text) { return notYet(text); }
Result<Nanoseconds> parseDuration(std::string_view text) { return notYet(text); }
const std::vector<FaultKind>& faultKinds()
{
    static const std::vector<FaultKind> none;
    return none;
}
Result<Scenario> scenarioOf(const Architecture&, std::string_view drill, const ScenarioOverrides&) { return notYet(drill); }

} // namespace faultline::sim
