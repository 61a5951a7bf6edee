#include "model/layout/place_vpc.h"

#include "model/layout/place.h"
#include "model/layout/sizes.h"

#include <algorithm>
#include <cmath>

namespace faultline::layout {

std::size_t flowColumns(std::size_t count)
{
    if (count <= 3) return std::max<std::size_t>(1, count);
    return static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count) * 1.5)));
}

void placeGlyph(const PlannedGlyph& planned, const Rect& tile, double labelWidth, Diagram& diagram)
{
    DiagramGlyph glyph = planned.glyph;
    glyph.rect = tile;
    if (glyph.shape == GlyphShape::Circle) {
        const Point c = tile.centre();
        glyph.rect = {c.x - kCircle / 2, c.y - kCircle / 2, kCircle, kCircle};
    }
    glyph.labelRect = labelBelow(tile, labelWidth, !glyph.sublabel.empty());
    diagram.glyphs.push_back(std::move(glyph));
}

double placeFlow(const std::vector<PlannedGlyph>& glyphs, Point at, double width, std::size_t columns, double slotWidth, Diagram& diagram)
{
    const std::size_t n = glyphs.size();
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t row = i / columns, column = i % columns;
        const std::size_t inRow = std::min(columns, n - row * columns);
        const double left = at.x + (width - static_cast<double>(inRow) * slotWidth) / 2;
        const double x = left + static_cast<double>(column) * slotWidth + (slotWidth - kTile) / 2;
        placeGlyph(glyphs[i], {x, at.y + static_cast<double>(row) * kSlotHeight + kSlotTop, kTile, kTile}, slotWidth - 8, diagram);
    }
    return std::ceil(static_cast<double>(n) / static_cast<double>(columns)) * kSlotHeight;
}

Rect placeLooseGroup(const PlannedSpan& span, Point at, Diagram& diagram)
{
    const std::size_t columns = std::min<std::size_t>(flowColumns(span.members.size()), 6);
    DiagramFrame frame = span.frame;
    const double width = std::max(300.0, static_cast<double>(columns) * kMemberWidth + 2 * kInset);
    frame.rect = {at.x, at.y + kPillHeight / 2, width, 0};
    const double top = frame.rect.y + kPillHeight / 2 + kBus;
    frame.rect.height = top - frame.rect.y + std::max(placeFlow(span.members, {at.x, top}, width, columns, kMemberWidth, diagram), 40.0) + 4;
    const Rect used = {at.x, at.y, width, frame.rect.bottom() - at.y};
    diagram.frames.push_back(std::move(frame));
    return used;
}

namespace {

/// Arranges one VPC. Columns are the AZs; a row is a band of subnets of one tier, high enough for what spans it and what stands in it.
class VpcPlacer {
public:
    VpcPlacer(const PlannedVpc& vpc, Point at, Diagram& diagram) : m_vpc(vpc), m_at(at), m_diagram(diagram) {}

    Rect place()
    {
        measure();
        const std::size_t index = m_diagram.frames.size();
        m_diagram.frames.push_back(m_vpc.frame);
        const double left = m_at.x + 12, top = m_at.y + kHeader + kInset;
        const double zonesWidth = static_cast<double>(m_vpc.zones.size()) * (zoneWidth() + kColumnGap) - (m_vpc.zones.empty() ? 0 : kColumnGap);
        const double zonesHeight = m_vpc.zones.empty() ? 0 : placeZones(left, top);
        double width = std::max(zonesWidth, 296.0), bottom = top + zonesHeight;
        if (!m_vpc.loose.empty() || hasLooseSpans()) bottom = placeLoose(left, bottom + (zonesHeight > 0 ? kColumnGap : 0), width);
        const double rightMargin = m_vpc.rightBorder.empty() ? 12 : 34;
        Rect rect{m_at.x, m_at.y, width + 12 + rightMargin, std::max(bottom + 12 - m_at.y, 140.0)};
        rect.height = std::max(rect.height, 70 + static_cast<double>(m_vpc.rightBorder.size()) * 76);
        placeBorder(rect, left + width / 2);
        m_diagram.frames[index].rect = rect;
        return rect;
    }

private:
    double zoneWidth() const { return m_column + 2 * kInset; }

    bool hasLooseSpans() const
    {
        return std::any_of(m_vpc.spans.begin(), m_vpc.spans.end(), [](const PlannedSpan& s) { return s.subnets.empty(); });
    }

