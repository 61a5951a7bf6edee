#include "sim/plan/plan_builder.h"

namespace faultline::sim {

namespace {

Nanoseconds nanoseconds(double ms) { return static_cast<Nanoseconds>(ms * 1e6 + 0.5); }

CallPolicy::Backoff backoffOf(const std::string& name)
{
    if (name == "constant") return CallPolicy::Backoff::Constant;
    if (name == "exponential") return CallPolicy::Backoff::Exponential;
    if (name == "full-jitter") return CallPolicy::Backoff::FullJitter;
    if (name == "equal-jitter") return CallPolicy::Backoff::EqualJitter;
    return CallPolicy::Backoff::None;
}

} // namespace

CallPolicy PlanBuilder::policyOf(const std::string& id, const ClientAnnotation& client, Destination to, bool isDatabase)
{
    const bool overheads = m_plan.hasOverheads;
    const bool isTable = to.kind == Destination::Kind::Table;
    CallPolicy policy;
    policy.connectTimeout = nanoseconds(client.connectTimeoutMs.value_or(1000));
    policy.requestTimeout = nanoseconds(client.requestTimeoutMs.value_or(0));
    policy.retries = client.retries.value_or(isTable && overheads ? 3 : 0);
    policy.backoff = backoffOf(client.backoff.value_or(isTable ? "full-jitter" : "none"));
    policy.base = nanoseconds(client.baseMs.value_or(isTable ? 25 : 100));
    policy.cap = nanoseconds(client.capMs.value_or(2000));
    policy.retryBudget = client.retryBudget.value_or(-1);
    const double ttl = isDatabase ? 5 : 60;
    policy.dnsCache = nanoseconds(1000 * client.dnsCacheSeconds.value_or(ttl));
    if (overheads) {
        if (!client.connectTimeoutMs) assume(id + ": time-out of a connection", "1000 ms", "Faultline's default");
        if (!client.dnsCacheSeconds && !isTable) assume(id + ": DNS cache", isDatabase ? "5 s" : "60 s", isDatabase ? "RDS-06" : "ELB-21");
        if (isTable && !client.retries) assume(id + ": retries of throttled calls", "3, full jitter from 25 ms", "DDB-33");
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
    const std::string addresses = client.addresses.value_or("first");
    plan.addresses = addresses == "random"            ? ActorPlan::Addresses::Random
                     : addresses == "next-on-failure" ? ActorPlan::Addresses::NextOnFailure
                                                      : ActorPlan::Addresses::First;
}

std::vector<ActorAnnotation> PlanBuilder::actorsOrDefault()
{
    std::vector<ActorAnnotation> actors;
    for (const ActorAnnotation& actor : m_architecture.own().actors)
        if (!actor.sends.empty()) actors.push_back(actor);
    if (!actors.empty()) return actors;
    for (const std::string& entry : m_topology.entryPoints()) {
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
