#include "sim/plan/listener_rules.h"

#include <algorithm>
#include <charconv>

namespace faultline::sim {

namespace {

constexpr std::int64_t kPriorityLast = 50'000; // the largest that CloudFormation takes

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::optional<std::uint32_t> numberIn(std::string_view text, std::uint32_t maximum)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value > maximum) return std::nullopt;
    return value;
}

std::optional<std::uint32_t> addressOf(std::string_view text)
{
    std::uint32_t address = 0;
    for (int part = 0; part < 4; ++part) {
        const std::size_t dot = part < 3 ? text.find('.') : text.size();
        if (dot == std::string_view::npos) return std::nullopt;
        const auto octet = numberIn(text.substr(0, dot), 255);
        if (!octet) return std::nullopt;
        address = address << 8 | *octet;
        text.remove_prefix(std::min(dot + 1, text.size()));
    }
    return text.empty() ? std::optional(address) : std::nullopt;
}

using Values = ListProperty<std::string>;

bool anyMatches(const Values& values, std::string_view text)
{
    return std::any_of(values.begin(), values.end(), [&](const auto& v) { return v.isKnown() && matchesWildcard(*v, text); });
}

bool anyMatchesIgnoringCase(const Values& values, std::string_view text)
{
    const std::string lowered = lower(text);
    return std::any_of(values.begin(), values.end(), [&](const auto& v) { return v.isKnown() && matchesWildcard(lower(*v), lowered); });
}

/// The values of a condition stand in its own configuration, or, for paths and hosts, beside the field's name.
template <class Config>
bool anyOf(const ListenerRule::RuleCondition& condition, const Property<Config>& config, bool (*matches)(const Values&, std::string_view),
           std::string_view text)
{
    return matches(condition.values, text) || (config.isKnown() && matches(config->values, text));
}

bool headerHolds(const ListenerRule::HttpHeaderConfig& config, const RequestHead& request)
{
    if (!config.httpHeaderName.isKnown()) return false;
    for (const auto& [name, value] : request.headers)
        if (lower(name) == lower(*config.httpHeaderName) && anyMatchesIgnoringCase(config.values, value)) return true; // ELB-33
    return false;
}

/// A pair of the query string; a pattern without a key matches any of them by its value.
bool queryHolds(const ListenerRule::QueryStringConfig& config, std::string_view query)
{
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string key = lower(pair.substr(0, equals)), value = lower(pair.substr(std::min(equals + 1, pair.size())));
        for (const auto& wanted : config.values) {
            if (!wanted.isKnown() || !wanted->value.isKnown() || !matchesWildcard(lower(*wanted->value), value)) continue;
            if (wanted->key.isAbsent() || (wanted->key.isKnown() && matchesWildcard(lower(*wanted->key), key))) return true;
        }
    }
    return false;
}

/// Values of one condition are alternatives (ELB-29).
bool holds(const ListenerRule::RuleCondition& condition, const RequestHead& request)
{
    if (!condition.field.isKnown()) return false;
    const std::string& field = *condition.field;
    const std::size_t question = std::min(request.path.find('?'), request.path.size());
    const std::string_view path = std::string_view(request.path).substr(0, question);
    if (field == "path-pattern") return anyOf(condition, condition.pathPatternConfig, anyMatches, path);                   // ELB-32
    if (field == "host-header") return anyOf(condition, condition.hostHeaderConfig, anyMatchesIgnoringCase, request.host); // ELB-31
    if (field == "http-header") return condition.httpHeaderConfig.isKnown() && headerHolds(*condition.httpHeaderConfig, request);
    if (field == "query-string")
        return condition.queryStringConfig.isKnown() &&
               queryHolds(*condition.queryStringConfig, std::string_view(request.path).substr(std::min(question + 1, request.path.size())));
    const auto isOneOf = [](const Values& values, auto&& matches) {
        return std::any_of(values.begin(), values.end(), [&](const auto& v) { return v.isKnown() && matches(*v); });
    };
    if (field == "http-request-method") // ELB-33: exact
        return condition.httpRequestMethodConfig.isKnown() &&
               isOneOf(condition.httpRequestMethodConfig->values, [&](const std::string& v) { return v == request.method; });
    if (field == "source-ip")
        return condition.sourceIpConfig.isKnown() &&
               isOneOf(condition.sourceIpConfig->values, [&](const std::string& v) { return isInBlock(request.sourceIp, v); });
    return false;
}

