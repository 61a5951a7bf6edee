#include "ui/window/dock.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace faultline::ui {

namespace {

constexpr int kDrillHeight = 384;   // bar, goals, time line, and charts of 164
constexpr int kAdvisorHeight = 460; // tiles, and a check in full beside the list

} // namespace

Dock::Dock(const Theme* theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_tabs(new QTabBar),
      m_pages(new QStackedWidget),
      m_counts(new StatusCounts(theme, StatusCounts::Words::No)),
      m_fold(toolButton(theme, QStringLiteral("chevron-down"), tr("Fold the dock"))),
      m_heights{kDrillHeight, size::kDock, kAdvisorHeight, size::kDock}
{
    setAccessibleName(tr("Dock"));
    m_tabs->setAccessibleName(tr("Dock tabs"));
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_counts->setOnlyActing(true);
    auto* row = new QFrame;
    setLook(row, "dock-tabs");
    row->setFixedHeight(size::kTabs + 2);
    auto* rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins(4, 0, 8, 0);
    rowLayout->addWidget(m_tabs, 0, Qt::AlignBottom);
    rowLayout->addStretch();
    rowLayout->addWidget(m_fold);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(row);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (!isFolded() && isVisible()) rememberHeight();
        m_shown = index;
        m_pages->setCurrentIndex(index);
        shareHeight();
    });
    connect(m_tabs, &QTabBar::currentChanged, this, &Dock::pageChanged);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int index) {
        if (index < 0) return;
        setFolded(index == m_tabs->currentIndex() && !isFolded());
    });
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!isFolded()); });
}

void Dock::addPage(const QString& title, QWidget* page)
{
    m_pages->addWidget(page);
    const int index = m_tabs->addTab(title);
    if (index == Advisor) m_tabs->setTabButton(index, QTabBar::RightSide, m_counts);
}

void Dock::open(Page page)
{
    setFolded(false);
    m_tabs->setCurrentIndex(page);
}

void Dock::rememberHeight() { m_heights[static_cast<std::size_t>(m_shown)] = height(); }

void Dock::shareHeight()
{
    auto* splitter = qobject_cast<QSplitter*>(parentWidget());
    if (!splitter) return;
    const int own = isFolded() ? size::kTabs + 2 : m_heights[static_cast<std::size_t>(m_shown)];
    const int shared = qMin(own, splitter->height() * 55 / 100); // the drawing keeps its share of a small window
    splitter->setSizes({qMax(1, splitter->height() - shared), shared});
}

void Dock::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (isFolded()) shareHeight(); // what was folded before there was a height to share
}

bool Dock::isFolded() const { return m_pages->isHidden(); }

void Dock::setFolded(bool folded)
{
    if (folded == isFolded()) return;
    if (folded && isVisible()) rememberHeight();
    m_pages->setVisible(!folded);
    setMaximumHeight(folded ? size::kTabs + 2 : QWIDGETSIZE_MAX);
    bindIcon(m_fold, m_theme, folded ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"));
    m_fold->setAccessibleName(folded ? tr("Open the dock") : tr("Fold the dock"));
    m_fold->setToolTip(m_fold->accessibleName());
    shareHeight();
    emit foldedChanged(folded);
}

void Dock::setAdvisorCounts(const std::array<int, 5>& counts)
{
    m_counts->setCounts(counts);
    m_counts->setFixedSize(m_counts->sizeHint());
    m_tabs->setTabButton(Advisor, QTabBar::RightSide, nullptr);
    m_tabs->setTabButton(Advisor, QTabBar::RightSide, m_counts); // takes the new width
    m_counts->setVisible(counts[0] + counts[1] > 0);
}

} // namespace faultline::ui
