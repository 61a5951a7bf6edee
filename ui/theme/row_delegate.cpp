#include "ui/theme/row_delegate.h"

#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTreeView>

namespace faultline::ui {

RowDelegate::RowDelegate(const Theme* theme, int rowHeight, int iconSize, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_rowHeight(rowHeight), m_iconSize(iconSize)
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const { return {qMax(40, option.rect.width()), m_rowHeight}; }

void RowDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    p->save();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) p->fillRect(option.rect, m_theme->color("accent.soft"));
    else if (option.state & QStyle::State_MouseOver) p->fillRect(option.rect, m_theme->color("header"));
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Selected)) {
        p->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), m_theme->color("accent"));
    }

    QRect r = option.rect.adjusted(4, 0, -8, 0);
    const qreal ratio = p->device()->devicePixelRatioF();
    const bool heading = index.data(HeadingRole).toBool();
    const QString secondLine = index.data(SecondLineRole).toString();

    if (const auto* tree = qobject_cast<const QTreeView*>(option.widget); heading && tree) {
        const QString arrow = tree->isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
        p->drawPixmap(r.left() - 4, r.center().y() - 5, m_theme->windowIcon(arrow, 12, m_theme->color("text2"), ratio));
        r.setLeft(r.left() + 14);
    }
    if (const QVariant status = index.data(LeadingStatusRole); status.isValid()) {
        paintStatus(*p, QRectF(r.left() + 4, r.center().y() - 7, 15, 15), static_cast<Status>(status.toInt()), *m_theme);
        r.setLeft(r.left() + 30);
    } else if (const QString icon = index.data(IconRole).toString(); !icon.isEmpty()) {
        p->drawPixmap(r.left(), r.center().y() - m_iconSize / 2 + 1, m_theme->resourceIcon(icon, m_iconSize, ratio));
        r.setLeft(r.left() + m_iconSize + 9);
    }
    if (const QVariant status = index.data(StatusRole); status.isValid() && static_cast<Status>(status.toInt()) != Status::None) {
        paintStatus(*p, QRectF(r.right() - 13, r.center().y() - 6, 13, 13), static_cast<Status>(status.toInt()), *m_theme);
        r.setRight(r.right() - 20);
    }
    if (const QString count = index.data(CountRole).toString(); !count.isEmpty()) {
        const QFont font = m_theme->font(size::kDense);
        const int width = QFontMetrics(font).horizontalAdvance(count);
        p->setFont(font);
        p->setPen(m_theme->color("text3"));
        p->drawText(r, Qt::AlignRight | Qt::AlignVCenter, count);
        r.setRight(r.right() - width - 8);
    }

    const bool bold = selected && !heading && secondLine.isEmpty() ? false : heading || !secondLine.isEmpty();
    const QFont font = m_theme->font(heading ? size::kHint : (secondLine.isEmpty() ? size::kDense : size::kBody), bold && secondLine.isEmpty());
    p->setFont(font);
    p->setPen(m_theme->color(heading || index.data(FaintRole).toBool() ? "text3" : "text"));
    const QFontMetrics metrics(font);
    const QString text = metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, r.width());
    if (secondLine.isEmpty()) {
        p->drawText(r, Qt::AlignLeft | Qt::AlignVCenter, text);
    } else {
        const QFont small = m_theme->font(size::kHint);
        const int middle = r.center().y();
        p->drawText(QRect(r.left(), middle - 18, r.width(), 18), Qt::AlignLeft | Qt::AlignVCenter, text);
        p->setFont(small);
        p->setPen(m_theme->color("text3"));
        p->drawText(QRect(r.left(), middle + 1, r.width(), 16), Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetrics(small).elidedText(secondLine, Qt::ElideMiddle, r.width()));
        p->setPen(m_theme->color("line"));
        p->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    p->restore();
}

} // namespace faultline::ui
