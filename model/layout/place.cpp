#include "model/layout/place.h"

#include "model/layout/place_vpc.h"
#include "model/layout/sizes.h"

#include <algorithm>
#include <unordered_map>

namespace faultline::layout {

Rect labelBelow(const Rect& tile, double width, bool hasSublabel)
{
    return {tile.centre().x - width / 2, tile.bottom() + kLabelGap, width, kLabelLine + (hasSublabel ? kSublabelLine : 0)};
}

namespace {

constexpr double kRegionLeft = 96; ///< room for actors at the left

/// How many calls away from where requests come in each regional thing is; nothing for what nobody calls and what calls nobody.
std::unordered_map<std::string, std::size_t> callDepths(const LayoutPlan& plan, const Topology& topology)
{
    std::unordered_map<std::string, std::size_t> depth;
    std::unordered_map<std::string, bool> isRegional;
    for (const PlannedGlyph& g : plan.regional) isRegional[g.glyph.id] = true;
    // Longest paths, as many rounds as there can be columns; circles end with the rounds.
    for (std::size_t round = 0; round < 6; ++round)
        for (const Call& c : topology.calls()) {
            if (isRegional.contains(c.from)) depth.try_emplace(c.from, 0);
            if (!isRegional.contains(c.to)) continue;
            const std::size_t from = isRegional.contains(c.from) ? depth[c.from] + 1 : 0;
            std::size_t& to = depth.try_emplace(c.to, from).first->second;
            if (c.from != c.to && from <= 5) to = std::max(to, from);
        }
    return depth;
}

class RegionPlacer {
public:
    RegionPlacer(const LayoutPlan& plan, const Topology& topology) : m_plan(plan), m_topology(topology) {}

    Diagram place()
    {
        m_diagram.frames.push_back(m_plan.region);
        const bool hasWayIn =
            !m_plan.outside.empty() || std::any_of(m_plan.vpcs.begin(), m_plan.vpcs.end(), [](const PlannedVpc& v) { return !v.topBorder.empty(); });
        m_top = hasWayIn ? kVpcTop : 44;
        placeVpcs();
        placeRegional();
        placePlaceless();
        const Rect region{kRegionLeft, 0, std::max(m_right + 16, kRegionLeft + 520) - kRegionLeft, std::max(m_bottom + 14, 280.0)};
        m_diagram.frames[0].rect = region;
        placeOutside();
        m_diagram.notes = m_plan.notes;
        return std::move(m_diagram);
    }

private:
    void placeVpcs()
    {
        double y = m_top;
        for (std::size_t i = 0; i < m_plan.vpcs.size(); ++i) {
            const PlannedVpc& vpc = m_plan.vpcs[i];
            if (i > 0) y += vpc.topBorder.empty() ? 24 : 48;
            const Rect rect = placeVpc(vpc, {kRegionLeft + 14, y}, m_diagram);
            m_right = std::max(m_right, rect.right() + (vpc.rightBorder.empty() ? 0 : 126));
            y = rect.bottom();
        }
        m_bottom = m_plan.vpcs.empty() ? m_top : y;
    }

    void placeRegional()
    {
        if (m_plan.regional.empty()) return;
        if (m_plan.vpcs.empty()) return placeGrid();
        // Beside the VPCs, in columns not much higher than they are.
        const double height = std::max(m_bottom - m_top, 3 * kSlotHeight);
        const auto fit = std::max<std::size_t>(1, static_cast<std::size_t>(height / kSlotHeight));
        const std::size_t n = m_plan.regional.size();
        const std::size_t perColumn = std::max(fit, flowColumns(n));
        const std::size_t columns = (n + perColumn - 1) / perColumn, rows = (n + columns - 1) / columns;
        const double left = m_right + 28, top = m_top + (rows < fit ? 10 : 0);
        for (std::size_t i = 0; i < n; ++i) {
            const double x = left + static_cast<double>(i / rows) * kSlotWidth + (kSlotWidth - kTile) / 2;
            const double y = top + static_cast<double>(i % rows) * kSlotHeight + kSlotTop;
            placeGlyph(m_plan.regional[i], {x, y, kTile, kTile}, kSlotWidth - 8, m_diagram);
        }
        m_right = left + static_cast<double>(columns) * kSlotWidth;
        m_bottom = std::max(m_bottom, top + static_cast<double>(rows) * kSlotHeight);
    }

