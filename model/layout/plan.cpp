#include "model/layout/drawn_as.h"
#include "model/layout/layout_plan.h"
#include "model/layout/plan_vpcs.h"
#include "model/text/texts.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace faultline::layout {

namespace {

constexpr std::size_t kColumnsWithoutSubnets = 3; ///< a group without subnets over more Availability Zones than this gets no columns of its own

std::optional<int> knownInteger(const Resource& r, std::string_view property)
{
    const std::string text = knownText(r, property);
    int n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    return error == std::errc() && end == text.data() + text.size() && n >= 0 ? std::optional<int>(n) : std::nullopt;
}

bool isKnownTrue(const Resource& r, std::string_view property)
{
    const std::string text = knownText(r, property);
    return text == "true" || text == "True" || text == "TRUE";
}

/// Puts every resource that is a box where it belongs.
class Planner {
public:
    Planner(const Architecture& architecture, const Topology& topology, const Texts& texts)
        : m_architecture(architecture), m_topology(topology), m_texts(texts), m_vpcs(architecture, topology, texts, m_plan)
    {
    }

    LayoutPlan run()
    {
        m_plan.region = {kRegionFrame, {}, {}, FrameKind::Region, {}, say("layout.region"), oneLine(m_architecture.region()), false, false,
                         false,        {}, 0};
        if (const auto own = m_architecture.own().frames.find(kRegionFrame); own != m_architecture.own().frames.end())
            m_plan.regionWish = {own->second.at, own->second.size};
        m_plan.placelessTitle = say("layout.place-unknown");
        m_plan.placelessSubtitle = say("layout.place-unknown-why");
        m_vpcs.addWritten();
        for (const Resource& r : m_architecture.resources()) place(r);
        placeOutside();
        m_vpcs.finish();
        for (PlannedVpc& vpc : m_plan.vpcs)
            for (PlannedSpan& span : vpc.spans) spreadMembers(vpc, span);
        findDepths();
        return std::move(m_plan);
    }

private:
    using Spot = VpcPlanner::Spot;

    [[nodiscard]] std::string say(const char* id) const { return m_texts.render(Message{id, {}}); }

    PlannedGlyph glyphOf(const Resource& r) const
    {
        PlannedGlyph planned;
        DiagramGlyph& g = planned.glyph;
        g.id = g.resource = r.id;
        g.shape = r.typeName == "AWS::EC2::NatGateway" || r.type->appearance == Appearance::BorderGlyph ? GlyphShape::Circle : GlyphShape::Square;
        g.category = r.type->category;
        g.icon = iconOf(r);
        g.label = oneLine(r.displayName());
        g.sublabel = sublabelOf(r);
        g.isGhost = r.exists == Tri::No;
        planned.wish = {r.own.at, r.own.size};
        return planned;
    }

    static std::string iconOf(const Resource& r)
    {
        if (r.typeName == "AWS::ElasticLoadBalancingV2::LoadBalancer" && knownText(r, "Type") == "network") return "network-load-balancer";
        return std::string(r.type->icon);
    }

    void place(const Resource& r)
    {
        switch (appearanceOf(r)) {
        case Appearance::Frame:
            if (r.typeName != "AWS::EC2::VPC" && r.typeName != "AWS::EC2::Subnet") placeGlyph(r);
            break;
        case Appearance::Group: placeGroup(r); break;
        case Appearance::Bar: placeBar(r); break;
        case Appearance::Glyph: placeGlyph(r); break;
        case Appearance::BorderGlyph: placeOnBorder(r); break;
        case Appearance::Connection:
        case Appearance::Badge:
        case Appearance::Outline: break;
        }
    }

    /// Where the subnets or zones of a resource are; the VPC's index when it is in one.
    struct Home {
        std::optional<std::size_t> vpc;
        std::vector<Spot> spots;
        bool isRegional = false;
    };

