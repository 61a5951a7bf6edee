#pragma once

#include "model/advisor/advisor.h"

#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// What checks may look at.
struct Evidence {
    const Architecture& architecture;
    const Topology& topology;
    const Catalog& catalog;
    const MetricStore* metrics; ///< null: there are none
    std::string_view asOf;
};

/// What a check function is given: the drawing, and a place to write its verdicts.
///
/// A function judges each resource that concerns it exactly once: `green`, or a finding. What it never mentions does not concern it.
class Judge {
public:
    Judge(const CheckInfo& check, const Evidence& evidence);

    [[nodiscard]] const CheckInfo& check() const { return m_check; }
    [[nodiscard]] const Architecture& architecture() const { return m_evidence.architecture; }
    [[nodiscard]] const Topology& topology() const { return m_evidence.topology; }
    [[nodiscard]] const MetricStore* metrics() const { return m_evidence.metrics; }
    [[nodiscard]] std::string_view asOf() const { return m_evidence.asOf; }
    /// The catalogue, where its prices are those of the drawing's Region; null elsewhere.
    [[nodiscard]] const Catalog* prices() const;

    void green(const Resource& resource);
    /// @param path     the property at fault, below the resource: "Properties/MultiAZ"; need not be written
    /// @param message  argument `resource` is added
    Finding& red(const Resource& resource, std::string_view path, Message message);
    Finding& yellow(const Resource& resource, std::string_view path, Message message);
    Finding& cantTell(const Resource& resource, std::string_view path);
    Finding& cantTell(const Resource& resource, std::string_view path, Message why);
    void noData(const Resource& resource);
    /// About the document as a whole.
    Finding& onDocument(CheckStatus status, Message message, Place place = {});

    /// A flag that should be `wanted`: green, `bad` when it is otherwise, or can't tell; the finding gets the fix that sets it.
    void flag(const Resource& resource, std::string_view path, bool wanted, bool awsDefault, CheckStatus bad, std::string_view messageId);

    /// Offers to set a property, where nothing or a plain word stands now: an expression is the author's, and no quick fix takes it away.
    void offer(Finding& finding, const Resource& resource, std::string_view path, Literal value) const;

    [[nodiscard]] CheckResult result() const; ///< without regard to suppressions
    [[nodiscard]] std::vector<Finding>& findings() { return m_findings; }

    [[nodiscard]] static int rank(CheckStatus status); ///< how bad: red is the highest

private:
    Finding& add(CheckStatus status, const Resource& resource, std::string_view path, Message message);
    void judged(const std::string& id);

    const CheckInfo& m_check;
    const Evidence m_evidence;
    std::vector<Finding> m_findings;
    std::vector<std::string> m_judged;
    bool m_lacksData = false;
};

using CheckFunction = void (*)(Judge&);

/// A check's code, found by the id of its data.
struct CheckCode {
    std::string_view id;
    CheckFunction run;
};

} // namespace faultline
