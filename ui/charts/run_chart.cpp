#include "ui/charts/run_chart.h"

#include "ui/drill/live_drawing.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace faultline::ui {

namespace {

constexpr int kTitleHeight = 22, kLegendHeight = 18, kSide = 12;
constexpr double kHeadroom = 1.15;

/// Line style by rank in the chart (LOOK section 8).
QList<qreal> dashOf(int rank, double width)
{
    const QList<qreal> dashes[] = {{}, {5, 3}, {2, 3}, {8, 3, 2, 3}};
    QList<qreal> dash = dashes[rank % 4];
    for (qreal& d : dash) d /= width; // Qt counts in pen widths
    return dash;
}

QPen penOf(const QColor& color, double width, int rank)
{
    QPen pen(color, width);
    pen.setCapStyle(Qt::FlatCap);
    if (const auto dash = dashOf(rank, width); !dash.isEmpty()) pen.setDashPattern(dash);
    return pen;
}

/// "7:30" below the axis, at round times.
class ClockTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override
    {
        for (const double step : {10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 21600.0, 86400.0})
            if (range.size() / step <= 5) return step;
        return std::ceil(range.size() / 5 / 86400) * 86400;
    }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        return QString::fromStdString(clockText(Nanoseconds(tick * double(kSecond))));
    }
};

double seconds(Nanoseconds t) { return double(t) / double(kSecond); }

/// The least round number that is not below: 1, 2, 2.5, 5 times a power of ten.
double roundUp(double v)
{
    if (v <= 0) return 1;
    const double power = std::pow(10, std::floor(std::log10(v)));
    for (const double step : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (v <= step * power) return step * power;
    return 10 * power;
}

/// The value of the last period that had ended at a moment; nothing when that had no data, whatever was before.
std::optional<double> valueAt(const ChartSeries& series, Nanoseconds at)
{
    const auto next = std::upper_bound(series.points.begin(), series.points.end(), at - series.period,
                                       [](Nanoseconds t, const MetricStore::Stamped& p) { return t < p.start; });
    if (next == series.points.begin() || std::prev(next)->start + 2 * series.period < at) return std::nullopt;
    return std::prev(next)->value;
}

} // namespace

RunChart::RunChart(const Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_plot(new QCustomPlot(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSide - 4, kTitleHeight + kLegendHeight + 6, 4, 2);
    layout->addWidget(m_plot);
    m_plot->setMinimumSize(64, 48); // a plot without room cannot be painted
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    setMouseTracking(true);
    m_plot->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new ClockTicker));
    m_plot->plotLayout()->setMargins(QMargins(0, 0, 0, 0));
    m_plot->axisRect()->setMinimumMargins(QMargins(26, 4, 14, 16));
    m_plot->addLayer("bands", m_plot->layer("grid"), QCustomPlot::limBelow);
    for (QCPAxis* axis : {m_plot->yAxis, m_plot->yAxis2}) axis->ticker()->setTickCount(3);
    style();
}