    Home homeOf(const Resource& r)
    {
        if (r.exists == Tri::No) return homeOfGhost(r);
        const Placement& p = m_topology.placement(r.id);
        Home home;
        home.isRegional = p.isRegional;
        for (const std::string& id : p.subnets) home.spots.push_back(m_vpcs.subnet(id, p.vpc));
        if (!home.spots.empty()) {
            home.vpc = home.spots.front().vpc;
            std::erase_if(home.spots, [&](const Spot& s) { return s.vpc != *home.vpc; });
            return home;
        }
        if (p.isRegional || p.isUnknown) {
            if (!p.vpc.empty()) home.vpc = m_vpcs.vpc(p.vpc);
            return home;
        }
        home.vpc = m_vpcs.vpc(p.vpc);
        if (p.zones.size() <= kColumnsWithoutSubnets)
            for (const std::string& z : p.zones) home.spots.push_back(m_vpcs.zoneSpot(*home.vpc, z));
        return home;
    }

    /// The topology leaves out what will not be made; it is shown in the subnets or the VPC that it names.
    Home homeOfGhost(const Resource& r)
    {
        Home home;
        for (const std::string& id : mentionsOf(r)) {
            const Resource* named = m_architecture.find(id);
            if (named && named->typeName == "AWS::EC2::Subnet") home.spots.push_back(m_vpcs.subnet(id, {}));
            if (named && named->typeName == "AWS::EC2::VPC") home.vpc = m_vpcs.vpc(id);
        }
        if (!home.spots.empty()) home.vpc = home.spots.front().vpc;
        std::erase_if(home.spots, [&](const Spot& s) { return s.vpc != *home.vpc; });
        home.isRegional = !home.vpc;
        return home;
    }

    PlannedSubnet& at(const Spot& s) { return m_plan.vpcs[s.vpc].subnets[s.subnet]; }

    void put(PlannedGlyph glyph, const Spot& spot)
    {
        PlannedVpc& vpc = m_plan.vpcs[spot.vpc];
        PlannedSubnet& subnet = vpc.subnets[spot.subnet];
        glyph.glyph.frame = subnet.frame.id;
        const std::string& zoneId = vpc.zones[subnet.zone].frame.id;
        if (!vpc.zones[subnet.zone].frame.isUnknown) glyph.glyph.zone = zoneId.substr(vpc.frame.id.size() + 1);
        if (glyph.glyph.category == Category::Compute) subnet.hasCompute = true;
        subnet.glyphs.push_back(std::move(glyph));
    }

    void putLoose(PlannedGlyph glyph, const Home& home)
    {
        if (home.vpc) {
            glyph.glyph.frame = m_plan.vpcs[*home.vpc].frame.id;
            m_plan.vpcs[*home.vpc].loose.push_back(std::move(glyph));
        } else if (home.isRegional) {
            glyph.glyph.frame = kRegionFrame;
            m_plan.regional.push_back(std::move(glyph));
        } else {
            glyph.glyph.frame = kPlacelessFrame;
            m_plan.placeless.push_back(std::move(glyph));
        }
    }

    /// The spot of the zone that the resource names or prefers, else its first.
    std::size_t firstSpot(const Resource& r, const Home& home)
    {
        std::string zone = r.own.primaryAvailabilityZone.value_or(m_topology.placement(r.id).primaryZone);
        if (zone.empty()) zone = knownText(r, "AvailabilityZone");
        for (std::size_t i = 0; i < home.spots.size(); ++i)
            if (!zone.empty() && m_plan.vpcs[home.spots[i].vpc].zones[at(home.spots[i]).zone].frame.id.ends_with("/" + zone)) return i;
        return 0;
    }

    void placeGlyph(const Resource& r)
    {
        const Home home = homeOf(r);
        PlannedGlyph glyph = glyphOf(r);
        if (home.spots.empty()) return putLoose(std::move(glyph), home);
        const std::size_t first = firstSpot(r, home);
        const bool isMultiAz = r.typeName == "AWS::RDS::DBInstance" && isKnownTrue(r, "MultiAZ");
        if (isMultiAz) placeStandby(r, glyph, home, first);
        put(std::move(glyph), home.spots[first]);
    }

