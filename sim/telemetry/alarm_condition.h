#pragma once

#include "model/text/problem.h"
#include "sim/telemetry/alarm_rule.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace faultline::sim {

/// The rule of a composite alarm (CW-60): ALARM(x), OK(x), INSUFFICIENT_DATA(x), TRUE, FALSE, with AND, OR, NOT and brackets.
class AlarmCondition {
public:
    struct Node;
    using Naming = std::function<std::string(const std::string& written)>;

    /// Fails on what is no such rule, on an alarm that has no name (`nameOf` gives nothing for it), and on more than CloudWatch takes:
    /// 100 alarms, 500 elements (CW-61).
    ///
    /// @param nameOf  what an alarm is called from here on, by what the rule calls it
    [[nodiscard]] static Result<AlarmCondition> parse(
        std::string_view text, const Naming& nameOf = [](const std::string& written) { return written; });

    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; } ///< alarms that it looks at, each once, sorted
    [[nodiscard]] bool holds(const std::function<AlarmState(const std::string& name)>& stateOf) const;

private:
    AlarmCondition(std::shared_ptr<const Node> root, std::vector<std::string> names) : m_root(std::move(root)), m_names(std::move(names)) {}
    std::shared_ptr<const Node> m_root;
    std::vector<std::string> m_names;
};

} // namespace faultline::sim
