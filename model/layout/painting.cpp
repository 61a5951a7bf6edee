#include "model/layout/painting.h"

#include "model/layout/font_widths.h"

#include <cmath>

namespace faultline::layout {

Painting::Painting(const FontWidths& widths, const DrawingState& state) : m_widths(widths)
{
    for (const auto& [id, s] : state.glyphs) m_glyphs.insert_or_assign(id, &s);
    for (const auto& [id, s] : state.connections) m_connections.insert_or_assign(id, &s);
    for (const auto& [id, text] : state.faultedFrames) m_faults.insert_or_assign(id, &text);
    for (const auto& [id, s] : state.statuses) m_statuses.insert_or_assign(id, s);
}

void Painting::about(const std::string& resource, const std::string& element, int minZoomPercent)
{
    m_resource = resource;
    m_element = element;
    m_minZoom = minZoomPercent;
}

void Painting::add(mark::Shape shape) { m_marks.push_back({m_resource, m_element, m_minZoom, std::move(shape)}); }

void Painting::box(const Rect& rect, const std::string& fill, std::optional<mark::Stroke> stroke, double radius)
{
    add(mark::Box{rect, fill, std::move(stroke), radius, false});
}

void Painting::icon(const Rect& rect, const std::string& name, bool outlined, double opacity) { add(mark::Icon{rect, name, outlined, opacity}); }

double Painting::text(Point baseline, std::string_view words, double size, bool bold, const std::string& token, double room, mark::Text::Align align)
{
    const std::string elided = m_widths.elidedMiddle(words, size, bold, room);
    if (elided.empty()) return 0;
    const double width = m_widths.width(elided, size, bold);
    add(mark::Text{baseline, elided, width, size, bold, false, token, align});
    return width;
}

const GlyphState* Painting::glyphState(const std::string& id) const
{
    const auto it = m_glyphs.find(id);
    return it == m_glyphs.end() ? nullptr : it->second;
}

const ConnectionState* Painting::connectionState(const std::string& id) const
{
    const auto it = m_connections.find(id);
    return it == m_connections.end() ? nullptr : it->second;
}

const std::string* Painting::fault(const std::string& frame) const
{
    const auto it = m_faults.find(frame);
    return it == m_faults.end() ? nullptr : it->second;
}

Status Painting::statusOf(const std::string& resource) const
{
    const auto it = m_statuses.find(resource);
    return it == m_statuses.end() ? Status::None : it->second;
}

void Painting::status(Status status, Point c, double size)
{
    const double r = size / 2;
    const auto line = [&](std::vector<Point> points, const char* token, double width) {
        add(mark::Path{std::move(points), {token, width, {}}, false, false});
    };
    switch (status) {
    case Status::Red: {
        const double k = r * 0.414; // half a side of the octagon
        add(mark::Polygon{{{c.x - k, c.y - r},
                           {c.x + k, c.y - r},
                           {c.x + r, c.y - k},
                           {c.x + r, c.y + k},
                           {c.x + k, c.y + r},
                           {c.x - k, c.y + r},
                           {c.x - r, c.y + k},
                           {c.x - r, c.y - k}},
                          "bad",
                          std::nullopt});
        const double i = r * 0.38;
        line({{c.x - i, c.y - i}, {c.x + i, c.y + i}}, "bad.on", size * 0.13);
        line({{c.x + i, c.y - i}, {c.x - i, c.y + i}}, "bad.on", size * 0.13);
        break;
    }
    case Status::Yellow:
        add(mark::Polygon{{{c.x, c.y - r}, {c.x + r, c.y + r * 0.85}, {c.x - r, c.y + r * 0.85}}, "warn", mark::Stroke{"warn.edge", 1, {}}});
        line({{c.x, c.y - r * 0.35}, {c.x, c.y + r * 0.25}}, "warn.on", size * 0.12);
        add(mark::Ellipse{{c.x - r * 0.13, c.y + r * 0.42, r * 0.26, r * 0.26}, "warn.on", std::nullopt});
        break;
    case Status::Green:
        add(mark::Ellipse{{c.x - r, c.y - r, size, size}, "ok", std::nullopt});
        line({{c.x - r * 0.45, c.y + r * 0.02}, {c.x - r * 0.12, c.y + r * 0.36}, {c.x + r * 0.46, c.y - r * 0.3}}, "panel", size * 0.13);
        break;
    case Status::CantTell: line({{c.x - r * 0.8, c.y}, {c.x + r * 0.8, c.y}}, "na", size * 0.18); break;
    case Status::NoData:
        add(mark::Ellipse{{c.x - r * 0.85, c.y - r * 0.85, size * 0.85, size * 0.85}, "", mark::Stroke{"na", size * 0.12, {}}});
        break;
    case Status::None: break;
    }
}

} // namespace faultline::layout
