#include "model/advisor/advisor.h"

#include "model/advisor/check_data.h"
#include "model/advisor/check_table.h"
#include "model/services/catalog.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace faultline {

namespace {

bool concerns(const SuppressionAnnotation& s, const Finding& f)
{
    const bool sameCheck = s.check == f.check || std::find(f.also.begin(), f.also.end(), s.check) != f.also.end();
    return sameCheck && (s.resource.empty() || s.resource == f.resource);
}

/// A suppression holds through its `Until` day; dates of this form order as text.
bool isExpired(const SuppressionAnnotation& s, const std::string& asOf) { return s.until && !asOf.empty() && asOf > *s.until; }

using FindingKey = std::tuple<std::string, std::string, std::string>;
FindingKey keyOf(const Finding& f) { return {f.resource, f.place.path, f.message.id}; }

/// Checks that say the same of the same place are one finding, under the check that takes it most seriously.
std::vector<Finding> merged(const std::vector<Finding>& findings)
{
    std::vector<Finding> out;
    std::map<FindingKey, std::size_t> seen;
    for (Finding f : findings) {
        const bool isMergeable = !f.resource.empty();
        const auto [it, isNew] = seen.try_emplace(keyOf(f), out.size());
        if (isNew || !isMergeable || f.check == out[it->second].check) {
            out.push_back(std::move(f));
            continue;
        }
        Finding& first = out[it->second];
        if (Judge::rank(f.status) > Judge::rank(first.status)) {
            f.also = std::move(first.also);
            f.also.insert(f.also.begin(), first.check);
            if (!f.fix) f.fix = std::move(first.fix);
            first = std::move(f);
        } else {
            first.also.push_back(f.check);
            if (!first.fix) first.fix = std::move(f.fix);
        }
    }
    return out;
}

void order(std::vector<Finding>& findings)
{
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::make_tuple(-Judge::rank(a.status), a.place.line, a.place.column, std::string_view(a.place.path), std::string_view(a.check)) <
               std::make_tuple(-Judge::rank(b.status), b.place.line, b.place.column, std::string_view(b.place.path), std::string_view(b.check));
    });
}

void suppress(std::vector<Finding>& findings, const std::vector<SuppressionAnnotation>& suppressions, const std::string& asOf)
{
    for (Finding& f : findings)
        for (const SuppressionAnnotation& s : suppressions)
            if (!f.suppression && !isExpired(s, asOf) && concerns(s, f)) f.suppression = s;
}

/// A check is as bad as the worst that it found and nobody suppressed. Suppressing one of several that say the same settles them all.
void settle(AdvisorReport& report, const std::vector<Finding>& all)
{
    std::set<FindingKey> suppressed;
    for (const Finding& f : report.findings)
        if (f.suppression) suppressed.insert(keyOf(f));
    std::map<std::string_view, CheckStatus> worst;
    for (const Finding& f : all) {
        if (suppressed.contains(keyOf(f))) continue;
        const auto [it, isNew] = worst.try_emplace(f.check, f.status);
        if (!isNew && Judge::rank(f.status) > Judge::rank(it->second)) it->second = f.status;
    }
    for (CheckResult& c : report.checks)
        if (const auto it = worst.find(c.check->id); it != worst.end() && Judge::rank(it->second) > Judge::rank(c.status)) c.status = it->second;
}

} // namespace

std::vector<const Finding*> AdvisorReport::findingsOf(std::string_view check) const
{
    std::vector<const Finding*> found;
    for (const Finding& f : findings)
        if (f.check == check || std::find(f.also.begin(), f.also.end(), check) != f.also.end()) found.push_back(&f);
    return found;
}

int AdvisorReport::count(CheckStatus status) const
{
    return static_cast<int>(std::count_if(checks.begin(), checks.end(), [&](const CheckResult& c) { return c.status == status; }));
}

int AdvisorReport::suppressed() const
{
    return static_cast<int>(std::count_if(findings.begin(), findings.end(), [](const Finding& f) { return f.suppression.has_value(); }));
}

std::optional<double> AdvisorReport::monthlySavingsUsd() const
{
    std::optional<double> sum;
    for (const Finding& f : findings)
        if (f.monthlySavingsUsd && !f.suppression) sum = sum.value_or(0) + *f.monthlySavingsUsd;
    const bool isSilent = std::all_of(checks.begin(), checks.end(), [](const CheckResult& c) {
        return c.check->category != "cost_optimizing" || c.status == CheckStatus::Green || c.status == CheckStatus::NotApplicable;
    });
    return sum || !isSilent ? sum : 0;
}

Result<Advisor> Advisor::load(const DataLibrary& data)
{
    auto checks = readChecks(data);
    if (!checks) return checks.problem();
    Advisor advisor;
    advisor.m_checks = std::make_shared<const std::vector<CheckInfo>>(*std::move(checks));
    auto catalog = Catalog::read(data);
    if (!catalog) return catalog.problem();
    advisor.m_catalog = std::make_shared<const Catalog>(*std::move(catalog));
    return advisor;
}

AdvisorReport Advisor::run(const Architecture& architecture, const Topology& topology, const MetricStore* metrics, const std::string& asOf) const
{
    AdvisorReport report;
    report.resources = static_cast<int>(architecture.resources().size());
    for (const Resource& r : architecture.resources())
        if (r.isGeneric && std::find(report.unknownTypes.begin(), report.unknownTypes.end(), r.typeName) == report.unknownTypes.end())
            report.unknownTypes.push_back(r.typeName);
    std::sort(report.unknownTypes.begin(), report.unknownTypes.end());
    for (const SuppressionAnnotation& s : architecture.own().suppressions)
        if (isExpired(s, asOf)) report.expiredSuppressions.push_back(s);

    std::vector<Finding> all;
    for (const CheckInfo& check : checks()) {
        Judge judge(check, {architecture, topology, *m_catalog, metrics, asOf});
        if (const CheckFunction code = codeOf(check.id)) code(judge); // account checks have none: no template can tell
        report.checks.push_back(judge.result());
        for (Finding& f : judge.findings()) all.push_back(std::move(f));
    }
    report.findings = merged(all);
    suppress(report.findings, architecture.own().suppressions, asOf);
    settle(report, all);
    order(report.findings);
    return report;
}

} // namespace faultline
