#include "ui/canvas/canvas_state.h"
#include "ui/theme/theme.h"

#include <QtWidgets>

#include <cmath>

/// Mouse, wheel, keys and drags: what they mean is the tools' to say.
namespace faultline::ui {

namespace {

constexpr double kWheelZoom = 1.0015; // per eighth of a degree
constexpr double kWheelPan = 0.5;     // px per eighth of a degree

Pointer pointerOf(const CanvasContext& canvas, const QMouseEvent& event)
{
    return {canvas.camera.toDiagram(event.position()), event.position(), event.button(), event.modifiers()};
}

} // namespace

void CanvasWidget::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    finishRename(true);
    const Pointer pointer = pointerOf(m_state->canvas, *event);
    const bool pans = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_state->spaceIsDown);
    if (pans) m_state->pan.press(pointer);
    else if (!m_state->pan.isBusy()) m_state->active().press(pointer);
    updateCursor();
}

void CanvasWidget::mouseMoveEvent(QMouseEvent* event)
{
    m_state->lastPointer = event->position();
    const Pointer pointer = pointerOf(m_state->canvas, *event);
    if (m_state->pan.isBusy()) m_state->pan.move(pointer);
    else if (!m_state->spaceIsDown) m_state->active().move(pointer);
    updateCursor();
}

void CanvasWidget::mouseReleaseEvent(QMouseEvent* event)
{
    const Pointer pointer = pointerOf(m_state->canvas, *event);
    if (m_state->pan.isBusy()) m_state->pan.release(pointer);
    else m_state->active().release(pointer);
    updateCursor();
}

void CanvasWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    mousePressEvent(event); // a fast second click is a click too
    if (event->button() == Qt::LeftButton && !m_state->pans()) m_state->active().doubleClick(pointerOf(m_state->canvas, *event));
}

void CanvasWidget::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAt(event->position(), zoom() * std::pow(kWheelZoom, event->angleDelta().y()));
    } else {
        QPointF delta = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) * kWheelPan : QPointF(event->pixelDelta());
        if (event->modifiers() & Qt::ShiftModifier && delta.x() == 0) delta = {delta.y(), 0};
        panBy(delta.toPoint());
    }
    event->accept();
}

bool CanvasWidget::event(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) zoomAt(gesture->position(), zoom() * (1 + gesture->value()));
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Hit hit = m_state->canvas.hitAt(m_state->canvas.camera.toDiagram(QPointF(help->pos())));
        const Resource* r = hit.resources.empty() ? nullptr : m_state->canvas.derived->architecture.find(hit.resources.front());
        if (!r) QToolTip::hideText();
        else // plain text: names come from the user's file
            QToolTip::showText(help->globalPos(),
                               QString::fromStdString(r->displayName() + "\n" + r->typeName).toHtmlEscaped().replace('\n', QStringLiteral("<br>")),
                               this);
        return true;
    }
    return QWidget::event(event);
}

void CanvasWidget::keyPressEvent(QKeyEvent* event)
{
    const bool hasControl = event->modifiers() & Qt::ControlModifier;
    const double step = event->modifiers() & Qt::ShiftModifier ? 1 : kGrid;
    const auto arrow = [&](int dx, int dy) {
        if (hasControl || m_state->canvas.session->selection().isEmpty()) walkTowards(dx, dy);
        else nudge(dx * step, dy * step);
    };
    switch (event->key()) {
    case Qt::Key_Left: return arrow(-1, 0);
    case Qt::Key_Right: return arrow(1, 0);
    case Qt::Key_Up: return arrow(0, -1);
    case Qt::Key_Down: return arrow(0, 1);
    case Qt::Key_Delete:
    case Qt::Key_Backspace: return deleteSelection();
    case Qt::Key_F2: return renameSelection();
    case Qt::Key_Return:
    case Qt::Key_Enter: return selectFocused();
    case Qt::Key_Escape:
        if (cancelGesture()) return;
        break;
    case Qt::Key_Space:
        if (event->isAutoRepeat()) return;
        m_state->spaceIsDown = true;
        return updateCursor();
    case Qt::Key_Menu: break;
    default:
        if (event->matches(QKeySequence::Copy)) return copySelection();
        if (event->matches(QKeySequence::Cut)) return cutSelection();
        if (event->matches(QKeySequence::Paste)) return paste();
        if (event->matches(QKeySequence::SelectAll)) return selectAll();
        if (hasControl && event->key() == Qt::Key_D) return duplicateSelection();
        if (hasControl && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)) return zoomIn();
        if (hasControl && event->key() == Qt::Key_Minus) return zoomOut();
    }
    QWidget::keyPressEvent(event);
}