void RunChart::style()
{
    const QColor text = m_theme->color("text3"), line = m_theme->color("line");
    m_plot->setBackground(QBrush(m_theme->color("panel")));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis, m_plot->yAxis2}) {
        axis->setTickLabelFont(m_theme->font(10));
        axis->setTickLabelColor(text);
        axis->setBasePen(QPen(axis == m_plot->xAxis ? m_theme->color("line2") : QColor(Qt::transparent)));
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelPadding(4);
        axis->grid()->setPen(QPen(line, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    m_plot->xAxis->grid()->setVisible(false);
}

void RunChart::show(const ChartContent& content, const Frame& frame)
{
    m_content = content;
    m_now = frame.now;
    setAccessibleName(content.title);
    style();
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_cursorLine = nullptr;
    m_plot->xAxis->setRange(seconds(frame.from), seconds(frame.to));
    addBands(frame);
    double highest[2] = {0, 0};
    bool hasRight = false;
    for (const ChartSeries& series : content.series) {
        addLine(series, frame, highest[series.onRight]);
        hasRight = hasRight || series.onRight;
    }
    // A limit far above what happens would flatten it: it is shown where it lies within reach.
    for (const ChartLimit& limit : content.limits)
        if (highest[limit.onRight] <= 0 || limit.value < 4 * highest[limit.onRight])
            highest[limit.onRight] = std::max(highest[limit.onRight], limit.value);
    m_plot->yAxis->setRange(0, roundUp(highest[0] * kHeadroom));
    m_plot->yAxis2->setVisible(hasRight);
    m_plot->yAxis2->setTickLabels(hasRight);
    m_plot->yAxis2->setRange(0, roundUp(highest[1] * kHeadroom));
    for (const ChartLimit& limit : content.limits)
        if (limit.value <= (limit.onRight ? m_plot->yAxis2 : m_plot->yAxis)->range().upper) addLimit(limit, frame);
    if (frame.now > 0) {
        auto* line = new QCPItemStraightLine(m_plot);
        line->point1->setCoords(seconds(frame.now), 0);
        line->point2->setCoords(seconds(frame.now), 1);
        line->setPen(QPen(m_theme->color("accent"), 1.5));
    }
    placeCursor();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    update();
}

void RunChart::setCursor(std::optional<Nanoseconds> at)
{
    m_cursor = at;
    placeCursor();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    update();
}

void RunChart::placeCursor()
{
    if (!m_cursor) {
        if (m_cursorLine) m_plot->removeItem(std::exchange(m_cursorLine, nullptr));
        return;
    }
    if (!m_cursorLine) m_cursorLine = new QCPItemStraightLine(m_plot);
    m_cursorLine->setPen(QPen(m_theme->color("text3"), 1));
    m_cursorLine->point1->setCoords(seconds(*m_cursor), 0);
    m_cursorLine->point2->setCoords(seconds(*m_cursor), 1);
}

void RunChart::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF inPlot = event->position() - QPointF(m_plot->pos());
    const QRect axes = m_plot->axisRect()->rect();
    const double t = m_plot->xAxis->pixelToCoord(inPlot.x());
    const bool isWithin = inPlot.x() >= axes.left() && inPlot.x() <= axes.right() && m_now > 0 && t >= 0;
    emit pointedAt(isWithin ? std::optional(Nanoseconds(t * double(kSecond))) : std::nullopt);
}

void RunChart::leaveEvent(QEvent*) { emit pointedAt(std::nullopt); }

/// Of the moment pointed at, else of now.
QString RunChart::valueText(const ChartSeries& series) const
{
    const std::optional<double> value = valueAt(series, m_cursor ? std::min(*m_cursor, m_now) : m_now);
    return value ? QStringLiteral("%L1").arg(*value, 0, 'f', series.decimals) + series.unit : tr("no data");
}

void RunChart::addBands(const Frame& frame)
{
    const auto band = [&](Nanoseconds from, Nanoseconds to, double opacity) {
        if (from >= to) return;
        auto* rect = new QCPItemRect(m_plot);
        rect->setLayer("bands");
        for (QCPItemPosition* p : {rect->topLeft, rect->bottomRight}) {
            p->setTypeX(QCPItemPosition::ptPlotCoords);
            p->setTypeY(QCPItemPosition::ptAxisRectRatio);
            p->setAxisRect(m_plot->axisRect());
        }
        rect->topLeft->setCoords(seconds(from), 0);
        rect->bottomRight->setCoords(seconds(to), 1);
        QColor color = m_theme->color("fault.band");
        color.setAlphaF(float(opacity));
        rect->setPen(Qt::NoPen);
        rect->setBrush(color);
    };
    const Nanoseconds now = frame.now;
    for (const sim::Fault& fault : frame.faults) {
        const Nanoseconds end = fault.at + std::max<Nanoseconds>(fault.lasts, 0);
        band(fault.at, std::min(end, std::max(now, fault.at)), 1);
        band(std::max(now, fault.at), end, 0.5);
        auto* edge = new QCPItemStraightLine(m_plot);
        edge->point1->setCoords(seconds(fault.at), 0);
        edge->point2->setCoords(seconds(fault.at), 1);
        edge->setPen(penOf(m_theme->color("bad"), 1, 2));
    }
}

void RunChart::addLine(const ChartSeries& series, const Frame& frame, double& highest)
{
    auto* graph = m_plot->addGraph(m_plot->xAxis, series.onRight ? m_plot->yAxis2 : m_plot->yAxis);
    graph->setPen(penOf(m_theme->color(series.token), frame.live ? 1 : 2, series.rank));
    graph->setAntialiased(!frame.live);
    Nanoseconds expected = series.points.empty() ? 0 : series.points.front().start;
    QVector<double> x, y, gapX, gapY;
    for (const MetricStore::Stamped& p : series.points) {
        if (p.start != expected) { // no data is a gap with a hollow dot at the last point; never zero, never a bridge
            gapX << x.last(), gapY << y.last();
            x << x.last();
            y << std::numeric_limits<double>::quiet_NaN();
        }
        x << seconds(p.start + series.period);
        y << p.value;
        if (p.start + series.period >= frame.from && p.start <= frame.to) highest = std::max(highest, p.value);
        expected = p.start + series.period;
    }
    graph->setData(x, y, true);
    if (gapX.isEmpty()) return;
    auto* dots = m_plot->addGraph(graph->keyAxis(), graph->valueAxis());
    dots->setLineStyle(QCPGraph::lsNone);
    dots->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(m_theme->color(series.token), 1.5), QBrush(m_theme->color("panel")), 6));
    dots->setData(gapX, gapY, true);
}

