#include "model/services/cloudwatch.h"
#include "sim/telemetry/composite_alarm.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace faultline::sim {

namespace {

std::string textOf(Node node);

/// "${HighCpu}" and "${HighCpu.Arn}" are the logical id.
std::string substituted(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const auto open = text.find("${");
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        out += text.substr(0, close == std::string_view::npos ? text.size() : open);
        if (close == std::string_view::npos) break;
        const std::string_view name = text.substr(open + 2, close - open - 2);
        out += name.substr(0, name.find('.'));
        text.remove_prefix(close + 1);
    }
    return out;
}

std::string joined(Node join)
{
    std::string out;
    if (join.size() != 2) return out;
    const std::string separator(join.at(0).text());
    for (const Node& item : join.at(1).items()) out += (out.empty() ? "" : separator) + textOf(item);
    return out;
}

/// A text that names alarms, with their logical ids where the template refers to them: their names are known only once it is deployed.
std::string textOf(Node node)
{
    const std::string_view tag = node.tag();
    if (node.isScalar()) {
        const std::string text(node.text());
        if (tag == "!Sub") return substituted(text);
        return tag == "!GetAtt" ? text.substr(0, text.find('.')) : text;
    }
    if (tag == "!Join") return joined(node);
    if (tag == "!Sub") return substituted(node.at(0).text());
    if (tag == "!GetAtt") return std::string(node.at(0).text());
    if (const Node ref = node.find("Ref")) return std::string(ref.text());
    if (const Node join = node.find("Fn::Join")) return joined(join);
    if (const Node sub = node.find("Fn::Sub")) return substituted(sub.isScalar() ? sub.text() : sub.at(0).text());
    if (const Node attribute = node.find("Fn::GetAtt"))
        return attribute.isScalar() ? std::string(attribute.text()) : std::string(attribute.at(0).text());
    return {};
}

Nanoseconds secondsOf(const Value& value)
{
    int seconds = 0;
    if (value.isText()) std::from_chars(value.text().data(), value.text().data() + value.text().size(), seconds);
    return seconds * kSecond;
}

std::vector<std::string> actionsOf(const Value& properties, std::string_view key)
{
    std::vector<std::string> out;
    if (const Value& enabled = properties.find("ActionsEnabled"); enabled.isText() && enabled.text() == "false") return out; // CW-55
    for (const Value& action : properties.find(key).items())
        if (action.isText() || action.isReference()) out.push_back(action.text());
    return out;
}

/// Logical ids by everything that a rule may call an alarm: its id, its name, the end of its ARN.
class AlarmNames {
public:
    void add(const std::string& logicalId, const Value& name)
    {
        m_ids[logicalId] = logicalId;
        if (name.isText()) m_ids[name.text()] = logicalId;
    }
    [[nodiscard]] std::string find(const std::string& called) const
    {
        constexpr std::string_view kArn = ":alarm:";
        const auto arn = called.find(kArn);
        const auto found = m_ids.find(arn == std::string::npos ? called : called.substr(arn + kArn.size()));
        return found == m_ids.end() ? std::string() : found->second;
    }

private:
    std::map<std::string, std::string> m_ids;
};

/// The rule with every alarm by its logical id; fails when one is nobody's.
Result<AlarmCondition> conditionOf(const Value& rule, const AlarmNames& names)
{
    const std::string text = rule.isText() ? rule.text() : textOf(rule.origin());
    return AlarmCondition::parse(text, [&](const std::string& called) { return names.find(called); });
}

} // namespace

std::vector<CompositeAlarm> compileComposites(const Architecture& architecture, std::vector<std::string>& left)
{
    AlarmNames names;
    std::vector<const Resource*> composites;
    std::vector<std::string> known;
    for (const Resource& resource : architecture.resources()) {
        const bool isComposite = resource.typeName == "AWS::CloudWatch::CompositeAlarm";
        if (!isComposite && resource.typeName != "AWS::CloudWatch::Alarm") continue;
        names.add(resource.id, resource.properties.find("AlarmName"));
        if (isComposite) composites.push_back(&resource);
        else known.push_back(resource.id);
    }
    std::vector<CompositeAlarm> waiting, sorted;
    for (const Resource* resource : composites) {
        const Value& properties = resource->properties;
        auto condition = conditionOf(properties.find("AlarmRule"), names);
        if (!condition) {
            left.push_back(resource->id);
            continue;
        }
        const Value& suppressor = properties.find("ActionsSuppressor");
        waiting.push_back({resource->id, *std::move(condition), suppressor.isAbsent() ? "" : names.find(textOf(suppressor.origin())),
                           secondsOf(properties.find("ActionsSuppressorWaitPeriod")), secondsOf(properties.find("ActionsSuppressorExtensionPeriod")),
                           actionsOf(properties, "AlarmActions"), actionsOf(properties, "OKActions")});
    }
    const auto isReady = [&](const CompositeAlarm& alarm) {
        return std::all_of(alarm.condition.names().begin(), alarm.condition.names().end(),
                           [&](const std::string& name) { return std::find(known.begin(), known.end(), name) != known.end(); });
    };
    for (auto ready = waiting.begin(); (ready = std::find_if(waiting.begin(), waiting.end(), isReady)) != waiting.end();) {
        known.push_back(ready->name);
        sorted.push_back(std::move(*ready));
        waiting.erase(ready);
    }
    for (const CompositeAlarm& alarm : waiting) left.push_back(alarm.name); // CW-61: a cycle stops evaluation
    return sorted;
}

} // namespace faultline::sim
