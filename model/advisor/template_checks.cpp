#include "model/advisor/check_support.h"
#include "model/files/limits.h"

#include <algorithm>
#include <array>

namespace faultline {

namespace {

Place placeOfResource(const Judge& judge, const std::string& id)
{
    const Node key = judge.architecture().document().source().at("Resources").findKey(id);
    Place place = key ? key.place() : Place{};
    place.path = "Resources/" + id;
    return place;
}

void circularReferences(Judge& judge)
{
    for (const std::vector<std::string>& circle : judge.architecture().resolved().cycles) {
        if (circle.empty()) continue;
        std::string way;
        for (const std::string& id : circle) way += id + " → ";
        Finding& f = judge.onDocument(CheckStatus::Red, {"advisor.circular-reference", {{"way", way + circle.front()}}},
                                      placeOfResource(judge, circle.front()));
        f.resource = circle.front();
        f.concerned = circle;
    }
}

// Circles of resources are told by the check of that name, each with its way.
bool isCircleOfResources(const Problem& p) { return p.what.id == "document.circular-reference"; }

std::string resourceOf(const Place& place)
{
    constexpr std::string_view kResources = "Resources/";
    if (!place.path.starts_with(kResources)) return {};
    const std::string_view rest = std::string_view(place.path).substr(kResources.size());
    return std::string(rest.substr(0, rest.find('/')));
}

void problems(Judge& judge, CheckStatus status, Severity severity)
{
    for (const Problem& p : judge.architecture().problems()) {
        if (p.severity != severity || isCircleOfResources(p)) continue;
        Finding& f = judge.onDocument(status, p.what, p.place);
        f.resource = resourceOf(p.place);
        if (!f.resource.empty()) f.concerned = {f.resource};
        if (p.remedy) f.action = *p.remedy;
    }
}

/// A mention of something that is not there stops a deployment before it begins.
void danglingReferences(Judge& judge) { problems(judge, CheckStatus::Red, Severity::Error); }
void otherProblems(Judge& judge) { problems(judge, CheckStatus::Yellow, Severity::Warning); }

/// CFN-4: AWS's quotas. A template beyond them opens, but cannot be deployed.
void templateQuotas(Judge& judge)
{
    const auto judgeOne = [&](double used, double limit, std::string_view what) {
        const Message message{"advisor.quota", {{"used", number(used)}, {"limit", number(limit)}, {"what", std::string(what)}}};
        if (used > limit) judge.onDocument(CheckStatus::Red, message);
        else if (used >= 0.8 * limit) judge.onDocument(CheckStatus::Yellow, message);
    };
    judgeOne(static_cast<double>(judge.architecture().resources().size()), limits::kResources, "resources");
    judgeOne(static_cast<double>(judge.architecture().document().source().text().size()), static_cast<double>(limits::kTemplateBytes), "bytes");
}

/// One machine that requests depend on and that nothing replaces when it is gone.
void singleInstance(Judge& judge)
{
    for (const Resource* r : judge.architecture().ofType(kInstance)) {
        const auto& points = judge.topology().singlePointsOfFailure();
        const auto point = std::find_if(points.begin(), points.end(), [&](const SinglePointOfFailure& p) {
            return p.domain == SinglePointOfFailure::Domain::Instance && p.what == r->id;
        });
        if (point == points.end()) continue;
        const bool isAlone = !point->isolates.empty() && (judge.topology().loadBalancersOf(r->id).empty() || point->isolates.size() > 1);
        if (!isAlone && !point->mayIsolate.empty()) {
            judge.cantTell(*r, {}, {"advisor.condition-decides-loss", {{"what", r->id}, {"lost", joined(point->mayIsolate)}}}).concerned =
                point->mayIsolate;
            continue;
        }
        if (!isAlone) {
            judge.green(*r);
            continue;
        }
        Finding& f = judge.red(*r, {}, {"advisor.single-instance", {{"lost", joined(point->isolates)}}});
        for (const std::string& id : point->isolates)
            if (id != r->id) f.concerned.push_back(id);
    }
}

/// What requests no longer reach when a zone is lost. A single machine is another check's; here are the rest.
void zoneLoss(Judge& judge)
{
    const auto& points = judge.topology().singlePointsOfFailure();
    const auto isOneMachine = [&](const std::string& id) {
        return std::any_of(points.begin(), points.end(), [&](const SinglePointOfFailure& p) {
            return p.domain == SinglePointOfFailure::Domain::Instance &&
                   (std::find(p.isolates.begin(), p.isolates.end(), id) != p.isolates.end() ||
                    std::find(p.mayIsolate.begin(), p.mayIsolate.end(), id) != p.mayIsolate.end());
        });
    };
    const auto withoutMachines = [&](std::vector<std::string> ids) {
        std::erase_if(ids, isOneMachine);
        return ids;
    };
    for (const SinglePointOfFailure& p : points) {
        if (p.domain != SinglePointOfFailure::Domain::AvailabilityZone) continue;
        const auto [lost, perhaps] = std::pair(withoutMachines(p.isolates), withoutMachines(p.mayIsolate));
        if (!lost.empty())
            judge.yellow(*judge.architecture().find(lost.front()), {}, {"advisor.zone-loss", {{"zone", p.what}, {"lost", joined(lost)}}}).concerned =
                lost;
        if (!perhaps.empty())
            judge
                .cantTell(*judge.architecture().find(perhaps.front()), {},
                          {"advisor.condition-decides-loss", {{"what", p.what}, {"lost", joined(perhaps)}}})
                .concerned = perhaps;
    }
}

void expiredSuppressions(Judge& judge)
{
    for (const SuppressionAnnotation& s : judge.architecture().own().suppressions)
        if (s.until && !judge.asOf().empty() && judge.asOf() > *s.until)
            judge.onDocument(CheckStatus::Yellow,
                             {"advisor.suppression-expired", {{"check", s.check}, {"resource", s.resource}, {"until", *s.until}}}, s.place);
}

constexpr std::array kChecks{
    CheckCode{"faultline-circular-reference", circularReferences},
    CheckCode{"faultline-dangling-reference", danglingReferences},
    CheckCode{"faultline-property", otherProblems},
    CheckCode{"faultline-template-quota", templateQuotas},
    CheckCode{"faultline-single-instance", singleInstance},
    CheckCode{"faultline-zone-loss", zoneLoss},
    CheckCode{"faultline-suppression-expired", expiredSuppressions},
};

} // namespace

std::span<const CheckCode> templateChecks() { return kChecks; }

} // namespace faultline
