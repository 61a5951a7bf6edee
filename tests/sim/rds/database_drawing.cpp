#include "tests/sim/rds/database_drawing.h"

namespace faultline::test {

namespace {

std::string drawing(const DatabaseDrawing& d, const std::string& database)
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a, us-east-1b, us-east-1c]\n"
           "    Actors: {Users: {Client: {Arrivals: paced, " +
           d.client +
           "}, Sends: [{To: Server}]}}\n"
           "Resources:\n"
           "  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\n"
           "  SubnetA: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-1a}}\n"
           "  SubnetB: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: us-east-1b}}\n"
           "  SubnetC: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.3.0/24, AvailabilityZone: us-east-1c}}\n"
           "  Subnets: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: all, SubnetIds: [!Ref SubnetA, !Ref SubnetB, !Ref "
           "SubnetC]}}\n"
           "  Server: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref SubnetC}, Metadata: "
           "{Faultline: "
           "{Workload: {Workers: 10000, QueueLimit: 100000, CpuMs: 0}, Uses: [{To: " +
           d.to + ", " + d.use + "}]}}}\n" + database + d.more;
}

} // namespace

std::string callingDatabase(const DatabaseDrawing& d)
{
    return drawing(d, "  Database: {Type: AWS::RDS::DBInstance, Metadata: {Faultline: {" + d.own +
                          "}}, Properties: {DBSubnetGroupName: !Ref Subnets, " + d.properties + "}}\n");
}

std::string callingAurora(const std::vector<std::string>& instances, DatabaseDrawing d)
{
    static const char* names[]{"One", "Two", "Three"};
    static const char* zones[]{"us-east-1a", "us-east-1b", "us-east-1c"};
    std::string text = "  Database: {Type: AWS::RDS::DBCluster, Metadata: {Faultline: {" + d.own +
                       "}}, Properties: {Engine: aurora-mysql, DBSubnetGroupName: !Ref Subnets}}\n";
    for (std::size_t i = 0; i < instances.size(); ++i)
        text +=
            std::string("  ") + names[i] +
            ": {Type: AWS::RDS::DBInstance, Properties: {Engine: aurora-mysql, DBClusterIdentifier: !Ref Database, AvailabilityZone: " + zones[i] +
            ", " + instances[i] + "}}\n";
    return drawing(d, text);
}

std::string callingMultiAzCluster(const std::string& engine, DatabaseDrawing d)
{
    return drawing(d, "  Database: {Type: AWS::RDS::DBCluster, Metadata: {Faultline: {" + d.own + "}}, Properties: {Engine: " + engine +
                          ", DBClusterInstanceClass: db.m5.large, AllocatedStorage: 100, Iops: 3000, DBSubnetGroupName: !Ref Subnets}}\n");
}

double secondsOf(const sim::TimelineEntry* entry) { return entry ? static_cast<double>(entry->at) * 1e-9 : -1; }

double lengthOf(const sim::RunRecord& record, const std::string& name)
{
    for (const sim::Clock& clock : record.clocks)
        if (clock.name == name) return static_cast<double>(clock.to - clock.from) * 1e-9;
    return -1;
}

double rateOf(const sim::RunRecord& record, sim::Outcome outcome, int from, int to)
{
    double sum = 0;
    for (int w = from / 10; w < to / 10; ++w)
        sum += static_cast<double>(record.windows[static_cast<std::size_t>(w)].byOutcome[static_cast<std::size_t>(outcome)]);
    return sum / (to - from);
}

double servesAgainAt(const sim::RunRecord& record, int from)
{
    bool wasDown = false;
    for (std::size_t w = static_cast<std::size_t>(from / 10); w < record.windows.size(); ++w) {
        const bool serves = record.windows[w].byOutcome[0] > 0;
        if (wasDown && serves) return 10.0 * static_cast<double>(w);
        wasDown = wasDown || !serves;
    }
    return -1;
}

double meanLatencyMs(const sim::RunRecord& record)
{
    return static_cast<double>(record.latencyByOutcome[0].sumNs) / 1e6 / static_cast<double>(record.requests.of(sim::Outcome::Succeeded));
}

std::optional<double> rdsMetric(const sim::Simulation& simulation, const std::string& metric, int second, const std::string& database,
                                const std::string& statistic)
{
    return simulation.metrics().value({"AWS/RDS", metric, {{"DBInstanceIdentifier", database}}}, *StatisticSpec::parse(statistic), 60 * kSecond,
                                      second * kSecond);
}

} // namespace faultline::test
