#include "model/advisor/advisor.h"

#include <algorithm>

namespace faultline {

int AdvisorReport::count(CheckStatus status) const
{
    return static_cast<int>(std::count_if(checks.begin(), checks.end(), [&](const CheckResult& c) { return c.status == status; }));
}

int AdvisorReport::suppressed() const
{
    return static_cast<int>(std::count_if(findings.begin(), findings.end(), [](const Finding& f) { return f.suppression.has_value(); }));
}

Result<Advisor> Advisor::load(const DataLibrary&) { return Advisor(); }

AdvisorReport Advisor::run(const Architecture&, const Topology&, const MetricStore*, const std::string&) const { return {}; }

} // namespace faultline
