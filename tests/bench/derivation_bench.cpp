// What the window derives from a document after an edit, step by step: read, resolve, topology, arrangement, checks, drawing. The argument is the
// number of instances; three of the twelve resources besides them are subnets in as many Availability Zones.
#include "model/advisor/advisor.h"
#include "model/document/document.h"
#include "model/files/data_library.h"
#include "model/graph/topology.h"
#include "model/layout/font_widths.h"
#include "model/layout/svg_writer.h"
#include "model/services/architecture.h"
#include "model/text/texts.h"

#include <benchmark/benchmark.h>

#include <fmt/format.h>

namespace {

using namespace faultline;

std::string templateOf(std::int64_t instances)
{
    std::string text = R"(Parameters:
  Class: {Type: String, Default: m6i.large}
Resources:
  Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
  Gateway: {Type: 'AWS::EC2::InternetGateway'}
  Attachment: {Type: 'AWS::EC2::VPCGatewayAttachment', Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}}
  Routes: {Type: 'AWS::EC2::RouteTable', Properties: {VpcId: !Ref Vpc}}
  Outside: {Type: 'AWS::EC2::Route', Properties: {RouteTableId: !Ref Routes, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}}
  Web: {Type: 'AWS::EC2::SecurityGroup', Properties: {VpcId: !Ref Vpc, GroupDescription: web, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}]}}
  LoadBalancer: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {Subnets: [!Ref Sa, !Ref Sb, !Ref Sc], SecurityGroups: [!Ref Web]}}
  Listener: {Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: {LoadBalancerArn: !Ref LoadBalancer, Port: 80, Protocol: HTTP, DefaultActions: [{Type: forward, TargetGroupArn: !Ref Targets}]}}
)";
    for (const char zone : {'a', 'b', 'c'})
        text += fmt::format("  S{0}: {{Type: 'AWS::EC2::Subnet', Properties: {{VpcId: !Ref Vpc, CidrBlock: 10.0.{1}.0/24, AvailabilityZone: "
                            "!Sub '${{AWS::Region}}{0}'}}}}\n",
                            zone, zone - 'a');
    std::string targets;
    for (std::int64_t i = 0; i < instances; ++i) {
        text += fmt::format("  I{}: {{Type: 'AWS::EC2::Instance', Properties: {{SubnetId: !Ref S{}, ImageId: ami-1, InstanceType: !Ref Class, "
                            "SecurityGroupIds: [!Ref Web]}}}}\n",
                            i, "abc"[i % 3]);
        targets += fmt::format("{}{{Id: !Ref I{}}}", i == 0 ? "" : ", ", i);
    }
    return text + "  Targets: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {VpcId: !Ref Vpc, Port: 80, Protocol: HTTP, Targets: [" +
           targets + "]}}\n";
}

const DataLibrary& data()
{
    static const DataLibrary library = DataLibrary::embedded();
    return library;
}

struct Derived {
    explicit Derived(std::int64_t instances) : document(*Document::parse(templateOf(instances), "bench.yaml")) {}
    Document document;
    FontWidths widths{data()};
    Texts texts{data()};
    Architecture architecture = Architecture::from(document);
    Topology topology = Topology::of(architecture);
    Diagram diagram = arrange(architecture, topology, widths, texts);
};

void reading(benchmark::State& state)
{
    const std::string text = templateOf(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(Document::parse(text, "bench.yaml"));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void resolving(benchmark::State& state)
{
    const Derived derived(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(Architecture::from(derived.document));
}

void topology(benchmark::State& state)
{
    const Derived derived(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(Topology::of(derived.architecture));
}

void arranging(benchmark::State& state)
{
    const Derived derived(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(arrange(derived.architecture, derived.topology, derived.widths, derived.texts));
}

void checking(benchmark::State& state)
{
    const Derived derived(state.range(0));
    const auto advisor = Advisor::load(data());
    for (auto _ : state) benchmark::DoNotOptimize(advisor->run(derived.architecture, derived.topology, nullptr, "2026-01-01"));
}

void drawing(benchmark::State& state)
{
    const Derived derived(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(writeSvg(derived.diagram, paint(derived.diagram, derived.widths), derived.widths, data()));
}

void sizes(benchmark::internal::Benchmark* bench) { bench->Arg(10)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond); }

BENCHMARK(reading)->Apply(sizes);
BENCHMARK(resolving)->Apply(sizes);
BENCHMARK(topology)->Apply(sizes);
BENCHMARK(arranging)->Apply(sizes);
BENCHMARK(checking)->Apply(sizes);
BENCHMARK(drawing)->Apply(sizes);

} // namespace

BENCHMARK_MAIN();
