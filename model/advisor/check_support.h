#pragma once

#include "model/advisor/check_table.h"
#include "model/graph/reading.h"

#include <fmt/format.h>

// What the files of checks share. Included by those only.

namespace faultline {

using reading::Mention;
using reading::property;

inline constexpr std::string_view kInstance = "AWS::EC2::Instance";
inline constexpr std::string_view kAutoScalingGroup = "AWS::AutoScaling::AutoScalingGroup";
inline constexpr std::string_view kLoadBalancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
inline constexpr std::string_view kClassicLoadBalancer = "AWS::ElasticLoadBalancing::LoadBalancer";
inline constexpr std::string_view kListener = "AWS::ElasticLoadBalancingV2::Listener";
inline constexpr std::string_view kTargetGroup = "AWS::ElasticLoadBalancingV2::TargetGroup";
inline constexpr std::string_view kDbInstance = "AWS::RDS::DBInstance";
inline constexpr std::string_view kDbCluster = "AWS::RDS::DBCluster";
inline constexpr std::string_view kTable = "AWS::DynamoDB::Table";
inline constexpr std::string_view kBucket = "AWS::S3::Bucket";
inline constexpr std::string_view kSecurityGroup = "AWS::EC2::SecurityGroup";
inline constexpr std::string_view kVolume = "AWS::EC2::Volume";

/// Runs a function on every resource of a type that exists or may exist.
template <class F>
void forEach(const Judge& judge, std::string_view type, F f)
{
    for (const Resource* r : judge.architecture().ofType(type)) f(*r);
}

[[nodiscard]] inline std::string number(double n) { return fmt::format("{}", n); }

/// "application", "network", "gateway"; empty when unknown.
[[nodiscard]] inline std::string loadBalancerKind(const Resource& r) { return reading::text(property(r, "Type"), "application").value_or(""); }

/// An attribute of an ELBv2 list of {Key, Value}. Unknown when the list is, or holds an entry that cannot be read.
[[nodiscard]] const Value& attributeOf(const Resource& r, std::string_view list, std::string_view key);
/// "Properties/LoadBalancerAttributes/2/Value" of it; the list when it is not written.
[[nodiscard]] std::string attributePath(const Resource& r, std::string_view list, std::string_view key);

/// USD a month of what the catalogue prices by the hour. Nothing without such a price for the drawing's Region.
[[nodiscard]] std::optional<double> monthlyPrice(const Judge& judge, std::string_view item);
[[nodiscard]] std::optional<double> monthlyPriceOfInstance(const Judge& judge, const Resource& r); ///< Linux, on demand
[[nodiscard]] std::optional<double> monthlyPriceOfDatabase(const Judge& judge, const Resource& r); ///< its instances, without storage

[[nodiscard]] std::string joined(const std::vector<std::string>& words);

} // namespace faultline
