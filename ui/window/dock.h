#pragma once

#include "ui/theme/controls.h"

#include <QFrame>

#include <array>

class QStackedWidget;
class QTabBar;

namespace faultline::ui {

/// The pages below the drawing, and their tabs. A click on the tab that is shown folds the dock to its tabs.
class Dock : public QWidget {
    Q_OBJECT
public:
    enum Page { Drill, Charts, Advisor, Events };

    explicit Dock(const Theme* theme, QWidget* parent = nullptr);

    void addPage(const QString& title, QWidget* page);
    void open(Page page);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const;
    void setAdvisorCounts(const std::array<int, 5>& counts);

signals:
    void foldedChanged(bool folded);
    void pageChanged(int page); ///< Page

protected:
    void showEvent(QShowEvent* event) override;

private:
    void rememberHeight();
    void shareHeight();

    const Theme* m_theme;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    StatusCounts* m_counts;
    QToolButton* m_fold;
    std::array<int, 4> m_heights; ///< of each page, as last seen
    int m_shown = 0;
};

} // namespace faultline::ui
