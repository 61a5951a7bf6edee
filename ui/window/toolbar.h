#pragma once

#include "ui/canvas/canvas_widget.h"

#include <QFrame>

#include <array>

class QAction;
class QPushButton;
class QToolButton;

namespace faultline::ui {

class Session;
class Theme;

/// The row below the menu: undo, tools, zoom, Region, parameters, run, export.
class Toolbar : public QFrame {
    Q_OBJECT
public:
    /// The actions stay the window's; a button mirrors its action's state.
    struct Actions {
        QAction* undo = nullptr;
        QAction* redo = nullptr;
        QAction* arrange = nullptr;
        QAction* fit = nullptr;
        QAction* runDrill = nullptr;
        QMenu* zoom = nullptr;
        QMenu* exports = nullptr;
        QAction *alignLeft = nullptr, *alignCentre = nullptr, *alignTop = nullptr, *distribute = nullptr;
    };
    Toolbar(Session* session, CanvasWidget* canvas, const Theme* theme, const Actions& actions, QWidget* parent = nullptr);

signals:
    void documentSettingsWanted(); ///< Region and parameters
    void findWanted();

private:
    QToolButton* actionButton(QAction* action, const QString& icon);
    void showTool();
    void showZoom();
    void showDocument();

    Session* m_session;
    CanvasWidget* m_canvas;
    const Theme* m_theme;
    std::array<QToolButton*, 4> m_tools{};
    QToolButton* m_zoom = nullptr;
    QPushButton* m_region = nullptr;
    QPushButton* m_parameters = nullptr;
};

} // namespace faultline::ui
