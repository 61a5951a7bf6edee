#include "ui/theme/status_glyph.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QtMath>

namespace faultline::ui {

namespace {

QPolygonF octagon(const QRectF& r)
{
    const qreal c = r.width() * 0.293; // cuts the corners so that all eight sides are equal
    return QPolygonF({{r.left() + c, r.top()},
                      {r.right() - c, r.top()},
                      {r.right(), r.top() + c},
                      {r.right(), r.bottom() - c},
                      {r.right() - c, r.bottom()},
                      {r.left() + c, r.bottom()},
                      {r.left(), r.bottom() - c},
                      {r.left(), r.top() + c}});
}

void paintRed(QPainter& p, const QRectF& r, const Theme& theme)
{
    p.setPen(Qt::NoPen);
    p.setBrush(theme.color("bad"));
    p.drawPolygon(octagon(r));
    p.setPen(QPen(theme.color("bad.on"), r.width() * 0.13, Qt::SolidLine, Qt::RoundCap));
    const qreal i = r.width() * 0.32;
    p.drawLine(QPointF(r.left() + i, r.top() + i), QPointF(r.right() - i, r.bottom() - i));
    p.drawLine(QPointF(r.right() - i, r.top() + i), QPointF(r.left() + i, r.bottom() - i));
}

void paintYellow(QPainter& p, const QRectF& r, const Theme& theme)
{
    const qreal w = r.width();
    p.setPen(QPen(theme.color("warn.edge"), w * 0.07, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.setBrush(theme.color("warn"));
    p.drawPolygon(QPolygonF(
        {{r.center().x(), r.top() + w * 0.07}, {r.right() - w * 0.03, r.bottom() - w * 0.09}, {r.left() + w * 0.03, r.bottom() - w * 0.09}}));
    const QColor mark(0x1B, 0x24, 0x30);
    p.setPen(QPen(mark, w * 0.12, Qt::SolidLine, Qt::RoundCap));
    p.drawLine(QPointF(r.center().x(), r.top() + w * 0.38), QPointF(r.center().x(), r.top() + w * 0.60));
    p.setPen(Qt::NoPen);
    p.setBrush(mark);
    p.drawEllipse(QPointF(r.center().x(), r.top() + w * 0.77), w * 0.07, w * 0.07);
}

void paintGreen(QPainter& p, const QRectF& r, const Theme& theme)
{
    p.setPen(Qt::NoPen);
    p.setBrush(theme.color("ok"));
    p.drawEllipse(r);
    QPainterPath check(QPointF(r.left() + r.width() * 0.28, r.top() + r.height() * 0.52));
    check.lineTo(r.left() + r.width() * 0.44, r.top() + r.height() * 0.68);
    check.lineTo(r.left() + r.width() * 0.73, r.top() + r.height() * 0.35);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(theme.color("panel"), r.width() * 0.13, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPath(check);
}

} // namespace

void paintStatus(QPainter& painter, const QRectF& rect, Status status, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    switch (status) {
    case Status::Red: paintRed(painter, rect, theme); break;
    case Status::Yellow: paintYellow(painter, rect, theme); break;
    case Status::Green: paintGreen(painter, rect, theme); break;
    case Status::CantTell:
        painter.setPen(QPen(theme.color("na"), rect.width() * 0.17, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(rect.left() + rect.width() * 0.1, rect.center().y()), QPointF(rect.right() - rect.width() * 0.1, rect.center().y()));
        break;
    case Status::NoData: {
        const qreal w = qMax<qreal>(1, rect.width() * 0.11);
        painter.setPen(QPen(theme.color("na"), w));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(rect.adjusted(w / 2 + 0.5, w / 2 + 0.5, -w / 2 - 0.5, -w / 2 - 0.5));
        break;
    }
    case Status::None: break;
    }
    painter.restore();
}

QPixmap statusPixmap(Status status, int pixels, const Theme& theme, qreal deviceRatio)
{
    QPixmap pixmap(qRound(pixels * deviceRatio), qRound(pixels * deviceRatio));
    pixmap.setDevicePixelRatio(deviceRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintStatus(painter, QRectF(0, 0, pixels, pixels), status, theme);
    return pixmap;
}

Status statusOf(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Green: return Status::Green;
    case CheckStatus::Yellow: return Status::Yellow;
    case CheckStatus::Red: return Status::Red;
    case CheckStatus::CantTell: return Status::CantTell;
    case CheckStatus::NoData: return Status::NoData;
    case CheckStatus::NotApplicable: return Status::None;
    }
    return Status::None;
}

QString statusWord(Status status)
{
    switch (status) {
    case Status::Red: return QCoreApplication::translate("Status", "red");
    case Status::Yellow: return QCoreApplication::translate("Status", "yellow");
    case Status::Green: return QCoreApplication::translate("Status", "green");
    case Status::CantTell: return QCoreApplication::translate("Status", "can't tell");
    case Status::NoData: return QCoreApplication::translate("Status", "no data");
    case Status::None: break;
    }
    return {};
}

} // namespace faultline::ui