    /// Without a VPC: callers left of what they call, what nobody calls in rows below.
    void placeGrid()
    {
        const auto depth = callDepths(m_plan, m_topology);
        std::vector<std::vector<const PlannedGlyph*>> columns;
        std::vector<PlannedGlyph> rest;
        for (const PlannedGlyph& g : m_plan.regional) {
            const auto it = depth.find(g.glyph.id);
            if (it == depth.end()) {
                rest.push_back(g);
                continue;
            }
            if (columns.size() <= it->second) columns.resize(it->second + 1);
            columns[it->second].push_back(&g);
        }
        const double left = kRegionLeft + 20;
        double x = left, bottom = m_top;
        for (const auto& column : columns) {
            double y = m_top;
            for (const PlannedGlyph* g : column) {
                placeGlyph(*g, {x + (kSlotWidth - kTile) / 2, y + kSlotTop, kTile, kTile}, kSlotWidth - 8, m_diagram);
                y += kSlotHeight + 8;
            }
            bottom = std::max(bottom, y);
            if (!column.empty()) x += kSlotWidth + 48;
        }
        m_right = std::max(m_right, x);
        m_bottom = bottom;
        if (rest.empty()) return;
        const std::size_t perRow = std::max<std::size_t>(flowColumns(rest.size()), std::min<std::size_t>(rest.size(), 4));
        m_bottom += placeFlow(rest, {left, m_bottom}, static_cast<double>(perRow) * kSlotWidth, perRow, kSlotWidth, m_diagram);
        m_right = std::max(m_right, left + static_cast<double>(perRow) * kSlotWidth);
    }

    void placePlaceless()
    {
        if (m_plan.placeless.empty() && m_plan.placelessGroups.empty()) return;
        DiagramFrame frame{
            kPlacelessFrame, {}, kRegionFrame, FrameKind::Generic, {}, m_plan.placelessTitle, m_plan.placelessSubtitle, false, false, true, {}, 0};
        const Point at{kRegionLeft + 14, m_bottom + (m_bottom > m_top ? 24 : 0)};
        const std::size_t index = m_diagram.frames.size();
        m_diagram.frames.push_back(frame);
        double y = at.y + kHeader + kInset, width = 300;
        if (!m_plan.placeless.empty()) {
            const std::size_t columns =
                std::max<std::size_t>(flowColumns(m_plan.placeless.size()), std::min<std::size_t>(m_plan.placeless.size(), 4));
            width = std::max(width, static_cast<double>(columns) * kSlotWidth);
            y += placeFlow(m_plan.placeless, {at.x + kInset, y}, width, columns, kSlotWidth, m_diagram);
        }
        for (const PlannedSpan& span : m_plan.placelessGroups) {
            const Rect used = placeLooseGroup(span, {at.x + kInset, y}, m_diagram);
            width = std::max(width, used.width);
            y = used.bottom() + kColumnGap;
        }
        m_diagram.frames[index].rect = {at.x, at.y, width + 2 * kInset, y + kInset - at.y};
        m_right = std::max(m_right, m_diagram.frames[index].rect.right());
        m_bottom = m_diagram.frames[index].rect.bottom();
    }

    void placeOutside()
    {
        double y = m_diagram.frames[0].rect.y + 12;
        for (const PlannedGlyph& g : m_plan.outside) {
            Rect tile{12, y, kTile, kTile};
            if (g.wish.at) tile.x = g.wish.at->x, tile.y = g.wish.at->y;
            else y += kSlotHeight + 8;
            placeGlyph(g, tile, 72, m_diagram);
        }
    }

    const LayoutPlan& m_plan;
    const Topology& m_topology;
    Diagram m_diagram;
    double m_top = 0, m_right = kRegionLeft, m_bottom = 0;
};

} // namespace

Diagram placeAll(const LayoutPlan& plan, const Topology& topology) { return RegionPlacer(plan, topology).place(); }

} // namespace faultline::layout
