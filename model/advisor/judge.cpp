#include "model/advisor/judge.h"

#include "model/graph/reading.h"
#include "model/services/catalog.h"

#include <fmt/format.h>

#include <algorithm>

namespace faultline {

namespace {

/// The place of a property, or of the resource's name where nothing is written. The path names the property in either case.
Place placeOf(const Architecture& architecture, const Resource& resource, std::string_view path)
{
    Node at = resource.node;
    std::string_view rest = path;
    Node key;
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/');
        const std::string step(rest.substr(0, slash));
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
        key = at.isMapping() ? at.findKey(step) : Node();
        at = at.isSequence() && !step.empty() && step.size() < 7 && step.find_first_not_of("0123456789") == std::string::npos
                 ? at.at(static_cast<std::size_t>(std::stoul(step)))
                 : at.find(step);
        if (!at) break;
    }
    if (!at || path.empty()) at = architecture.document().source().at("Resources").findKey(resource.id);
    else if (key) at = key;
    Place place = at ? at.place() : resource.node.place();
    place.path = fmt::format("Resources/{}{}{}", resource.id, path.empty() ? "" : "/", path);
    return place;
}

} // namespace

Judge::Judge(const CheckInfo& check, const Evidence& evidence) : m_check(check), m_evidence(evidence) {}

const Catalog* Judge::prices() const { return m_evidence.catalog.region() == architecture().region() ? &m_evidence.catalog : nullptr; }

void Judge::judged(const std::string& id)
{
    if (std::find(m_judged.begin(), m_judged.end(), id) == m_judged.end()) m_judged.push_back(id);
}

void Judge::green(const Resource& resource) { judged(resource.id); }

Finding& Judge::add(CheckStatus status, const Resource& resource, std::string_view path, Message message)
{
    judged(resource.id);
    Finding& f = m_findings.emplace_back();
    f.check = m_check.id;
    f.status = status;
    f.resource = resource.id;
    f.concerned = {resource.id};
    f.place = placeOf(architecture(), resource, path);
    message.args.emplace_back("resource", resource.id);
    f.message = std::move(message);
    f.action = {"advisor.action", {{"action", m_check.recommendedAction}}};
    return f;
}

Finding& Judge::red(const Resource& resource, std::string_view path, Message message)
{
    return add(CheckStatus::Red, resource, path, std::move(message));
}

Finding& Judge::yellow(const Resource& resource, std::string_view path, Message message)
{
    return add(CheckStatus::Yellow, resource, path, std::move(message));
}

Finding& Judge::cantTell(const Resource& resource, std::string_view path)
{
    constexpr std::string_view kProperties = "Properties/";
    const std::string_view property = path.starts_with(kProperties) ? path.substr(kProperties.size()) : path;
    return add(CheckStatus::CantTell, resource, path, {"advisor.cant-tell", {{"property", std::string(property)}}});
}

Finding& Judge::cantTell(const Resource& resource, std::string_view path, Message why)
{
    return add(CheckStatus::CantTell, resource, path, std::move(why));
}

void Judge::noData(const Resource& resource)
{
    judged(resource.id);
    m_lacksData = true;
}

Finding& Judge::onDocument(CheckStatus status, Message message, Place place)
{
    Finding& f = m_findings.emplace_back();
    f.check = m_check.id;
    f.status = status;
    f.place = std::move(place);
    f.message = std::move(message);
    f.action = {"advisor.action", {{"action", m_check.recommendedAction}}};
    return f;
}

void Judge::flag(const Resource& resource, std::string_view path, bool wanted, bool awsDefault, CheckStatus bad, std::string_view messageId)
{
    const std::string full = fmt::format("Properties/{}", path);
    const Tri set = reading::boolean(reading::property(resource, path), awsDefault);
    if (set == Tri::Unknown) {
        cantTell(resource, full);
    } else if ((set == Tri::Yes) == wanted) {
        green(resource);
    } else {
        Finding& f = add(bad, resource, full, {std::string(messageId), {}});
        offer(f, resource, full, Literal::boolean(wanted));
    }
}

void Judge::offer(Finding& finding, const Resource& resource, std::string_view path, Literal value) const
{
    Node at = resource.node;
    std::string_view rest = path;
    while (!rest.empty() && at) { // the way down must be plain mappings: below an Fn::If there is no one place to write to
        if (!at.isMapping() || (at.size() == 1 && (at.entries().front().key.text().starts_with("Fn::") || at.entries().front().key.text() == "Ref")))
            return;
        if (!at.tag().empty()) return;
        const std::size_t slash = rest.find('/');
        at = at.find(rest.substr(0, slash));
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    }
    if (at && (!at.isScalar() || !at.tag().empty())) return;
    finding.fix = PropertyFix{fmt::format("Resources/{}/{}", resource.id, path), std::move(value)};
}

int Judge::rank(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Red: return 5;
    case CheckStatus::Yellow: return 4;
    case CheckStatus::CantTell: return 3;
    case CheckStatus::NoData: return 2;
    case CheckStatus::Green: return 1;
    case CheckStatus::NotApplicable: return 0;
    }
    return 0;
}

CheckResult Judge::result() const
{
    CheckResult out{&m_check, m_judged.empty() ? CheckStatus::NotApplicable : CheckStatus::Green, m_judged};
    if (m_lacksData) out.status = CheckStatus::NoData;
    return out;
}

} // namespace faultline
