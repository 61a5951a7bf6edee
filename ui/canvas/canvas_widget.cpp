#include "ui/canvas/canvas_widget.h"

#include "ui/canvas/camera.h"
#include "ui/session/session.h"

#include <QtWidgets>

namespace faultline::ui {

struct CanvasWidget::State {
    Session* session = nullptr;
    Theme* theme = nullptr;
    Camera camera;
    Tool tool = Tool::Select;
    DrawingState drawing;
};

CanvasWidget::CanvasWidget(Session* session, Theme* theme, QWidget* parent) : QWidget(parent), m_state(std::make_unique<State>())
{
    m_state->session = session;
    m_state->theme = theme;
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAccessibleName(tr("Canvas"));
    connect(session, &Session::derivedChanged, this, qOverload<>(&QWidget::update));
}
CanvasWidget::~CanvasWidget() = default;

double CanvasWidget::zoom() const { return m_state->camera.zoom(); }
void CanvasWidget::zoomIn() { zoomTo(zoom() * 1.25); }
void CanvasWidget::zoomOut() { zoomTo(zoom() / 1.25); }
void CanvasWidget::zoomTo(double factor)
{
    m_state->camera.zoomAt(rect().center(), factor);
    update();
    emit zoomChanged(zoom());
}
void CanvasWidget::fit()
{
    m_state->camera.fit(m_state->session->derived()->diagram.bounds, size(), 24, 1);
    update();
    emit zoomChanged(zoom());
}
void CanvasWidget::reveal(const QString&) {}
CanvasWidget::Tool CanvasWidget::tool() const { return m_state->tool; }
void CanvasWidget::setTool(Tool tool)
{
    m_state->tool = tool;
    emit toolChanged(tool);
}
void CanvasWidget::setDrawingState(DrawingState state)
{
    m_state->drawing = std::move(state);
    update();
}
const DrawingState& CanvasWidget::drawingState() const { return m_state->drawing; }
void CanvasWidget::setMotion(bool, double) {}
void CanvasWidget::setReducedMotion(bool) {}
void CanvasWidget::copySelection() {}
void CanvasWidget::cutSelection() {}
void CanvasWidget::paste() {}
void CanvasWidget::duplicateSelection() {}
void CanvasWidget::deleteSelection() {}
void CanvasWidget::renameSelection() {}
void CanvasWidget::selectAll() {}
QSize CanvasWidget::minimumSizeHint() const { return {200, 160}; }
QSize CanvasWidget::sizeHint() const { return {900, 600}; }
void CanvasWidget::paletteDragMoved(const PaletteItem&, const QPoint&) {}
void CanvasWidget::paletteDropped(const PaletteItem&, const QPoint&) {}
void CanvasWidget::paletteDragCancelled() {}
void CanvasWidget::paletteActivated(const PaletteItem&) {}
bool CanvasWidget::event(QEvent* event) { return QWidget::event(event); }
void CanvasWidget::paintEvent(QPaintEvent* event) { QWidget::paintEvent(event); }
void CanvasWidget::resizeEvent(QResizeEvent* event) { QWidget::resizeEvent(event); }
void CanvasWidget::mousePressEvent(QMouseEvent* event) { QWidget::mousePressEvent(event); }
void CanvasWidget::mouseMoveEvent(QMouseEvent* event) { QWidget::mouseMoveEvent(event); }
void CanvasWidget::mouseReleaseEvent(QMouseEvent* event) { QWidget::mouseReleaseEvent(event); }
void CanvasWidget::mouseDoubleClickEvent(QMouseEvent* event) { QWidget::mouseDoubleClickEvent(event); }
void CanvasWidget::wheelEvent(QWheelEvent* event) { QWidget::wheelEvent(event); }
void CanvasWidget::keyPressEvent(QKeyEvent* event) { QWidget::keyPressEvent(event); }
void CanvasWidget::keyReleaseEvent(QKeyEvent* event) { QWidget::keyReleaseEvent(event); }
void CanvasWidget::leaveEvent(QEvent* event) { QWidget::leaveEvent(event); }
void CanvasWidget::contextMenuEvent(QContextMenuEvent* event) { QWidget::contextMenuEvent(event); }
void CanvasWidget::dragEnterEvent(QDragEnterEvent* event) { QWidget::dragEnterEvent(event); }
void CanvasWidget::dragMoveEvent(QDragMoveEvent* event) { QWidget::dragMoveEvent(event); }
void CanvasWidget::dragLeaveEvent(QDragLeaveEvent* event) { QWidget::dragLeaveEvent(event); }
void CanvasWidget::dropEvent(QDropEvent* event) { QWidget::dropEvent(event); }
void CanvasWidget::focusOutEvent(QFocusEvent* event) { QWidget::focusOutEvent(event); }
bool CanvasWidget::focusNextPrevChild(bool next) { return QWidget::focusNextPrevChild(next); }

} // namespace faultline::ui
