#include "model/layout/drawn_as.h"
#include "model/layout/furnish.h"
#include "model/layout/sizes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace faultline::layout {

namespace {

/// Properties by which a thing says to what it belongs.
constexpr std::array<std::string_view, 6> kOwnerProperties{"AutoScalingGroupName", "InstanceId",      "LoadBalancerArn",
                                                           "ResourceId",           "ScalingTargetId", "VpcId"};
constexpr int kHops = 3; ///< policy → scalable target → table
constexpr std::size_t kOnGlyph = 3, kOnFrame = 4;

class BadgePlacer {
public:
    BadgePlacer(const Architecture& architecture, Diagram& diagram) : m_architecture(architecture), m_diagram(diagram), m_elements(diagram)
    {
        for (const Resource& r : architecture.resources())
            for (const std::string& id : mentionsOf(r)) m_mentionedBy[id].push_back(&r);
        for (const DiagramConnection& c : diagram.connections)
            for (const std::string& id : c.resources) m_onLines.insert(id);
    }

    void run()
    {
        for (const Resource& r : m_architecture.resources()) {
            if (appearanceOf(r) != Appearance::Badge || m_onLines.contains(r.id)) continue;
            if (const std::string owner = ownerOf(r, kHops); !owner.empty()) put(r, owner);
        }
    }

private:
    std::string drawn(const std::string& id, bool alsoFrames) const
    {
        if (m_elements.glyph(id)) return id;
        const DiagramFrame* f = m_elements.frame(id);
        return f && (alsoFrames || f->kind == FrameKind::AutoScalingGroup) ? id : std::string();
    }

    std::string ownerOf(const Resource& r, int hops) const
    {
        if (hops == 0) return {};
        for (const std::string_view property : kOwnerProperties)
            for (const std::string& id : r.properties.find(property).mentions()) {
                if (const std::string owner = drawn(id, true); !owner.empty()) return owner;
                if (const Resource* next = m_architecture.find(id); next && next != &r)
                    if (const std::string owner = ownerOf(*next, hops - 1); !owner.empty()) return owner;
            }
        if (const auto users = m_mentionedBy.find(r.id); users != m_mentionedBy.end()) {
            for (const Resource* user : users->second)
                if (const std::string owner = drawn(user->id, false); !owner.empty() && user->typeName != "AWS::CloudWatch::Alarm") return owner;
            for (const Resource* user : users->second) // an association names both
                if (appearanceOf(*user) == Appearance::Connection)
                    for (const std::string& id : mentionsOf(*user))
                        if (const std::string owner = drawn(id, false); !owner.empty()) return owner;
        }
        for (const std::string& id : mentionsOf(r))
            if (const std::string owner = drawn(id, false); !owner.empty()) return owner;
        return {};
    }

    void put(const Resource& r, const std::string& owner)
    {
        std::size_t& count = m_counts[owner];
        const DiagramGlyph* glyph = m_elements.glyph(owner);
        const DiagramFrame* frame = m_elements.frame(owner);
        if (count >= (glyph && !glyph->isBar ? kOnGlyph : kOnFrame)) return;
        const Rect rect = glyph ? placeOn(*glyph, count) : placeOn(*frame, count);
        if (frame && frame->kind != FrameKind::AutoScalingGroup && rect.x < frame->rect.x + frame->rect.width / 2)
            return; // no room left in the header
        ++count;
        m_diagram.badges.push_back({r.id, owner, std::string(r.type->icon), rect});
        if (!glyph) return;
        const auto index = static_cast<std::size_t>(glyph - m_diagram.glyphs.data());
        m_diagram.glyphs[index].badges.push_back(r.id);
    }

    static Rect placeOn(const DiagramGlyph& g, std::size_t n)
    {
        const double step = static_cast<double>(n);
        if (g.isBar) return {g.bar.right() - 28 - step * (kBadge + 4), g.bar.y - kBadge / 2, kBadge, kBadge};
        // Inside enough to keep clear of the label below; the top right corner is the status's.
        const std::array<Point, kOnGlyph> corners{Point{g.rect.right() - 11, g.rect.bottom() - 13}, Point{g.rect.x - 5, g.rect.bottom() - 13},
                                                  Point{g.rect.x - 5, g.rect.y - 5}};
        return {corners[n].x, corners[n].y, kBadge, kBadge};
    }

    static Rect placeOn(const DiagramFrame& f, std::size_t n)
    {
        const double step = static_cast<double>(n) * (kBadge + 4);
        if (f.kind == FrameKind::AutoScalingGroup) { // two each side of its header
            const Rect pill = groupPill(f.rect);
            const double away = 6 + static_cast<double>(n % 2) * (kBadge + 4);
            return {n < 2 ? pill.right() + away : pill.x - away - kBadge, f.rect.y - kBadge / 2, kBadge, kBadge};
        }
        return {f.rect.right() - 6 - kBadge - step, f.rect.y + (headerHeight(f.kind) - kBadge) / 2, kBadge, kBadge};
    }

    const Architecture& m_architecture;
    Diagram& m_diagram;
    ElementIndex m_elements;
    std::unordered_map<std::string, std::vector<const Resource*>> m_mentionedBy;
    std::unordered_set<std::string> m_onLines;
    std::unordered_map<std::string, std::size_t> m_counts;
};

} // namespace

void addBadges(const Architecture& architecture, const Topology&, Diagram& diagram) { BadgePlacer(architecture, diagram).run(); }

void setLabelWidths(Diagram& diagram)
{
    std::unordered_map<std::string, std::size_t> taken; // by badges in a header
    for (const DiagramBadge& b : diagram.badges) ++taken[b.on];
    std::unordered_map<std::string, double> tops, gateway; // the leftmost thing on a top border
    for (const DiagramFrame& f : diagram.frames) tops.emplace(f.id, f.rect.y);
    for (const DiagramGlyph& g : diagram.glyphs) {
        const auto top = tops.find(g.frame);
        if (g.shape != GlyphShape::Circle || top == tops.end() || std::abs(g.rect.centre().y - top->second) > 1) continue;
        const auto [it, isNew] = gateway.try_emplace(g.frame, g.rect.x);
        if (!isNew) it->second = std::min(it->second, g.rect.x);
    }
    for (DiagramFrame& f : diagram.frames) {
        const double badges = static_cast<double>(taken[f.id]) * (kBadge + 4);
        f.labelWidth = f.rect.width - cornerTile(f.kind) - 16 - badges;
        if (f.kind == FrameKind::AutoScalingGroup) f.labelWidth = groupPill(f.rect).width - kPillHeight - 14;
        if (const auto it = gateway.find(f.id); f.kind == FrameKind::Vpc && it != gateway.end())
            f.labelWidth = std::min(f.labelWidth, it->second - f.rect.x - cornerTile(f.kind) - 14);
        f.labelWidth = std::max(0.0, f.labelWidth);
    }
}

} // namespace faultline::layout
