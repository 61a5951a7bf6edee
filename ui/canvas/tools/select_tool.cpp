#include "ui/canvas/tools/select_tool.h"

#include "ui/canvas/gestures.h"

#include <QApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace faultline::ui {

namespace {

constexpr double kHandle = 8, kPort = 12, kPortDistance = 14, kHitMin = 16;
constexpr double kSelectionMargin = 6; // between a tile and the frame that says it is selected
constexpr double kSnapReach = 5;       // px on screen

QRectF square(QPointF centre, double extent) { return {centre.x() - extent / 2, centre.y() - extent / 2, extent, extent}; }

bool within(const QRectF& rect, QPointF p)
{
    const double grow = std::max(0.0, kHitMin - rect.width()) / 2;
    return rect.adjusted(-grow, -grow, grow, grow).contains(p);
}

QCursor cursorOf(Edges e)
{
    if ((e.left && e.top) || (e.right && e.bottom)) return Qt::SizeFDiagCursor;
    if ((e.right && e.top) || (e.left && e.bottom)) return Qt::SizeBDiagCursor;
    return e.left || e.right ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

bool isToggle(const Pointer& p) { return p.modifiers & (Qt::ControlModifier | Qt::ShiftModifier); }

/// Whether dragging it moves it: a frame is taken by its header, its inside starts a rubber band.
bool isGrip(const Hit& hit) { return hit.kind == Hit::Kind::Glyph || hit.kind == Hit::Kind::Note || (hit.kind == Hit::Kind::Frame && hit.onHeader); }

void addResizeHandles(std::vector<Handle>& handles, const QRectF& r)
{
    const double xs[] = {r.left(), r.center().x(), r.right()}, ys[] = {r.top(), r.center().y(), r.bottom()};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            if (row != 1 || column != 1)
                handles.push_back({square({xs[column], ys[row]}, kHandle), {column == 0, row == 0, column == 2, row == 2}, false});
}

} // namespace

std::vector<Handle> handlesOf(const CanvasContext& canvas)
{
    const std::string element = canvas.soleSelection();
    const auto rect = element.empty() ? std::nullopt : canvas.rectOf(element);
    if (!rect) return {};
    const DiagramGlyph* glyph = canvas.diagram().glyph(element);
    const DiagramFrame* frame = canvas.diagram().frame(element);
    const double margin = glyph ? kSelectionMargin : 0;
    const QRectF r = canvas.camera.toScreen(*rect).adjusted(-margin, -margin, margin, margin);
    std::vector<Handle> handles;
    if (!glyph && !(frame && frame->kind == FrameKind::Region)) addResizeHandles(handles, r);
    if ((glyph && !glyph->resource.empty()) || (frame && frame->kind == FrameKind::AutoScalingGroup)) {
        handles.push_back({square({r.left() - kPortDistance, r.center().y()}, kPort), {}, true});
        handles.push_back({square({r.right() + kPortDistance, r.center().y()}, kPort), {}, true});
    }
    return handles;
}

bool SelectTool::pressHandle(const Pointer& pointer)
{
    for (const Handle& handle : handlesOf(m_canvas)) {
        if (!within(handle.rect, pointer.screen)) continue;
        m_gesture = handle.isPort ? Gesture::Connect : Gesture::Resize;
        if (handle.isPort) m_connect.startFrom(m_canvas.soleSelection());
        m_resized = m_canvas.soleSelection();
        m_edges = handle.edges;
        return true;
    }
    return false;
}

void SelectTool::press(const Pointer& pointer)
{
    if (pointer.button != Qt::LeftButton || isBusy()) return;
    m_canvas.forgive();
    m_canvas.overlay.focused.clear();
    m_pressed = m_last = pointer;
    m_isEarly = m_canvas.derived->revision < m_canvas.session->revision();
    if (pressHandle(pointer)) return;
    m_gesture = Gesture::Pressed;
    takeHold(m_canvas.hitAt(pointer.at));
}

/// What is taken hold of is selected at once; what might start a rubber band only when the button comes up.
void SelectTool::takeHold(const Hit& hit)
{
    m_hit = hit;
    m_wasSelected = m_hit && m_canvas.isSelected(m_hit);
    const bool isTaken = isGrip(m_hit) || m_hit.kind == Hit::Kind::Connection || m_hit.kind == Hit::Kind::Badge;
    if (isTaken && !m_wasSelected) m_canvas.select(m_hit, isToggle(m_pressed));
}

void SelectTool::move(const Pointer& pointer)
{
    m_last = pointer;
    if (m_gesture == Gesture::None) return hover(pointer);
    if (m_gesture == Gesture::Connect) return m_connect.move(pointer);
    if (m_gesture == Gesture::Pressed) {
        if ((pointer.screen - m_pressed.screen).manhattanLength() < QApplication::startDragDistance()) return;
        begin();
    }
    drag(pointer);
}

void SelectTool::begin()
{
    if (!isGrip(m_hit)) {
        m_gesture = Gesture::Rubber;
        return;
    }
    m_gesture = Gesture::Move;
    m_cursor = Qt::SizeAllCursor;
    m_moved = movedElements(m_canvas.diagram(), m_canvas.selectedResources(), m_hit.element);
    std::vector<std::string>& lifted = m_canvas.overlay.lifted;
    lifted.clear();
    for (const Moved& m : m_moved) {
        if (!m.isFrame) lifted.push_back(m.element);
        else
            for (std::string& inside : elementsWithin(m_canvas.diagram(), m.element)) lifted.push_back(std::move(inside));
    }
    std::sort(lifted.begin(), lifted.end());
    m_routes.emplace(m_canvas.diagram(), lifted, m_canvas.session->environment().widths);
    m_canvas.overlay.replaced = m_routes->affected();
    m_canvas.baseChanged();
}

void SelectTool::drag(const Pointer& pointer)
{
    const double dx = pointer.at.x - m_pressed.at.x, dy = pointer.at.y - m_pressed.at.y;
    Overlay& overlay = m_canvas.overlay;
    if (m_gesture == Gesture::Rubber) {
        overlay.rubberBand = spanned(m_pressed.at, pointer.at);
    } else if (m_gesture == Gesture::Move) {
        const bool isFree = pointer.modifiers & Qt::AltModifier;
        Snapped snapped{dx, dy, {}};
        if (!isFree) snapped = snapMove(m_canvas.diagram(), m_moved, dx, dy, kSnapReach / m_canvas.camera.zoom());
        moveTo(snapped);
    } else if (m_gesture == Gesture::Resize) {
        if (const DiagramFrame* frame = m_canvas.diagram().frame(m_resized)) {
            overlay.resized = {m_resized, snapResize(m_canvas.diagram(), *frame, m_edges, dx, dy)};
        } else if (const auto rect = m_canvas.rectOf(m_resized)) {
            DiagramFrame note;
            note.rect = *rect;
            overlay.resized = {m_resized, snapResize(Diagram(), note, m_edges, dx, dy)};
        }
    }
    m_canvas.overlayChanged();
}

/// The elements stand there for now, and their lines follow.
void SelectTool::moveTo(const Snapped& place)
{
    Overlay& overlay = m_canvas.overlay;
    overlay.guides = place.guides;
    if (overlay.dx == place.dx && overlay.dy == place.dy && !overlay.followed.empty()) return;
    overlay.dx = place.dx;
    overlay.dy = place.dy;
    overlay.followed = m_routes->at(place.dx, place.dy);
}

void SelectTool::release(const Pointer& pointer)
{
    if (pointer.button != Qt::LeftButton || !isBusy()) return;
    if (m_gesture == Gesture::Connect) {
        m_gesture = Gesture::None;
        m_connect.release(pointer);
        return m_connect.cancel(); // a click on a port alone connects nothing
    }
    if (m_gesture == Gesture::Pressed) return click(pointer);
    drag(pointer);
    finish(pointer);
}

void SelectTool::click(const Pointer& pointer)
{
    m_gesture = Gesture::None;
    if (!isToggle(pointer)) m_canvas.select(m_hit, false);
    else if (m_hit && (m_wasSelected || !m_canvas.isSelected(m_hit))) m_canvas.select(m_hit, true);
    m_canvas.overlayChanged();
}

void SelectTool::finish(const Pointer& pointer)
{
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    m_cursor = Qt::ArrowCursor;
    Overlay& overlay = m_canvas.overlay;
    overlay.guides.clear();
    if (gesture == Gesture::Rubber) {
        const Rect band = overlay.rubberBand.value_or(Rect{});
        overlay.rubberBand.reset();
        m_canvas.selectAlso(m_canvas.hits.inside(band), isToggle(pointer));
        return m_canvas.overlayChanged();
    }
    Result<Edit> edit = Edit{};
    if (gesture == Gesture::Move) edit = gestures::move(m_canvas.session->document(), *m_canvas.derived, m_moved, overlay.dx, overlay.dy);
    else if (overlay.resized) edit = gestures::resize(m_canvas.session->document(), *m_canvas.derived, m_resized, overlay.resized->second);
    if (!edit) m_canvas.refuse(edit.problem(), pointer.at, {});
    // What was moved stays lifted at its new place until the drawing that has it there is ready.
    const bool changes = edit.ok() && !edit->empty() && m_canvas.session->apply(*edit).ok();
    if (!changes) cancel();
}

void SelectTool::doubleClick(const Pointer& pointer)
{
    const Hit hit = m_canvas.hitAt(pointer.at);
    if (isGrip(hit)) m_canvas.renameInPlace(hit.element);
}

void SelectTool::drawingChanged()
{
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    putDown();
    const bool isByHandle = gesture == Gesture::Resize || gesture == Gesture::Connect;
    if (gesture == Gesture::Connect) m_connect.drawingChanged();
    if (gesture == Gesture::None || (isByHandle && !m_canvas.rectOf(m_resized))) return;
    if (!isByHandle && std::exchange(m_isEarly, false)) {
        // What was pressed on is what stands there now: that was on screen, lifted, before its drawing was ready.
        if (const Hit hit = m_canvas.hitAt(m_pressed.at); hit.element != m_hit.element) takeHold(hit);
    }
    if (isGrip(m_hit) && !isByHandle && !m_canvas.rectOf(m_hit.element)) return;
    m_gesture = isByHandle ? gesture : Gesture::Pressed;
    if (gesture != Gesture::Pressed) move(m_last);
}

void SelectTool::cancel()
{
    if (m_gesture == Gesture::Connect) m_connect.cancel();
    m_gesture = Gesture::None;
    putDown();
}

/// Nothing is lifted, stretched or spanned any more.
void SelectTool::putDown()
{
    m_cursor = Qt::ArrowCursor;
    m_moved.clear();
    m_routes.reset();
    Overlay& overlay = m_canvas.overlay;
    const bool wasLifted = !overlay.lifted.empty();
    overlay.rubberBand.reset();
    overlay.guides.clear();
    overlay.resized.reset();
    overlay.lifted.clear();
    overlay.replaced.clear();
    overlay.followed.clear();
    overlay.dx = overlay.dy = 0;
    if (wasLifted) m_canvas.baseChanged();
    m_canvas.overlayChanged();
}

void SelectTool::hover(const Pointer& pointer)
{
    m_cursor = Qt::ArrowCursor;
    for (const Handle& handle : handlesOf(m_canvas))
        if (within(handle.rect, pointer.screen)) m_cursor = handle.isPort ? QCursor(Qt::CrossCursor) : cursorOf(handle.edges);
    const Hit hit = m_canvas.hitAt(pointer.at);
    if (hit.element == m_canvas.overlay.hovered) return;
    m_canvas.overlay.hovered = hit.element;
    m_canvas.overlayChanged();
}

} // namespace faultline::ui