void CanvasWidget::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat()) return QWidget::keyReleaseEvent(event);
    m_state->spaceIsDown = false;
    updateCursor();
}

/// One step back: the gesture, the tool, the refusal, the selection. False when there was nothing to give up.
bool CanvasWidget::cancelGesture()
{
    if (m_state->drop.isBusy()) m_state->drop.cancel();
    else if (m_state->active().isBusy()) m_state->active().cancel();
    else if (m_state->tool != Tool::Select) setTool(Tool::Select);
    else if (m_state->refusal->isVisible()) m_state->refusal->hide();
    else if (!m_state->canvas.session->selection().isEmpty() || !m_state->canvas.selectedConnection.empty()) m_state->canvas.select({}, false);
    else if (!m_state->canvas.overlay.focused.empty()) m_state->canvas.overlay.focused.clear();
    else return false;
    updateCursor();
    update();
    return true;
}

void CanvasWidget::leaveEvent(QEvent*)
{
    m_state->canvas.overlay.hovered.clear();
    update();
}

void CanvasWidget::focusOutEvent(QFocusEvent* event)
{
    m_state->spaceIsDown = false;
    update();
    QWidget::focusOutEvent(event);
}

/// Tab walks through the drawing first, then on to the next widget.
bool CanvasWidget::focusNextPrevChild(bool next)
{
    const auto& order = m_state->canvas.hits.walk();
    const std::string& focused = m_state->canvas.overlay.focused;
    const bool atEnd = order.empty() || (!focused.empty() && focused == (next ? order.back() : order.front()).element);
    if (!hasFocus() || atEnd || m_state->nameEditor) {
        m_state->canvas.overlay.focused.clear();
        update();
        return QWidget::focusNextPrevChild(next);
    }
    walk(next ? 1 : -1);
    return true;
}

void CanvasWidget::walk(int direction)
{
    const auto& order = m_state->canvas.hits.walk();
    const std::string& focused = m_state->canvas.overlay.focused;
    const auto here = std::find_if(order.begin(), order.end(), [&](const Hit& h) { return h.element == focused; });
    std::size_t to = direction > 0 ? 0 : order.size() - 1;
    if (here != order.end()) to = std::size_t((here - order.begin()) + direction);
    focusElement(order[to].element);
}

/// The nearest element in a direction: distance along it counts once, off it twice.
void CanvasWidget::walkTowards(int dx, int dy)
{
    const CanvasContext& canvas = m_state->canvas;
    const auto from = canvas.rectOf(canvas.overlay.focused.empty() ? canvas.soleSelection() : canvas.overlay.focused);
    if (!from) {
        if (!canvas.hits.walk().empty()) walk(1);
        return;
    }
    std::string best;
    double bestCost = 1e18;
    for (const Hit& hit : canvas.hits.walk()) {
        const auto rect = canvas.rectOf(hit.element);
        if (!rect || hit.element == canvas.overlay.focused) continue;
        const double x = rect->centre().x - from->centre().x, y = rect->centre().y - from->centre().y;
        const double forward = x * dx + y * dy, aside = std::abs(x * dy) + std::abs(y * dx);
        if (forward <= 1) continue;
        if (const double cost = forward + 2 * aside; cost < bestCost) bestCost = cost, best = hit.element;
    }
    if (!best.empty()) focusElement(best);
}

void CanvasWidget::focusElement(const std::string& element)
{
    m_state->canvas.overlay.focused = element;
    if (const auto rect = m_state->canvas.rectOf(element)) {
        const QRectF onScreen = m_state->canvas.camera.toScreen(*rect);
        if (!QRectF(this->rect()).intersects(onScreen)) {
            m_state->canvas.camera.centreOn(rect->centre(), size());
            viewMoved(true);
        }
    }
    announceFocus();
    update();
}

