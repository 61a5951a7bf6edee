#pragma once

#include "ui/charts/chart_data.h"

#include <QWidget>

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
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 120}; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 164}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void style();
    void addBands(const Frame& frame);
    void addLine(const ChartSeries& series, const Frame& frame, double& highest);
    void addLimit(const ChartLimit& limit, const Frame& frame);

    const Theme* m_theme;
    QCustomPlot* m_plot;
    ChartContent m_content;
    Nanoseconds m_now = 0;
};

} // namespace faultline::ui