    struct Row {
        std::vector<std::size_t> spans; ///< from above, callers first
        std::size_t bars = 0;
        std::size_t glyphRows = 0;
        bool isFrameless = true;
        double y = 0, height = 0, content = 0; ///< content: from the top of the row to its first band
    };

    static std::size_t membersIn(const PlannedSpan& span, std::size_t column)
    {
        const std::size_t n = span.members.size(), k = span.subnets.size();
        return n / k + (column < n % k ? 1 : 0);
    }

    static double groupHeight(const PlannedSpan& span, std::size_t perRow)
    {
        const double rows = std::ceil(static_cast<double>(std::max<std::size_t>(1, membersIn(span, 0))) / static_cast<double>(perRow));
        return kPillHeight + kBus + rows * kSlotHeight + 4;
    }

    /// Among equals load balancers come first.
    static std::pair<std::size_t, bool> order(const PlannedSpan& span) { return {span.depth, !span.isBar}; }

    void measure()
    {
        for (const PlannedSubnet& s : m_vpc.subnets) {
            if (s.row >= m_rows.size()) m_rows.resize(s.row + 1);
            Row& row = m_rows[s.row];
            row.isFrameless = row.isFrameless && s.isFrameless;
            const std::size_t columns = flowColumns(s.glyphs.size());
            m_column = std::max(m_column, static_cast<double>(columns) * kSlotWidth + 2 * kInset);
            row.glyphRows = std::max(row.glyphRows, (s.glyphs.size() + columns - 1) / columns);
        }
        for (std::size_t i = 0; i < m_vpc.spans.size(); ++i)
            if (const PlannedSpan& span = m_vpc.spans[i]; !span.subnets.empty()) {
                Row& row = m_rows[m_vpc.subnets[span.subnets[0]].row];
                row.spans.push_back(i);
                row.bars += span.isBar ? 1 : 0;
            }
        for (Row& row : m_rows)
            std::stable_sort(row.spans.begin(), row.spans.end(),
                             [&](std::size_t a, std::size_t b) { return order(m_vpc.spans[a]) < order(m_vpc.spans[b]); });
        m_perRow = static_cast<std::size_t>((m_column - 36) / kMemberWidth);
    }

    /// Whether a load balancer may stand on one line with the glyphs of its row: they are at its two ends only, one each.
    bool sharesLine(std::size_t rowIndex) const
    {
        const Row& row = m_rows[rowIndex];
        if (row.spans.size() != 1 || row.bars != 1) return false;
        const PlannedSpan& bar = m_vpc.spans[row.spans[0]];
        if (bar.subnets.size() != 2) return false;
        for (const PlannedSubnet& s : m_vpc.subnets) {
            if (s.row != rowIndex || s.glyphs.empty()) continue;
            const bool isEnd = &s == &m_vpc.subnets[bar.subnets[0]] || &s == &m_vpc.subnets[bar.subnets[1]];
            const std::size_t left = m_vpc.subnets[bar.subnets[0]].zone, right = m_vpc.subnets[bar.subnets[1]].zone;
            if (isEnd ? s.glyphs.size() > 1 : s.zone > left && s.zone < right) return false;
        }
        return true;
    }

    double placeZones(double left, double top)
    {
        double y = top + kHeader + kInset;
        for (std::size_t r = 0; r < m_rows.size(); ++r) {
            measureRow(r);
            m_rows[r].y = y;
            y += m_rows[r].height + kRowGap;
        }
        const double height = m_rows.empty() ? 200 : y - kRowGap + kInset - top;
        for (std::size_t z = 0; z < m_vpc.zones.size(); ++z) {
            DiagramFrame frame = m_vpc.zones[z].frame;
            frame.rect = {left + static_cast<double>(z) * (zoneWidth() + kColumnGap), top, zoneWidth(), height};
            m_diagram.frames.push_back(std::move(frame));
        }
        m_subnetRects.resize(m_vpc.subnets.size());
        for (std::size_t i = 0; i < m_vpc.subnets.size(); ++i) placeSubnetFrame(i, left);
        for (std::size_t r = 0; r < m_rows.size(); ++r) placeRow(r);
        return height;
    }

