#include "model/layout/run_drawing.h"

#include "model/layout/place.h"
#include "model/layout/sizes.h"

#include <algorithm>
#include <map>

namespace faultline {

namespace {

using namespace layout;

constexpr double kNarrowest = 62; // a tile with its ring, and a gap

/// What of a group a zone holds: where its column crosses the group's frame.
std::map<std::string, Rect> zoneCells(const Diagram& diagram, const DiagramFrame& group)
{
    std::map<std::string, Rect> cells;
    for (const DiagramFrame& frame : diagram.frames) {
        if (frame.kind != FrameKind::AvailabilityZone || !frame.rect.intersects(group.rect)) continue;
        const double left = std::max(frame.rect.x, group.rect.x), right = std::min(frame.rect.right(), group.rect.right());
        cells[frame.id.substr(frame.id.rfind('/') + 1)] = {left, group.rect.y, right - left, group.rect.height};
    }
    return cells;
}

/// Moves the end of a bus line to another member's tile.
DiagramConnection leadTo(DiagramConnection line, const DiagramGlyph& member)
{
    const Point top{member.rect.centre().x, member.rect.y};
    line.id = line.from + "->" + member.id;
    line.to = member.id;
    const Point trunk = line.points.front();
    const double bus = line.points.size() > 2 ? line.points[1].y : (trunk.y + top.y) / 2;
    line.points = {trunk, {trunk.x, bus}, {top.x, bus}, top};
    return line;
}

std::string numberOf(const std::string& id)
{
    const auto hash = id.rfind('#');
    return hash == std::string::npos ? std::string() : id.substr(hash + 1);
}

class GroupDrawing {
public:
    GroupDrawing(Diagram& diagram, const std::string& group) : m_diagram(diagram), m_group(group)
    {
        for (const DiagramGlyph& g : diagram.glyphs)
            if (g.isMember && g.resource == group) {
                m_sample = g;
                m_hasSample = true;
                break;
            }
        for (const DiagramConnection& c : diagram.connections)
            if (c.from == group && c.to.starts_with(group + "#")) {
                m_line = c;
                m_hasLine = true;
                break;
            }
    }

    void show(const std::vector<const RunMember*>& members)
    {
        auto frame = std::find_if(m_diagram.frames.begin(), m_diagram.frames.end(), [&](const DiagramFrame& f) { return f.id == m_group; });
        if (!m_hasSample || frame == m_diagram.frames.end()) return;
        const auto cells = zoneCells(m_diagram, *frame);
        const bool allPlaced = std::all_of(members.begin(), members.end(), [&](const RunMember* m) { return cells.contains(m->zone); });
        if (!allPlaced) return;
        std::erase_if(m_diagram.glyphs, [&](const DiagramGlyph& g) { return g.isMember && g.resource == m_group; });
        std::erase_if(m_diagram.connections, [&](const DiagramConnection& c) { return c.from == m_group && c.to.starts_with(m_group + "#"); });
        std::size_t drawn = 0;
        for (const auto& [zone, cell] : cells) drawn += fill(zone, cell, members);
        frame->subtitle = std::to_string(members.size()) + (members.size() == 1 ? " instance" : " instances");
        if (drawn < members.size()) frame->subtitle += ", +" + std::to_string(members.size() - drawn) + " not shown";
    }

private:
    std::size_t fill(const std::string& zone, const Rect& cell, const std::vector<const RunMember*>& members)
    {
        std::vector<const RunMember*> here;
        for (const RunMember* m : members)
            if (m->zone == zone) here.push_back(m);
        const double inner = cell.width - 2 * kInset;
        here.resize(std::min(here.size(), static_cast<std::size_t>(std::max(1.0, inner / kNarrowest))));
        const double step = here.empty() ? 0 : inner / static_cast<double>(here.size());
        for (std::size_t i = 0; i < here.size(); ++i)
            add(*here[i], cell.x + kInset + step * (static_cast<double>(i) + 0.5), std::min(step - 4, m_sample.labelRect.width));
        return here.size();
    }

    void add(const RunMember& member, double centre, double labelWidth)
    {
        DiagramGlyph glyph = m_sample;
        glyph.id = member.id;
        glyph.zone = member.zone;
        glyph.badges.clear();
        glyph.rect.x = centre - glyph.rect.width / 2;
        glyph.labelRect = {centre - labelWidth / 2, glyph.labelRect.y, labelWidth, glyph.labelRect.height};
        const std::string stem = m_sample.label.substr(0, m_sample.label.rfind(' '));
        glyph.label = labelWidth < 70 ? "#" + numberOf(member.id) : stem + " " + numberOf(member.id);
        if (labelWidth < 70) glyph.sublabel.clear();
        if (m_hasLine && member.isReached) m_diagram.connections.push_back(leadTo(m_line, glyph));
        m_diagram.glyphs.push_back(std::move(glyph));
    }

    Diagram& m_diagram;
    std::string m_group;
    DiagramGlyph m_sample;
    DiagramConnection m_line;
    bool m_hasSample = false, m_hasLine = false;
};

} // namespace

Diagram withRunMembers(const Diagram& diagram, const std::vector<RunMember>& members)
{
    std::map<std::string, std::vector<const RunMember*>> byGroup;
    for (const RunMember& member : members) byGroup[member.group].push_back(&member);
    Diagram result = diagram;
    for (const auto& [group, those] : byGroup) GroupDrawing(result, group).show(those);
    return result;
}

} // namespace faultline
