#pragma once

#include "model/layout/marks.h"

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStandardItemModel;

namespace faultline::ui {

class CategoryTile;
class CheckDetails;
class Session;
class Theme;

/// The advisor's report: categories with counts, checks from the worst down, one check in full. Choosing a finding selects what it concerns.
class AdvisorPanel : public QWidget {
    Q_OBJECT
public:
    AdvisorPanel(Session* session, const Theme* theme, QWidget* parent = nullptr);

    void showCheck(const QString& check);
    void step(int by); ///< to the next or previous row
    void fix();
    void suppress();

signals:
    void revealWanted(const QString& resource);

private:
    [[nodiscard]] QWidget* makeTiles();
    [[nodiscard]] QWidget* makeList();
    void refresh();
    void showChosen();
    void selectConcerned(const std::string& check);

    Session* m_session;
    const Theme* m_theme;
    std::vector<CategoryTile*> m_tiles;
    std::vector<QPushButton*> m_chips; ///< in the order of kStatusOrder
    QLineEdit* m_search = nullptr;
    QListView* m_list = nullptr;
    QStandardItemModel* m_model = nullptr;
    QLabel* m_nothing = nullptr;
    CheckDetails* m_details = nullptr;
    std::string m_chosen;
    bool m_filling = false;
};

} // namespace faultline::ui
