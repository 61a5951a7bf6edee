#include "model/graph/inferred_calls.h"

#include "model/graph/reading.h"
#include "model/graph/security_groups.h"

#include <algorithm>
#include <array>

namespace faultline {

using reading::Mention;
using reading::property;

namespace {

struct EnginePort {
    std::string_view engine;
    int port;
};
constexpr std::array kEnginePorts{// the engines' defaults as RDS and ElastiCache set them
                                  EnginePort{"aurora", 3306},
                                  EnginePort{"mariadb", 3306},
                                  EnginePort{"mysql", 3306},
                                  EnginePort{"postgres", 5432},
                                  EnginePort{"aurora-postgresql", 5432},
                                  EnginePort{"oracle", 1521},
                                  EnginePort{"sqlserver", 1433},
                                  EnginePort{"db2", 50000},
                                  EnginePort{"redis", 6379},
                                  EnginePort{"valkey", 6379},
                                  EnginePort{"memcached", 11211},
                                  EnginePort{"neptune", 8182},
                                  EnginePort{"docdb", 27017}};

constexpr std::array<std::string_view, 5> kCallers{"AWS::AutoScaling::AutoScalingGroup", "AWS::EC2::Instance", "AWS::ECS::Service",
                                                   "AWS::Lambda::Function", "AWS::Serverless::Function"};

/// What a program keeps data in or sends messages to, when its configuration names it.
constexpr std::array<std::string_view, 17> kCalled{"AWS::DocDB::DBCluster",
                                                   "AWS::DynamoDB::GlobalTable",
                                                   "AWS::DynamoDB::Table",
                                                   "AWS::EFS::FileSystem",
                                                   "AWS::ElastiCache::CacheCluster",
                                                   "AWS::ElastiCache::ReplicationGroup",
                                                   "AWS::Kinesis::Stream",
                                                   "AWS::Neptune::DBCluster",
                                                   "AWS::RDS::DBCluster",
                                                   "AWS::RDS::DBInstance",
                                                   "AWS::RDS::DBProxy",
                                                   "AWS::S3::Bucket",
                                                   "AWS::SNS::Topic",
                                                   "AWS::SQS::Queue",
                                                   "AWS::Serverless::SimpleTable",
                                                   "AWS::StepFunctions::StateMachine",
                                                   "AWS::ElastiCache::ServerlessCache"};

template <class List>
bool contains(const List& list, std::string_view item)
{
    return std::find(list.begin(), list.end(), item) != list.end();
}

bool isRelationalOrCache(std::string_view type) { return type.starts_with("AWS::RDS::") || type.starts_with("AWS::ElastiCache::"); }

/// A program that names an instance of a cluster talks to the cluster.
std::string clusterOr(const Architecture& architecture, const std::string& id)
{
    const Mention cluster = reading::mention(architecture, property(*architecture.find(id), "DBClusterIdentifier"), {"AWS::RDS::DBCluster"});
    return cluster.isResource() ? cluster.id : id;
}

std::string engineOf(const Architecture& architecture, const Resource& database)
{
    if (const auto engine = reading::text(property(database, "Engine")); engine && !engine->empty()) return *engine;
    const Mention source = reading::mention(architecture, property(database, "SourceDBInstanceIdentifier"), {"AWS::RDS::DBInstance"});
    return source.isResource() && source.id != database.id ? reading::text(property(*architecture.find(source.id), "Engine")).value_or("") : "";
}

int listeningPort(const Architecture& architecture, const Resource& database)
{
    const Value& written = property(database, "Port");
    if (const auto port = reading::port(written)) return *port;
    return written.isAbsent() ? defaultPortOf(engineOf(architecture, database)) : 0;
}

class Inference {
public:
    explicit Inference(const Topology::State& state) : m_state(state), m_architecture(state.architecture) {}

    std::vector<Call> run()
    {
        for (const Resource& r : m_architecture.resources()) {
            if (r.exists == Tri::No || !contains(kCallers, r.typeName) || hasUses(r)) continue;
            byMention(r);
            byPermission(r);
        }
        return std::move(m_calls);
    }

private:
    bool hasUses(const Resource& r) const
    {
        return !r.own.uses.empty() || std::any_of(m_state.calls.begin(), m_state.calls.end(), [&](const Call& c) { return c.from == r.id && c.use; });
    }

