#include "ui/canvas/refusal_card.h"

#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace faultline::ui {

namespace {

constexpr int kTip = 12;
constexpr int kPadding = 16;
constexpr int kIcon = 18;
constexpr int kWidthMax = 480;

} // namespace

RefusalCard::RefusalCard(const Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setAccessibleName(tr("Refused"));
    setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding + kIcon + 10, kPadding + kTip, kPadding, kPadding + kTip);
    column->setSpacing(4);
    column->addWidget(m_reason = new QLabel);
    column->addWidget(m_why = new QLabel);
    column->addSpacing(6);
    column->addLayout(m_buttons = new QHBoxLayout);
    for (QLabel* label : {m_reason, m_why}) {
        label->setTextFormat(Qt::PlainText); // names come from the user's file
        label->setWordWrap(true);
    }
    m_reason->setProperty("look", "strong");
    m_why->setProperty("look", "secondary");
    m_buttons->setSpacing(10);
    hide();
}

void RefusalCard::showAt(QPointF tip, const QString& reason, const QString& why, const std::vector<Remedy>& remedies)
{
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        if (QWidget* button = item->widget()) button->hide(), button->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    m_reason->setText(reason);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    for (const Remedy& remedy : remedies) {
        auto* button = new QPushButton(remedy.label);
        if (remedies.size() > 1 && &remedy == &remedies.front()) button->setProperty("look", "primary");
        connect(button, &QPushButton::clicked, this, [this, run = remedy.run] {
            hide();
            run();
        });
        m_buttons->addWidget(button);
    }
    m_buttons->addStretch();

    const QRect room = parentWidget()->rect().adjusted(8, 8, -8, -8);
    const int width = std::min(kWidthMax, room.width());
    resize(width, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height());
    m_tipAbove = tip.y() + 40 + height() <= room.bottom();
    const double x = std::clamp(tip.x() - width / 3.0, double(room.left()), std::max(double(room.left()), double(room.right() - width)));
    const double y = m_tipAbove ? tip.y() + 40 : std::max(double(room.top()), tip.y() - 40 - height());
    m_tipX = std::clamp(tip.x() - x, 24.0, width - 24.0);
    move(int(x), int(y));
    show();
    raise();
    update();
}

void RefusalCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath card;
    card.addRoundedRect(QRectF(rect()).adjusted(0.75, kTip + 0.75, -0.75, -kTip - 0.75), 8, 8);
    QPainterPath tip;
    const double base = m_tipAbove ? kTip + 2 : height() - kTip - 2, point = m_tipAbove ? 1.5 : height() - 1.5;
    tip.addPolygon(QPolygonF(QList<QPointF>{{m_tipX - kTip, base}, {m_tipX, point}, {m_tipX + kTip, base}}));
    painter.setPen(QPen(m_theme->color("bad"), 1.5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.setBrush(m_theme->color("panel"));
    painter.drawPath(card.united(tip));
    paintStatus(painter, QRectF(kPadding - 2, kTip + kPadding - 1, kIcon, kIcon), Status::Red, *m_theme);
}

void RefusalCard::hideEvent(QHideEvent*) { emit closed(); }

void RefusalCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) hide();
    else QWidget::keyPressEvent(event);
}

} // namespace faultline::ui
