#include "model/layout/plan_vpcs.h"

#include "model/layout/drawn_as.h"
#include "model/text/texts.h"

#include <algorithm>
#include <numeric>

namespace faultline::layout {

namespace {

constexpr const char* kUnknownZone = "?";

Wish wishOf(const Resource& r) { return {r.own.at, r.own.size}; }

} // namespace

VpcPlanner::VpcPlanner(const Architecture& architecture, const Topology& topology, const Texts& texts, LayoutPlan& plan)
    : m_architecture(architecture), m_topology(topology), m_texts(texts), m_plan(plan)
{
}

std::string VpcPlanner::zoneTitle(const std::string& zone) const
{
    return m_texts.render(zone.empty() ? Message{"layout.zone-unknown", {}} : Message{"layout.zone", {{"zone", zone}}});
}

void VpcPlanner::addWritten()
{
    for (const Resource& r : m_architecture.resources())
        if (r.typeName == "AWS::EC2::VPC") {
            PlannedVpc& vpc = m_plan.vpcs[this->vpc(r.id)];
            vpc.frame = {
                r.id, r.id, kRegionFrame, FrameKind::Vpc, {}, oneLine(r.displayName()), knownText(r, "CidrBlock"), false, r.exists == Tri::No, false,
                {},   0};
            vpc.wish = wishOf(r);
        }
    for (const Resource& r : m_architecture.resources())
        if (r.typeName == "AWS::EC2::Subnet") addSubnet(r.id, {}, &r);
    addZoneFrames();
    for (const Resource& r : m_architecture.resources())
        if (r.typeName.ends_with("SubnetGroup")) m_dataSubnets.push_back(mentionsOf(r));
}

std::size_t VpcPlanner::vpc(const std::string& id)
{
    const std::string key = id.empty() ? kDefaultVpcFrame : id;
    const auto [it, isNew] = m_vpcs.try_emplace(key, m_plan.vpcs.size());
    if (isNew) {
        PlannedVpc vpc;
        vpc.frame = {key, {}, kRegionFrame, FrameKind::Vpc, {}, id.empty() ? "Default VPC" : nameOfSymbol(id), {}, true, false, false, {}, 0};
        m_plan.vpcs.push_back(std::move(vpc));
    }
    return it->second;
}

std::size_t VpcPlanner::zone(PlannedVpc& vpc, const std::string& key, const std::string& title, bool isUnknown)
{
    const std::string id = vpc.frame.id + "/" + key;
    const auto [it, isNew] = m_zones.try_emplace(id, vpc.zones.size());
    if (isNew) {
        PlannedZone zone;
        zone.frame = {id, {}, vpc.frame.id, FrameKind::AvailabilityZone, {}, title, {}, vpc.frame.isExternal, false, isUnknown, {}, 0};
        if (const auto own = m_architecture.own().frames.find(id); own != m_architecture.own().frames.end())
            zone.wish = {own->second.at, own->second.size};
        vpc.zones.push_back(std::move(zone));
    }
    return it->second;
}

void VpcPlanner::addSubnet(const std::string& id, const std::string& vpcHint, const Resource* resource)
{
    const SubnetFacts* facts = m_topology.subnet(id);
    std::string vpcId = facts ? facts->vpc : std::string();
    if (vpcId.empty()) vpcId = vpcHint;
    if (vpcId.empty() && resource)
        if (const Value& v = resource->properties.find("VpcId"); v.isReference()) vpcId = v.text(); // of a ghost
    if (vpcId.empty()) vpcId = "VPC not known";
    const std::size_t vpcIndex = vpc(vpcId);
    PlannedVpc& vpc = m_plan.vpcs[vpcIndex];

    PlannedSubnet subnet;
    const bool isPublic = facts && facts->access == SubnetAccess::Public;
    subnet.tier = isPublic ? 0 : 1;
    subnet.frame.id = id;
    subnet.frame.kind = isPublic ? FrameKind::PublicSubnet : FrameKind::PrivateSubnet;
    subnet.frame.isExternal = !resource;
    std::string zoneName = facts ? facts->zone : std::string(), zoneKey = zoneName;
    if (resource) {
        subnet.frame.resource = id;
        subnet.frame.title = oneLine(resource->displayName());
        subnet.frame.subtitle = knownText(*resource, "CidrBlock");
        subnet.frame.isGhost = resource->exists == Tri::No;
        subnet.wish = wishOf(*resource);
        const Value& az = resource->properties.find("AvailabilityZone");
        if (zoneName.empty() && az.isText()) zoneName = zoneKey = oneLine(az.text());
        if (zoneName.empty() && az.isUnknown() && !az.symbol().empty()) zoneKey = az.symbol(); // two mentions of it are one column
    } else {
        subnet.frame.title = nameOfSymbol(id);
    }
    const bool isUnknown = zoneName.empty();
    if (zoneKey.empty()) zoneKey = kUnknownZone;
    subnet.zone = zone(vpc, zoneKey,
                       isUnknown && zoneKey != kUnknownZone ? m_texts.render(Message{"layout.zone-unknown-named", {{"name", nameOfSymbol(zoneKey)}}})
                                                            : zoneTitle(zoneName),
                       isUnknown);
    subnet.frame.parent = vpc.zones[subnet.zone].frame.id;
    m_subnets[id] = {vpcIndex, vpc.subnets.size()};
    vpc.subnets.push_back(std::move(subnet));
}

VpcPlanner::Spot VpcPlanner::subnet(const std::string& id, const std::string& vpcHint)
{
    if (!m_subnets.contains(id)) addSubnet(id, vpcHint, m_architecture.find(id));
    return m_subnets.at(id);
}

VpcPlanner::Spot VpcPlanner::zoneSpot(std::size_t vpcIndex, const std::string& zoneName)
{
    PlannedVpc& vpc = m_plan.vpcs[vpcIndex];
    const std::size_t zoneIndex = zone(vpc, zoneName.empty() ? kUnknownZone : zoneName, zoneTitle(zoneName), zoneName.empty());
    const std::string zoneId = vpc.zones[zoneIndex].frame.id;
    const auto [it, isNew] = m_frameless.try_emplace(zoneId, Spot{vpcIndex, vpc.subnets.size()});
    if (isNew) {
        PlannedSubnet subnet;
        subnet.isFrameless = true;
        subnet.frame.id = zoneId; // what stands in it stands in the zone's frame
        subnet.zone = zoneIndex;
        subnet.tier = 3;
        vpc.subnets.push_back(std::move(subnet));
    }
    return it->second;
}

void VpcPlanner::addZoneFrames()
{
    for (const auto& [id, own] : m_architecture.own().frames) {
        const auto slash = id.find('/');
        if (slash == std::string::npos || slash + 1 == id.size()) continue;
        if (const auto it = m_vpcs.find(id.substr(0, slash)); it != m_vpcs.end())
            zone(m_plan.vpcs[it->second], id.substr(slash + 1), zoneTitle(oneLine(id.substr(slash + 1))), false);
    }
}

void VpcPlanner::sortZones(PlannedVpc& vpc)
{
    // Known zones by name, then the unknown ones as they come.
    std::vector<std::size_t> order(vpc.zones.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const DiagramFrame &fa = vpc.zones[a].frame, &fb = vpc.zones[b].frame;
        if (fa.isUnknown != fb.isUnknown) return fb.isUnknown;
        return !fa.isUnknown && fa.title < fb.title;
    });
    std::vector<PlannedZone> sorted;
    std::vector<std::size_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        place[order[i]] = i;
        sorted.push_back(std::move(vpc.zones[order[i]]));
    }
    vpc.zones = std::move(sorted);
    for (PlannedSubnet& s : vpc.subnets) s.zone = place[s.zone];
}

