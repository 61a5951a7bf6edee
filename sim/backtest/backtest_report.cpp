#include "sim/backtest/backtest_report.h"

#include "model/metrics/instant.h"
#include "model/text/texts.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iterator>

namespace faultline::sim {

namespace {

using Json = nlohmann::ordered_json;

Json argumentsJson(const Message& message)
{
    Json args = Json::object();
    for (const auto& [name, value] : message.args) args[name] = value;
    return args;
}

Json alarmJson(const Backtest::Alarm& alarm, const Texts& texts)
{
    Json states = Json::array();
    for (const auto& [at, state, reason] : alarm.states)
        states.push_back(Json{{"t", formatInstant(at)},
                              {"state", alarmStateName(state)},
                              {"reason", texts.render(reason)},
                              {"message_id", reason.id},
                              {"args", argumentsJson(reason)}});
    Json actions = Json::array();
    for (const auto& [at, names] : alarm.actions) actions.push_back(Json{{"t", formatInstant(at)}, {"actions", names}});
    return Json{{"alarm", alarm.name}, {"states", std::move(states)}, {"actions", std::move(actions)}};
}

Json groupJson(const Backtest::Group& group, const Texts& texts)
{
    Json capacity = Json::array();
    for (const CapacityChange& change : group.capacity)
        capacity.push_back(Json{{"t", formatInstant(change.at)},
                                {"desired", change.desired},
                                {"by", change.by},
                                {"why", texts.render(change.why)},
                                {"message_id", change.why.id},
                                {"args", argumentsJson(change.why)}});
    return Json{{"group", group.name}, {"capacity", std::move(capacity)}};
}

} // namespace

std::string backtestAsJson(const Backtest& backtest, const Texts& texts)
{
    constexpr int kIndent = 2;
    Json out;
    out["schema"] = "faultline.backtest/1";
    out["alarms"] = out["groups"] = out["assumptions"] = Json::array();
    for (const Backtest::Alarm& alarm : backtest.alarms) out["alarms"].push_back(alarmJson(alarm, texts));
    for (const Backtest::Group& group : backtest.groups) out["groups"].push_back(groupJson(group, texts));
    for (const Assumption& assumption : backtest.assumptions)
        out["assumptions"].push_back(Json{{"what", assumption.what}, {"value", assumption.value}, {"source", assumption.source}});
    return out.dump(kIndent) + "\n";
}

std::string backtestAsText(const Backtest& backtest, const Texts& texts)
{
    std::string out;
    const auto line = [&](const Nanoseconds at, const Message& message) {
        fmt::format_to(std::back_inserter(out), "  {}  {}\n", formatInstant(at), texts.render(message));
    };
    for (const Backtest::Alarm& alarm : backtest.alarms) {
        fmt::format_to(std::back_inserter(out), "{}\n", alarm.name);
        for (const auto& [at, state, reason] : alarm.states) line(at, reason);
    }
    for (const Backtest::Group& group : backtest.groups) {
        fmt::format_to(std::back_inserter(out), "{}\n", group.name);
        for (const CapacityChange& change : group.capacity) line(change.at, change.why);
        if (group.capacity.empty()) fmt::format_to(std::back_inserter(out), "  {}\n", texts.render(Message{"telemetry.capacity-unchanged", {}}));
    }
    if (!backtest.assumptions.empty()) fmt::format_to(std::back_inserter(out), "{}\n", texts.render(Message{"telemetry.assumptions", {}}));
    for (const Assumption& assumption : backtest.assumptions)
        fmt::format_to(std::back_inserter(out), "  {}: {} ({})\n", assumption.what, assumption.value, assumption.source);
    return out;
}

} // namespace faultline::sim