    void measureRow(std::size_t r)
    {
        Row& row = m_rows[r];
        row.content = row.isFrameless ? 0 : kSubnetHeader + 8;
        double height = row.content;
        const bool shares = sharesLine(r);
        for (const std::size_t i : row.spans) height += shares ? 0 : bandHeight(m_vpc.spans[i]);
        height += static_cast<double>(shares ? std::max<std::size_t>(1, row.glyphRows) : row.glyphRows) * kSlotHeight;
        row.height = std::max(height + (row.isFrameless ? 0 : 4), row.isFrameless ? 0 : kSubnetEmptyHeight);
    }

    double bandHeight(const PlannedSpan& span) const { return span.isBar ? kBarHeight + 16 : groupHeight(span, m_perRow) + 10; }

    void placeSubnetFrame(std::size_t i, double left)
    {
        const PlannedSubnet& s = m_vpc.subnets[i];
        const double x = left + static_cast<double>(s.zone) * (zoneWidth() + kColumnGap) + kInset;
        m_subnetRects[i] = {x, m_rows[s.row].y, m_column, m_rows[s.row].height};
        if (s.isFrameless) return;
        DiagramFrame frame = s.frame;
        frame.rect = m_subnetRects[i];
        m_diagram.frames.push_back(std::move(frame));
    }

    void placeRow(std::size_t r)
    {
        const Row& row = m_rows[r];
        double y = row.y + row.content;
        const bool shares = sharesLine(r);
        for (const std::size_t i : row.spans) {
            const PlannedSpan& span = m_vpc.spans[i];
            if (span.isBar) placeBar(span, shares ? y + kSlotTop + (kTile - kBarHeight) / 2 : y + 4, shares);
            else placeGroup(span, y);
            y += shares ? 0 : bandHeight(span);
        }
        for (std::size_t i = 0; i < m_vpc.subnets.size(); ++i) {
            const PlannedSubnet& s = m_vpc.subnets[i];
            if (s.row != r || s.glyphs.empty()) continue;
            Rect room = m_subnetRects[i];
            if (shares) room = endOf(m_vpc.spans[row.spans[0]], i, room);
            placeFlow(s.glyphs, {room.x, y}, room.width, flowColumns(s.glyphs.size()), kSlotWidth, m_diagram);
        }
    }

    /// The outer end of a subnet that a load balancer leaves free.
    static Rect endOf(const PlannedSpan& bar, std::size_t subnet, Rect room)
    {
        if (subnet != bar.subnets.front() && subnet != bar.subnets.back()) return room;
        if (subnet == bar.subnets.back()) room.x = room.right() - kSlotWidth - 4;
        else room.x += 4;
        room.width = kSlotWidth;
        return room;
    }

    void placeBar(const PlannedSpan& span, double y, bool shares)
    {
        const double end = shares ? kSlotWidth + 8 : 12;
        const Rect first = m_subnetRects[span.subnets.front()], last = m_subnetRects[span.subnets.back()];
        DiagramGlyph glyph = span.bar.glyph;
        glyph.bar = {first.x + end, y, last.right() - first.x - 2 * end, kBarHeight};
        glyph.rect = {glyph.bar.centre().x - kBarTile / 2, y + (kBarHeight - kBarTile) / 2, kBarTile, kBarTile};
        glyph.labelRect = {glyph.rect.right() + 8, y + 10, kBarLabel, kLabelLine + kSublabelLine};
        for (const std::size_t s : span.subnets) {
            const DiagramFrame& zone = m_vpc.zones[m_vpc.subnets[s].zone].frame;
            DiagramGlyph::Cell cell;
            if (!zone.isUnknown) cell.zone = zone.id.substr(m_vpc.frame.id.size() + 1);
            cell.text = cell.zone.empty() ? zone.title : cell.zone;
            glyph.cells.push_back(std::move(cell));
        }
        placeCells(glyph);
        m_diagram.glyphs.push_back(std::move(glyph));
    }

