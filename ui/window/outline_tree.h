#pragma once

#include "ui/theme/controls.h"

#include <QSet>

class QStandardItem;
class QStandardItemModel;

namespace faultline::ui {

class Session;

/// The drawing as a tree: Region, VPC, AZ, subnet, resource; then what is not drawn. Selects with the canvas.
class OutlineTree : public ChevronTree {
    Q_OBJECT
public:
    OutlineTree(Session* session, const Theme* theme, QWidget* parent = nullptr);

    /// Shows only rows that hold every word in their label, type or id, and what they stand in. Empty: all.
    void setFilter(const QString& words);

signals:
    void activatedResource(const QString& id); ///< double click, Enter: show it on the canvas

private:
    void rebuild();
    void showSelection();
    void takeSelection();

    Session* m_session;
    QStandardItemModel* m_model;
    QStringList m_filter;
    QSet<QString> m_folded; ///< ids of rows that the user has closed
    bool m_following = false;
};

} // namespace faultline::ui
