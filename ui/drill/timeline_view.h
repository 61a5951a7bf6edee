#pragma once

#include "model/text/texts.h"
#include "sim/drill/scenario.h"
#include "ui/drill/run_controller.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace faultline::ui {

class Theme;
class TimeCursor;

/// A drill over time: rows for traffic, faults and what happened, and where it is now.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    TimelineView(const Theme* theme, const Texts* texts, TimeCursor* cursor, QWidget* parent = nullptr);

    /// What is planned, and what has been; both may be nothing.
    void show(std::optional<sim::Scenario> scenario, std::shared_ptr<const RunSnapshot> snapshot);

    [[nodiscard]] QSize sizeHint() const override { return {800, 120}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct MarkAt {
        QRectF rect;
        QString text;
    };
    [[nodiscard]] double xOf(Nanoseconds t) const;
    void axis(QPainter& painter) const;
    void traffic(QPainter& painter) const;
    void faults(QPainter& painter) const;
    void marks(QPainter& painter);
    void now(QPainter& painter) const;
    void cursor(QPainter& painter) const;
    void row(QPainter& painter, int y, int height, const QString& name) const;

    const Theme* m_theme;
    const Texts* m_texts;
    TimeCursor* m_cursor;
    std::optional<sim::Scenario> m_scenario;
    std::shared_ptr<const RunSnapshot> m_snapshot;
    std::vector<MarkAt> m_marks; ///< as painted, for tool tips
};

} // namespace faultline::ui
