#include "sim/services/connections.h"

#include "sim/services/database.h"
#include "sim/services/endpoints.h"
#include "sim/services/member.h"
#include "sim/services/network.h"
#include "sim/services/publication.h"

namespace faultline::sim {

namespace {

/// Whether the engine that a connection was made to still runs; kNone: none was made.
bool isAlive(const World& world, std::uint32_t run)
{
    if (run == kNone) return false;
    const EngineRun& engine = world.engineRuns[run];
    return !engine.hasEnded && isUp(world.databases[engine.database]);
}

void setOut(World& world, Index c, Index d) { travel(world, c, hostOf(world, d), world.members[world.calls[world.calls[c].caller].member].zone); }

void fail(World& world, Index c, Cause cause) { callerGivesUp(world, c, {Answer::Kind::Failed, cause}); }

/// Sends over a connection that was borrowed. One to a dead host hangs after a loss of power, and breaks after a reboot (RDS-05, CLI-16).
void useConnection(World& world, Index c, std::uint32_t run)
{
    Call& call = world.calls[c];
    const Pool& pool = world.pools[call.pool];
    const EngineRun& engine = world.engineRuns[run];
    call.hasConnection = true;
    call.connectionEpoch = run;
    if (isAlive(world, run)) {
        setOut(world, c, engine.database);
        return;
    }
    if (!engine.connectionsHang) {
        fail(world, c, Cause::DatabaseUnavailable);
        return;
    }
    if (pool.plan->validateOnBorrow) { // the test query hangs as long as a connect would; then the pool makes a new connection
        call.phase = Call::Phase::Connecting;
        after(world, call.use->policy.connectTimeout, EventKind::ConnectionReady, c, call.stamp);
        return;
    }
    hang(world, c, Cause::DatabaseUnavailable);
}

/// The address that the caller takes: it remembers an answer of DNS as long as it is told to; a driver that watches the topology needs none.
std::uint32_t addressFor(World& world, Pool& pool, Nanoseconds cache)
{
    if (pool.plan->watchesTopology) return actingAddress(world, pool.endpoint);
    if (world.now >= pool.addressUntil) {
        pool.address = lookUp(world, pool.endpoint);
        pool.addressUntil = world.now + cache;
    }
    return pool.address;
}

void connect(World& world, Index c)
{
    Call& call = world.calls[c];
    Pool& pool = world.pools[call.pool];
    const bool mustAsk = !pool.plan->watchesTopology && world.now >= pool.addressUntil;
    if (mustAsk && !resolves(world, endpointSubject(world, pool.endpoint))) {
        call.hasConnection = true;
        fail(world, c, Cause::DnsFailure);
        return;
    }
    const std::uint32_t address = addressFor(world, pool, call.use->policy.dnsCache);
    const Index d = databaseAt(world, address);
    call.hasConnection = true; // a place in the pool, given back in whatever way this ends
    call.opensConnection = true;
    call.phase = Call::Phase::Connecting;
    call.connectionEpoch = kNone;
    if (d != kNone) bump(world, world.databases[d].attemptSeries, 1);
    if (d == kNone || !isUp(world.databases[d])) {
        // The host is up, the engine is not: refused. Otherwise nobody answers.
        if (d != kNone && !world.engineRuns[world.databases[d].run].connectionsHang) {
            fail(world, c, Cause::DatabaseUnavailable);
            return;
        }
        after(world, call.use->policy.connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::DatabaseUnavailable);
        return;
    }
    Database& database = world.databases[d];
    const int most = world.plan->databases[d].maxConnections;
    if (most > 0 && database.connections >= most) {
        fail(world, c, Cause::DatabaseConnectionsExhausted); // RDS-66
        return;
    }
    ++database.connections;
    call.connectionEpoch = database.run;
    const Index home = world.members[world.calls[call.caller].member].zone;
    after(world, 2 * hopDelay(world, home, database.zone), EventKind::ConnectionReady, c, call.stamp);
}

/// Takes an idle connection, makes a new one, or waits for one.
void borrow(World& world, Index c)
{
    Call& call = world.calls[c];
    Pool& pool = world.pools[call.pool];
    while (!pool.idle.isEmpty()) {
        const std::uint32_t run = pool.idle.pop();
        const bool isDead = !isAlive(world, run);
        // A test finds a broken connection at once; a driver that watches the topology knows also of one that would hang.
        const bool isFoundOut = isDead && (pool.plan->watchesTopology || (pool.plan->validateOnBorrow && !world.engineRuns[run].connectionsHang));
        if (isFoundOut) {
            --pool.open;
            continue;
        }
        useConnection(world, c, run);
        return;
    }
    if (pool.open < pool.plan->maximum) {
        ++pool.open;
        connect(world, c);
        return;
    }
    call.phase = Call::Phase::Connecting;
    pool.waiting.push({c, call.stamp});
    after(world, pool.plan->acquireTimeout, EventKind::PoolTimeout, c, call.stamp);
}

void close(World& world, Pool& pool, std::uint32_t run)
{
    --pool.open;
    FAULTLINE_ASSERT(pool.open >= 0);
    if (run == kNone || world.engineRuns[run].hasEnded) return;
    Database& database = world.databases[world.engineRuns[run].database];
    --database.connections;
    FAULTLINE_ASSERT(database.connections >= 0);
}

/// A connection or a place for one has come free: the longest-waiting caller gets it.
void serveWaiting(World& world, Index p)
{
    while (!world.pools[p].waiting.isEmpty() && (!world.pools[p].idle.isEmpty() || world.pools[p].open < world.pools[p].plan->maximum)) {
        const CallRef next = world.pools[p].waiting.pop();
        if (world.calls.isLive(next.call, next.stamp) && !world.calls[next.call].hasConnection) borrow(world, next.call);
    }
}

} // namespace

void reachDatabase(World& world, Index c)
{
    Call& call = world.calls[c];
    const Member& member = world.members[world.calls[call.caller].member];
    const Index p = [&] {
        for (const Index candidate : member.pools)
            if (world.pools[candidate].endpoint == call.use->endpoint) return candidate;
        return kNone;
    }();
    if (p != kNone) {
        call.pool = p;
        borrow(world, c);
        return;
    }
    const Index d = databaseAt(world, lookUp(world, call.use->endpoint));
    if (d != kNone && isUp(world.databases[d])) {
        setOut(world, c, d);
    } else {
        after(world, call.use->policy.connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::DatabaseUnavailable);
    }
}

void onConnectionReady(World& world, Index c)
{
    Call& call = world.calls[c];
    if (isAlive(world, call.connectionEpoch)) {
        setOut(world, c, world.engineRuns[call.connectionEpoch].database);
        return;
    }
    // A borrowed connection failed its test, or the database died while the new one was made.
    close(world, world.pools[call.pool], call.connectionEpoch);
    call.hasConnection = false;
    borrow(world, c);
}

void onPoolTimeout(World& world, Index c)
{
    if (world.calls[c].hasConnection || world.calls[c].phase != Call::Phase::Connecting) return;
    fail(world, c, Cause::PoolTimeout);
}

void leaveConnection(World& world, Index c, bool isGood)
{
    Call& call = world.calls[c];
    if (call.pool == kNone || !call.hasConnection) return;
    call.hasConnection = false;
    const Index p = call.pool;
    Pool& pool = world.pools[p];
    if (isGood && isAlive(world, call.connectionEpoch)) pool.idle.push(call.connectionEpoch);
    else close(world, pool, call.connectionEpoch);
    serveWaiting(world, p);
}

void dropConnectionsOf(World& world, Index m)
{
    for (const Index p : world.members[m].pools) {
        Pool& pool = world.pools[p];
        for (Index c = 0; c < world.calls.capacity(); ++c) {
            if (!world.calls.isLive(c) || world.calls[c].pool != p || !world.calls[c].hasConnection) continue;
            close(world, pool, world.calls[c].connectionEpoch);
            world.calls[c].hasConnection = false;
        }
        while (!pool.idle.isEmpty()) close(world, pool, pool.idle.pop());
        pool.waiting.clear();
        pool.addressUntil = -1;
    }
}

void makePools(World& world, Index m)
{
    const StationPlan& plan = world.plan->stations[world.members[m].station];
    const auto add = [&](const UsePlan& use) {
        if (use.to.kind != Destination::Kind::Station || !use.pool.isUsed) return;
        if (use.endpoint == kNone) return;
        for (const Index p : world.members[m].pools)
            if (world.pools[p].endpoint == use.endpoint) return;
        Pool pool;
        pool.endpoint = use.endpoint;
        pool.member = m;
        pool.plan = &use.pool;
        if (world.now == 0) {
            for (int i = 0; i < use.pool.minimum; ++i) {
                Database& database = world.databases[databaseAt(world, lookUp(world, use.endpoint))];
                pool.idle.push(database.run);
                ++database.connections;
            }
            pool.open = use.pool.minimum;
        }
        world.members[m].pools.push_back(static_cast<Index>(world.pools.size()));
        world.pools.push_back(std::move(pool));
    };
    for (const UsePlan& use : plan.uses) add(use);
    for (const UsePlan& use : plan.checkUses) add(use);
}

} // namespace faultline::sim