template <class Fixed>
int statusOf(const Property<Fixed>& fixed)
{
    if (!fixed.isKnown() || !fixed->statusCode.isKnown()) return 200;
    return static_cast<int>(numberIn(*fixed->statusCode, 599).value_or(200));
}

/// The action that decides comes last; authentication before it lets the request pass (ELB-28).
template <class Action>
std::optional<RuleAction> actionOf(const ListProperty<Action>& actions)
{
    for (const auto& item : actions) {
        if (!item.isKnown()) continue;
        const std::string type = item->type.isKnown() ? *item->type : "forward";
        RuleAction action;
        if (type == "redirect") {
            action.ownStatus =
                item->redirectConfig.isKnown() && item->redirectConfig->statusCode.isKnown() && *item->redirectConfig->statusCode == "HTTP_302" ? 302
                                                                                                                                                : 301;
            action.isRedirect = true;
            return action;
        }
        if (type == "fixed-response") {
            action.ownStatus = statusOf(item->fixedResponseConfig);
            return action;
        }
        if (type != "forward") continue;
        if (item->targetGroupArn.isKnown() && !item->targetGroupArn->isExternal) action.groups.emplace_back(item->targetGroupArn->target, 1);
        if (!item->forwardConfig.isKnown() || !action.groups.empty()) return action;
        const auto& forward = *item->forwardConfig;
        for (const auto& tuple : forward.targetGroups)
            if (tuple.isKnown() && tuple->targetGroupArn.isKnown() && !tuple->targetGroupArn->isExternal)
                action.groups.emplace_back(tuple->targetGroupArn->target, static_cast<double>(tuple->weight.valueOrDefault(1).value_or(1)));
        if (const auto& sticky = forward.targetGroupStickinessConfig; sticky.isKnown() && sticky->enabled.valueOrDefault(false).value_or(false))
            action.groupStickinessSeconds = sticky->durationSeconds.valueOrDefault(3600).value_or(3600);
        return action;
    }
    return std::nullopt;
}

} // namespace

bool matchesWildcard(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

bool isInBlock(std::string_view address, std::string_view cidr)
{
    const std::size_t slash = cidr.find('/');
    if (slash == std::string_view::npos) return false;
    const auto bits = numberIn(cidr.substr(slash + 1), 32);
    const auto block = addressOf(cidr.substr(0, slash)), one = addressOf(address);
    if (!bits || !block || !one) return false;
    return *bits == 0 || (*block ^ *one) >> (32 - *bits) == 0;
}

std::optional<RuleMatch> matchOf(const Listener& listener, std::vector<const ListenerRule*> rules, const RequestHead& request)
{
    const auto priority = [](const ListenerRule* rule) { return rule->priority.valueOrDefault(kPriorityLast).value_or(kPriorityLast); };
    std::stable_sort(rules.begin(), rules.end(), [&](const ListenerRule* l, const ListenerRule* r) { return priority(l) < priority(r); });
    RuleMatch match;
    for (const ListenerRule* rule : rules) {
        ++match.rulesProcessed;
        const auto& conditions = rule->conditions;
        const bool all = conditions.size() > 0 &&
                         std::all_of(conditions.begin(), conditions.end(), [&](const auto& c) { return c.isKnown() && holds(*c, request); });
        if (!all) continue;
        auto action = actionOf(rule->actions);
        if (!action) break;
        match.action = *std::move(action);
        return match;
    }
    auto action = actionOf(listener.defaultActions);
    if (!action) return std::nullopt;
    match.action = *std::move(action);
    return match;
}

} // namespace faultline::sim
