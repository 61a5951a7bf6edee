#include "sim/services/connections.h"

#include "sim/services/member.h"

namespace faultline::sim {

namespace {

bool isUp(const Database& database) { return database.state == Database::State::Available; }

Index memberOf(const World& world, Index d) { return world.stationMembers[world.plan->databases[d].station].front(); }

void setOut(World& world, Index c)
{
    const Call& call = world.calls[c];
    const Index d = world.plan->stations[call.use->to.index].database;
    travel(world, c, memberOf(world, d), world.members[world.calls[call.caller].member].zone);
}

void fail(World& world, Index c, Cause cause) { callerGivesUp(world, c, {Answer::Kind::Failed, cause}); }

/// Sends over a connection that was borrowed. One to a dead host hangs after a loss of power, and breaks after a reboot.
void useConnection(World& world, Index c, std::uint32_t epoch)
{
    Call& call = world.calls[c];
    Pool& pool = world.pools[call.pool];
    const Database& database = world.databases[pool.database];
    call.hasConnection = true;
    call.connectionEpoch = epoch;
    if (epoch == database.epoch && isUp(database)) {
        setOut(world, c);
        return;
    }
    if (!database.connectionsHang) {
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

/// Looks the name up (the caller remembers it as long as it is told to) and connects.
void connect(World& world, Index c)
{
    Call& call = world.calls[c];
    Pool& pool = world.pools[call.pool];
    Database& database = world.databases[pool.database];
    const DatabasePlan& plan = world.plan->databases[pool.database];
    if (world.now >= pool.addressUntil) {
        pool.address = world.now >= database.namedAt ? database.namedAddress : database.namedBefore;
        pool.addressUntil = world.now + call.use->policy.dnsCache;
    }
    call.hasConnection = true; // a place in the pool, given back in whatever way this ends
    call.opensConnection = true;
    call.phase = Call::Phase::Connecting;
    if (pool.address != database.address || !isUp(database)) {
        call.connectionEpoch = database.epoch - 1;
        if (!database.connectionsHang && pool.address == database.address) {
            fail(world, c, Cause::DatabaseUnavailable); // the host is up, the engine is not: refused
            return;
        }
        after(world, call.use->policy.connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::DatabaseUnavailable);
        return;
    }
    if (plan.maxConnections > 0 && database.connections >= plan.maxConnections) {
        call.connectionEpoch = database.epoch - 1;
        fail(world, c, Cause::DatabaseConnectionsExhausted); // RDS-66
        return;
    }
    ++database.connections;
    call.connectionEpoch = database.epoch;
    const Index home = world.members[world.calls[call.caller].member].zone;
    after(world, 2 * hopDelay(world, home, database.zone), EventKind::ConnectionReady, c, call.stamp);
}

/// Takes an idle connection, makes a new one, or waits for one.
void borrow(World& world, Index c)
{
    Call& call = world.calls[c];
    Pool& pool = world.pools[call.pool];
    const Database& database = world.databases[pool.database];
    while (!pool.idle.isEmpty()) {
        const std::uint32_t epoch = pool.idle.pop();
        const bool isBroken = (epoch != database.epoch || !isUp(database)) && !database.connectionsHang;
        if (isBroken && pool.plan->validateOnBorrow) {
            --pool.open;
            continue;
        }
        useConnection(world, c, epoch);
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

void close(World& world, Pool& pool, std::uint32_t epoch)
{
    --pool.open;
    FAULTLINE_ASSERT(pool.open >= 0);
    Database& database = world.databases[pool.database];
    if (epoch == database.epoch && database.connections > 0) --database.connections;
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
    const Index d = world.plan->stations[call.use->to.index].database;
    const Index p = [&] {
        for (const Index candidate : member.pools)
            if (world.pools[candidate].database == d) return candidate;
        return kNone;
    }();
    if (p != kNone) {
        call.pool = p;
        borrow(world, c);
    } else if (isUp(world.databases[d])) {
        setOut(world, c);
    } else {
        after(world, call.use->policy.connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::DatabaseUnavailable);
    }
}

void onConnectionReady(World& world, Index c)
{
    Call& call = world.calls[c];
    Database& database = world.databases[world.pools[call.pool].database];
    if (call.connectionEpoch == database.epoch && isUp(database)) {
        setOut(world, c);
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
    const Database& database = world.databases[pool.database];
    if (isGood && call.connectionEpoch == database.epoch && isUp(database)) pool.idle.push(call.connectionEpoch);
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
        const Index d = world.plan->stations[use.to.index].database;
        if (d == kNone) return;
        for (const Index p : world.members[m].pools)
            if (world.pools[p].database == d) return;
        Pool pool;
        pool.database = d;
        pool.member = m;
        pool.plan = &use.pool;
        if (world.now == 0) {
            for (int i = 0; i < use.pool.minimum; ++i) pool.idle.push(world.databases[d].epoch);
            pool.open = use.pool.minimum;
            world.databases[d].connections += pool.open;
        }
        world.members[m].pools.push_back(static_cast<Index>(world.pools.size()));
        world.pools.push_back(std::move(pool));
    };
    for (const UsePlan& use : plan.uses) add(use);
    for (const UsePlan& use : plan.checkUses) add(use);
}

} // namespace faultline::sim
