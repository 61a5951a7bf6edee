#include "ui/drill/timeline_view.h"

#include "ui/drill/live_drawing.h"
#include "ui/drill/time_cursor.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace faultline::ui {

namespace {

constexpr int kLabels = 116; // room for the rows' names
constexpr int kRight = 16;
constexpr int kAxis = 20, kTraffic = 32, kFaults = 26, kMarks = 42;
constexpr int kTop[] = {0, kAxis, kAxis + kTraffic, kAxis + kTraffic + kFaults};

QString text(const std::string& s) { return QString::fromStdString(s); }

/// A round step that gives at most `ticks` of them.
Nanoseconds stepFor(Nanoseconds duration, int ticks)
{
    for (const Nanoseconds s : {10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400})
        if (duration / (s * kSecond) <= ticks) return s * kSecond;
    return std::max<Nanoseconds>(86400 * kSecond, duration / ticks);
}

/// What a mark shows first when there is no room for all: failover, alarm, scaling, target (LOOK section 8).
int importance(const std::string& kind)
{
    const auto has = [&](const char* part) { return kind.find(part) != std::string::npos; };
    return has("failover") || has("primary") ? 4 : has("alarm") ? 3 : has("scal") || has("launch") ? 2 : has("target") ? 1 : 0;
}

void paintMark(QPainter& painter, QPointF c, int rank, const Theme& theme)
{
    painter.setPen(Qt::NoPen);
    if (rank == 4) {
        painter.setBrush(theme.color("database"));
        painter.drawPolygon(QPolygonF(QList<QPointF>{c + QPointF(0, -5), c + QPointF(5, 0), c + QPointF(0, 5), c + QPointF(-5, 0)}));
    } else if (rank == 3) {
        painter.setBrush(theme.color("bad"));
        painter.drawPolygon(QPolygonF(QList<QPointF>{c + QPointF(0, -5), c + QPointF(5.5, 5), c + QPointF(-5.5, 5)}));
    } else if (rank == 2) {
        painter.setBrush(theme.color("panel"));
        painter.setPen(QPen(theme.color("series2"), 1.5));
        painter.drawEllipse(c, 4.5, 4.5);
        painter.drawLine(c - QPointF(2, 0), c + QPointF(2, 0));
        painter.drawLine(c - QPointF(0, 2), c + QPointF(0, 2));
    } else if (rank == 1) {
        painter.setBrush(theme.color("networking"));
        painter.drawRect(QRectF(c.x() - 4, c.y() - 4, 8, 8));
    } else {
        painter.setBrush(theme.color("text3"));
        painter.drawEllipse(c, 3, 3);
    }
}

} // namespace

TimelineView::TimelineView(const Theme* theme, const Texts* texts, TimeCursor* cursor, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_texts(texts), m_cursor(cursor)
{
    setMouseTracking(true);
    connect(cursor, &TimeCursor::moved, this, qOverload<>(&QWidget::update));
    setAccessibleName(tr("Time line"));
    setFixedHeight(120);
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimelineView::show(std::optional<sim::Scenario> scenario, std::shared_ptr<const RunSnapshot> snapshot)
{
    m_scenario = std::move(scenario);
    m_snapshot = std::move(snapshot);
    update();
}

double TimelineView::xOf(Nanoseconds t) const
{
    const double share = m_scenario->duration > 0 ? double(t) / double(m_scenario->duration) : 0;
    return kLabels + std::clamp(share, 0.0, 1.0) * (width() - kLabels - kRight);
}

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->color("panel"));
    m_marks.clear();
    if (!m_scenario) {
        painter.setPen(m_theme->color("text3"));
        painter.setFont(m_theme->font(13));
        painter.drawText(rect(), Qt::AlignCenter, tr("Play a drill to see what happens when"));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const sim::Fault& f : m_scenario->faults)
        if (f.lasts > 0) painter.fillRect(QRectF(QPointF(xOf(f.at), kTop[1]), QPointF(xOf(f.at + f.lasts), height())), m_theme->color("fault.band"));
    axis(painter);
    row(painter, kTop[1], kTraffic, tr("Traffic"));
    row(painter, kTop[2], kFaults, tr("Faults"));
    row(painter, kTop[3], kMarks, tr("Marks"));
    traffic(painter);
    faults(painter);
    marks(painter);
    now(painter);
    cursor(painter);
}

