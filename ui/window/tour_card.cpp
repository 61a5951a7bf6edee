#include "ui/window/tour_card.h"

#include "ui/theme/controls.h"
#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace faultline::ui {

namespace {

constexpr QSize kPicture(170, 104);

void paintDraw(QPainter& p, const Theme& t, qreal ratio)
{
    const QRect subnet(62, 16, 96, 72);
    p.setPen(t.color("private.border"));
    p.setBrush(t.color("private.fill"));
    p.drawRect(subnet);
    p.drawPixmap(subnet.topLeft(), t.resourceIcon(QStringLiteral("subnet-private"), 14, ratio));
    p.drawPixmap(12, 34, t.resourceIcon(QStringLiteral("instance"), 30, ratio));
    QPen dashed(t.color("accent"), 2);
    dashed.setDashPattern({2, 1.5});
    p.setPen(dashed);
    p.drawLine(46, 49, 84, 49);
    p.setBrush(t.color("accent"));
    p.setPen(Qt::NoPen);
    p.drawPolygon(QPolygonF({{84, 45}, {92, 49}, {84, 53}}));
    p.setPen(dashed);
    p.setBrush(t.color("panel"));
    p.drawRoundedRect(QRectF(94, 30, 40, 40), 4, 4);
    p.drawPixmap(98, 34, t.resourceIcon(QStringLiteral("instance"), 32, ratio));
    p.setPen(QPen(t.color("panel"), 1));
    p.setBrush(t.color("text"));
    p.drawPolygon(QPolygonF({{122, 58}, {122, 77}, {126.5, 73}, {130, 80}, {133, 78.5}, {129.5, 71.5}, {136, 71}}));
}

void paintCheck(QPainter& p, const Theme& t)
{
    const std::pair<Status, QString> rows[] = {{Status::Red, TourCard::tr("One NAT gateway")},
                                               {Status::Yellow, TourCard::tr("Single-AZ database")},
                                               {Status::Green, TourCard::tr("Two AZs")},
                                               {Status::CantTell, TourCard::tr("Can't tell")}};
    p.setFont(t.font(size::kHint));
    int y = 19;
    for (const auto& [status, text] : rows) {
        paintStatus(p, QRectF(11, y - 6.5, 13, 13), status, t);
        p.setPen(t.color("text2"));
        p.drawText(QRect(32, y - 9, kPicture.width() - 36, 18), Qt::AlignVCenter | Qt::AlignLeft,
                   p.fontMetrics().elidedText(text, Qt::ElideRight, kPicture.width() - 38));
        y += 22;
    }
}

void paintBreak(QPainter& p, const Theme& t, qreal ratio)
{
    p.fillRect(QRect(74, 10, 38, 84), t.color("fault.band"));
    QPen dotted(t.color("bad"), 1);
    dotted.setDashPattern({2, 2});
    p.setPen(dotted);
    p.drawLine(QPointF(74.5, 10), QPointF(74.5, 94));
    p.setPen(QPen(t.color("series1"), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(QPolygonF({{10, 34}, {28, 32}, {46, 35}, {60, 32}, {73, 33}, {80, 78}, {100, 80}, {112, 60}, {124, 38}, {140, 32}, {160, 33}}));
    p.setPen(t.color("line2"));
    p.drawLine(QPointF(10, 94.5), QPointF(160, 94.5));
    p.drawPixmap(82, 14, t.resourceIcon(QStringLiteral("az-power"), 22, ratio));
}

class TourPicture : public QWidget {
public:
    TourPicture(TourCard::Step step, const Theme* theme) : m_step(step), m_theme(theme)
    {
        setFixedSize(kPicture);
        QObject::connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(m_theme->color("line"));
        p.setBrush(m_theme->color("canvas"));
        p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        switch (m_step) {
        case TourCard::Step::Draw: return paintDraw(p, *m_theme, devicePixelRatioF());
        case TourCard::Step::Check: return paintCheck(p, *m_theme);
        case TourCard::Step::Break: return paintBreak(p, *m_theme, devicePixelRatioF());
        }
    }

private:
    TourCard::Step m_step;
    const Theme* m_theme;
};

QPixmap numberPixmap(int number, bool filled, const Theme& t, int pixels, qreal ratio)
{
    QPixmap pixmap(qRound(pixels * ratio), qRound(pixels * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter p(&pixmap);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(t.color("accent"), 1.2));
    p.setBrush(filled ? QBrush(t.color("accent")) : QBrush(Qt::NoBrush));
    p.drawEllipse(QRectF(1, 1, pixels - 2, pixels - 2));
    p.setPen(t.color(filled ? "accent.on" : "accent"));
    p.setFont(t.font(size::kBody, true));
    p.drawText(QRect(0, 0, pixels, pixels), Qt::AlignCenter, QString::number(number));
    return pixmap;
}

struct Words {
    QString title, text, link;
};

Words wordsOf(TourCard::Step step)
{
    switch (step) {
    case TourCard::Step::Draw:
        return {TourCard::tr("Draw"), TourCard::tr("Drag resources into their subnets. What cannot work is refused, with the reason and the remedy."),
                TourCard::tr("Open a template")};
    case TourCard::Step::Check:
        return {TourCard::tr("Check"), TourCard::tr("The advisor looks after every edit. Each finding says where, why and what to do."),
                TourCard::tr("See the advisor")};
    case TourCard::Step::Break:
        return {TourCard::tr("Break"), TourCard::tr("Drop a fault on the canvas, press play, and watch what your users would see."),
                TourCard::tr("Run the AZ drill")};
    }
    return {};
}

} // namespace

TourCard::TourCard(Step step, const Theme* theme, QWidget* parent) : QFrame(parent)
{
    setLook(this, "card");
    const Words words = wordsOf(step);
    const int number = static_cast<int>(step) + 1;
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setHorizontalSpacing(14);
    layout->setVerticalSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(
        new Picture(theme, 24, [number](const Theme& t, int pixels, qreal ratio) { return numberPixmap(number, number == 1, t, pixels, ratio); }));
    head->addWidget(plainLabel(words.title, "title"), 1);
    auto* link = textButton(words.link, "link");
    link->setCursor(Qt::PointingHandCursor);
    auto* text = plainLabel(words.text, "secondary", true);
    text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addLayout(head, 0, 0, 1, 2);
    layout->addWidget(text, 1, 0);
    layout->addWidget(link, 2, 0, Qt::AlignLeft | Qt::AlignBottom);
    m_picture = new TourPicture(step, theme);
    layout->addWidget(m_picture, 1, 1, 2, 1, Qt::AlignTop);
    layout->setRowStretch(1, 1);
    layout->setColumnStretch(0, 1);
    connect(link, &QPushButton::clicked, this, &TourCard::followed);
}

void TourCard::showPicture(bool shown) { m_picture->setVisible(shown); }

} // namespace faultline::ui