    void placeStandby(const Resource& r, const PlannedGlyph& primary, const Home& home, std::size_t first)
    {
        for (std::size_t i = 0; i < home.spots.size(); ++i) {
            if (at(home.spots[i]).zone == at(home.spots[first]).zone) continue;
            const PlannedVpc& vpc = m_plan.vpcs[home.spots[i].vpc];
            const std::string zone = vpc.zones[at(home.spots[i]).zone].frame.id.substr(vpc.frame.id.size() + 1);
            PlannedGlyph standby = primary;
            standby.glyph.id = r.id + "@" + zone;
            standby.glyph.shape = GlyphShape::Hollow;
            standby.glyph.sublabel = say("layout.standby");
            standby.wish = {};
            if (const auto own = r.own.glyphs.find(zone); own != r.own.glyphs.end()) standby.wish.at = own->second;
            put(std::move(standby), home.spots[i]);
            return;
        }
    }

    void placeBar(const Resource& r)
    {
        const Home home = homeOf(r);
        PlannedGlyph glyph = glyphOf(r);
        if (home.spots.empty()) return putLoose(std::move(glyph), home);
        PlannedSpan span;
        span.isBar = glyph.glyph.isBar = true;
        span.wish = glyph.wish;
        glyph.glyph.frame = m_plan.vpcs[*home.vpc].frame.id;
        span.bar = std::move(glyph);
        for (const Spot& s : home.spots) {
            span.subnets.push_back(s.subnet);
            at(s).hasCompute = true;
        }
        m_plan.vpcs[*home.vpc].spans.push_back(std::move(span));
    }

    void placeGroup(const Resource& r)
    {
        const Home home = homeOf(r);
        PlannedSpan span;
        span.wish = {r.own.at, r.own.size};
        span.frame = {r.id, r.id, {}, FrameKind::AutoScalingGroup, {}, oneLine(r.displayName()), {}, false, r.exists == Tri::No, false, {}, 0};
        makeMembers(r, span);
        for (const Spot& s : home.spots) {
            span.subnets.push_back(s.subnet);
            at(s).hasCompute = true;
        }
        if (!home.vpc) {
            span.frame.parent = kPlacelessFrame;
            m_plan.placelessGroups.push_back(std::move(span));
            return;
        }
        span.frame.parent = m_plan.vpcs[*home.vpc].frame.id;
        m_plan.vpcs[*home.vpc].spans.push_back(std::move(span));
    }

    void makeMembers(const Resource& r, PlannedSpan& span) const
    {
        std::optional<int> count = knownInteger(r, "DesiredCapacity");
        if (!count && r.properties.find("DesiredCapacity").isAbsent()) count = knownInteger(r, "MinSize"); // what AWS takes then
        const int drawn = std::min(count.value_or(1), kMembersDrawn);
        const Resource* source = m_topology.launchSource(r.id);
        const std::string size = source ? instanceTypeOf(*source) : std::string();
        for (int n = 1; n <= drawn; ++n) {
            PlannedGlyph member;
            DiagramGlyph& g = member.glyph;
            g.id = r.id + "#" + std::to_string(n);
            g.resource = r.id;
            g.frame = r.id;
            g.category = Category::Compute;
            g.icon = "instance";
            g.label = oneLine(r.displayName()) + " " + std::to_string(n);
            g.sublabel = size;
            g.isMember = true;
            g.isGhost = r.exists == Tri::No;
            span.members.push_back(std::move(member));
        }
        if (!count) span.frame.subtitle = "size not known";
        else
            span.frame.subtitle =
                std::to_string(*count) + (*count == 1 ? " instance" : " instances") + (*count > drawn ? ", +" + std::to_string(*count - drawn) : "");
    }

    static std::string instanceTypeOf(const Resource& source)
    {
        const Value& data = source.properties.find("LaunchTemplateData");
        const Value& type = data.isMap() ? data.find("InstanceType") : source.properties.find("InstanceType");
        return type.isText() ? oneLine(type.text()) : std::string();
    }

    void spreadMembers(const PlannedVpc& vpc, PlannedSpan& span) const
    {
        for (std::size_t i = 0; i < span.members.size() && !span.subnets.empty(); ++i) {
            const DiagramFrame& zone = vpc.zones[vpc.subnets[span.subnets[i % span.subnets.size()]].zone].frame;
            if (!zone.isUnknown) span.members[i].glyph.zone = zone.id.substr(vpc.frame.id.size() + 1);
        }
    }

