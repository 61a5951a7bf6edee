#include "ui/window/starter_card.h"

#include "ui/theme/controls.h"
#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"
#include "ui/window/thumbnail.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

namespace faultline::ui {

namespace {

constexpr int kPadding = 16;

/// Text in at most so many lines, the last one elided.
void drawLines(QPainter& painter, const QRect& area, const QFont& font, const QString& text, int lines)
{
    painter.setFont(font);
    const QFontMetrics metrics(font);
    QTextLayout layout(text, font);
    layout.beginLayout();
    int y = area.top();
    for (int line = 0; line < lines; ++line) {
        QTextLine l = layout.createLine();
        if (!l.isValid()) break;
        l.setLineWidth(area.width());
        const bool isLast = line == lines - 1;
        const QString shown =
            isLast ? metrics.elidedText(text.mid(l.textStart()), Qt::ElideRight, area.width()) : text.mid(l.textStart(), l.textLength());
        painter.drawText(QRect(area.left(), y, area.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, shown.trimmed());
        y += metrics.height() + 1;
    }
    layout.endLayout();
}

} // namespace

StarterCard::StarterCard(StarterPreview starter, const Theme* theme, QWidget* parent)
    : QAbstractButton(parent), m_starter(std::move(starter)), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumSize(220, kHeight);
    setMaximumHeight(kHeight);
    setAccessibleName(m_starter.title);
    setAccessibleDescription(m_starter.description);
    setToolTip((m_starter.title + QLatin1Char('\n') + m_starter.description).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
    connect(theme, &Theme::changed, this, [this] {
        m_thumbnail = {};
        update();
    });
}

void StarterCard::setStarter(StarterPreview starter)
{
    m_starter = std::move(starter);
    m_thumbnail = {};
    update();
}

void StarterCard::resizeEvent(QResizeEvent*) { m_thumbnail = {}; }
void StarterCard::enterEvent(QEnterEvent*) { update(); }
void StarterCard::leaveEvent(QEvent*) { update(); }

void StarterCard::paintThumbnail(QPainter& painter, const QRect& area)
{
    if (m_starter.diagram.glyphs.empty() && m_starter.diagram.frames.empty()) return;
    if (m_thumbnail.isNull()) m_thumbnail = thumbnail(m_starter.diagram, *m_theme, area.size(), devicePixelRatioF());
    painter.drawPixmap(area.topLeft(), m_thumbnail);
}

void StarterCard::paintFooter(QPainter& painter, const QRect& area) const
{
    if (m_starter.resources == 0 && m_starter.drills == 0) return;
    painter.setFont(m_theme->font(size::kDense));
    painter.setPen(m_theme->color("text2"));
    const QFontMetrics metrics(painter.font());
    int x = area.left();
    const auto item = [&](Status status, const QString& text) {
        if (status != Status::None) {
            paintStatus(painter, QRectF(x, area.center().y() - 6, 13, 13), status, *m_theme);
            x += 18;
        }
        painter.drawText(QRect(x, area.top(), area.right() - x, area.height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        x += metrics.horizontalAdvance(text) + 14;
    };
    const int red = m_starter.counts[0], yellow = m_starter.counts[1];
    if (red) item(Status::Red, tr("%1 red").arg(red));
    if (yellow) item(Status::Yellow, tr("%1 yellow").arg(yellow));
    if (!red && !yellow && m_starter.counts[2] > 0) item(Status::Green, tr("no red, no yellow"));
    if (m_starter.drills) item(Status::None, counted(m_starter.drills, tr("%1 drill"), tr("%1 drills")));
    const QString resources = counted(m_starter.resources, tr("%1 resource"), tr("%1 resources"));
    if (x + metrics.horizontalAdvance(resources) > area.right()) return;
    painter.setPen(m_theme->color("text3"));
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, resources);
}

void StarterCard::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const bool marked = hasFocus() || underMouse();
    const qreal edge = hasFocus() ? 2 : 1;
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), size::kCardRadius, size::kCardRadius);
    p.fillPath(outline, m_theme->color(isDown() ? "accent.soft" : "panel"));
    p.save();
    p.setClipPath(outline);
    const QRect picture(0, 0, width(), kThumbnail);
    p.fillRect(picture, m_theme->color("canvas"));
    p.setPen(m_theme->color("line"));
    p.drawLine(0, kThumbnail, width(), kThumbnail);
    paintThumbnail(p, picture.adjusted(12, 10, -12, -10));
    p.restore();

    const QRect text(kPadding, kThumbnail + 12, width() - 2 * kPadding, 20);
    p.setPen(m_theme->color("text"));
    p.setFont(m_theme->font(size::kBody, true));
    p.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(p.font()).elidedText(m_starter.title, Qt::ElideRight, text.width()));
    p.setPen(m_theme->color("text2"));
    drawLines(p, QRect(kPadding, kThumbnail + 36, text.width(), 50), m_theme->font(size::kDense), m_starter.description, 3);
    paintFooter(p, QRect(kPadding, kHeight - 34, text.width(), 20));

    p.setPen(QPen(m_theme->color(marked ? "accent" : "line"), edge));
    p.setBrush(Qt::NoBrush);
    p.drawPath(outline);
}

} // namespace faultline::ui
