#include "ui/theme/controls.h"

#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QWheelEvent>

namespace faultline::ui {

void setLook(QWidget* widget, const char* look) { widget->setProperty("look", QString::fromLatin1(look)); }

void setState(QWidget* widget, const char* state)
{
    const QString text = QString::fromLatin1(state);
    if (widget->property("state").toString() == text) return;
    widget->setProperty("state", text);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QLabel* plainLabel(const QString& text, const char* look, bool wraps)
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(wraps);
    if (look) setLook(label, look);
    if (wraps) {
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        label->setSizePolicy(policy);
    }
    return label;
}

ElidedLabel::ElidedLabel(const char* look, Qt::TextElideMode mode, QWidget* parent) : QLabel(parent), m_mode(mode)
{
    setTextFormat(Qt::PlainText);
    setLook(this, look);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidedLabel::setWholeText(const QString& text)
{
    m_whole = text;
    setAccessibleDescription(text);
    elide();
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    ensurePolished();
    const QString shown = fontMetrics().elidedText(m_whole, m_mode, contentsRect().width());
    if (shown != text()) setText(shown);
    setToolTip(shown == m_whole ? QString() : m_whole.toHtmlEscaped());
}

QString counted(qsizetype count, const QString& one, const QString& many) { return (count == 1 ? one : many).arg(count); }

QFrame* separatorLine(Qt::Orientation orientation)
{
    auto* line = new QFrame;
    setLook(line, "line");
    if (orientation == Qt::Horizontal) line->setFixedHeight(1);
    else line->setFixedWidth(1);
    return line;
}

void bindIcon(QAbstractButton* button, const Theme* theme, const QString& name, const char* token)
{
    const QByteArray colour(token);
    const auto update = [button, theme, name, colour] {
        if (colour.isEmpty()) return button->setIcon(theme->windowIcon(name));
        QIcon icon;
        for (const qreal ratio : {1.0, 2.0}) icon.addPixmap(theme->windowIcon(name, 16, theme->color(colour.toStdString()), ratio));
        button->setIcon(icon);
    };
    update();
    QObject::connect(theme, &Theme::changed, button, update);
}

QToolButton* toolButton(const Theme* theme, const QString& icon, const QString& name)
{
    auto* button = new QToolButton;
    setLook(button, "tool");
    bindIcon(button, theme, icon);
    button->setIconSize({20, 20});
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

QPushButton* textButton(const QString& text, const char* look)
{
    auto* button = new QPushButton(text);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    if (look) setLook(button, look);
    return button;
}

Picture::Picture(const Theme* theme, int pixels, Painter painter, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_pixels(pixels), m_painter(std::move(painter))
{
    setFixedSize(pixels, pixels);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Picture::setPainter(Painter painter)
{
    m_painter = std::move(painter);
    update();
}

void Picture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_painter(*m_theme, m_pixels, devicePixelRatioF()));
}

Picture* resourcePicture(const Theme* theme, const QString& icon, int pixels)
{
    return new Picture(theme, pixels, [icon](const Theme& t, int size, qreal ratio) { return t.resourceIcon(icon, size, ratio); });
}

Picture* windowPicture(const Theme* theme, const QString& icon, int pixels, const char* token)
{
    const std::string colour = token;
    return new Picture(theme, pixels,
                       [icon, colour](const Theme& t, int size, qreal ratio) { return t.windowIcon(icon, size, t.color(colour), ratio); });
}

Picture* statusPicture(const Theme* theme, Status status, int pixels)
{
    return new Picture(theme, pixels, [status](const Theme& t, int size, qreal ratio) { return statusPixmap(status, size, t, ratio); });
}

ChoiceBox::ChoiceBox(const Theme* theme, QWidget* parent) : QComboBox(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(4);
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChoiceBox::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.drawPixmap(width() - 22, (height() - 14) / 2,
                       m_theme->windowIcon(QStringLiteral("chevron-down"), 14, m_theme->color("text2"), devicePixelRatioF()));
}

void ChoiceBox::wheelEvent(QWheelEvent* event) { event->ignore(); }

Toggle::Toggle(const Theme* theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(sizeHint());
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Toggle::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF track(2, 3, 32, 18);
    if (hasFocus()) {
        p.setPen(QPen(m_theme->color("accent"), 2));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(track.adjusted(-1, -2, 1, 2), 11, 11);
    }
    const QRectF inner = track.adjusted(1, 1, -1, -1);
    p.setPen(Qt::NoPen);
    p.setBrush(isChecked() ? m_theme->color("accent") : m_theme->color("line2"));
    p.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2);
    p.setBrush(m_theme->color("panel"));
    const qreal r = inner.height() / 2 - 2;
    p.drawEllipse(QPointF(isChecked() ? inner.right() - r - 2 : inner.left() + r + 2, inner.center().y()), r, r);
}

ChevronTree::ChevronTree(const Theme* theme, QWidget* parent) : QTreeView(parent), m_theme(theme)
{
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setAllColumnsShowFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(theme, &Theme::changed, this, [this] { viewport()->update(); });
}

void ChevronTree::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    if (selectionModel() && selectionModel()->isSelected(index)) painter->fillRect(rect, m_theme->color("accent.soft"));
    if (!index.model()->hasChildren(index)) return;
    const QString name = isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
    const int x = rect.right() - (indentation() + 12) / 2 + 1;
    painter->drawPixmap(x, rect.center().y() - 5, m_theme->windowIcon(name, 12, m_theme->color("text2"), devicePixelRatioF()));
}

SearchField::SearchField(const Theme* theme, const QString& placeholder, QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(false);
    QAction* glass = addAction(QIcon(), QLineEdit::LeadingPosition);
    const auto update = [glass, theme] { glass->setIcon(QIcon(theme->windowIcon(QStringLiteral("search"), 16, theme->color("text2"), 2))); };
    update();
    connect(theme, &Theme::changed, glass, update);
}

StatusCounts::StatusCounts(const Theme* theme, Words words, QWidget* parent) : QWidget(parent), m_theme(theme), m_words(words)
{
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusCounts::setCounts(const std::array<int, 5>& counts)
{
    m_counts = counts;
    QStringList words;
    for (std::size_t i = 0; i < counts.size(); ++i) words << QStringLiteral("%1 %2").arg(counts[i]).arg(statusWord(kStatusOrder[i]));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    setToolTip(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int StatusCounts::layOut(QPainter* painter) const
{
    const bool worded = m_words == Words::Yes;
    const int glyph = worded ? 13 : 14;
    int x = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (m_onlyActing && (i > 1 || m_counts[i] == 0)) continue;
        const QFont font = m_theme->font(size::kDense, !worded && m_counts[i] > 0);
        const QString text = worded ? QStringLiteral("%1 %2").arg(m_counts[i]).arg(statusWord(kStatusOrder[i])) : QString::number(m_counts[i]);
        const int width = QFontMetrics(font).horizontalAdvance(text);
        if (painter) {
            paintStatus(*painter, QRectF(x, (height() - glyph) / 2.0, glyph, glyph), kStatusOrder[i], *m_theme);
            painter->setFont(font);
            painter->setPen(m_theme->color(m_counts[i] > 0 ? "text" : "text3"));
            painter->drawText(QRect(x + glyph + 5, 0, width + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        }
        x += glyph + 5 + width + (worded ? 16 : 12);
    }
    return x;
}

QSize StatusCounts::sizeHint() const { return {layOut(nullptr), 20}; }

void StatusCounts::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    layOut(&painter);
}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) size = size.expandedTo(item->minimumSize());
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FlowLayout::place(const QRect& rect, bool apply) const
{
    const QMargins m = contentsMargins();
    const QRect area = rect.marginsRemoved(m);
    int x = area.x(), y = area.y(), rowHeight = 0;
    for (QLayoutItem* item : m_items) {
        if (item->widget() && item->widget()->isHidden()) continue;
        const QSize hint = item->sizeHint().boundedTo({qMax(area.width(), item->minimumSize().width()), QWIDGETSIZE_MAX});
        if (x > area.x() && x + hint.width() > area.right() + 1) {
            x = area.x();
            y += rowHeight + m_spacing;
            rowHeight = 0;
        }
        if (apply) item->setGeometry(QRect(QPoint(x, y), hint));
        x += hint.width() + m_spacing;
        rowHeight = qMax(rowHeight, hint.height());
    }
    return y + rowHeight - rect.y() + m.bottom();
}

} // namespace faultline::ui
