#include "tests/sim/instances/machine_drawing.h"

namespace faultline::test {

std::string textOf(const MachineDrawing& drawing)
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a, us-east-1b]\n    Network: {SameAzMs: 0, CrossAzMs: 0}\n    Actors: "
           "{Users: {Client: {" +
           drawing.client +
           "}, Sends: [{To: App}]}}\nResources:\n"
           "  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\n"
           "  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-1a}}\n"
           "  App: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, SubnetId: !Ref Subnet, InstanceType: " +
           drawing.type + drawing.properties + "}, Metadata: {Faultline: {Workload: {" + drawing.workload + "}" + drawing.own + "}}}\n" +
           drawing.more;
}

std::string volume(const std::string& properties) { return ", BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {" + properties + "}}]"; }

std::string attachedVolume(const std::string& properties)
{
    return "  Data: {Type: AWS::EC2::Volume, Properties: {AvailabilityZone: us-east-1a, " + properties +
           "}}\n  Attached: {Type: AWS::EC2::VolumeAttachment, Properties: {InstanceId: !Ref App, VolumeId: !Ref Data, Device: /dev/sdf}}\n";
}

double pointAt(const sim::Simulation& run, const std::string& metric, int second, int period, const std::string& statistic,
               const std::string& instance)
{
    return run.metrics()
        .value({"AWS/EC2", metric, {{"InstanceId", instance}}}, *StatisticSpec::parse(statistic), period * kSecond, second * kSecond)
        .value_or(-1);
}

double successBetween(const sim::RunRecord& record, int from, int until)
{
    constexpr int kWindowSeconds = static_cast<int>(sim::kWindow / kSecond);
    std::uint64_t succeeded = 0, all = 0;
    for (int w = from / kWindowSeconds; w < until / kWindowSeconds; ++w) {
        const auto& window = record.windows.at(static_cast<std::size_t>(w));
        for (std::size_t outcome = 0; outcome < window.byOutcome.size(); ++outcome) all += window.byOutcome[outcome];
        succeeded += window.byOutcome[static_cast<std::size_t>(sim::Outcome::Succeeded)];
    }
    return all == 0 ? -1 : static_cast<double>(succeeded) / static_cast<double>(all);
}

double meanMs(const sim::RunRecord& record)
{
    const auto& latency = record.latencyByOutcome[static_cast<std::size_t>(sim::Outcome::Succeeded)];
    return sim::LatencyRecord::milliseconds(latency.sumNs) / static_cast<double>(record.requests.byOutcome[0]);
}

const sim::Assumption* assumptionOf(const sim::RunRecord& record, const std::string& what)
{
    for (const sim::Assumption& assumption : record.assumptions)
        if (assumption.what == what) return &assumption;
    return nullptr;
}

} // namespace faultline::test