void TimelineView::row(QPainter& painter, int y, int height, const QString& name) const
{
    painter.setPen(QPen(m_theme->color("line"), 1));
    painter.drawLine(QPointF(0, y + 0.5), QPointF(width(), y + 0.5));
    painter.setFont(m_theme->font(12));
    painter.setPen(m_theme->color("text2"));
    painter.drawText(QRect(16, y, kLabels - 24, height), Qt::AlignVCenter | Qt::AlignLeft, name);
}

void TimelineView::axis(QPainter& painter) const
{
    const Nanoseconds step = stepFor(m_scenario->duration, std::max(2, (width() - kLabels) / 90));
    painter.setFont(m_theme->font(10));
    for (Nanoseconds t = 0; t <= m_scenario->duration; t += step) {
        const double x = std::floor(xOf(t)) + 0.5;
        painter.setPen(QPen(m_theme->color("line"), 1));
        painter.drawLine(QPointF(x, kAxis), QPointF(x, height()));
        const bool isLast = t + step > m_scenario->duration;
        const QRectF place = isLast ? QRectF(x - 80, 2, 80 + (x < width() - kRight ? 40 : 0), kAxis - 4) : QRectF(x - 40, 2, 80, kAxis - 4);
        painter.setPen(m_theme->color("text3"));
        painter.drawText(place, int(Qt::AlignVCenter) | int(isLast && x >= width() - kRight - 1 ? Qt::AlignRight : Qt::AlignHCenter),
                         text(clockText(t)));
    }
}

void TimelineView::traffic(QPainter& painter) const
{
    const sim::Traffic& traffic = m_scenario->traffic;
    const double bottom = kTop[1] + kTraffic - 2, high = kTraffic - 10;
    double most = 0;
    const int left = kLabels, right = width() - kRight;
    std::vector<double> rates;
    for (int x = left; x <= right; ++x) {
        const Nanoseconds t = Nanoseconds(double(m_scenario->duration) * (x - left) / std::max(1, right - left));
        rates.push_back(traffic.users > 0 ? traffic.users : traffic.rateAt(t));
        most = std::max(most, rates.back());
    }
    if (most <= 0) return;
    QPolygonF line;
    for (std::size_t i = 0; i < rates.size(); ++i) line << QPointF(left + double(i), bottom - high * rates[i] / most);
    QPolygonF area = line;
    area << QPointF(right, bottom) << QPointF(left, bottom);
    QColor fill = m_theme->color("series1");
    fill.setAlphaF(0.18F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(QPen(m_theme->color("series1"), 1.5));
    painter.drawPolyline(line);
    painter.setFont(m_theme->font(10));
    painter.setPen(m_theme->color("text2"));
    const QString most_ = traffic.users > 0 ? tr("%1 users").arg(traffic.users) : text(rateText(most));
    painter.drawText(QRectF(left + 4, kTop[1] + 10, 120, 16), Qt::AlignLeft | Qt::AlignVCenter, most_);
}

void TimelineView::faults(QPainter& painter) const
{
    const Nanoseconds now = m_snapshot ? m_snapshot->now : 0;
    painter.setFont(m_theme->font(11));
    const QFontMetricsF metrics(painter.font());
    for (const sim::Fault& f : m_scenario->faults) {
        const auto zone = f.arguments.find("az"), target = f.arguments.find("target");
        QString name = text(f.kind);
        if (zone != f.arguments.end()) name = text(zone->second) + ": " + name;
        else if (target != f.arguments.end()) name = text(target->second) + ": " + name;
        const double x = xOf(f.at), end = f.lasts > 0 ? xOf(f.at + f.lasts) : x + 6;
        const QRectF bar(x, kTop[2] + 5, std::max(6.0, end - x), kFaults - 9);
        const double past = std::clamp(xOf(now), bar.left(), bar.right());
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme->color("panel"));
        painter.drawRoundedRect(bar, 3, 3);
        painter.setBrush(m_theme->color("bad"));
        if (past > bar.left()) painter.drawRect(QRectF(bar.topLeft(), QPointF(past, bar.bottom())));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme->color("bad"), 1));
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        const QRectF room = bar.width() > 60 ? bar.adjusted(6, 0, -4, 0) : QRectF(bar.right() + 4, bar.top(), 260, bar.height());
        const QString shown = metrics.elidedText(name, Qt::ElideMiddle, room.width());
        // The part of the words that lies over the past is in the colour that reads on it.
        for (const bool over : {false, true}) {
            painter.save();
            painter.setClipRect(over ? QRectF(bar.topLeft(), QPointF(past, bar.bottom())) : QRectF(past, bar.top(), width(), bar.height()));
            painter.setPen(m_theme->color(over ? "bad.on" : "bad"));
            painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, shown);
            painter.restore();
        }
    }
}

