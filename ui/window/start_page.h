#pragma once

#include "ui/window/starter_preview.h"

#include <QFutureWatcher>
#include <QWidget>

#include <memory>

class QGridLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace faultline::ui {

class StarterCard;
class Theme;
class TourCard;

/// What is seen first: new, open, recent files, the tour, and the starter templates with drawings of their own.
class StartPage : public QWidget {
    Q_OBJECT
public:
    StartPage(std::shared_ptr<const Environment> environment, const Theme* theme, QWidget* parent = nullptr);
    ~StartPage() override;

    void refreshRecent();
    /// Blocks until every card has its drawing: for pictures.
    void waitForDrawings();

signals:
    void newWanted();
    void openWanted();
    void fileChosen(const QString& path);
    void starterChosen(const QString& name);
    void tourStep(int step); ///< 0 draw, 1 check, 2 break

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QWidget* makeSide();
    [[nodiscard]] QWidget* makeTour();
    [[nodiscard]] QWidget* makeTemplates();
    void placeCards();
    void takeDrawing(int index);

    std::shared_ptr<const Environment> m_environment;
    const Theme* m_theme;
    QVBoxLayout* m_recent = nullptr;
    QWidget* m_recentHead = nullptr;
    QGridLayout* m_grid = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_nothing = nullptr;
    std::vector<StarterCard*> m_cards;
    std::vector<TourCard*> m_tour;
    QFutureWatcher<StarterPreview> m_drawings;
};

} // namespace faultline::ui
