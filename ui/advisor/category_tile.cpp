#include "ui/advisor/category_tile.h"

#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace faultline::ui {

CategoryTile::CategoryTile(CategoryWords words, const Theme* theme, QWidget* parent)
    : QAbstractButton(parent), m_words(std::move(words)), m_theme(theme)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(m_words.title);
    setMinimumWidth(150);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(kHeight);
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CategoryTile::setCounts(const std::array<int, 5>& counts)
{
    m_counts = counts;
    QStringList words;
    for (std::size_t i = 0; i < counts.size(); ++i) words << QStringLiteral("%1 %2").arg(counts[i]).arg(statusWord(kStatusOrder[i]));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    setToolTip(words.join(QStringLiteral(", ")));
    update();
}

void CategoryTile::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const bool marked = isChecked() || hasFocus();
    const qreal edge = marked ? 2 : 1;
    p.setPen(QPen(m_theme->color(marked ? "accent" : underMouse() ? "line2" : "line"), edge));
    p.setBrush(m_theme->color(isChecked() ? "accent.soft" : "panel"));
    p.drawRoundedRect(QRectF(rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), 8, 8);
    p.drawPixmap(12, 10, m_theme->windowIcon(m_words.icon, 16, m_theme->color("text2"), devicePixelRatioF()));
    p.setFont(m_theme->font(size::kDense, true));
    p.setPen(m_theme->color("text"));
    const QRect title(36, 8, width() - 46, 20);
    p.drawText(title, Qt::AlignVCenter | Qt::AlignLeft, p.fontMetrics().elidedText(m_words.title, Qt::ElideRight, title.width()));
    const int step = qMin(44, (width() - 20) / 5);
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const int x = 12 + static_cast<int>(i) * step;
        paintStatus(p, QRectF(x, 35, 13, 13), kStatusOrder[i], *m_theme);
        p.setFont(m_theme->font(size::kDense, m_counts[i] > 0));
        p.setPen(m_theme->color(m_counts[i] > 0 ? "text" : "text3"));
        p.drawText(QRect(x + 18, 31, step - 18, 20), Qt::AlignVCenter | Qt::AlignLeft, QString::number(m_counts[i]));
    }
}

} // namespace faultline::ui
