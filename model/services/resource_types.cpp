#include "model/services/field_table.h"

#include "model/services/application_auto_scaling.h"
#include "model/services/auto_scaling.h"
#include "model/services/cloudwatch.h"
#include "model/services/dynamodb.h"
#include "model/services/ec2_instance.h"
#include "model/services/ec2_launch_template.h"
#include "model/services/ec2_network.h"
#include "model/services/ec2_security.h"
#include "model/services/elastic_load_balancing.h"
#include "model/services/elastic_load_balancing_v2.h"
#include "model/services/fis.h"
#include "model/services/rds.h"
#include "model/services/s3.h"

#include <algorithm>

namespace faultline {

namespace {

std::vector<ResourceType> makeTypes()
{
    std::vector<ResourceType> types{
        resourceTypeOf<ScalableTarget>({.label = "Scalable target",
                                        .idStem = "ScalableTarget",
                                        .category = Category::Management,
                                        .appearance = Appearance::Badge,
                                        .icon = "auto-scaling-group"}),
        resourceTypeOf<ApplicationScalingPolicy>({.label = "Application scaling policy",
                                                  .idStem = "ApplicationScalingPolicy",
                                                  .category = Category::Management,
                                                  .appearance = Appearance::Badge,
                                                  .icon = "auto-scaling-group"}),
        resourceTypeOf<AutoScalingGroup>({.label = "Auto Scaling group",
                                          .idStem = "AutoScalingGroup",
                                          .category = Category::Compute,
                                          .appearance = Appearance::Group,
                                          .icon = "auto-scaling-group"}),
        resourceTypeOf<LaunchConfiguration>({.label = "Launch configuration",
                                             .idStem = "LaunchConfiguration",
                                             .category = Category::Compute,
                                             .appearance = Appearance::Badge,
                                             .icon = "launch-template"}),
        resourceTypeOf<LifecycleHook>({.label = "Lifecycle hook",
                                       .idStem = "LifecycleHook",
                                       .category = Category::Compute,
                                       .appearance = Appearance::Badge,
                                       .icon = "auto-scaling-group"}),
        resourceTypeOf<ScalingPolicy>({.label = "Scaling policy",
                                       .idStem = "ScalingPolicy",
                                       .category = Category::Compute,
                                       .appearance = Appearance::Badge,
                                       .icon = "auto-scaling-group"}),
        resourceTypeOf<ScheduledAction>({.label = "Scheduled action",
                                         .idStem = "ScheduledAction",
                                         .category = Category::Compute,
                                         .appearance = Appearance::Badge,
                                         .icon = "auto-scaling-group"}),
        resourceTypeOf<Alarm>(
            {.label = "CloudWatch alarm", .idStem = "Alarm", .category = Category::Management, .appearance = Appearance::Badge, .icon = "alarm"}),
        resourceTypeOf<Dashboard>({.label = "CloudWatch dashboard",
                                   .idStem = "Dashboard",
                                   .category = Category::Management,
                                   .appearance = Appearance::Outline,
                                   .icon = "dashboard"}),
        resourceTypeOf<DynamoDbTable>({.label = "DynamoDB table",
                                       .idStem = "Table",
                                       .category = Category::Database,
                                       .appearance = Appearance::Glyph,
                                       .icon = "dynamodb-table"}),
        resourceTypeOf<ElasticIp>({.label = "Elastic IP address",
                                   .idStem = "ElasticIp",
                                   .category = Category::Networking,
                                   .appearance = Appearance::Badge,
                                   .icon = "elastic-ip"}),
        resourceTypeOf<ElasticIpAssociation>({.label = "Elastic IP association",
                                              .idStem = "ElasticIpAssociation",
                                              .category = Category::Networking,
                                              .appearance = Appearance::Connection,
                                              .icon = "elastic-ip"}),
        resourceTypeOf<Instance>(
            {.label = "EC2 instance", .idStem = "Instance", .category = Category::Compute, .appearance = Appearance::Glyph, .icon = "instance"}),
        resourceTypeOf<InternetGateway>({.label = "Internet gateway",
                                         .idStem = "InternetGateway",
                                         .category = Category::Networking,
                                         .appearance = Appearance::BorderGlyph,
                                         .icon = "internet-gateway"}),
        resourceTypeOf<LaunchTemplate>({.label = "Launch template",
                                        .idStem = "LaunchTemplate",
                                        .category = Category::Compute,
                                        .appearance = Appearance::Badge,
                                        .icon = "launch-template"}),
        resourceTypeOf<NatGateway>({.label = "NAT gateway",
                                    .idStem = "NatGateway",
                                    .category = Category::Networking,
                                    .appearance = Appearance::Glyph,
                                    .icon = "nat-gateway"}),
        resourceTypeOf<NetworkAcl>(
            {.label = "Network ACL", .idStem = "NetworkAcl", .category = Category::Security, .appearance = Appearance::Badge, .icon = "network-acl"}),
        resourceTypeOf<NetworkAclEntry>({.label = "Network ACL rule",
                                         .idStem = "NetworkAclEntry",
                                         .category = Category::Security,
                                         .appearance = Appearance::Outline,
                                         .icon = "network-acl"}),
        resourceTypeOf<Route>(
            {.label = "Route", .idStem = "Route", .category = Category::Networking, .appearance = Appearance::Connection, .icon = "route-table"}),
        resourceTypeOf<RouteTable>({.label = "Route table",
                                    .idStem = "RouteTable",
                                    .category = Category::Networking,
                                    .appearance = Appearance::Outline,
                                    .icon = "route-table"}),
        resourceTypeOf<SecurityGroup>({.label = "Security group",
                                       .idStem = "SecurityGroup",
                                       .category = Category::Security,
                                       .appearance = Appearance::Outline,
                                       .icon = "security-group"}),
        resourceTypeOf<SecurityGroupEgress>({.label = "Outbound rule",
                                             .idStem = "OutboundRule",
                                             .category = Category::Security,
                                             .appearance = Appearance::Connection,
                                             .icon = "security-group"}),
        resourceTypeOf<SecurityGroupIngress>({.label = "Inbound rule",
                                              .idStem = "InboundRule",
                                              .category = Category::Security,
                                              .appearance = Appearance::Connection,
                                              .icon = "security-group"}),
        resourceTypeOf<Subnet>(
            {.label = "Subnet", .idStem = "Subnet", .category = Category::Networking, .appearance = Appearance::Frame, .icon = "subnet-private"}),
        resourceTypeOf<SubnetNetworkAclAssociation>({.label = "Network ACL association",
                                                     .idStem = "NetworkAclAssociation",
                                                     .category = Category::Security,
                                                     .appearance = Appearance::Connection,
                                                     .icon = "network-acl"}),
        resourceTypeOf<SubnetRouteTableAssociation>({.label = "Route table association",
                                                     .idStem = "RouteTableAssociation",
                                                     .category = Category::Networking,
                                                     .appearance = Appearance::Connection,
                                                     .icon = "route-table"}),
        resourceTypeOf<Vpc>({.label = "VPC", .idStem = "Vpc", .category = Category::Networking, .appearance = Appearance::Frame, .icon = "vpc"}),
        resourceTypeOf<VpcEndpoint>({.label = "VPC endpoint",
                                     .idStem = "VpcEndpoint",
                                     .category = Category::Networking,
                                     .appearance = Appearance::BorderGlyph,
                                     .icon = "vpc-endpoint"}),
        resourceTypeOf<VpcGatewayAttachment>({.label = "VPC gateway attachment",
                                              .idStem = "GatewayAttachment",
                                              .category = Category::Networking,
                                              .appearance = Appearance::Connection,
                                              .icon = "internet-gateway"}),
        resourceTypeOf<Volume>(
            {.label = "EBS volume", .idStem = "Volume", .category = Category::Storage, .appearance = Appearance::Badge, .icon = "ebs-volume"}),
        resourceTypeOf<VolumeAttachment>({.label = "Volume attachment",
                                          .idStem = "VolumeAttachment",
                                          .category = Category::Storage,
                                          .appearance = Appearance::Connection,
                                          .icon = "ebs-volume"}),
        resourceTypeOf<ClassicLoadBalancer>({.label = "Classic Load Balancer",
                                             .idStem = "ClassicLoadBalancer",
                                             .category = Category::Networking,
                                             .appearance = Appearance::Bar,
                                             .icon = "classic-load-balancer"}),
        resourceTypeOf<Listener>({.label = "Listener",
                                  .idStem = "Listener",
                                  .category = Category::Networking,
                                  .appearance = Appearance::Connection,
                                  .icon = "application-load-balancer"}),
        resourceTypeOf<ListenerRule>({.label = "Listener rule",
                                      .idStem = "ListenerRule",
                                      .category = Category::Networking,
                                      .appearance = Appearance::Connection,
                                      .icon = "application-load-balancer"}),
        resourceTypeOf<LoadBalancer>({.label = "Load balancer",
                                      .idStem = "LoadBalancer",
                                      .category = Category::Networking,
                                      .appearance = Appearance::Bar,
                                      .icon = "application-load-balancer"}),
        resourceTypeOf<TargetGroup>({.label = "Target group",
                                     .idStem = "TargetGroup",
                                     .category = Category::Networking,
                                     .appearance = Appearance::Badge,
                                     .icon = "target-group"}),
        resourceTypeOf<ExperimentTemplate>({.label = "FIS experiment template",
                                            .idStem = "Experiment",
                                            .category = Category::Management,
                                            .appearance = Appearance::Outline,
                                            .icon = "az-power"}),
        resourceTypeOf<DbCluster>({.label = "Aurora cluster",
                                   .idStem = "DatabaseCluster",
                                   .category = Category::Database,
                                   .appearance = Appearance::Glyph,
                                   .icon = "aurora-cluster"}),
        resourceTypeOf<DbInstance>(
            {.label = "RDS database", .idStem = "Database", .category = Category::Database, .appearance = Appearance::Glyph, .icon = "db-instance"}),
        resourceTypeOf<DbParameterGroup>({.label = "DB parameter group",
                                          .idStem = "DatabaseParameterGroup",
                                          .category = Category::Database,
                                          .appearance = Appearance::Outline,
                                          .icon = "db-instance"}),
        resourceTypeOf<DbSubnetGroup>({.label = "DB subnet group",
                                       .idStem = "DatabaseSubnetGroup",
                                       .category = Category::Database,
                                       .appearance = Appearance::Outline,
                                       .icon = "db-instance"}),
        resourceTypeOf<Bucket>(
            {.label = "S3 bucket", .idStem = "Bucket", .category = Category::Storage, .appearance = Appearance::Glyph, .icon = "s3-bucket"}),
    };
    return types;
}

} // namespace

const std::vector<const ResourceType*>& resourceTypes()
{
    static const std::vector<ResourceType> kTypes = makeTypes();
    static const std::vector<const ResourceType*> kSorted = [] {
        std::vector<const ResourceType*> sorted;
        for (const ResourceType& type : kTypes) sorted.push_back(&type);
        std::sort(sorted.begin(), sorted.end(), [](const ResourceType* a, const ResourceType* b) { return a->name < b->name; });
        return sorted;
    }();
    return kSorted;
}

const ResourceType* findResourceType(std::string_view name)
{
    const auto& types = resourceTypes();
    const auto it =
        std::lower_bound(types.begin(), types.end(), name, [](const ResourceType* type, std::string_view wanted) { return type->name < wanted; });
    return it != types.end() && (*it)->name == name ? *it : nullptr;
}

} // namespace faultline
