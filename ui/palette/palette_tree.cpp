#include "ui/palette/palette_tree.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <utility>

namespace faultline::ui {

PaletteTree::PaletteTree(const Theme* theme, QWidget* parent) : ChevronTree(theme, parent)
{
    setDragEnabled(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setRootIsDecorated(false); // heads draw their own arrow, so that entries stand at the left
    setIndentation(0);
    setUniformRowHeights(true);
    setExpandsOnDoubleClick(false);
    setMouseTracking(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
}

std::optional<PaletteItem> PaletteTree::itemAt(const QPoint& position) const
{
    const QVariant item = indexAt(position).data(kItemRole);
    return item.canConvert<PaletteItem>() ? std::optional<PaletteItem>(item.value<PaletteItem>()) : std::nullopt;
}

void PaletteTree::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && model()->hasChildren(index)) {
        setCurrentIndex(index);
        setExpanded(index, !isExpanded(index));
        return;
    }
    ChevronTree::mousePressEvent(event);
    if (event->button() != Qt::LeftButton) return cancelDrag();
    m_pressed = itemAt(event->position().toPoint());
    m_pressedAt = event->position().toPoint();
}

void PaletteTree::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed || !(event->buttons() & Qt::LeftButton)) return ChevronTree::mouseMoveEvent(event);
    if (!m_dragging && (event->position().toPoint() - m_pressedAt).manhattanLength() < QApplication::startDragDistance()) return;
    m_dragging = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    emit dragMoved(*m_pressed, event->globalPosition().toPoint());
}

void PaletteTree::mouseReleaseEvent(QMouseEvent* event)
{
    const bool wasDragging = std::exchange(m_dragging, false);
    const std::optional<PaletteItem> item = std::exchange(m_pressed, std::nullopt);
    viewport()->unsetCursor();
    if (!wasDragging) return ChevronTree::mouseReleaseEvent(event);
    emit dropped(*item, event->globalPosition().toPoint());
}

void PaletteTree::mouseDoubleClickEvent(QMouseEvent* event)
{
    const std::optional<PaletteItem> item = itemAt(event->position().toPoint());
    m_pressed.reset();
    if (item) emit itemActivated(*item);
}

void PaletteTree::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_dragging) return cancelDrag();
    const QVariant item = currentIndex().data(kItemRole);
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && item.canConvert<PaletteItem>()) {
        emit itemActivated(item.value<PaletteItem>());
        return;
    }
    ChevronTree::keyPressEvent(event);
}

void PaletteTree::focusOutEvent(QFocusEvent* event)
{
    // A click that moves the focus ends the press; a drag goes on while the button is down.
    if (m_dragging && !(QApplication::mouseButtons() & Qt::LeftButton)) cancelDrag();
    ChevronTree::focusOutEvent(event);
}

void PaletteTree::cancelDrag()
{
    const bool wasDragging = std::exchange(m_dragging, false);
    m_pressed.reset();
    viewport()->unsetCursor();
    if (wasDragging) emit dragCancelled();
}

} // namespace faultline::ui
