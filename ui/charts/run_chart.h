#pragma once

#include "ui/charts/chart_data.h"

#include <QWidget>

#include <optional>

class QCPItemStraightLine;
class QCustomPlot;

namespace faultline::ui {

class Theme;

/// One chart: title and legend with current values, painted by hand above a plot.
class RunChart : public QWidget {
    Q_OBJECT
public:
    RunChart(const Theme* theme, QWidget* parent = nullptr);

    /// What all charts of a row share.
    struct Frame {
        std::vector<sim::Fault> faults;
        Nanoseconds now = 0;          ///< 0: no run
        Nanoseconds from = 0, to = 0; ///< of the time axis
        bool live = false;            ///< while a run plays: thin lines without antialiasing
    };
    void show(const ChartContent& content, const Frame& frame);
    /// A moment pointed at: a line there, and in the legend the values there instead of those of now.
    void setCursor(std::optional<Nanoseconds> at);
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 120}; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 164}; }

signals:
    void pointedAt(std::optional<faultline::Nanoseconds> at); ///< nothing: the pointer has left

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void style();
    void addBands(const Frame& frame);
    void addLine(const ChartSeries& series, const Frame& frame, double& highest);
    void addLimit(const ChartLimit& limit, const Frame& frame);
    void placeCursor();
    [[nodiscard]] QString valueText(const ChartSeries& series) const;

    const Theme* m_theme;
    QCustomPlot* m_plot;
    ChartContent m_content;
    Nanoseconds m_now = 0;
    std::optional<Nanoseconds> m_cursor;
    QCPItemStraightLine* m_cursorLine = nullptr; ///< of the plot as it is shown; null: none
};

} // namespace faultline::ui
