#include "ui/window/start_page.h"

#include "ui/session/session.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"
#include "ui/window/recent_files.h"
#include "ui/window/starter_card.h"
#include "ui/window/tour_card.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QPainter>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace faultline::ui {

namespace {

constexpr int kSideWidth = 300, kShownRecent = 6, kCardWidth = 262, kGap = 24;
constexpr int kTourPictureFrom = 1420; // width of the page from which words and pictures of three steps stand side by side

/// A start button: icon, text, and the shortcut at the right.
QPushButton* startButton(const Theme* theme, const QString& icon, const QString& text, const QString& shortcut, bool primary)
{
    auto* button = textButton(QStringLiteral("  ") + text, primary ? "start-primary" : "start");
    button->setAccessibleName(text);
    bindIcon(button, theme, icon, primary ? "accent.on" : "");
    button->setIconSize({16, 16});
    if (!shortcut.isEmpty()) {
        auto* row = new QHBoxLayout(button);
        row->setContentsMargins(0, 0, 12, 0);
        auto* label = plainLabel(shortcut, "faint");
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        row->addStretch();
        row->addWidget(label);
    }
    return button;
}

/// One recent file: name, folder and time; the whole row is the button.
class RecentButton : public QAbstractButton {
public:
    RecentButton(const QString& path, const Theme* theme) : m_theme(theme), m_name(QFileInfo(path).fileName()), m_where(recent::describe(path))
    {
        setAccessibleName(m_name);
        setAccessibleDescription(m_where);
        setToolTip(path.toHtmlEscaped());
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setFixedHeight(48);
        QObject::connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        if (underMouse() || hasFocus()) p.fillRect(rect(), m_theme->color("header"));
        if (hasFocus()) p.fillRect(QRect(0, 0, 3, height()), m_theme->color("accent"));
        p.drawPixmap(1, 16, m_theme->windowIcon(QStringLiteral("file"), 16, m_theme->color("text2"), devicePixelRatioF()));
        const QRect text(28, 5, width() - 32, 19);
        p.setFont(m_theme->font(size::kBody, true));
        p.setPen(m_theme->color("text"));
        p.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, p.fontMetrics().elidedText(m_name, Qt::ElideMiddle, text.width()));
        p.setFont(m_theme->font(size::kDense));
        p.setPen(m_theme->color("text3"));
        p.drawText(text.translated(0, 19), Qt::AlignVCenter | Qt::AlignLeft, p.fontMetrics().elidedText(m_where, Qt::ElideLeft, text.width()));
        p.setPen(m_theme->color("line"));
        p.drawLine(0, height() - 1, width(), height() - 1);
    }

private:
    const Theme* m_theme;
    QString m_name, m_where;
};

} // namespace

StartPage::StartPage(std::shared_ptr<const Environment> environment, const Theme* theme, QWidget* parent)
    : QWidget(parent), m_environment(std::move(environment)), m_theme(theme)
{
    setAccessibleName(tr("Start page"));
    setLook(this, "window");
    setAttribute(Qt::WA_StyledBackground);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(32, 22, 40, 24);
    column->setSpacing(16);
    column->addWidget(makeTour());
    column->addSpacing(8);
    column->addWidget(makeTemplates());
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeSide());
    layout->addWidget(separatorLine(Qt::Vertical));
    layout->addWidget(scroll, 1);

    connect(&m_drawings, &QFutureWatcherBase::resultReadyAt, this, &StartPage::takeDrawing);
    std::vector<StarterPreview> all;
    for (const StarterCard* card : m_cards) all.push_back(card->starter());
    m_drawings.setFuture(QtConcurrent::mapped(QList<StarterPreview>(all.begin(), all.end()),
                                              [environment = m_environment](const StarterPreview& s) { return withDrawing(s, *environment); }));
    refreshRecent();
}

StartPage::~StartPage()
{
    m_drawings.disconnect(this);
    m_drawings.cancel();
    m_drawings.waitForFinished();
}

void StartPage::waitForDrawings()
{
    m_drawings.waitForFinished();
    for (int i = 0; i < static_cast<int>(m_cards.size()); ++i) takeDrawing(i);
}

void StartPage::takeDrawing(int index) { m_cards[static_cast<std::size_t>(index)]->setStarter(m_drawings.resultAt(index)); }