    void add(const Resource& from, const std::string& to, Message why)
    {
        const auto isSame = [&](const Call& c) { return c.from == from.id && c.to == to; };
        const bool isEvent =
            std::any_of(m_state.calls.begin(), m_state.calls.end(), [&](const Call& c) { return isSame(c) || (c.from == to && c.to == from.id); });
        if (to == from.id || isEvent || std::any_of(m_calls.begin(), m_calls.end(), isSame)) return;
        const Resource& database = *m_architecture.find(to);
        const bool hasPort = isRelationalOrCache(database.typeName);
        m_calls.push_back({from.id,
                           to,
                           {},
                           hasPort ? engineOf(m_architecture, database) : "HTTPS",
                           hasPort ? listeningPort(m_architecture, database) : 443,
                           CallOrigin::Inferred,
                           std::move(why),
                           nullptr});
    }

    void byMention(const Resource& caller)
    {
        std::vector<const Resource*> configured{&caller};
        if (const Resource* source = launchSourceOf(m_architecture, caller)) configured.push_back(source);
        const Mention task = reading::mention(m_architecture, property(caller, "TaskDefinition"), {"AWS::ECS::TaskDefinition"});
        if (task.isResource()) configured.push_back(m_architecture.find(task.id));
        for (const Resource* where : configured) {
            std::vector<std::string> named = reading::resourcesIn(m_architecture, configurationOf(*where));
            for (std::string& id : reading::resourcesIn(m_architecture, where->node.find("Metadata").find("AWS::CloudFormation::Init")))
                if (!contains(named, id)) named.push_back(std::move(id));
            for (const std::string& id : named)
                if (contains(kCalled, m_architecture.find(id)->typeName))
                    add(caller, clusterOr(m_architecture, id), {"graph.inferred-mention", {{"where", where->id}, {"what", id}}});
        }
    }

    /// What a program reads: not its role, its dead-letter queue, nor the bucket that its code comes from.
    Value configurationOf(const Resource& r) const
    {
        std::vector<Value> parts;
        for (const char* path : {"UserData", "LaunchTemplateData/UserData", "Environment", "ContainerDefinitions", "FileSystemConfigs", "Volumes"})
            parts.push_back(property(r, path));
        return Value::list(std::move(parts), r.node);
    }

    void byPermission(const Resource& caller)
    {
        const auto groups = m_state.securityGroups.find(caller.id);
        if (groups == m_state.securityGroups.end()) return;
        for (const Resource& database : m_architecture.resources()) {
            if (database.exists == Tri::No || !contains(kCalled, database.typeName) || !isRelationalOrCache(database.typeName)) continue;
            const bool isReplica = !property(database, "SourceDBInstanceIdentifier").isAbsent(); // programs read from one only when told to
            const bool isMember = clusterOr(m_architecture, database.id) != database.id;
            const auto guards = m_state.securityGroups.find(database.id);
            if (isReplica || isMember || guards == m_state.securityGroups.end()) continue;
            const int port = listeningPort(m_architecture, database);
            for (const std::string& guard : guards->second)
                if (const Resource* group = m_architecture.find(guard); group && port > 0 && admits(*group, groups->second, port))
                    add(caller, database.id, {"graph.inferred-permission", {{"group", guard}, {"port", std::to_string(port)}}});
        }
    }

    bool admits(const Resource& group, const std::vector<std::string>& callers, int port) const
    {
        for (const SecurityGroupRule& rule : ingressOf(m_architecture, group))
            if (!rule.group.empty() && rule.group != group.id && contains(callers, rule.group) && rule.covers(port) == Tri::Yes) return true;
        return false;
    }

    const Topology::State& m_state;
    const Architecture& m_architecture;
    std::vector<Call> m_calls;
};

} // namespace

int defaultPortOf(std::string_view engine)
{
    int best = 0;
    std::size_t length = 0;
    for (const EnginePort& e : kEnginePorts)
        if (engine.starts_with(e.engine) && e.engine.size() > length) { // "oracle-se2", "sqlserver-ex"; the longest name wins
            best = e.port;
            length = e.engine.size();
        }
    return best;
}

std::vector<Call> inferredCalls(const Topology::State& state) { return Inference(state).run(); }

} // namespace faultline