void CanvasWidget::selectFocused()
{
    for (const Hit& hit : m_state->canvas.hits.walk())
        if (hit.element == m_state->canvas.overlay.focused) return m_state->canvas.select(hit, false);
}

void CanvasWidget::contextMenuEvent(QContextMenuEvent* event)
{
    const Point at = m_state->canvas.camera.toDiagram(QPointF(event->pos()));
    if (event->reason() == QContextMenuEvent::Mouse) {
        const Hit hit = m_state->canvas.hitAt(at);
        if (hit && !m_state->canvas.isSelected(hit)) m_state->canvas.select(hit, false);
    }
    const bool hasSelection = !m_state->canvas.session->selection().isEmpty();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, const QKeySequence& keys, bool enabled, void (CanvasWidget::*run)()) {
        QAction* action = menu->addAction(text, this, run);
        action->setShortcut(keys);
        action->setEnabled(enabled);
    };
    add(tr("Rename"), Qt::Key_F2, m_state->canvas.session->selection().size() == 1, &CanvasWidget::renameSelection);
    add(tr("Connect from here"), {}, hasSelection && !m_state->canvas.soleSelection().empty(), &CanvasWidget::connectFromSelection);
    menu->addSeparator();
    add(tr("Cut"), QKeySequence::Cut, hasSelection, &CanvasWidget::cutSelection);
    add(tr("Copy"), QKeySequence::Copy, hasSelection, &CanvasWidget::copySelection);
    add(tr("Paste"), QKeySequence::Paste, true, &CanvasWidget::paste);
    add(tr("Duplicate"), Qt::CTRL | Qt::Key_D, hasSelection, &CanvasWidget::duplicateSelection);
    add(tr("Delete"), QKeySequence::Delete, hasSelection || !m_state->canvas.selectedConnection.empty(), &CanvasWidget::deleteSelection);
    menu->addSeparator();
    add(tr("Select all"), QKeySequence::SelectAll, true, &CanvasWidget::selectAll);
    add(tr("Fit the drawing"), {}, true, &CanvasWidget::fit);
    menu->popup(event->globalPos());
}

void CanvasWidget::paletteDragMoved(const PaletteItem& item, const QPoint& globalPosition)
{
    const QPoint here = mapFromGlobal(globalPosition);
    if (rect().contains(here)) m_state->drop.hold(item, m_state->canvas.camera.toDiagram(QPointF(here)));
    else if (m_state->drop.isBusy()) m_state->drop.cancel();
}

void CanvasWidget::paletteDropped(const PaletteItem& item, const QPoint& globalPosition)
{
    const QPoint here = mapFromGlobal(globalPosition);
    if (rect().contains(here)) place(item, here);
    else m_state->drop.cancel();
}

void CanvasWidget::paletteDragCancelled() { m_state->drop.cancel(); }

void CanvasWidget::paletteActivated(const PaletteItem& item)
{
    const auto target = m_state->canvas.rectOf(m_state->canvas.soleSelection());
    place(item, target ? m_state->canvas.camera.toScreen(target->centre()) : QRectF(rect()).center());
}

void CanvasWidget::place(const PaletteItem& item, QPointF position)
{
    const QString target = m_state->drop.drop(item, m_state->canvas.camera.toDiagram(position));
    setFocus();
    if (!target.isEmpty()) emit faultDropped(item.id, target);
}

void CanvasWidget::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(kPaletteMime)) event->acceptProposedAction();
}

void CanvasWidget::dragMoveEvent(QDragMoveEvent* event)
{
    const auto item = PaletteItem::fromMime(event->mimeData()->data(kPaletteMime));
    if (!item) return;
    m_state->drop.hold(*item, m_state->canvas.camera.toDiagram(event->position()));
    event->acceptProposedAction();
}

void CanvasWidget::dragLeaveEvent(QDragLeaveEvent*) { m_state->drop.cancel(); }

void CanvasWidget::dropEvent(QDropEvent* event)
{
    const auto item = PaletteItem::fromMime(event->mimeData()->data(kPaletteMime));
    if (!item) return;
    event->acceptProposedAction();
    place(*item, event->position());
}

} // namespace faultline::ui
