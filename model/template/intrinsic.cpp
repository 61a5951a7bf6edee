#include "model/template/intrinsic.h"

#include <array>

namespace faultline {

namespace {

struct Name {
    std::string_view longName;
    Function function;
};

constexpr std::array kNames{
    Name{"Ref", Function::Ref},
    Name{"Fn::GetAtt", Function::GetAtt},
    Name{"Fn::Sub", Function::Sub},
    Name{"Fn::Join", Function::Join},
    Name{"Fn::Select", Function::Select},
    Name{"Fn::Split", Function::Split},
    Name{"Fn::GetAZs", Function::GetAZs},
    Name{"Fn::Cidr", Function::Cidr},
    Name{"Fn::FindInMap", Function::FindInMap},
    Name{"Fn::Base64", Function::Base64},
    Name{"Fn::ImportValue", Function::ImportValue},
    Name{"Fn::Transform", Function::Transform},
    Name{"Fn::If", Function::If},
    Name{"Fn::And", Function::And},
    Name{"Fn::Or", Function::Or},
    Name{"Fn::Not", Function::Not},
    Name{"Fn::Equals", Function::Equals},
    Name{"Condition", Function::Condition},
};

constexpr std::string_view kPrefix = "Fn::";

std::string_view withoutPrefix(std::string_view name) { return name.substr(0, kPrefix.size()) == kPrefix ? name.substr(kPrefix.size()) : name; }

} // namespace

bool isFunctionName(std::string_view key) { return key == "Ref" || key == "Condition" || key.substr(0, kPrefix.size()) == kPrefix; }

Function functionOfLongName(std::string_view longName)
{
    for (const Name& name : kNames)
        if (name.longName == longName) return name.function;
    return Function::Other;
}

std::string_view longNameOfTag(std::string_view tag)
{
    if (tag.size() < 2 || tag[0] != '!' || tag[1] == '!') return {};
    for (const Name& name : kNames)
        if (withoutPrefix(name.longName) == tag.substr(1)) return name.longName;
    return tag.substr(1);
}

std::string tagOfLongName(std::string_view longName) { return "!" + std::string(withoutPrefix(longName)); }

std::optional<Intrinsic> intrinsicAt(Node node)
{
    if (const std::string_view longName = longNameOfTag(node.tag()); !longName.empty())
        return Intrinsic{functionOfLongName(longName), longName, node, true};
    return longIntrinsicAt(node);
}

std::optional<Intrinsic> longIntrinsicAt(Node node)
{
    if (!node.isMapping() || node.size() != 1) return std::nullopt;
    const std::vector<Node::Entry> entries = node.entries();
    if (entries.size() != 1) return std::nullopt; // a merge key
    const std::string_view key = entries[0].key.text();
    if (!isFunctionName(key)) return std::nullopt;
    // `Condition` is also a key of policy statements and resources, there with a mapping or beside others.
    if (key == "Condition" && !entries[0].value.isScalar()) return std::nullopt;
    return Intrinsic{functionOfLongName(key), key, entries[0].value, false};
}

} // namespace faultline
