#pragma once

#include "ui/canvas/palette_drag.h"
#include "ui/theme/controls.h"

#include <optional>

namespace faultline::ui {

/// The palette's rows. It tracks a drag by itself, so that one is plain mouse events and no nested event loop runs (see PaletteItem).
class PaletteTree : public ChevronTree {
    Q_OBJECT
public:
    static constexpr int kItemRole = Qt::UserRole + 1; ///< PaletteItem

    explicit PaletteTree(const Theme* theme, QWidget* parent = nullptr);

signals:
    void dragMoved(const faultline::ui::PaletteItem& item, const QPoint& globalPosition);
    void dropped(const faultline::ui::PaletteItem& item, const QPoint& globalPosition);
    void dragCancelled();
    void itemActivated(const faultline::ui::PaletteItem& item);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] std::optional<PaletteItem> itemAt(const QPoint& position) const;
    void cancelDrag();

    std::optional<PaletteItem> m_pressed;
    QPoint m_pressedAt;
    bool m_dragging = false;
};

} // namespace faultline::ui