void RunChart::addLimit(const ChartLimit& limit, const Frame& frame)
{
    const double end = seconds(frame.to);
    QCPAxis* axis = limit.onRight ? m_plot->yAxis2 : m_plot->yAxis;
    auto* line = new QCPItemLine(m_plot);
    auto* label = new QCPItemText(m_plot);
    for (QCPItemPosition* p : {line->start, line->end, label->position}) p->setAxes(m_plot->xAxis, axis);
    line->start->setCoords(seconds(frame.from), limit.value);
    line->end->setCoords(end, limit.value);
    line->setPen(penOf(m_theme->color("bad"), 1, 1));
    label->position->setCoords(end, limit.value);
    label->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    label->setText(limit.text);
    label->setFont(m_theme->font(10));
    label->setColor(m_theme->color("bad"));
}

void RunChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->color("panel"));
    painter.setPen(QPen(m_theme->color("line"), 1));
    painter.drawLine(QPointF(0.5, 8), QPointF(0.5, height() - 8));
    double x = kSide;
    const auto write = [&](const QString& words, const QFont& font, const char* token, int top) {
        painter.setFont(font);
        painter.setPen(m_theme->color(token));
        const double width = QFontMetricsF(font).horizontalAdvance(words);
        painter.drawText(QRectF(x, top, std::max(0.0, this->width() - x - 4), 18), Qt::AlignVCenter | Qt::AlignLeft, words);
        x += width;
    };
    write(m_content.title, m_theme->font(12, true), "text", 4);
    x += 8;
    const QString unit = m_cursor ? tr("at %1").arg(QString::fromStdString(clockText(*m_cursor))) : m_content.unit;
    write(unit, m_theme->font(11), m_cursor ? "text" : "text3", 4);
    x = kSide;
    for (const ChartSeries& series : m_content.series) {
        painter.setPen(penOf(m_theme->color(series.token), 2, series.rank));
        painter.drawLine(QPointF(x, kTitleHeight + 10), QPointF(x + 16, kTitleHeight + 10));
        x += 21;
        write(series.name + " ", m_theme->font(11), "text2", kTitleHeight + 1);
        write(valueText(series), m_theme->font(11, true), "text", kTitleHeight + 1);
        x += 12;
    }
    if (m_content.left > 0) write(tr("and %1 more").arg(m_content.left), m_theme->font(11), "text3", kTitleHeight + 1);
}

} // namespace faultline::ui
