#include "tests/sim/group_drawing.h"

namespace faultline::test {

std::string textOf(const GroupDrawing& drawing)
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a, us-east-1b]\n"
           "    Actors: {Users: {Client: {" +
           drawing.client +
           "}, Sends: [{To: LoadBalancer, Class: default, Share: 1}]}}\n"
           "Resources:\n"
           "  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\n"
           "  SubnetA: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-1a}}\n"
           "  SubnetB: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: us-east-1b}}\n"
           "  LoadBalancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [!Ref SubnetA, !Ref SubnetB]}}\n"
           "  TargetGroup: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Vpc, Port: 80, Protocol: HTTP, " +
           drawing.targetGroup +
           "}}\n"
           "  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref LoadBalancer, Port: 80, Protocol: HTTP, "
           "DefaultActions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]}}\n"
           "  Template: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {" +
           drawing.data +
           "}}}\n"
           "  AppGroup: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {" +
           drawing.properties +
           ", VPCZoneIdentifier: [!Ref SubnetA, !Ref SubnetB], LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: \"1\"}, TargetGroupARNs: "
           "[!Ref TargetGroup]}, Metadata: {Faultline: {" +
           drawing.own + "}}}\n" + drawing.more;
}

std::string cpuAlarm(const std::string& name, const std::string& policy, const std::string& comparison, double threshold, int periods)
{
    return "  " + name +
           ": {Type: AWS::CloudWatch::Alarm, Properties: {Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average, Period: 60, " +
           "EvaluationPeriods: " + std::to_string(periods) + ", Threshold: " + std::to_string(threshold) + ", ComparisonOperator: " + comparison +
           ", Dimensions: [{Name: AutoScalingGroupName, Value: !Ref AppGroup}], AlarmActions: [!Ref " + policy + "]}}\n";
}

std::string policy(const std::string& name, const std::string& properties)
{
    return "  " + name + ": {Type: AWS::AutoScaling::ScalingPolicy, Properties: {AutoScalingGroupName: !Ref AppGroup, " + properties + "}}\n";
}

std::vector<double> timesOf(const sim::RunRecord& record, const std::string& kind, const std::string& resource)
{
    std::vector<double> times;
    for (const sim::TimelineEntry& entry : record.timeline)
        if (entry.kind == kind && (resource.empty() || entry.resource == resource)) times.push_back(static_cast<double>(entry.at) / 1e9);
    return times;
}

std::string argumentOf(const sim::TimelineEntry& entry, const std::string& name)
{
    for (const auto& [key, value] : entry.text.args)
        if (key == name) return value;
    return {};
}

double groupMetric(const sim::Simulation& run, const std::string& name, int minute, const std::string& space)
{
    return run.metrics()
        .value({space, name, {{"AutoScalingGroupName", "AppGroup"}}}, *StatisticSpec::parse("Average"), 60 * kSecond, minute * 60 * kSecond)
        .value_or(-1);
}

double instanceMetric(const sim::Simulation& run, const std::string& name, const std::string& instance, int minute)
{
    return run.metrics()
        .value({"AWS/EC2", name, {{"InstanceId", instance}}}, *StatisticSpec::parse("Average"), 60 * kSecond, minute * 60 * kSecond)
        .value_or(-1);
}

} // namespace faultline::test
