#pragma once

#include "model/metrics/math/math_value.h"
#include "model/text/problem.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// One metric math expression (CW-64 to CW-71), parsed.
///
/// Functions that look outside of the data at hand (SEARCH, SERVICE_QUOTA, INSIGHT_RULE_METRIC, DB_PERF_INSIGHTS) are refused by `parse`.
class MathExpression {
public:
    struct Node;

    /// What an expression may refer to while it is worked out.
    struct Scope {
        MathGrid grid;
        std::map<std::string, MathValue> values; ///< by id; metrics and expressions worked out before
        std::vector<std::string> metrics;        ///< ids of metrics, in order, for METRICS()
        /// ANOMALY_DETECTION_BAND(id, width): lower and upper bound; nothing: there is none
        std::function<std::optional<MathList>(const std::string& id, double width)> band;
    };

    /// Fails with the place in the text: an unknown function, a wrong number of arguments, a sign that does not belong there.
    [[nodiscard]] static Result<MathExpression> parse(std::string_view text);

    /// Ids of metrics and expressions that it refers to, sorted.
    [[nodiscard]] std::vector<std::string> names() const;
    /// The metric and the width of its ANOMALY_DETECTION_BAND, when that is what the expression is.
    [[nodiscard]] std::optional<std::pair<std::string, double>> band() const;

    /// Fails when a name is not in the scope, or an operand is of a kind that the function does not take.
    [[nodiscard]] Result<MathValue> evaluate(const Scope& scope) const;

private:
    explicit MathExpression(std::shared_ptr<const Node> root) : m_root(std::move(root)) {}
    std::shared_ptr<const Node> m_root;
};

} // namespace faultline
