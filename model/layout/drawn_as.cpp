#include "model/layout/drawn_as.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace faultline::layout {

namespace {

/// Last words of types that configure, permit or join others; AWS names its types by these.
constexpr std::array kOutlineWords{std::string_view{"Account"},
                                   std::string_view{"Alias"},
                                   std::string_view{"Association"},
                                   std::string_view{"Attachment"},
                                   std::string_view{"Authorizer"},
                                   std::string_view{"Certificate"},
                                   std::string_view{"Configuration"},
                                   std::string_view{"Deployment"},
                                   std::string_view{"Group"},
                                   std::string_view{"InstanceProfile"},
                                   std::string_view{"Integration"},
                                   std::string_view{"Key"},
                                   std::string_view{"KeyPair"},
                                   std::string_view{"LogStream"},
                                   std::string_view{"Mapping"},
                                   std::string_view{"Method"},
                                   std::string_view{"Model"},
                                   std::string_view{"Parameter"},
                                   std::string_view{"Permission"},
                                   std::string_view{"Policy"},
                                   std::string_view{"Resource"},
                                   std::string_view{"Role"},
                                   std::string_view{"Route"},
                                   std::string_view{"Stage"},
                                   std::string_view{"Subscription"},
                                   std::string_view{"TaskDefinition"},
                                   std::string_view{"User"},
                                   std::string_view{"Version"},
                                   std::string_view{"VpcLink"},
                                   std::string_view{"WaitCondition"},
                                   std::string_view{"WaitConditionHandle"}};

bool isOutlineByName(std::string_view type)
{
    if (type.starts_with("AWS::IAM::") || type.starts_with("Custom::") || type == "AWS::CloudFormation::CustomResource") return true;
    const std::string_view last = type.substr(type.rfind(':') + 1);
    return std::any_of(kOutlineWords.begin(), kOutlineWords.end(), [&](std::string_view w) { return last.ends_with(w); });
}

void collect(const Value& value, std::vector<std::string>& out, std::unordered_set<std::string>& seen)
{
    const auto add = [&](const std::string& id) {
        if (seen.insert(id).second) out.push_back(id);
    };
    if (value.isReference()) add(value.text());
    for (const std::string& m : value.mentions()) add(m);
    for (const Value& item : value.items()) collect(item, out, seen);
    for (const auto& [key, field] : value.fields()) collect(field, out, seen);
}

std::string joined(std::string a, const std::string& b)
{
    if (a.empty()) return b;
    return b.empty() ? a : a + " " + b;
}

} // namespace

Appearance appearanceOf(const Resource& resource)
{
    const Appearance written = resource.type->appearance;
    if (resource.typeName == "AWS::CloudWatch::Alarm") return Appearance::Glyph; // it has a state to show, right of the VPC
    if (resource.isGeneric && written == Appearance::Glyph && isOutlineByName(resource.typeName)) return Appearance::Outline;
    return written;
}

std::string oneLine(std::string_view text)
{
    std::string line;
    line.reserve(text.size());
    for (const char c : text) line += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    return line;
}

std::string knownText(const Resource& resource, std::string_view property)
{
    const Value& value = resource.properties.find(property);
    return value.isText() ? oneLine(value.text()) : std::string();
}

std::string sublabelOf(const Resource& resource)
{
    std::string text;
    if (resource.typeName == "AWS::EC2::Instance") text = knownText(resource, "InstanceType");
    if (resource.typeName == "AWS::RDS::DBInstance") text = joined(knownText(resource, "Engine"), knownText(resource, "DBInstanceClass"));
    if (resource.typeName == "AWS::RDS::DBCluster") text = knownText(resource, "Engine");
    if (resource.typeName == "AWS::EC2::VPCEndpoint") {
        text = knownText(resource, "ServiceName"); // "com.amazonaws.us-east-1.dynamodb"
        text = text.substr(text.rfind('.') + 1);
    }
    if (resource.typeName.ends_with("LoadBalancer")) {
        text = knownText(resource, "Scheme");
        if (text.empty() && resource.properties.find("Scheme").isAbsent()) text = "internet-facing"; // AWS's default
    }
    return text.empty() ? std::string(resource.type->label) : text;
}

std::vector<std::string> mentionsOf(const Resource& resource)
{
    std::vector<std::string> out;
    std::unordered_set<std::string> seen;
    collect(resource.properties, out, seen);
    return out;
}

std::string nameOfSymbol(std::string_view symbol)
{
    const auto colon = symbol.find(':');
    std::string name = oneLine(colon == std::string_view::npos || colon + 1 == symbol.size() ? symbol : symbol.substr(colon + 1));
    // "select:0:${param:Zones}" reads "Zones 0".
    for (const std::string_view mark : {"${param:", "${", "}"})
        for (auto at = name.find(mark); at != std::string::npos; at = name.find(mark, at)) name.erase(at, mark.size());
    const auto second = name.find(':');
    const bool isNumbered =
        second != std::string::npos && second > 0 &&
        std::all_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(second), [](char c) { return c >= '0' && c <= '9'; });
    return isNumbered ? name.substr(second + 1) + " " + name.substr(0, second) : name;
}

} // namespace faultline::layout
