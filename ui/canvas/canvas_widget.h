#pragma once

#include "model/document/recipes/remedies.h"
#include "model/layout/marks.h"
#include "model/text/problem.h"
#include "ui/canvas/alignment.h"
#include "ui/canvas/palette_drag.h"
#include "ui/canvas/refusal_card.h"

#include <QWidget>

#include <memory>

namespace faultline::ui {

class Session;
class Theme;
struct CanvasContext;

/// The drawing: one widget that paints the session's Diagram and asks an R-tree what is under the pointer. It holds ids only and owns no facts:
/// what it shows is the session's, each gesture becomes one edit of the session.
class CanvasWidget : public QWidget {
    Q_OBJECT
public:
    enum class Tool { Select, Pan, Connect, Note };

    /// Both outlive the widget.
    CanvasWidget(Session* session, Theme* theme, QWidget* parent = nullptr);
    ~CanvasWidget() override;

    [[nodiscard]] double zoom() const; ///< 1 = 100 %
    void zoomIn();
    void zoomOut();
    void zoomTo(double factor);     ///< around the middle of the view
    void fit();                     ///< all of the drawing; stays in effect while the widget is resized until the view is moved
    void reveal(const QString& id); ///< scrolls a resource into view

    [[nodiscard]] Tool tool() const;
    void setTool(Tool tool);

    /// What a drill or the advisor adds to the drawing.
    void setDrawingState(DrawingState state);
    [[nodiscard]] const DrawingState& drawingState() const;
    /// Whether requests are seen moving along the connections. Speed is that of the drill.
    void setMotion(bool playing, double speed);
    void setReducedMotion(bool reduced);

    // What the menus offer; each is one edit.
    void copySelection();
    void cutSelection();
    void paste();
    void duplicateSelection();
    void deleteSelection();
    void renameSelection(); ///< in place
    void commitTyping();    ///< the name being typed becomes an edit now
    void selectAll();
    void alignSelection(Alignment alignment);
    void equaliseSelection(bool width); ///< frames and notes get the largest one's width, else its height

    // What a drag does, for hands that have no pointer. They concern the only thing selected.
    [[nodiscard]] QStringList connectable() const; ///< ids of what it may send requests to
    void connectSelectionTo(const QString& id);
    [[nodiscard]] QStringList otherSubnets() const; ///< empty when it stands in none
    void moveSelectionInto(const QString& subnet);

    /// What is on screen and where, for assistive technology and tests; it changes through gestures alone.
    [[nodiscard]] const CanvasContext& context() const;

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

public slots:
    void paletteDragMoved(const faultline::ui::PaletteItem& item, const QPoint& globalPosition);
    void paletteDropped(const faultline::ui::PaletteItem& item, const QPoint& globalPosition);
    void paletteDragCancelled();
    /// Double click in the palette: puts it into the selection, else where there is room.
    void paletteActivated(const faultline::ui::PaletteItem& item);

signals:
    void zoomChanged(double zoom);
    void toolChanged(faultline::ui::CanvasWidget::Tool tool);
    /// A fault was dropped on something: `target` is "az=us-east-1a", "group=AppGroup", "db=Database" …
    void faultDropped(const QString& kind, const QString& target);
    /// The button of the empty canvas.
    void startersWanted();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void connectContext();
    void takeDerived();
    void repaintDrawing();
    [[nodiscard]] bool isEmptyDrawing() const;
    void zoomAt(QPointF anchor, double factor);
    void fitIfWanted();
    void panBy(QPoint delta);
    void viewMoved(bool everything);
    void updateCursor();
    [[nodiscard]] bool showsDots() const;
    void updateMotion();
    void paintEmpty(QPainter& painter);
    void paintMoving(QPainter& painter);
    void paintPreview(QPainter& painter);
    void placeChildren();
    void showRefusal(const Problem& problem, Point at, const std::vector<Remedy>& remedies = {});
    void renameElement(const std::string& element);
    void finishRename(bool keep);
    void nudge(double dx, double dy);
    void walk(int direction);
    void walkTowards(int dx, int dy);
    void focusElement(const std::string& element);
    void announceFocus();
    void selectFocused();
    void connectFromSelection();
    void applyOrRefuse(const Result<Edit>& edit);
    void cancelBusyGesture();
    bool cancelGesture();
    void place(const PaletteItem& item, QPointF position);

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace faultline::ui
