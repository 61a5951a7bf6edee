#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace faultline::ui {

class Theme;

/// One field over the window: what is typed is found among things and actions, Enter takes the first, arrows choose, Escape leaves things as they
/// are.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    struct Entry {
        QString label;
        QString detail; ///< at the right: keys of an action, type of a resource
        QString icon;   ///< file of resources/icons without suffix; empty: none
        std::function<void()> run;
        QString also = {}; ///< another name that it is found by: a logical id
    };

    /// @param window  it stands over its upper middle, and the focus goes back to where it was
    CommandPalette(const Theme* theme, QWidget* window);

    /// Shows what there is to choose from. Replaces what was shown.
    void open(const QString& prompt, std::vector<Entry> entries);

    /// How well an entry answers words: lower is better, -1 not at all. The label's start beats a word's start, that beats the middle; what is only
    /// in the detail comes last.
    [[nodiscard]] static int rank(const Entry& entry, const QString& typed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& typed);
    void take(int row);
    void dismiss();
    void place();

    const Theme* m_theme;
    QLineEdit* m_field;
    QListView* m_list;
    QStandardItemModel* m_model;
    QLabel* m_nothing;
    std::vector<Entry> m_entries;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace faultline::ui
