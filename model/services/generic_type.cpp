#include "model/services/resource_type.h"

#include <array>
#include <cctype>
#include <map>
#include <mutex>
#include <string>

namespace faultline {

namespace {

struct ServiceLook {
    std::string_view prefix; ///< of the type's name; the longest that fits wins
    std::string_view label;  ///< empty: made from the name
    Category category;
    Appearance appearance;
    std::string_view icon;
};

// Types of real templates that have no field table (CFN-28, CFN-32), and services as a whole. Longest prefix wins.
constexpr std::array kLooks{
    ServiceLook{"AWS::ApiGateway::RestApi", "API Gateway", Category::Networking, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::ApiGateway", "", Category::Networking, Appearance::Outline, "generic"},
    ServiceLook{"AWS::ApiGatewayV2::Api", "API Gateway", Category::Networking, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::ApiGatewayV2", "", Category::Networking, Appearance::Outline, "generic"},
    ServiceLook{"AWS::Batch", "", Category::Compute, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::CDK", "", Category::Management, Appearance::Outline, "generic"},
    ServiceLook{"AWS::CertificateManager", "", Category::Security, Appearance::Outline, "generic"},
    ServiceLook{"AWS::CloudFormation", "", Category::Management, Appearance::Outline, "generic"},
    ServiceLook{"AWS::CloudFormation::Stack", "Nested stack", Category::Management, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::CloudFront::Distribution", "CloudFront distribution", Category::Networking, Appearance::Glyph, "cloudfront"},
    ServiceLook{"AWS::CloudFront", "", Category::Networking, Appearance::Outline, "cloudfront"},
    ServiceLook{"AWS::CloudTrail", "", Category::Management, Appearance::Outline, "generic"},
    ServiceLook{"AWS::CloudWatch", "", Category::Management, Appearance::Outline, "alarm"},
    ServiceLook{"AWS::CodeBuild", "", Category::Management, Appearance::Outline, "generic"},
    ServiceLook{"AWS::CodeDeploy", "", Category::Management, Appearance::Outline, "generic"},
    ServiceLook{"AWS::CodePipeline", "", Category::Management, Appearance::Outline, "generic"},
    ServiceLook{"AWS::Cognito", "", Category::Security, Appearance::Outline, "generic"},
    ServiceLook{"AWS::Config", "", Category::Management, Appearance::Outline, "generic"},
    ServiceLook{"AWS::DynamoDB", "", Category::Database, Appearance::Outline, "dynamodb-table"},
    ServiceLook{"AWS::DynamoDB::GlobalTable", "DynamoDB global table", Category::Database, Appearance::Glyph, "dynamodb-table"},
    ServiceLook{"AWS::EC2", "", Category::Networking, Appearance::Outline, "generic"},
    ServiceLook{"AWS::EC2::CustomerGateway", "Customer gateway", Category::Networking, Appearance::Glyph, "on-premises"},
    ServiceLook{"AWS::EC2::EgressOnlyInternetGateway", "Egress-only internet gateway", Category::Networking, Appearance::BorderGlyph,
                "internet-gateway"},
    ServiceLook{"AWS::EC2::NetworkInterface", "Network interface", Category::Networking, Appearance::Badge, "generic"},
    ServiceLook{"AWS::EC2::TransitGateway", "Transit gateway", Category::Networking, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::EC2::TransitGatewayAttachment", "Transit gateway attachment", Category::Networking, Appearance::Connection, "generic"},
    ServiceLook{"AWS::EC2::TransitGatewayRoute", "", Category::Networking, Appearance::Outline, "route-table"},
    ServiceLook{"AWS::EC2::VPCPeeringConnection", "VPC peering connection", Category::Networking, Appearance::Connection, "vpc"},
    ServiceLook{"AWS::EC2::VPNGateway", "VPN gateway", Category::Networking, Appearance::BorderGlyph, "internet-gateway"},
    ServiceLook{"AWS::EC2::SpotFleet", "Spot Fleet", Category::Compute, Appearance::Glyph, "instance"},
    ServiceLook{"AWS::ECR", "", Category::Compute, Appearance::Outline, "generic"},
    ServiceLook{"AWS::ECS::Cluster", "ECS cluster", Category::Compute, Appearance::Outline, "generic"},
    ServiceLook{"AWS::ECS::Service", "ECS service", Category::Compute, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::ECS", "", Category::Compute, Appearance::Outline, "generic"},
    ServiceLook{"AWS::EFS::FileSystem", "EFS file system", Category::Storage, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::EFS::MountTarget", "EFS mount target", Category::Storage, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::EKS", "", Category::Compute, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::ElastiCache::CacheCluster", "ElastiCache cluster", Category::Database, Appearance::Glyph, "elasticache"},
    ServiceLook{"AWS::ElastiCache::ReplicationGroup", "ElastiCache replication group", Category::Database, Appearance::Glyph, "elasticache"},
    ServiceLook{"AWS::ElastiCache", "", Category::Database, Appearance::Outline, "elasticache"},
    ServiceLook{"AWS::ElasticBeanstalk", "", Category::Compute, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::ElasticLoadBalancingV2", "", Category::Networking, Appearance::Outline, "application-load-balancer"},
    ServiceLook{"AWS::Events", "", Category::Integration, Appearance::Outline, "generic"},
    ServiceLook{"AWS::IAM", "", Category::Security, Appearance::Outline, "generic"},
    ServiceLook{"AWS::KMS", "", Category::Security, Appearance::Outline, "generic"},
    ServiceLook{"AWS::Kinesis::Stream", "Kinesis stream", Category::Integration, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::KinesisFirehose", "", Category::Integration, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::Lambda", "", Category::Compute, Appearance::Outline, "lambda"},
    ServiceLook{"AWS::Lambda::EventSourceMapping", "Event source mapping", Category::Compute, Appearance::Connection, "lambda"},
    ServiceLook{"AWS::Lambda::Function", "Lambda function", Category::Compute, Appearance::Glyph, "lambda"},
    ServiceLook{"AWS::Logs", "", Category::Management, Appearance::Outline, "generic"},
    ServiceLook{"AWS::OpenSearchService::Domain", "OpenSearch domain", Category::Database, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::RDS", "", Category::Database, Appearance::Outline, "db-instance"},
    ServiceLook{"AWS::Redshift::Cluster", "Redshift cluster", Category::Database, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::Route53", "", Category::Networking, Appearance::Outline, "route53"},
    ServiceLook{"AWS::Route53::HostedZone", "Hosted zone", Category::Networking, Appearance::Glyph, "route53"},
    ServiceLook{"AWS::Route53::RecordSet", "DNS record", Category::Networking, Appearance::Glyph, "route53"},
    ServiceLook{"AWS::S3", "", Category::Storage, Appearance::Outline, "s3-bucket"},
    ServiceLook{"AWS::SecretsManager", "", Category::Security, Appearance::Outline, "generic"},
    ServiceLook{"AWS::Serverless::Api", "API Gateway", Category::Networking, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::Serverless::Function", "Lambda function", Category::Compute, Appearance::Glyph, "lambda"},
    ServiceLook{"AWS::Serverless::HttpApi", "API Gateway", Category::Networking, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::Serverless::SimpleTable", "DynamoDB table", Category::Database, Appearance::Glyph, "dynamodb-table"},
    ServiceLook{"AWS::ServiceDiscovery", "", Category::Networking, Appearance::Outline, "generic"},
    ServiceLook{"AWS::SNS", "", Category::Integration, Appearance::Outline, "generic"},
    ServiceLook{"AWS::SNS::Topic", "SNS topic", Category::Integration, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::SQS", "", Category::Integration, Appearance::Outline, "sqs"},
    ServiceLook{"AWS::SQS::Queue", "SQS queue", Category::Integration, Appearance::Glyph, "sqs"},
    ServiceLook{"AWS::SSM", "", Category::Management, Appearance::Outline, "generic"},
    ServiceLook{"AWS::StepFunctions", "", Category::Integration, Appearance::Glyph, "generic"},
    ServiceLook{"AWS::WAF", "", Category::Security, Appearance::Outline, "generic"},
    ServiceLook{"Custom::", "Custom resource", Category::Management, Appearance::Outline, "generic"},
};

/// Whether `prefix` covers `name` up to its end or to a "::".
bool covers(std::string_view prefix, std::string_view name)
{
    if (!name.starts_with(prefix)) return false;
    return name.size() == prefix.size() || prefix.ends_with("::") || name.substr(prefix.size()).starts_with("::");
}

/// "AWS::IAM::InstanceProfile" -> "IAM instance profile".
std::string labelFrom(std::string_view name)
{
    const std::size_t last = name.rfind("::");
    if (last == std::string_view::npos) return std::string(name);
    const std::string_view before = name.substr(0, last);
    const std::size_t service = before.rfind("::");
    std::string label(service == std::string_view::npos ? before : before.substr(service + 2));
    const std::string_view kind = name.substr(last + 2);
    for (std::size_t i = 0; i < kind.size(); ++i) {
        const bool upper = std::isupper(static_cast<unsigned char>(kind[i])) != 0;
        const bool startsWord = i == 0 || (upper && std::islower(static_cast<unsigned char>(kind[i - 1])));
        const bool inAcronym = i + 1 < kind.size() && std::isupper(static_cast<unsigned char>(kind[i + 1]));
        if (startsWord) label += ' ';
        label += upper && startsWord && !inAcronym ? static_cast<char>(std::tolower(static_cast<unsigned char>(kind[i]))) : kind[i];
    }
    return label;
}

/// Last part of a type's name, letters and digits only.
std::string stemFrom(std::string_view name)
{
    std::string stem;
    for (char c : name.substr(name.rfind(':') == std::string_view::npos ? 0 : name.rfind(':') + 1))
        if (std::isalnum(static_cast<unsigned char>(c))) stem += c;
    return stem.empty() ? "Resource" : stem;
}

/// A generic type with the texts that its views point to.
struct Owned {
    std::string name, label, stem;
    ResourceType type;
};

} // namespace

const ResourceType& genericResourceType(std::string_view name)
{
    // Types are handed out by address, so each is made once and kept; the number of names is bounded by what templates can hold.
    static std::mutex mutex;
    static std::map<std::string, Owned, std::less<>> known;
    const std::scoped_lock lock(mutex);
    if (const auto it = known.find(name); it != known.end()) return it->second.type;

    const ServiceLook* look = nullptr;
    for (const ServiceLook& candidate : kLooks)
        if (covers(candidate.prefix, name) && (!look || candidate.prefix.size() > look->prefix.size())) look = &candidate;
    Owned& made = known[std::string(name)];
    made.name = name;
    made.label = look && !look->label.empty() ? std::string(look->label) : labelFrom(name);
    made.stem = stemFrom(name);
    made.type.name = made.name;
    made.type.label = made.label;
    made.type.idStem = made.stem;
    made.type.category = look ? look->category : Category::Unknown;
    made.type.appearance = look ? look->appearance : Appearance::Glyph;
    made.type.icon = look ? look->icon : "generic";
    return made.type;
}

} // namespace faultline
