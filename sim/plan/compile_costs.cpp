#include "sim/plan/plan_builder.h"

#include "model/services/rds.h"

/// What stands and costs by the hour, from the catalogue's prices (PRC-03, PRC-06, PRC-08).
namespace faultline::sim {

namespace {

const char* hourOf(LoadBalancerPlan::Kind kind)
{
    switch (kind) {
    case LoadBalancerPlan::Kind::Application: return "elb/alb-hour";
    case LoadBalancerPlan::Kind::Network: return "elb/nlb-hour";
    case LoadBalancerPlan::Kind::Classic: break;
    }
    return "elb/clb-hour";
}

/// The class prices are MySQL's; MariaDB's are the same (PRC-08).
bool hasClassPrice(DbEngine engine) { return engine == DbEngine::MySql || engine == DbEngine::MariaDb; }

} // namespace

void PlanBuilder::addStandingCosts()
{
    const auto add = [&](Index subject, const char* item) {
        if (const Price* price = m_catalog.price(item)) m_plan.standingCosts.push_back({subject, price->usd});
    };
    for (const LoadBalancerPlan& balancer : m_plan.loadBalancers) add(balancer.subject, hourOf(balancer.kind)); // capacity units on top
    for (const NatGatewayPlan& nat : m_plan.natGateways) add(nat.subject, "network/nat-gateway-hour");          // bytes on top
    for (const DatabasePlan& database : m_plan.databases) {
        const Index subject = m_plan.stations[database.station].subject;
        const Resource* resource = m_architecture.find(m_plan.subjects[subject]);
        const auto* instance = resource ? resource->as<DbInstance>() : nullptr;
        if (!instance || !instance->dbInstanceClass.isKnown() || !hasClassPrice(database.engine)) continue;
        const DbClass* type = m_catalog.dbClass(*instance->dbInstanceClass);
        const auto usd = !type ? std::optional<double>() : database.isMultiAz ? type->usdPerHourMultiAz : type->usdPerHour;
        if (usd) m_plan.standingCosts.push_back({subject, *usd}); // storage and backups on top
    }
    if (m_plan.hasOverheads) assume("Prices", m_catalog.region() + ", on demand, of " + m_catalog.asOf(), "Faultline's catalogue (PRC-01)");
}

} // namespace faultline::sim