QWidget* StartPage::makeSide()
{
    auto* side = new QWidget;
    setLook(side, "panel");
    side->setAttribute(Qt::WA_StyledBackground);
    side->setFixedWidth(kSideWidth);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(20, 28, 20, 20);
    layout->setSpacing(8);

    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(resourcePicture(m_theme, QStringLiteral("faultline"), 40));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(plainLabel(tr("Faultline"), "page-title"));
    words->addWidget(plainLabel(tr("Draw it, check it, break it"), "secondary"));
    head->addLayout(words, 1);
    layout->addLayout(head);
    layout->addSpacing(20);

    auto* create = startButton(m_theme, QStringLiteral("plus"), tr("New document"), {}, true);
    auto* open =
        startButton(m_theme, QStringLiteral("folder"), tr("Open"), QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText), false);
    connect(create, &QPushButton::clicked, this, &StartPage::newWanted);
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);
    layout->addWidget(create);
    layout->addWidget(open);
    layout->addSpacing(22);
    m_recentHead = plainLabel(tr("RECENT"), "section");
    layout->addWidget(m_recentHead);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(0);
    layout->addLayout(m_recent);
    layout->addStretch();
    return side;
}

void StartPage::refreshRecent()
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        item->widget()->hide(); // gone at once; deleted once no event of its own is under way
        item->widget()->deleteLater();
        delete item;
    }
    const QStringList files = recent::files().mid(0, kShownRecent);
    for (const QString& path : files) {
        auto* button = new RecentButton(path, m_theme);
        connect(button, &QAbstractButton::clicked, this, [this, path] { emit fileChosen(path); });
        m_recent->addWidget(button);
    }
    if (files.isEmpty()) m_recent->addWidget(plainLabel(tr("Files that you open or save are listed here."), "hint", true));
}

QWidget* StartPage::makeTour()
{
    auto* tour = new QWidget;
    auto* layout = new QVBoxLayout(tour);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    auto* cards = new QWidget;
    auto* hide = textButton(tr("Hide the tour"), "plain");
    auto* head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("First time here? Three steps, about four minutes"), "page-title"), 1);
    head->addWidget(hide);
    auto* row = new QHBoxLayout(cards);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    for (const auto step : {TourCard::Step::Draw, TourCard::Step::Check, TourCard::Step::Break}) {
        auto* card = new TourCard(step, m_theme);
        connect(card, &TourCard::followed, this, [this, step] { emit tourStep(static_cast<int>(step)); });
        row->addWidget(card, 1);
        m_tour.push_back(card);
    }
    layout->addLayout(head);
    layout->addWidget(cards);

    const auto show = [cards, hide](bool shown) {
        cards->setVisible(shown);
        hide->setText(shown ? tr("Hide the tour") : tr("Show the tour"));
        hide->setAccessibleName(hide->text());
    };
    show(!QSettings().value(QStringLiteral("tourHidden"), false).toBool());
    connect(hide, &QPushButton::clicked, this, [cards, show] {
        const bool shown = cards->isHidden();
        QSettings().setValue(QStringLiteral("tourHidden"), !shown);
        show(shown);
    });
    return tour;
}

QWidget* StartPage::makeTemplates()
{
    auto* section = new QWidget;
    auto* layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    m_search = new SearchField(m_theme, tr("Find a template"));
    m_search->setFixedWidth(220);
    m_nothing = plainLabel({}, "secondary");
    auto* head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("Start from a template"), "page-title"), 1);
    head->addWidget(m_search);
    layout->addLayout(head);
    layout->addWidget(m_nothing);
    m_grid = new QGridLayout;
    m_grid->setSpacing(kGap);
    layout->addLayout(m_grid);

    for (StarterPreview& starter : starterPreviews(*m_environment)) {
        auto* card = new StarterCard(std::move(starter), m_theme, section);
        connect(card, &QAbstractButton::clicked, this, [this, card] { emit starterChosen(QString::fromStdString(card->starter().name)); });
        m_cards.push_back(card);
    }
    connect(m_search, &QLineEdit::textChanged, this, &StartPage::placeCards);
    return section;
}

void StartPage::placeCards()
{
    const int columns = qMax(1, (width() - kSideWidth - 72 + kGap) / (kCardWidth + kGap));
    const QString search = m_search->text().trimmed();
    while (QLayoutItem* item = m_grid->takeAt(0)) delete item;
    for (int c = 0; c < 8; ++c) m_grid->setColumnStretch(c, c < columns ? 1 : 0);
    int shown = 0;
    for (StarterCard* card : m_cards) {
        const StarterPreview& s = card->starter();
        const bool fits = search.isEmpty() || (s.title + s.description + QString::fromStdString(s.name)).contains(search, Qt::CaseInsensitive);
        card->setVisible(fits);
        if (!fits) continue;
        m_grid->addWidget(card, shown / columns, shown % columns);
        ++shown;
    }
    m_nothing->setText(m_cards.empty() ? tr("No templates are installed.") : tr("Nothing called “%1”.").arg(search));
    m_nothing->setVisible(shown == 0);
}

void StartPage::resizeEvent(QResizeEvent*)
{
    for (TourCard* card : m_tour) card->showPicture(width() >= kTourPictureFrom);
    placeCards();
}

} // namespace faultline::ui
