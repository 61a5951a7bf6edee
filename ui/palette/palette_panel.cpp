#include "ui/palette/palette_panel.h"

#include "ui/palette/palette_tree.h"
#include "ui/session/session.h"
#include "ui/theme/controls.h"
#include "ui/theme/row_delegate.h"
#include "ui/theme/theme.h"

#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace faultline::ui {

namespace {

/// Every word of the search occurs in the entry's label, group or id.
bool matches(const PaletteEntry& entry, const QStringList& words)
{
    const QString text = entry.item.label + QLatin1Char(' ') + entry.group + QLatin1Char(' ') + entry.item.id + QLatin1Char(' ') + entry.tip;
    return std::all_of(words.begin(), words.end(), [&](const QString& w) { return text.contains(w, Qt::CaseInsensitive); });
}

/// The label that shares the longest run of letters with what was typed; for "did you mean".
QString nearestLabel(const std::vector<PaletteEntry>& entries, const QString& typed)
{
    QString best;
    int bestLength = 1;
    for (const PaletteEntry& entry : entries)
        for (qsizetype from = 0; from < typed.size(); ++from) {
            int length = bestLength + 1;
            while (from + length <= typed.size() && entry.item.label.contains(typed.mid(from, length), Qt::CaseInsensitive)) {
                best = entry.item.label;
                bestLength = length++;
            }
        }
    return best;
}

} // namespace

PalettePanel::PalettePanel(const Session* session, const Theme* theme, QWidget* parent)
    : QWidget(parent),
      m_entries(paletteEntries(session->environment())),
      m_search(new SearchField(theme, tr("Find a resource or fault"))),
      m_tree(new PaletteTree(theme)),
      m_model(new QStandardItemModel(this)),
      m_nothing(plainLabel({}, "hint", true))
{
    setAccessibleName(tr("Palette"));
    m_tree->setAccessibleName(tr("Palette entries"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new RowDelegate(theme, size::kPaletteRow, 20, m_tree));
    m_nothing->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 0, 0);
    layout->setSpacing(6);
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(0, 0, 12, 0);
    searchRow->addWidget(m_search);
    layout->addLayout(searchRow);
    layout->addWidget(m_nothing);
    layout->addWidget(m_tree, 1);

    connect(m_search, &QLineEdit::textChanged, this, &PalettePanel::show);
    connect(m_tree, &PaletteTree::dragMoved, this, &PalettePanel::dragMoved);
    connect(m_tree, &PaletteTree::dropped, this, &PalettePanel::dropped);
    connect(m_tree, &PaletteTree::dragCancelled, this, &PalettePanel::dragCancelled);
    connect(m_tree, &PaletteTree::itemActivated, this, &PalettePanel::itemActivated);
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& i) {
        if (m_search->text().isEmpty()) m_folded.append(i.data().toString());
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& i) { m_folded.removeAll(i.data().toString()); });
    show({});
}

void PalettePanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PalettePanel::show(const QString& search)
{
    const QStringList words = search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_model->clear();
    QStandardItem* group = nullptr;
    for (const PaletteEntry& entry : m_entries) {
        if (!matches(entry, words)) continue;
        if (!group || group->data(Qt::DisplayRole).toString() != entry.group.toUpper()) {
            group = new QStandardItem(entry.group.toUpper());
            group->setData(true, RowDelegate::HeadingRole);
            group->setEditable(false);
            m_model->appendRow(group);
        }
        auto* row = new QStandardItem(entry.item.label);
        row->setData(QVariant::fromValue(entry.item), PaletteTree::kItemRole);
        row->setData(entry.item.icon, RowDelegate::IconRole);
        row->setToolTip(QStringLiteral("<qt>%1</qt>").arg(entry.tip.toHtmlEscaped()));
        row->setData(entry.tip, Qt::AccessibleDescriptionRole);
        row->setEditable(false);
        group->appendRow(row);
    }
    for (int i = 0; i < m_model->rowCount(); ++i) {
        QStandardItem* head = m_model->item(i);
        head->setData(QString::number(head->rowCount()), RowDelegate::CountRole);
        m_tree->setExpanded(head->index(), !words.isEmpty() || !m_folded.contains(head->text()));
    }
    const bool none = m_model->rowCount() == 0;
    const QString guess = none ? nearestLabel(m_entries, search) : QString();
    m_nothing->setText(guess.isEmpty() ? tr("Nothing called “%1”.").arg(search) : tr("Nothing called “%1”. Did you mean %2?").arg(search, guess));
    m_nothing->setVisible(none);
}

} // namespace faultline::ui