    /// Cells share the bar left of the tile and right of the label, in column order.
    static void placeCells(DiagramGlyph& glyph)
    {
        const std::size_t n = glyph.cells.size(), onLeft = (n + 1) / 2;
        const Rect left{glyph.bar.x + 8, glyph.bar.y, glyph.rect.x - glyph.bar.x - 16, kBarHeight};
        const Rect right{glyph.labelRect.right() + 4, glyph.bar.y, glyph.bar.right() - glyph.labelRect.right() - 12, kBarHeight};
        for (std::size_t i = 0; i < n; ++i) {
            const Rect& side = i < onLeft ? left : right;
            const std::size_t count = i < onLeft ? onLeft : n - onLeft, at = i < onLeft ? i : i - onLeft;
            const double width = std::max(0.0, side.width / static_cast<double>(count));
            glyph.cells[i].rect = {side.x + static_cast<double>(at) * width, side.y, width, side.height};
        }
    }

    void placeGroup(const PlannedSpan& span, double y)
    {
        const Rect first = m_subnetRects[span.subnets.front()], last = m_subnetRects[span.subnets.back()];
        DiagramFrame frame = span.frame;
        frame.rect = {first.x + 8, y + kPillHeight / 2, last.right() - first.x - 16, groupHeight(span, m_perRow) - kPillHeight / 2};
        const double top = y + kPillHeight + kBus;
        for (std::size_t c = 0; c < span.subnets.size(); ++c) {
            std::vector<PlannedGlyph> here;
            for (std::size_t m = c; m < span.members.size(); m += span.subnets.size()) here.push_back(span.members[m]);
            if (here.empty()) continue;
            const Rect& room = m_subnetRects[span.subnets[c]];
            const std::size_t rows = (here.size() + m_perRow - 1) / m_perRow;
            placeFlow(here, {room.x + 10, top}, room.width - 20, (here.size() + rows - 1) / rows, kMemberWidth, m_diagram);
        }
        m_diagram.frames.push_back(std::move(frame));
    }

    /// What stands in the VPC and nobody knows in which subnet. Returns the bottom.
    double placeLoose(double left, double top, double& width)
    {
        double y = top;
        if (!m_vpc.loose.empty()) {
            const std::size_t columns =
                std::max(static_cast<std::size_t>(width / kSlotWidth), m_vpc.zones.empty() ? flowColumns(m_vpc.loose.size()) : 1);
            width = std::max(width, static_cast<double>(columns) * kSlotWidth);
            y += placeFlow(m_vpc.loose, {left, y}, width, columns, kSlotWidth, m_diagram);
        }
        for (const PlannedSpan& span : m_vpc.spans) {
            if (!span.subnets.empty() || span.isBar) continue;
            if (y > top) y += kColumnGap;
            const Rect used = placeLooseGroup(span, {left, y}, m_diagram);
            width = std::max(width, used.width);
            y = used.bottom();
        }
        return y;
    }

    void placeBorder(const Rect& rect, double middle)
    {
        const double n = static_cast<double>(m_vpc.topBorder.size());
        for (std::size_t i = 0; i < m_vpc.topBorder.size(); ++i) {
            DiagramGlyph glyph = m_vpc.topBorder[i].glyph;
            const double x = middle + (static_cast<double>(i) - (n - 1) / 2) * 170;
            glyph.rect = {x - kCircle / 2, rect.y - kCircle / 2, kCircle, kCircle};
            glyph.sublabel.clear();
            glyph.labelRect = {glyph.rect.right() + 6, rect.y - 18, 120, kLabelLine};
            m_diagram.glyphs.push_back(std::move(glyph));
        }
        const double m = static_cast<double>(m_vpc.rightBorder.size());
        for (std::size_t i = 0; i < m_vpc.rightBorder.size(); ++i) {
            DiagramGlyph glyph = m_vpc.rightBorder[i].glyph;
            const double y = rect.y + 50 + (rect.height - 70) * (static_cast<double>(i) + 0.5) / m;
            glyph.rect = {rect.right() - kCircle / 2, y - kCircle / 2, kCircle, kCircle};
            glyph.labelRect = {rect.right() + 6, glyph.rect.bottom() + 2, 120, kLabelLine + kSublabelLine};
            m_diagram.glyphs.push_back(std::move(glyph));
        }
    }

    const PlannedVpc& m_vpc;
    Point m_at;
    Diagram& m_diagram;
    std::vector<Row> m_rows;
    std::vector<Rect> m_subnetRects;
    double m_column = kSubnetWidth;
    std::size_t m_perRow = 3;
};

} // namespace

Rect placeVpc(const PlannedVpc& vpc, Point at, Diagram& diagram) { return VpcPlacer(vpc, at, diagram).place(); }

} // namespace faultline::layout