void TimelineView::marks(QPainter& painter)
{
    if (!m_snapshot) return;
    std::vector<const sim::TimelineEntry*> entries;
    for (const sim::TimelineEntry& e : m_snapshot->record.timeline)
        if (e.at <= m_snapshot->now && e.kind.rfind("fault-", 0) != 0) entries.push_back(&e);
    // Who matters more gets the room for words first.
    std::stable_sort(entries.begin(), entries.end(), [](const auto* a, const auto* b) { return importance(a->kind) > importance(b->kind); });
    painter.setFont(m_theme->font(11));
    const QFontMetricsF metrics(painter.font());
    std::vector<QRectF> taken;
    const auto isFree = [&](const QRectF& r) { return std::none_of(taken.begin(), taken.end(), [&](const QRectF& t) { return t.intersects(r); }); };
    for (const sim::TimelineEntry* e : entries) {
        const QString words = text(m_texts->render(e->text));
        const int rank = importance(e->kind);
        const double width_ = std::min(220.0, metrics.horizontalAdvance(words) + 6);
        for (const int line : {0, 1}) {
            const QPointF c(xOf(e->at), kTop[3] + 11 + line * 19);
            const QRectF dot(c.x() - 6, c.y() - 6, 12, 12);
            const bool toLeft = c.x() + 8 + width_ > width() - 4;
            const QRectF label(toLeft ? c.x() - 8 - width_ : c.x() + 8, c.y() - 8, width_, 16);
            const bool hasRoom = isFree(dot.united(label));
            if (!hasRoom && line == 0) continue;
            if (!hasRoom && !isFree(dot)) break; // told by the tool tip of what covers it, and by the event list
            paintMark(painter, c, rank, *m_theme);
            m_marks.push_back({dot, text(clockText(e->at)) + "  " + words});
            taken.push_back(hasRoom ? dot.united(label) : dot);
            if (hasRoom) {
                painter.setPen(m_theme->color("text2"));
                painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(words, Qt::ElideRight, width_));
            }
            break;
        }
    }
}

void TimelineView::now(QPainter& painter) const
{
    if (!m_snapshot) return;
    const double x = std::round(xOf(m_snapshot->now));
    painter.setPen(QPen(m_theme->color("accent"), 1.5));
    painter.drawLine(QPointF(x, kAxis - 4), QPointF(x, height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->color("accent"));
    painter.drawPolygon(QPolygonF(QList<QPointF>{{x - 5, 6}, {x + 5, 6}, {x + 5, 12}, {x, 17}, {x - 5, 12}}));
}

/// The moment pointed at, here or in a chart, with its time.
void TimelineView::cursor(QPainter& painter) const
{
    if (!m_cursor->at()) return;
    const double x = std::floor(xOf(*m_cursor->at())) + 0.5;
    painter.setPen(QPen(m_theme->color("text3"), 1));
    painter.drawLine(QPointF(x, kAxis - 2), QPointF(x, height()));
    const QString words = text(clockText(*m_cursor->at()));
    painter.setFont(m_theme->font(10, true));
    const double width_ = QFontMetricsF(painter.font()).horizontalAdvance(words) + 10;
    const QRectF plate(std::min(x - width_ / 2, width() - width_ - 2), 2, width_, kAxis - 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->color("text2"));
    painter.drawRoundedRect(plate, 3, 3);
    painter.setPen(m_theme->color("panel"));
    painter.drawText(plate, Qt::AlignCenter, words);
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    const double share = (event->position().x() - kLabels) / std::max(1, width() - kLabels - kRight);
    const bool isWithin = m_scenario && share >= 0 && share <= 1;
    m_cursor->moveTo(isWithin ? std::optional(Nanoseconds(share * double(m_scenario->duration))) : std::nullopt);
}

void TimelineView::leaveEvent(QEvent*) { m_cursor->moveTo(std::nullopt); }

bool TimelineView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QStringList lines;
    for (const MarkAt& m : m_marks)
        if (m.rect.contains(help->pos())) lines << m.text.toHtmlEscaped();
    if (lines.isEmpty()) QToolTip::hideText();
    else QToolTip::showText(help->globalPos(), lines.join(QStringLiteral("<br>")), this);
    return true;
}

} // namespace faultline::ui