    void placeOnBorder(const Resource& r)
    {
        const Home home = homeOf(r);
        std::optional<std::size_t> vpc = home.vpc;
        if (!vpc) vpc = attachedVpc(r);
        PlannedGlyph glyph = glyphOf(r);
        if (!vpc) return putLoose(std::move(glyph), home);
        glyph.glyph.frame = m_plan.vpcs[*vpc].frame.id;
        const bool isGateway = r.typeName == "AWS::EC2::InternetGateway";
        (isGateway ? m_plan.vpcs[*vpc].topBorder : m_plan.vpcs[*vpc].rightBorder).push_back(std::move(glyph));
    }

    /// A gateway does not name its VPC; an attachment names both.
    std::optional<std::size_t> attachedVpc(const Resource& gateway)
    {
        for (const Resource* a : attachments())
            for (const std::string_view property : {"InternetGatewayId", "VpnGatewayId"})
                if (const Value& v = a->properties.find(property); v.isReference() && v.text() == gateway.id) {
                    const Value& vpc = a->properties.find("VpcId");
                    if (vpc.isReference()) return m_vpcs.vpc(vpc.text());
                    if (vpc.isUnknown() && !vpc.symbol().empty()) return m_vpcs.vpc(vpc.symbol());
                }
        return std::nullopt;
    }

    const std::vector<const Resource*>& attachments()
    {
        if (!m_attachments) {
            m_attachments.emplace();
            for (const Resource& r : m_architecture.resources())
                if (r.typeName == "AWS::EC2::VPCGatewayAttachment") m_attachments->push_back(&r);
        }
        return *m_attachments;
    }

    void placeOutside()
    {
        const DocumentAnnotation& own = m_architecture.own();
        for (const ActorAnnotation& a : own.actors) m_plan.outside.push_back(actor(a.id, a.at));
        if (own.actors.empty() && !m_topology.entryPoints().empty()) m_plan.outside.push_back(actor("Users", std::nullopt));
        for (const SketchAnnotation& s : own.sketches) {
            PlannedGlyph glyph;
            glyph.glyph.id = glyph.glyph.resource = s.id;
            glyph.glyph.icon = s.icon.empty() ? "generic" : oneLine(s.icon);
            glyph.glyph.label = oneLine(s.label.empty() ? s.id : s.label);
            glyph.wish.at = s.at;
            m_plan.outside.push_back(std::move(glyph));
        }
        for (const NoteAnnotation& n : own.notes) m_plan.notes.push_back({n.id, n.text, {n.at.x, n.at.y, n.size.x, n.size.y}});
    }

    void findDepths()
    {
        constexpr std::size_t kDeepest = 8; // circles of calls end there
        std::unordered_map<std::string, std::size_t> depth;
        for (std::size_t round = 0; round < kDeepest; ++round)
            for (const Call& c : m_topology.calls())
                if (c.from != c.to) depth[c.to] = std::max(depth[c.to], std::min(depth[c.from] + 1, kDeepest));
        for (PlannedVpc& vpc : m_plan.vpcs)
            for (PlannedSpan& span : vpc.spans)
                if (const auto it = depth.find(span.isBar ? span.bar.glyph.id : span.frame.id); it != depth.end()) span.depth = it->second;
    }

    PlannedGlyph actor(const std::string& id, std::optional<Point> at) const
    {
        PlannedGlyph glyph;
        glyph.glyph.id = glyph.glyph.resource = id;
        glyph.glyph.label = oneLine(id);
        glyph.glyph.category = Category::General;
        glyph.glyph.icon = "users";
        glyph.glyph.isActor = true;
        glyph.wish.at = at;
        return glyph;
    }

    const Architecture& m_architecture;
    const Topology& m_topology;
    const Texts& m_texts;
    LayoutPlan m_plan;
    VpcPlanner m_vpcs;
    std::optional<std::vector<const Resource*>> m_attachments;
};

} // namespace

LayoutPlan planLayout(const Architecture& architecture, const Topology& topology, const Texts& texts)
{
    return Planner(architecture, topology, texts).run();
}

} // namespace faultline::layout
