#include "tests/sim/load_balancing/site.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace faultline::test {

namespace {

std::string head(const Site& site)
{
    std::string text = "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a, us-east-1b, us-east-1c]\n";
    if (!site.network.empty()) text += "    Network: {" + site.network + "}\n";
    text += "    Actors: {Users: {Client: {" + site.client + "}, Sends: [" + site.sends + "]}}\nResources:\n" +
            "  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\n";
    for (const char zone : {'a', 'b', 'c'})
        text += fmt::format("  Subnet{0}: {{Type: AWS::EC2::Subnet, Properties: {{VpcId: !Ref Vpc, CidrBlock: 10.0.{1}.0/24, "
                            "AvailabilityZone: us-east-1{0}}}}}\n",
                            zone, zone - 'a' + 1);
    for (const Site::Host& host : site.hosts)
        text += "  " + host.id + ": {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref Subnet" +
                host.zone + "}, Metadata: {Faultline: {" + host.own + "}}}\n";
    return text;
}

std::string subnets(const Site& site)
{
    std::string list;
    for (const char zone : site.zones) list += fmt::format("{}!Ref Subnet{}", list.empty() ? "" : ", ", zone);
    return list;
}

} // namespace

std::string Site::text() const
{
    std::string targets;
    for (const Host& host : hosts) targets += (targets.empty() ? "{Id: !Ref " : ", {Id: !Ref ") + host.id + "}";
    return head(*this) + "  LoadBalancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {" + balancer + "LoadBalancerAttributes: [" +
           attributes + "], Subnets: [" + subnets(*this) +
           "]}}\n  TargetGroup: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Vpc, Port: 80, " + group +
           "TargetGroupAttributes: [" + groupAttributes + "], Targets: [" + targets +
           "]}}\n  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref LoadBalancer, Port: 80, " + listener +
           "}}\n" + more;
}

std::string Site::classic(const std::string& properties, const std::string& protocol) const
{
    std::string instances;
    for (const Host& host : hosts) instances += (instances.empty() ? "!Ref " : ", !Ref ") + host.id;
    return head(*this) + "  LoadBalancer: {Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: {" + properties + "Subnets: [" +
           subnets(*this) + "], Instances: [" + instances + "], Listeners: [{LoadBalancerPort: \"80\", InstancePort: \"80\", Protocol: " + protocol +
           "}]}}\n" + more;
}

Site networkSite()
{
    Site site;
    site.client = "TimeoutMs: 5000, ConnectTimeoutMs: 500";
    site.balancer = "Type: network, ";
    site.group = "Protocol: TCP, HealthCheckIntervalSeconds: 10, ";
    site.listener = "Protocol: TCP, DefaultActions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]";
    return site;
}

std::uint64_t lostBy(const sim::RunRecord& record, sim::Cause cause) { return record.requests.lostByCause[static_cast<std::size_t>(cause)]; }

const sim::StationRecord& stationOf(const sim::RunRecord& record, const std::string& resource)
{
    for (const auto& row : record.stations)
        if (row.resource == resource && !row.instance) return row;
    ADD_FAILURE() << "no row of " << resource;
    static const sim::StationRecord none;
    return none;
}

std::uint64_t requestsAt(const sim::RunRecord& record, const std::string& resource) { return stationOf(record, resource).requests; }

std::vector<const sim::TimelineEntry*> entriesOf(const sim::RunRecord& record, const std::string& kind, const std::string& resource)
{
    std::vector<const sim::TimelineEntry*> found;
    for (const sim::TimelineEntry& entry : record.timeline)
        if (entry.kind == kind && (resource.empty() || entry.resource == resource)) found.push_back(&entry);
    return found;
}

std::uint64_t endedIn(const sim::RunRecord& record, std::size_t from, std::size_t to, sim::Outcome outcome)
{
    std::uint64_t n = 0;
    for (std::size_t w = from; w < std::min(to, record.windows.size()); ++w) n += record.windows[w].byOutcome[static_cast<std::size_t>(outcome)];
    return n;
}

double sumOf(const MetricStore& metrics, const MetricId& metric, Nanoseconds from, Nanoseconds to)
{
    double sum = 0;
    for (const auto& point : metrics.series(metric, *StatisticSpec::parse("Sum"), 60 * kSecond, from, to)) sum += point.value;
    return sum;
}

std::optional<double> valueOf(const MetricStore& metrics, const MetricId& metric, const std::string& statistic, Nanoseconds period)
{
    return metrics.value(metric, *StatisticSpec::parse(statistic), 60 * kSecond, period);
}

std::string told(const sim::RunRecord& record)
{
    std::string text;
    for (int c = 0; c < sim::kCauses; ++c)
        if (const auto n = record.requests.lostByCause[static_cast<std::size_t>(c)]; n > 0)
            text += std::string(sim::causeName(static_cast<sim::Cause>(c))) + " " + std::to_string(n) + "\n";
    for (const auto& entry : record.timeline)
        text += std::to_string(static_cast<double>(entry.at) * 1e-9) + " " + entry.kind + " " + entry.resource + "\n";
    return text;
}

MetricId ofBalancer(const std::string& name, const std::string& space)
{
    return {space, name, {{space == "AWS/ELB" ? "LoadBalancerName" : "LoadBalancer", "LoadBalancer"}}};
}

MetricId ofGroup(const std::string& name, const std::string& space)
{
    return {space, name, {{"LoadBalancer", "LoadBalancer"}, {"TargetGroup", "TargetGroup"}}};
}

} // namespace faultline::test
