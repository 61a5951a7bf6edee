#pragma once

#include "ui/palette/palette_entry.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QStandardItemModel;

namespace faultline::ui {

class PaletteTree;
class Session;
class Theme;

/// What can be put on the canvas: searchable, in groups, dragged or put into the selection by a double click or Enter.
class PalettePanel : public QWidget {
    Q_OBJECT
public:
    PalettePanel(const Session* session, const Theme* theme, QWidget* parent = nullptr);

    void focusSearch();

signals:
    void dragMoved(const faultline::ui::PaletteItem& item, const QPoint& globalPosition);
    void dropped(const faultline::ui::PaletteItem& item, const QPoint& globalPosition);
    void dragCancelled();
    void itemActivated(const faultline::ui::PaletteItem& item);

private:
    void show(const QString& search);

    std::vector<PaletteEntry> m_entries;
    QLineEdit* m_search;
    PaletteTree* m_tree;
    QStandardItemModel* m_model;
    QLabel* m_nothing;
    QStringList m_folded; ///< groups that the user has closed
};

} // namespace faultline::ui
