#pragma once

#include <QStyledItemDelegate>

namespace faultline::ui {

class Theme;

/// Rows of the palette, the outline and lists like them: icon, label, and to the right a status or a count.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role {
        IconRole = Qt::UserRole + 100, ///< QString: file of resources/icons without suffix
        HeadingRole,                   ///< bool: a group's head
        StatusRole,                    ///< int: faultline::Status at the right
        CountRole,                     ///< QString at the right, faint
        SecondLineRole,                ///< QString below the label
        LeadingStatusRole,             ///< int: faultline::Status instead of an icon
        FaintRole                      ///< bool: not drawn, not real
    };

    RowDelegate(const Theme* theme, int rowHeight, int iconSize, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme* m_theme;
    int m_rowHeight;
    int m_iconSize;
};

} // namespace faultline::ui
