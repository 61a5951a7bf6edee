#include "sim/drill/verdict.h"

namespace faultline::sim {

Verdict judge(const RunRecord&, const Scenario&) { return {}; }

} // namespace faultline::sim
