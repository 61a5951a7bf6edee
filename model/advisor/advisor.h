#pragma once

#include "model/document/literal.h"
#include "model/graph/topology.h"
#include "model/metrics/metric_store.h"
#include "model/template/edit.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

class Catalog;
class DataLibrary;

/// Red: action recommended. Yellow: investigation recommended. "Can't tell" and "no data" are never green.
enum class CheckStatus { Green, Yellow, Red, CantTell, NoData, NotApplicable };

/// A check's data: `resources/checks/*.json`.
struct CheckInfo {
    std::string id, name, category; ///< categories as the catalogue spells them: "fault_tolerance", …
    std::string criteriaRed, criteriaYellow, criteriaGreen, recommendedAction, source;
    std::string scope = "design"; ///< "design", "metrics" (needs utilisation) or "account" (no template can tell)
    std::vector<std::string> services;
    bool isCore = false; ///< among those that every account has
    bool isOurs = false; ///< not AWS's
};

/// One small edit that mends a finding: a property and what it should be. Kept as words, because writing an edit means parsing the template
/// again, which thousands of findings cannot each afford; see `editFor`.
struct PropertyFix {
    std::string path; ///< as in Template::at
    Literal value;
};

struct Finding {
    std::string check;
    std::vector<std::string> also; ///< other checks that say the same of this place
    CheckStatus status = CheckStatus::Red;
    std::string resource;               ///< logical id; empty when it is about the whole document
    std::vector<std::string> concerned; ///< all resources to show on the canvas
    Place place;                        ///< property, or where it is missing: the resource
    Message message;                    ///< what is wrong here
    Message action;
    std::optional<PropertyFix> fix;
    std::optional<SuppressionAnnotation> suppression;
    std::optional<double> monthlySavingsUsd; ///< what taking the advice saves at list prices; nothing where it has no price, or costs
};

/// One check's result over the whole document.
struct CheckResult {
    const CheckInfo* check = nullptr;        ///< owned by the Advisor
    CheckStatus status = CheckStatus::Green; ///< the worst of its findings
    std::vector<std::string> judged;         ///< resources that it looked at
};

struct AdvisorReport {
    std::vector<CheckResult> checks;
    std::vector<Finding> findings;         ///< red, yellow, can't tell; in each: by place in the template
    std::vector<std::string> unknownTypes; ///< without field table, sorted
    std::vector<SuppressionAnnotation> expiredSuppressions;
    int resources = 0;

    /// What a check found, in the order of `findings`: those under its own name, and those that another check says for it too.
    [[nodiscard]] std::vector<const Finding*> findingsOf(std::string_view check) const;
    [[nodiscard]] int count(CheckStatus status) const; ///< of checks; suppressed findings do not count
    [[nodiscard]] int suppressed() const;
    /// Of all findings that are not suppressed: what is priced, or zero where no check of costs found anything. Nothing where one found
    /// something, or could not look, and none of it has a price.
    [[nodiscard]] std::optional<double> monthlySavingsUsd() const;
};

/// The edit that mends a finding, for the document that it was found in. Fails when there is none, or the document changed underneath.
[[nodiscard]] Result<Edit> editFor(const Document& document, const Finding& finding);

class Advisor {
public:
    /// Reads the checks' data and the prices once. Fails when they (overridden, say) are malformed or name a check without code.
    [[nodiscard]] static Result<Advisor> load(const DataLibrary& data);

    [[nodiscard]] const std::vector<CheckInfo>& checks() const { return *m_checks; } ///< by category, then name

    /// @param metrics  of a drill, or imported; null: checks that need them say "no data"
    /// @param asOf     "YYYY-MM-DD": the day that suppressions and dated rules are held against
    [[nodiscard]] AdvisorReport run(const Architecture& architecture, const Topology& topology, const MetricStore* metrics,
                                    const std::string& asOf) const;

private:
    std::shared_ptr<const std::vector<CheckInfo>> m_checks; ///< shared, so that a report outlives a copy of the Advisor it came from
    std::shared_ptr<const Catalog> m_catalog;
};

} // namespace faultline
