#include "sim/plan/plan_builder.h"

#include <algorithm>

namespace faultline::sim {

namespace {

Nanoseconds nanoseconds(double ms) { return static_cast<Nanoseconds>(ms * 1e6 + 0.5); }

CallPolicy::Backoff backoffOf(const std::string& name)
{
    if (name == "constant") return CallPolicy::Backoff::Constant;
    if (name == "exponential") return CallPolicy::Backoff::Exponential;
    if (name == "full-jitter") return CallPolicy::Backoff::FullJitter;
    if (name == "equal-jitter") return CallPolicy::Backoff::EqualJitter;
    if (name == "decorrelated-jitter") return CallPolicy::Backoff::DecorrelatedJitter;
    if (name == "sdk-standard") return CallPolicy::Backoff::SdkStandard;
    return CallPolicy::Backoff::None;
}

BreakerPlan breakerOf(const BreakerAnnotation& written)
{
    BreakerPlan plan; // defaults: CLI-14
    plan.isUsed = true;
    plan.failureShare = written.failurePercent.value_or(50) / 100;
    plan.calls = static_cast<std::uint32_t>(written.calls.value_or(20));
    plan.probes = static_cast<std::uint32_t>(written.probes.value_or(3));
    plan.window = nanoseconds(1000 * written.windowSeconds.value_or(10));
    plan.open = nanoseconds(1000 * written.openSeconds.value_or(30));
    return plan;
}

/// Round trips of a new connection before its first request: TCP, then TLS (CLI-18).
int handshakesOf(const std::string& tls) { return tls == "1.3" ? 2 : tls == "1.2" ? 3 : 1; }

/// AWS's tools try twice more unless they are told otherwise (CLI-02).
constexpr int kSdkRetries = 2;

} // namespace

CallPolicy PlanBuilder::policyOf(const std::string& id, const ClientAnnotation& client, Destination to, bool isDatabase)
{
    const bool overheads = m_plan.hasOverheads;
    const bool isTable = to.kind == Destination::Kind::Table;
    CallPolicy policy;
    policy.connectTimeout = nanoseconds(client.connectTimeoutMs.value_or(1000));
    policy.requestTimeout = nanoseconds(client.requestTimeoutMs.value_or(0));
    const bool isSdk = client.backoff == "sdk-standard";
    policy.retries = client.retries.value_or(isSdk ? kSdkRetries : isTable && overheads ? 3 : 0);
    policy.backoff = backoffOf(client.backoff.value_or(isTable ? "full-jitter" : "none"));
    policy.base = nanoseconds(client.baseMs.value_or(isTable ? 25 : 100));
    policy.cap = nanoseconds(client.capMs.value_or(2000));
    policy.retryBudget = client.retryBudget.value_or(-1);
    if (client.breaker) policy.breaker = breakerOf(*client.breaker);
    const double ttl = isDatabase ? 5 : 60;
    policy.dnsCache = nanoseconds(1000 * client.dnsCacheSeconds.value_or(ttl));
    if (overheads) {
        if (!client.connectTimeoutMs) assume(id + ": time-out of a connection", "1000 ms", "Faultline's default");
        if (!client.dnsCacheSeconds && !isTable) assume(id + ": DNS cache", isDatabase ? "5 s" : "60 s", isDatabase ? "RDS-06" : "ELB-21");
        if (isTable && !client.retries && !isSdk) assume(id + ": retries of throttled calls", "3, full jitter from 25 ms", "DDB-33");
    }
    return policy;
}

void PlanBuilder::readClient(const std::string& id, const ClientAnnotation& client, ActorPlan& plan)
{
    plan.isPaced = client.arrivals.value_or(ClientAnnotation::Arrivals::Poisson) == ClientAnnotation::Arrivals::Paced;
    plan.policy = policyOf(id, client, {}, false);
    // A pure queueing model has no deadline that it does not state.
    const double deadlineMs = client.timeoutMs.value_or(m_plan.hasOverheads ? 5000 : 0);
    if (!client.timeoutMs && m_plan.hasOverheads) assume(id + ": deadline of a request", "5000 ms", "Faultline's default", true);
    plan.deadline = nanoseconds(deadlineMs);
    readClients(id, client, plan);
    const std::string addresses = client.addresses.value_or("first");
    plan.addresses = addresses == "random"            ? ActorPlan::Addresses::Random
                     : addresses == "next-on-failure" ? ActorPlan::Addresses::NextOnFailure
                                                      : ActorPlan::Addresses::First;
}

void PlanBuilder::readClients(const std::string& id, const ClientAnnotation& client, ActorPlan& plan)
{
    plan.requestsPerConnection = static_cast<std::uint32_t>(client.requestsPerConnection.value_or(0));
    plan.clients = static_cast<std::uint32_t>(client.clients.value_or(0));
    if (m_plan.scenario.traffic.users > 0 && plan.clients == 0) plan.clients = static_cast<std::uint32_t>(m_plan.scenario.traffic.users);
    if (plan.clients == 0 && (plan.requestsPerConnection > 0 || client.sourceAddresses)) {
        plan.clients = 1000;
        assume(id + ": clients", "1000", "Faultline's default", true);
    }
    plan.sourceAddresses = static_cast<std::uint32_t>(client.sourceAddresses.value_or(static_cast<int>(std::max<std::uint32_t>(plan.clients, 1))));
    plan.roundTrip = nanoseconds(client.roundTripMs.value_or(0));
    plan.handshake = plan.roundTrip * handshakesOf(client.tls.value_or("none"));
    if (m_plan.hasOverheads && !client.roundTripMs) assume("Clients: distance to the load balancer", "0 ms", "Faultline's assumption");
}

/// Cookies and source addresses need clients that can be told apart.
void PlanBuilder::tellClientsApart()
{
    const auto needsClients = [](const LoadBalancerPlan& balancer, const Plan& plan) {
        return std::any_of(balancer.targetGroups.begin(), balancer.targetGroups.end(),
                           [&](Index g) { return plan.targetGroups[g].stickiness.kind != StickinessPlan::Kind::None; }) ||
               std::any_of(balancer.routes.begin(), balancer.routes.end(), [](const RoutePlan& route) { return route.groupStickiness > 0; });
    };
    for (ActorPlan& actor : m_plan.actors) {
        const bool needs = std::any_of(actor.sends.begin(), actor.sends.end(), [&](const SendPlan& send) {
            return send.to.kind == Destination::Kind::LoadBalancer && needsClients(m_plan.loadBalancers[send.to.index], m_plan);
        });
        if (!needs || actor.clients > 0) continue;
        actor.clients = actor.sourceAddresses = 1000;
        assume(m_plan.subjects[actor.subject] + ": clients", "1000", "Faultline's default", true);
    }
}

std::vector<ActorAnnotation> PlanBuilder::actorsOrDefault()
{
    std::vector<ActorAnnotation> actors;
    for (const ActorAnnotation& actor : m_architecture.own().actors)
        if (!actor.sends.empty()) actors.push_back(actor);
    if (!actors.empty()) return actors;
    std::vector<std::string> entries = m_topology.entryPoints();
    m_order.sort(entries);
    for (const std::string& entry : entries) {
        ActorAnnotation actor;
        actor.id = "Users of " + entry;
        SendAnnotation send;
        send.to = entry;
        send.requestClass = "default";
        actor.sends.push_back(send);
        actors.push_back(actor);
        assume("Users", "one group of users at " + entry, "the template names no actor");
    }
    return actors;
}

std::optional<Problem> PlanBuilder::addActors()
{
    const std::vector<ActorAnnotation> actors = actorsOrDefault();
    if (actors.empty()) return problem("no-entry", {}, "no-entry-remedy");
    if (m_plan.scenario.isTrafficAssumed) assume("Traffic", m_plan.scenario.traffic.text, "Faultline's default; the document names none");
    double total = 0;
    for (const ActorAnnotation& actor : actors)
        for (const SendAnnotation& send : actor.sends) total += send.share;
    if (total <= 0) return problem("no-share", {}, "no-share-remedy");
    // Classes first: stations have a law for each.
    for (const ActorAnnotation& actor : actors)
        for (const SendAnnotation& send : actor.sends) (void)classOf(send.requestClass.empty() ? "default" : send.requestClass);
    for (const ActorAnnotation& actor : actors)
        if (auto failure = addActor(actor, total)) return failure;
    tellClientsApart();
    if (m_plan.scenario.traffic.users > 0 && m_plan.scenario.traffic.thinkSeconds < 0.1)
        assume("Users: from one request to the next", "at least 1 ms", "Faultline's assumption");
    int users = m_plan.scenario.traffic.users;
    for (std::size_t a = 0; a < m_plan.actors.size() && users > 0; ++a) { // whole users, the rest to the last
        ActorPlan& actor = m_plan.actors[a];
        actor.users = a + 1 == m_plan.actors.size() ? users : std::min(users, static_cast<int>(m_plan.scenario.traffic.users * actor.share + 0.5));
        users -= actor.users;
    }
    return std::nullopt;
}

std::optional<Problem> PlanBuilder::addActor(const ActorAnnotation& actor, double shareOfAll)
{
    ActorPlan plan;
    plan.subject = subjectOf(actor.id);
    readClient(actor.id, actor.client, plan);
    double own = 0;
    for (const SendAnnotation& send : actor.sends) own += send.share;
    if (own <= 0) return std::nullopt;
    plan.share = own / shareOfAll;
    double upTo = 0;
    for (const SendAnnotation& send : actor.sends) {
        const Resource* resource = m_architecture.find(send.to);
        bool isKnown = resource && resource->exists != Tri::No;
        for (const SketchAnnotation& sketch : m_architecture.own().sketches) isKnown = isKnown || sketch.id == send.to;
        if (!isKnown) {
            Problem p = problem("unknown-send", {{"actor", actor.id}, {"to", send.to}}, "unknown-send-remedy");
            p.place.path = send.path;
            return p;
        }
        SendPlan s;
        upTo += send.share / own;
        s.upTo = upTo;
        s.requestClass = classOf(send.requestClass.empty() ? "default" : send.requestClass);
        const Index to = subjectOf(send.to);
        s.edge = edge(plan.subject, to);
        s.to = destinationOf(send.to, &send, s.routes);
        if (s.to.kind != Destination::Kind::LoadBalancer && s.to.kind != Destination::Kind::Station) {
            UseAnnotation direct;
            direct.to = send.to;
            s.direct = useOf(actor.id, direct);
        }
        plan.sends.push_back(std::move(s));
    }
    m_plan.actors.push_back(std::move(plan));
    return std::nullopt;
}

} // namespace faultline::sim
