#include "model/document/recipes/remedies.h"

#include "model/document/recipes/site.h"
#include "model/services/ec2_network.h"

#include <algorithm>

namespace faultline {

namespace {

constexpr int kStepsMax = 6;             ///< a VPC and two tiers in two AZs; whoever needs more is better served by a starter
constexpr std::size_t kSubnetsShown = 2; ///< subnets offered as other places

/// A document with edits on top of it, and what follows from it; the edits add up to one.
class Draft {
public:
    explicit Draft(const RecipeContext& context) : m_document(context.document), m_architecture(context.architecture), m_topology(context.topology) {}

    [[nodiscard]] RecipeContext context() const { return {m_document, m_architecture, m_topology}; }
    [[nodiscard]] const Edit& edit() const { return m_edit; }

    /// Puts an edit on top; false when there is none to put, or it does not fit.
    bool add(const Result<Edit>& edit)
    {
        if (!edit || edit->empty()) return false;
        auto after = m_document.apply(*edit);
        if (!after) return false;
        m_document = *std::move(after);
        m_architecture = Architecture::from(m_document);
        m_topology = Topology::of(m_architecture);
        m_edit.name = edit->name;
        m_edit.changes.insert(m_edit.changes.end(), edit->changes.begin(), edit->changes.end());
        return true;
    }

private:
    Document m_document;
    Architecture m_architecture;
    Topology m_topology;
    Edit m_edit;
};

/// What a refusal says is missing.
enum class Missing { Nothing, Vpc, PublicSubnet, PrivateSubnet };

Missing missingFor(const Problem& refusal)
{
    const std::string& id = refusal.what.id;
    if (id == "recipe.needs-vpc") return Missing::Vpc;
    if (id == "recipe.alb-needs-two-zones" || id == "recipe.balancer-needs-subnet") return Missing::PublicSubnet;
    if (id == "recipe.nat-needs-subnet" || id == "recipe.nat-needs-public") return Missing::PublicSubnet;
    if (id == "recipe.database-needs-two-zones" || id == "recipe.group-needs-subnets" || id == "recipe.instance-needs-subnet")
        return Missing::PrivateSubnet;
    return Missing::Nothing;
}

/// Whether what is dropped stands in one subnet, rather than over those of a VPC.
bool standsInSubnet(const Problem& refusal)
{
    const std::string& id = refusal.what.id;
    return id == "recipe.instance-needs-subnet" || id == "recipe.nat-needs-subnet" || id == "recipe.nat-needs-public";
}

/// The Availability Zone for another subnet: where the drop was, else the first that has none of the kind, drawn ones before the Region's others.
std::string zoneLacking(const RecipeContext& context, const recipe::Site& site, bool isPublic)
{
    const auto there = recipe::onePerZone(context, site.vpc, isPublic, recipe::Pick::First);
    const auto has = [&](const std::string& zone) {
        return std::any_of(there.begin(), there.end(), [&](const std::string& id) { return context.topology.subnet(id)->zone == zone; });
    };
    if (!site.zone.empty() && !has(site.zone)) return site.zone;
    std::vector<std::string> zones = recipe::zonesOfVpc(context, site.vpc);
    zones.insert(zones.end(), context.architecture.zones().begin(), context.architecture.zones().end());
    const auto free = std::find_if_not(zones.begin(), zones.end(), has);
    return free == zones.end() ? std::string() : *free;
}

/// What was added on the way, for the words on the button.
struct Additions {
    int vpcs = 0, subnets = 0;
    bool isPublic = false;
    std::string zone; ///< of the last subnet

    [[nodiscard]] Message label() const
    {
        const auto kind = [&](std::string_view id) { return std::string(id) + (isPublic ? ".public" : ".private"); };
        const std::string count = std::to_string(subnets);
        if (subnets == 0) return {"recipe.remedy.vpc", {}};
        if (vpcs == 0 && subnets == 1) return {kind("recipe.remedy.subnet"), {{"zone", zone}}};
        if (vpcs == 0) return {kind("recipe.remedy.subnets"), {{"count", count}}};
        if (subnets == 1) return {kind("recipe.remedy.vpc-and-subnet"), {}};
        return {kind("recipe.remedy.vpc-and-subnets"), {{"count", count}}};
    }
};

/// Adds what each refusal in turn says is missing, until the drop is taken.
std::optional<Remedy> withWhatItNeeds(const RecipeContext& context, const Recipe& recipe, DropTarget target)
{
    Draft draft(context);
    Additions additions;
    for (int step = 0; step < kStepsMax; ++step) {
        const Result<Edit> edit = recipe.make(draft.context(), target);
        if (edit) return step > 0 && draft.add(edit) ? std::optional(Remedy{additions.label(), draft.edit()}) : std::nullopt;
        const Missing missing = missingFor(edit.problem());
        if (missing == Missing::Nothing) return std::nullopt;
        const recipe::Site site = recipe::siteOf(draft.context(), target);
        if (missing == Missing::Vpc || site.vpc.empty()) {
            // Which one of several VPCs is meant only a person knows.
            if (!draft.context().architecture.all<Vpc>().empty() || !draft.add(recipe::addVpc(draft.context(), {}))) return std::nullopt;
            target = {draft.context().architecture.all<Vpc>().back().first->id, std::nullopt};
            ++additions.vpcs;
            continue;
        }
        additions.isPublic = missing == Missing::PublicSubnet;
        additions.zone = zoneLacking(draft.context(), site, additions.isPublic);
        const DropTarget column{site.vpc + "/" + additions.zone, std::nullopt};
        const auto add = additions.isPublic ? recipe::addPublicSubnet : recipe::addPrivateSubnet;
        if (additions.zone.empty() || !draft.add(add(draft.context(), column))) return std::nullopt;
        ++additions.subnets;
        if (standsInSubnet(edit.problem())) target = {draft.context().architecture.all<Subnet>().back().first->id, std::nullopt};
    }
    return std::nullopt;
}

/// The same drop into subnets that are there already: of the zone it was dropped on, else of all.
std::vector<Remedy> intoOtherSubnets(const RecipeContext& context, const Recipe& recipe, const DropTarget& target)
{
    std::vector<Remedy> remedies;
    const recipe::Site site = recipe::siteOf(context, target);
    for (const bool sameZone : {true, false})
        for (const SubnetFacts* subnet : recipe::subnetsOf(context, site.vpc)) {
            if (remedies.size() >= kSubnetsShown || (subnet->zone == site.zone) != sameZone) continue;
            if (auto edit = recipe.make(context, {subnet->id, std::nullopt}))
                remedies.push_back({{"recipe.remedy.into", {{"subnet", subnet->id}}}, *std::move(edit)});
        }
    return remedies;
}

} // namespace

std::vector<Remedy> remediesOf(const RecipeContext& context, const Recipe& recipe, const DropTarget& target)
{
    const Result<Edit> refused = recipe.make(context, target);
    if (refused) return {};
    std::vector<Remedy> remedies;
    if (standsInSubnet(refused.problem())) remedies = intoOtherSubnets(context, recipe, target);
    if (remedies.empty())
        if (auto remedy = withWhatItNeeds(context, recipe, target)) remedies.push_back(*std::move(remedy));
    return remedies;
}

std::vector<Remedy> remediesOfConnection(const RecipeContext& context, std::string_view from, std::string_view to)
{
    if (connect(context, from, to)) return {};
    auto reversed = connect(context, to, from);
    if (!reversed || reversed->empty()) return {};
    return {{{"recipe.remedy.reverse", {}}, *std::move(reversed)}};
}

} // namespace faultline
