#include "ui/drill/live_drawing.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

namespace faultline::ui {

namespace {

GlyphState::Health healthOf(sim::MemberState::Health health)
{
    using From = sim::MemberState::Health;
    using To = GlyphState::Health;
    switch (health) {
    case From::Serving: return To::Serving;
    case From::Down: return To::Down;
    case From::Launching: return To::Launching;
    case From::WarmingUp: return To::WarmingUp;
    case From::Draining: return To::Draining;
    case From::Standby: return To::Standby;
    case From::Promoting: return To::Promoting;
    case From::Throttled: return To::Throttled;
    }
    return To::Unknown;
}

GlyphState stateOf(const sim::MemberState& member, const Texts& texts)
{
    GlyphState state;
    state.health = healthOf(member.health);
    state.load = member.load;
    state.waiting = member.waiting;
    state.progress = member.progress;
    if (!member.text.id.empty()) state.sublabel = texts.render(member.text);
    if (member.remainingSeconds > 0) state.sublabel += ", " + std::to_string(int(std::ceil(member.remainingSeconds))) + " s";
    if (state.sublabel.empty() && member.waiting > 0) state.sublabel = std::to_string(member.waiting) + " waiting";
    return state;
}

/// A load balancer's node is a cell of its bar.
bool isNode(const sim::MemberState& member, const Diagram& diagram)
{
    const DiagramGlyph* glyph = diagram.glyph(member.resource);
    return glyph && glyph->isBar && !member.zone.empty();
}

bool isOfGroup(const sim::MemberState& member, const Diagram& diagram)
{
    const DiagramFrame* frame = diagram.frame(member.resource);
    return frame && frame->kind == FrameKind::AutoScalingGroup && !member.instance.empty() && !member.zone.empty();
}

bool takesRequests(const sim::MemberState& member)
{
    using Health = sim::MemberState::Health;
    return member.health == Health::Serving || member.health == Health::WarmingUp || member.health == Health::Throttled;
}

/// Of a database that is drawn with its standby: it acts from this member's zone.
bool actsForPair(const sim::MemberState& member, const Diagram& diagram)
{
    using Health = sim::MemberState::Health;
    if (member.zone.empty() || member.health == Health::Standby || member.health == Health::Promoting) return false;
    return std::any_of(diagram.glyphs.begin(), diagram.glyphs.end(),
                       [&](const DiagramGlyph& g) { return g.resource == member.resource && g.shape == GlyphShape::Hollow; });
}

/// Which glyph shows a member: its own, else one of its resource in its zone, else any of its resource that shows none yet. A group that has
/// grown beyond its drawn members shows the first ones.
class GlyphFinder {
public:
    explicit GlyphFinder(const Diagram& diagram)
    {
        for (const DiagramGlyph& g : diagram.glyphs) m_byResource[g.resource].push_back(&g);
    }
    std::string find(const sim::MemberState& member, bool exactly)
    {
        const auto found = m_byResource.find(member.resource);
        if (found == m_byResource.end()) return {};
        const std::string own = member.instance.empty() ? member.resource : member.instance;
        const auto take = [&](const auto& fits) -> std::string {
            for (const DiagramGlyph* g : found->second)
                if (fits(*g) && m_taken.insert(g->id).second) return g->id;
            return {};
        };
        const auto inZone = [&](const DiagramGlyph& g) { return member.zone.empty() || g.zone.empty() || g.zone == member.zone; };
        if (exactly) return take([&](const DiagramGlyph& g) { return g.id == own && inZone(g); });
        if (auto id = take([&](const DiagramGlyph& g) { return g.zone == member.zone; }); !id.empty()) return id;
        return take(inZone);
    }

private:
    std::map<std::string, std::vector<const DiagramGlyph*>> m_byResource;
    std::set<std::string> m_taken;
};

std::string resourceOf(const Diagram& diagram, const std::string& element)
{
    if (const DiagramGlyph* g = diagram.glyph(element)) return g->resource;
    if (const DiagramFrame* f = diagram.frame(element)) return f->resource;
    return element;
}

/// The flow from one resource to another; null when there is none.
const sim::FlowState* flowBetween(const sim::LiveState& live, const std::string& from, const std::string& to)
{
    const auto found = std::find_if(live.flows.begin(), live.flows.end(), [&](const auto& f) { return f.from == from && f.to == to; });
    return found == live.flows.end() ? nullptr : &*found;
}

/// The lines from a group's header to its members share what comes in.
void addBuses(DrawingState& drawing, const sim::LiveState& live)
{
    std::map<std::string, double> arriving;
    std::map<std::string, int> serving;
    for (const sim::FlowState& flow : live.flows) arriving[flow.to] += flow.ratePerSecond;
    for (const RunMember& m : drawing.members) serving[m.group] += m.isReached ? 1 : 0;
    for (const RunMember& m : drawing.members) {
        if (!m.isReached) continue;
        ConnectionState state;
        state.ratePerSecond = arriving[m.group] / serving[m.group];
        state.flows = state.ratePerSecond > 0;
        drawing.connections.emplace_back(m.group + "->" + m.id, state);
    }
}

void addConnections(DrawingState& drawing, const sim::LiveState& live, const Diagram& diagram)
{
    std::map<std::pair<std::string, std::string>, std::vector<const DiagramConnection*>> byEnds;
    for (const DiagramConnection& c : diagram.connections)
        if (c.kind == ConnectionKind::Traffic)
            if (auto ends = std::pair(resourceOf(diagram, c.from), resourceOf(diagram, c.to)); ends.first != ends.second) byEnds[ends].push_back(&c);
    for (const auto& [ends, connections] : byEnds) {
        const sim::FlowState* flow = flowBetween(live, ends.first, ends.second);
        ConnectionState state;
        state.flows = flow && flow->ratePerSecond > 0;
        if (state.flows) {
            state.ratePerSecond = flow->ratePerSecond / double(connections.size());
            state.failedShare = flow->failedShare;
            if (flow->failedShare >= 0.5)
                state.pill = rateText(flow->ratePerSecond * flow->failedShare) + " fail: " + std::string(sim::causeName(flow->mainCause));
        }
        for (const DiagramConnection* c : connections) drawing.connections.emplace_back(c->id, state);
    }
    addBuses(drawing, live);
}

std::string pillOf(const sim::Fault& fault, Nanoseconds now)
{
    const std::string what = fault.kind == "az-power-interruption" ? "No power" : fault.kind == "az-isolation" ? "Cut off" : fault.kind;
    return what + ", " + clockText(now - fault.at) + " of " + clockText(fault.lasts);
}

void addFaultedZones(DrawingState& drawing, const sim::LiveState& live, const Diagram& diagram)
{
    for (const sim::ActiveFault& active : live.faults) {
        if (active.zone.empty()) continue;
        for (const DiagramFrame& f : diagram.frames) {
            const std::string own = f.id.substr(f.id.rfind('/') + 1);
            if (f.kind == FrameKind::AvailabilityZone && own == active.zone) drawing.faultedFrames.emplace_back(f.id, pillOf(active.fault, live.now));
        }
    }
}

} // namespace

std::string clockText(Nanoseconds t)
{
    const long long s = std::max<long long>(0, t / kSecond);
    char text[32];
    if (s >= 3600) std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", s / 3600, s / 60 % 60, s % 60);
    else std::snprintf(text, sizeof text, "%lld:%02lld", s / 60, s % 60);
    return text;
}

std::string rateText(double perSecond)
{
    if (perSecond > 0 && perSecond < 10) {
        char text[32];
        std::snprintf(text, sizeof text, "%.1f/s", perSecond);
        return text;
    }
    std::string digits = std::to_string(std::llround(perSecond));
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits + "/s";
}

DrawingState drawingOf(const sim::LiveState& live, const Diagram& diagram, const Texts& texts)
{
    DrawingState drawing;
    GlyphFinder finder(diagram);
    std::vector<const sim::MemberState*> rest;
    std::set<std::string> acting; // the first member of a database is its acting instance
    for (const sim::MemberState& m : live.members) {
        if (actsForPair(m, diagram) && acting.insert(m.resource).second) drawing.primaries.push_back({m.resource, m.zone});
        if (isNode(m, diagram)) {
            drawing.glyphs.emplace_back(m.resource + "/" + m.zone, stateOf(m, texts));
        } else if (isOfGroup(m, diagram)) {
            drawing.members.push_back({m.resource, m.instance, m.zone, takesRequests(m)});
            drawing.glyphs.emplace_back(m.instance, stateOf(m, texts));
        } else if (const std::string id = finder.find(m, true); !id.empty()) {
            drawing.glyphs.emplace_back(id, stateOf(m, texts));
        } else {
            rest.push_back(&m);
        }
    }
    for (const sim::MemberState* m : rest)
        if (const std::string id = finder.find(*m, false); !id.empty()) drawing.glyphs.emplace_back(id, stateOf(*m, texts));
    addConnections(drawing, live, diagram);
    addFaultedZones(drawing, live, diagram);
    return drawing;
}

} // namespace faultline::ui
