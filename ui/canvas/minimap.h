#pragma once

#include <QPixmap>
#include <QWidget>

namespace faultline::ui {

struct CanvasContext;

/// The whole drawing in a corner of the canvas, and the part in view. A press or drag moves the view there.
class Minimap : public QWidget {
    Q_OBJECT
public:
    Minimap(const CanvasContext& canvas, QWidget* parent);

    void drawingChanged(); ///< its picture is made anew at the next paint
    [[nodiscard]] QSize sizeHint() const override { return {132, 108}; }

signals:
    void viewWanted(double x, double y); ///< diagram point for the middle of the view

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] double scale() const;
    [[nodiscard]] QPointF origin() const; ///< where diagram (0, 0) stands
    void makePicture();

    const CanvasContext& m_canvas;
    QPixmap m_picture;
};

} // namespace faultline::ui