void VpcPlanner::markData()
{
    // A subnet is of the data tier when a database's subnet group names it and nothing computes in any subnet of that group.
    for (const std::vector<std::string>& group : m_dataSubnets) {
        bool isData = false;
        for (const bool marking : {false, true})
            for (const std::string& id : group) {
                const auto it = m_subnets.find(id);
                if (it == m_subnets.end()) continue;
                PlannedSubnet& s = m_plan.vpcs[it->second.vpc].subnets[it->second.subnet];
                if (marking) {
                    s.isMentionedByData = s.isMentionedByData || isData;
                } else {
                    if (s.hasCompute || s.tier == 0) {
                        isData = false;
                        break;
                    }
                    isData = true;
                }
            }
    }
}

void VpcPlanner::assignRows(PlannedVpc& vpc)
{
    std::map<std::pair<std::size_t, int>, int> counts; // of subnets of a tier in a zone
    std::vector<std::pair<int, int>> keys;             // (tier, ordinal) of each subnet
    for (PlannedSubnet& s : vpc.subnets) {
        if (s.tier == 1 && s.isMentionedByData && !s.hasCompute) s.tier = 2;
        keys.emplace_back(s.tier, counts[{s.zone, s.tier}]++);
    }
    std::vector<std::pair<int, int>> rows = keys;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (std::size_t i = 0; i < keys.size(); ++i)
        vpc.subnets[i].row = static_cast<std::size_t>(std::lower_bound(rows.begin(), rows.end(), keys[i]) - rows.begin());
}

void VpcPlanner::finish()
{
    markData();
    for (PlannedVpc& vpc : m_plan.vpcs) {
        sortZones(vpc);
        assignRows(vpc);
        for (PlannedSpan& span : vpc.spans) chooseRow(vpc, span);
    }
}

void VpcPlanner::chooseRow(const PlannedVpc& vpc, PlannedSpan& span)
{
    std::map<std::size_t, std::size_t> counts; // of subnets by row
    for (const std::size_t s : span.subnets) ++counts[vpc.subnets[s].row];
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    std::map<std::size_t, std::size_t> byZone; // the first subnet of the row in each zone, in column order
    for (const std::size_t s : span.subnets)
        if (vpc.subnets[s].row == most->first) byZone.try_emplace(vpc.subnets[s].zone, s);
    span.subnets.clear();
    for (const auto& [zone, s] : byZone) span.subnets.push_back(s);
}

} // namespace faultline::layout
