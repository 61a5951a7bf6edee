#include "ui/advisor/advisor_panel.h"

#include "ui/advisor/category_tile.h"
#include "ui/advisor/check_details.h"
#include "ui/session/session.h"
#include "ui/theme/controls.h"
#include "ui/theme/row_delegate.h"
#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QListView>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace faultline::ui {

namespace {

constexpr int kCheckRole = Qt::UserRole + 1;

int rank(Status status)
{
    constexpr Status kRanks[] = {Status::Red, Status::Yellow, Status::CantTell, Status::NoData, Status::Green, Status::None};
    return static_cast<int>(std::find(std::begin(kRanks), std::end(kRanks), status) - std::begin(kRanks));
}

/// What the second line of a row says: where, or why there is nothing.
QString placeWords(const CheckResult& result, const std::vector<const Finding*>& findings)
{
    QStringList where;
    for (const Finding* f : findings)
        if (!f->suppression && !f->resource.empty()) where << QString::fromStdString(f->resource);
    where.removeDuplicates();
    if (where.size() > 3) return AdvisorPanel::tr("%1 and %2 more").arg(where.mid(0, 2).join(QStringLiteral(", "))).arg(where.size() - 2);
    if (!where.isEmpty()) return where.join(QStringLiteral(", "));
    if (result.status == CheckStatus::NoData) return AdvisorPanel::tr("no data: run a drill to its end");
    if (!findings.empty()) return AdvisorPanel::tr("suppressed, or about the whole document");
    if (!result.judged.empty())
        return counted(static_cast<qsizetype>(result.judged.size()), AdvisorPanel::tr("%1 resource looked at"),
                       AdvisorPanel::tr("%1 resources looked at"));
    return AdvisorPanel::tr("whole document");
}

} // namespace

