#include "ui/window/outline_tree.h"

#include "ui/session/session.h"
#include "ui/theme/row_delegate.h"
#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QScopedValueRollback>
#include <QStandardItemModel>

#include <algorithm>
#include <map>

namespace faultline::ui {

namespace {

constexpr int kIdRole = Qt::UserRole + 1;       ///< row's id, for what is folded
constexpr int kResourceRole = Qt::UserRole + 2; ///< logical id; empty for Region, AZ, headings

/// The worst finding of each resource.
std::map<std::string, Status> worstFindings(const AdvisorReport& report)
{
    std::map<std::string, Status> worst;
    for (const Finding& finding : report.findings) {
        if (finding.suppression || (finding.status != CheckStatus::Red && finding.status != CheckStatus::Yellow)) continue;
        Status& status = worst[finding.resource];
        if (status != Status::Red) status = statusOf(finding.status);
    }
    return worst;
}

bool matches(const OutlineRow& row, const QStringList& words)
{
    const QString all = QString::fromStdString(row.label + ' ' + row.typeLabel + ' ' + row.resource);
    return std::all_of(words.begin(), words.end(), [&](const QString& w) { return all.contains(w, Qt::CaseInsensitive); });
}

/// Which rows a filter leaves: those that match, and the rows above them that they stand in.
std::vector<bool> shownRows(const std::vector<OutlineRow>& rows, const QStringList& words)
{
    std::vector<bool> shown(rows.size(), words.isEmpty());
    std::vector<std::size_t> above; // the last row of each depth
    for (std::size_t i = 0; i < rows.size() && !words.isEmpty(); ++i) {
        above.resize(std::min(above.size(), static_cast<std::size_t>(std::max(0, rows[i].depth))));
        above.push_back(i);
        if (!matches(rows[i], words)) continue;
        for (const std::size_t a : above) shown[a] = true;
    }
    return shown;
}

QStandardItem* itemOf(const OutlineRow& row, const std::map<std::string, Status>& worst)
{
    auto* item = new QStandardItem(QString::fromStdString(row.label));
    item->setEditable(false);
    item->setData(QString::fromStdString(row.id), kIdRole);
    item->setData(QString::fromStdString(row.resource), kResourceRole);
    item->setData(QString::fromStdString(row.icon), RowDelegate::IconRole);
    item->setData(!row.drawn, RowDelegate::FaintRole);
    item->setToolTip(QString::fromStdString(row.typeLabel).toHtmlEscaped());
    item->setData(QString::fromStdString(row.typeLabel), Qt::AccessibleDescriptionRole);
    if (const auto it = worst.find(row.resource); it != worst.end() && !row.resource.empty())
        item->setData(static_cast<int>(it->second), RowDelegate::StatusRole);
    return item;
}

} // namespace

OutlineTree::OutlineTree(Session* session, const Theme* theme, QWidget* parent)
    : ChevronTree(theme, parent), m_session(session), m_model(new QStandardItemModel(this))
{
    setAccessibleName(tr("Outline"));
    setModel(m_model);
    setItemDelegate(new RowDelegate(theme, size::kTreeRow, 16, this));
    setIndentation(13);
    setUniformRowHeights(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(session, &Session::derivedChanged, this, &OutlineTree::rebuild);
    connect(session, &Session::selectionChanged, this, &OutlineTree::showSelection);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutlineTree::takeSelection);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& i) {
        if (!m_following) m_folded.insert(i.data(kIdRole).toString());
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& i) { m_folded.remove(i.data(kIdRole).toString()); });
    connect(this, &QTreeView::activated, this, [this](const QModelIndex& i) {
        if (const QString id = i.data(kResourceRole).toString(); !id.isEmpty()) emit activatedResource(id);
    });
    rebuild();
}

void OutlineTree::rebuild()
{
    const QScopedValueRollback following(m_following, true);
    const auto derived = m_session->derived();
    const auto worst = worstFindings(derived->report);
    m_model->clear();
    std::vector<QStandardItem*> parents; // the last row of each depth
    const std::vector<OutlineRow>& rows = derived->diagram.outline;
    const std::vector<bool> shown = shownRows(rows, m_filter);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!shown[i]) continue;
        const OutlineRow& row = rows[i];
        const auto depth = static_cast<std::size_t>(std::max(0, row.depth));
        parents.resize(std::min(depth, parents.size()));
        QStandardItem* item = itemOf(row, worst);
        if (parents.empty()) m_model->appendRow(item);
        else parents.back()->appendRow(item);
        parents.push_back(item);
    }
    expandAll();
    for (const QString& id : m_filter.isEmpty() ? m_folded : QSet<QString>()) // what was found is not folded away
        for (const QModelIndex& index : m_model->match(m_model->index(0, 0), kIdRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive)) collapse(index);
    showSelection();
}

void OutlineTree::setFilter(const QString& words)
{
    m_filter = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    rebuild();
}

void OutlineTree::showSelection()
{
    if (m_model->rowCount() == 0) return;
    const QScopedValueRollback following(m_following, true);
    QItemSelection selection;
    QModelIndex last;
    for (const QString& id : m_session->selection())
        for (const QModelIndex& index : m_model->match(m_model->index(0, 0), kResourceRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive)) {
            selection.select(index, index);
            last = index;
        }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (!last.isValid()) return;
    selectionModel()->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
    scrollTo(last);
}

void OutlineTree::takeSelection()
{
    if (m_following) return;
    QStringList ids;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        if (const QString id = index.data(kResourceRole).toString(); !id.isEmpty()) ids << id;
    const QScopedValueRollback following(m_following, true);
    m_session->select(ids);
}

} // namespace faultline::ui
