#include "ui/canvas/tools/connect_tool.h"

#include "ui/canvas/canvas_context.h"
#include "ui/canvas/gestures.h"

#include <algorithm>
#include <cmath>

namespace faultline::ui {

namespace {

/// Where a line from the middle of `r` towards `p` leaves `r`.
Point onBorder(const Rect& r, Point p)
{
    const Point c = r.centre();
    const double dx = p.x - c.x, dy = p.y - c.y;
    if (dx == 0 && dy == 0) return c;
    const double sx = dx == 0 ? 1e9 : r.width / 2 / std::abs(dx);
    const double sy = dy == 0 ? 1e9 : r.height / 2 / std::abs(dy);
    const double s = std::min({sx, sy, 1.0});
    return {c.x + dx * s, c.y + dy * s};
}

} // namespace

std::string ConnectTool::endAt(Point p) const
{
    const Hit hit = m_canvas.hitAt(p);
    const bool isEnd = hit.kind == Hit::Kind::Glyph || (hit.kind == Hit::Kind::Frame && !hit.resources.empty());
    return isEnd ? hit.element : std::string();
}

void ConnectTool::startFrom(const std::string& element)
{
    m_from = element;
    m_judged.clear();
    m_leftSource = false;
}

void ConnectTool::press(const Pointer& pointer)
{
    if (pointer.button != Qt::LeftButton) return;
    m_canvas.forgive();
    if (m_from.empty()) startFrom(endAt(pointer.at));
}

void ConnectTool::move(const Pointer& pointer)
{
    const std::string under = endAt(pointer.at);
    Overlay& overlay = m_canvas.overlay;
    const auto source = m_canvas.rectOf(m_from);
    if (!source) {
        if (under == overlay.hovered) return;
        overlay.hovered = under;
        return m_canvas.overlayChanged();
    }
    Overlay::Wire wire{onBorder(*source, pointer.at), pointer.at, std::nullopt, true};
    if (under == m_from || under.empty()) {
        m_judged.clear();
    } else {
        wire.target = m_canvas.rectOf(under);
        wire.allowed = under == m_judged && overlay.wire ? overlay.wire->allowed
                                                         : gestures::connect(m_canvas.session->document(), *m_canvas.derived, m_from, under).ok();
        m_judged = under;
    }
    m_leftSource = m_leftSource || under != m_from;
    overlay.wire = wire;
    m_canvas.overlayChanged();
}

void ConnectTool::release(const Pointer& pointer)
{
    if (m_from.empty()) return;
    const std::string target = endAt(pointer.at);
    if (target == m_from && !m_leftSource) return; // a click on the source: the next click chooses the target
    connectTo(target, pointer.at);
}

void ConnectTool::connectTo(const std::string& target, Point at)
{
    const std::string from = m_from;
    cancel();
    if (!target.empty() && target != from) {
        const auto edit = gestures::connect(m_canvas.session->document(), *m_canvas.derived, from, target);
        if (!edit) m_canvas.refuse(edit.problem(), at, gestures::remediesOfConnection(m_canvas.session->document(), *m_canvas.derived, from, target));
        else if (const auto done = m_canvas.session->apply(*edit); !done) m_canvas.refuse(done.problem(), at, {});
    }
    m_canvas.backToSelect();
}

void ConnectTool::drawingChanged()
{
    m_judged.clear();
    if (!m_canvas.rectOf(m_from)) cancel();
}

void ConnectTool::cancel()
{
    m_from.clear();
    m_judged.clear();
    m_leftSource = false;
    m_canvas.overlay.wire.reset();
    m_canvas.overlayChanged();
}

} // namespace faultline::ui