AdvisorPanel::AdvisorPanel(Session* session, const Theme* theme, QWidget* parent) : QWidget(parent), m_session(session), m_theme(theme)
{
    setAccessibleName(tr("Advisor"));
    setLook(this, "window");
    setAttribute(Qt::WA_StyledBackground);
    m_details = new CheckDetails(session, theme);
    auto* detailsCard = new QFrame;
    setLook(detailsCard, "card");
    auto* detailsLayout = new QVBoxLayout(detailsCard);
    detailsLayout->setContentsMargins(1, 1, 1, 1);
    detailsLayout->addWidget(m_details);

    auto* columns = new QHBoxLayout;
    columns->setSpacing(10);
    columns->addWidget(makeList(), 2);
    columns->addWidget(detailsCard, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(10);
    layout->addWidget(makeTiles());
    layout->addLayout(columns, 1);

    connect(session, &Session::derivedChanged, this, &AdvisorPanel::refresh);
    connect(m_details, &CheckDetails::findingChosen, this, [this](const QString& id) {
        m_session->select({id});
        emit revealWanted(id);
    });
    refresh();
}

QWidget* AdvisorPanel::makeTiles()
{
    auto* tiles = new QWidget;
    auto* row = new QHBoxLayout(tiles);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    for (const CategoryWords& words : categories()) {
        auto* tile = new CategoryTile(words, m_theme);
        connect(tile, &QAbstractButton::clicked, this, [this, tile] {
            for (CategoryTile* other : m_tiles)
                if (other != tile) other->setChecked(false);
            refresh();
        });
        m_tiles.push_back(tile);
        row->addWidget(tile);
    }
    return tiles;
}

QWidget* AdvisorPanel::makeList()
{
    auto* card = new QFrame;
    setLook(card, "card");
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 8, 1, 1);
    layout->setSpacing(6);
    m_search = new SearchField(m_theme, tr("Filter checks, resources, ids"));
    auto* filters = new QHBoxLayout;
    filters->setContentsMargins(10, 0, 10, 0);
    filters->setSpacing(6);
    filters->addWidget(m_search, 1);
    for (const Status status : kStatusOrder) {
        auto* chip = textButton({}, "chip");
        chip->setCheckable(true);
        chip->setIconSize({14, 14});
        chip->setAccessibleName(tr("Only %1").arg(statusWord(status)));
        const auto draw = [this, chip, status] { chip->setIcon(QIcon(statusPixmap(status, 14, *m_theme, 2))); };
        draw();
        connect(m_theme, &Theme::changed, chip, draw);
        connect(chip, &QPushButton::clicked, this, &AdvisorPanel::refresh);
        m_chips.push_back(chip);
        filters->addWidget(chip);
    }
    layout->addLayout(filters);
    m_nothing = plainLabel({}, "secondary", true);
    m_nothing->setContentsMargins(12, 6, 12, 6);
    layout->addWidget(m_nothing);
    m_model = new QStandardItemModel(this);
    m_list = new QListView;
    m_list->setAccessibleName(tr("Checks"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(m_theme, size::kFindingRow, 16, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &AdvisorPanel::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &AdvisorPanel::showChosen);
    return card;
}

void AdvisorPanel::refresh()
{
    const QScopedValueRollback filling(m_filling, true);
    const auto derived = m_session->derived();
    const AdvisorReport& report = derived->report;
    std::map<std::string, std::array<int, 5>> counts;
    std::array<int, 5> shownCounts{};
    const auto tile = std::find_if(m_tiles.begin(), m_tiles.end(), [](const CategoryTile* t) { return t->isChecked(); });
    const bool anyChip = std::any_of(m_chips.begin(), m_chips.end(), [](const QPushButton* c) { return c->isChecked(); });
    const QString search = m_search->text().trimmed();
    std::vector<std::pair<int, QStandardItem*>> rows;
    for (const CheckResult& result : report.checks) {
        const Status status = statusOf(result.status);
        const auto* position = std::find(std::begin(kStatusOrder), std::end(kStatusOrder), status);
        if (position == std::end(kStatusOrder)) continue; // nothing here to check
        const auto at = static_cast<std::size_t>(position - std::begin(kStatusOrder));
        ++counts[result.check->category][at];
        if (tile != m_tiles.end() && (*tile)->category() != result.check->category) continue;
        ++shownCounts[at];
        const QString name = QString::fromStdString(result.check->name);
        const QString where = placeWords(result, report.findingsOf(result.check->id));
        if (anyChip && !m_chips[at]->isChecked()) continue;
        if (!search.isEmpty() && !QString(name + where + QString::fromStdString(result.check->id)).contains(search, Qt::CaseInsensitive)) continue;
        auto* item = new QStandardItem(name);
        item->setData(QString::fromStdString(result.check->id), kCheckRole);
        item->setData(static_cast<int>(status), RowDelegate::LeadingStatusRole);
        item->setData(where, RowDelegate::SecondLineRole);
        item->setData(statusWord(status) + QStringLiteral(", ") + where, Qt::AccessibleDescriptionRole);
        rows.emplace_back(rank(status), item);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    m_model->clear();
    for (const auto& row : rows) m_model->appendRow(row.second);
    for (CategoryTile* t : m_tiles) t->setCounts(counts[t->category()]);
    for (std::size_t i = 0; i < m_chips.size(); ++i) m_chips[i]->setText(QString::number(shownCounts[i]));

    const bool filtered = anyChip || !search.isEmpty();
    m_nothing->setText(filtered ? tr("No check fits the filter.") : tr("Nothing to check yet. Drag something onto the canvas."));
    m_nothing->setVisible(rows.empty());
    QModelIndex current;
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (m_model->item(i)->data(kCheckRole).toString().toStdString() == m_chosen) current = m_model->index(i, 0);
    if (!current.isValid() && m_model->rowCount() > 0) current = m_model->index(0, 0);
    m_list->setCurrentIndex(current);
    m_chosen = current.data(kCheckRole).toString().toStdString();
    m_details->show(m_chosen);
}

void AdvisorPanel::showChosen()
{
    if (m_filling) return;
    m_chosen = m_list->currentIndex().data(kCheckRole).toString().toStdString();
    m_details->show(m_chosen);
    selectConcerned(m_chosen);
}

void AdvisorPanel::selectConcerned(const std::string& check)
{
    QStringList ids;
    const auto derived = m_session->derived();
    for (const Finding* f : derived->report.findingsOf(check)) {
        if (f->suppression) continue;
        if (!f->resource.empty()) ids << QString::fromStdString(f->resource);
        for (const std::string& id : f->concerned) ids << QString::fromStdString(id);
    }
    if (ids.isEmpty()) return;
    m_session->select(ids);
    emit revealWanted(ids.constFirst());
}

void AdvisorPanel::showCheck(const QString& check)
{
    for (CategoryTile* t : m_tiles) t->setChecked(false);
    for (QPushButton* chip : m_chips) chip->setChecked(false);
    m_search->clear();
    m_chosen = check.toStdString();
    refresh();
}

void AdvisorPanel::step(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0) return;
    m_list->setCurrentIndex(m_model->index(qBound(0, m_list->currentIndex().row() + by, rows - 1), 0));
}

void AdvisorPanel::fix() { m_details->fix(); }
void AdvisorPanel::suppress() { m_details->suppress(); }

} // namespace faultline::ui
