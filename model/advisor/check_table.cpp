#include "model/advisor/check_table.h"

#include <algorithm>
#include <array>

namespace faultline {

CheckFunction codeOf(std::string_view id)
{
    const std::array tables{costChecks(),        faultToleranceChecks(), databaseChecks(), loadBalancerChecks(), dnsChecks(),    operationChecks(),
                            performanceChecks(), securityChecks(),       storageChecks(),  serviceLimitChecks(), metricChecks(), templateChecks()};
    for (const auto& table : tables)
        if (const auto it = std::find_if(table.begin(), table.end(), [&](const CheckCode& c) { return c.id == id; }); it != table.end())
            return it->run;
    return nullptr;
}

} // namespace faultline
