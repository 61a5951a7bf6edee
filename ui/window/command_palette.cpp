#include "ui/window/command_palette.h"

#include "model/text/nearest.h"
#include "ui/theme/controls.h"
#include "ui/theme/row_delegate.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace faultline::ui {

namespace {

constexpr int kWidth = 560, kRowsShown = 10, kRow = 30, kTop = 56;
constexpr std::size_t kRowsMax = 100; ///< more nobody reads; another letter leaves fewer
constexpr int kEntryRole = Qt::UserRole + 1;

bool startsAWord(const QString& text, qsizetype at) { return at == 0 || !text[at - 1].isLetterOrNumber(); }

} // namespace

CommandPalette::CommandPalette(const Theme* theme, QWidget* window)
    : QFrame(window),
      m_theme(theme),
      m_field(new SearchField(theme, tr("Find or run"))),
      m_list(new QListView),
      m_model(new QStandardItemModel(this)),
      m_nothing(plainLabel({}, "hint", true))
{
    setAccessibleName(tr("Command palette"));
    setLook(this, "popup");
    m_list->setAccessibleName(tr("Found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(theme, kRow, 16, m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps the keys
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { take(index.row()); });
    hide();
}

void CommandPalette::open(const QString& prompt, std::vector<Entry> entries)
{
    if (!isVisible()) m_before = window()->focusWidget();
    m_entries = std::move(entries);
    m_field->setPlaceholderText(prompt);
    m_field->setAccessibleName(prompt);
    m_field->clear();
    search({});
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

int CommandPalette::rank(const Entry& entry, const QString& typed)
{
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QString all = entry.label + QLatin1Char(' ') + entry.also + QLatin1Char(' ') + entry.detail;
    if (!std::all_of(words.begin(), words.end(), [&](const QString& w) { return all.contains(w, Qt::CaseInsensitive); })) return -1;
    if (words.isEmpty()) return 0;
    const qsizetype at = entry.label.indexOf(typed.trimmed(), 0, Qt::CaseInsensitive);
    if (at == 0) return 0;
    if (at > 0) return startsAWord(entry.label, at) ? 1 : 2;
    if (entry.also.startsWith(typed.trimmed(), Qt::CaseInsensitive)) return 1;
    return entry.label.contains(words.front(), Qt::CaseInsensitive) ? 3 : 4;
}

void CommandPalette::search(const QString& typed)
{
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (const int r = rank(m_entries[i], typed); r >= 0) found.emplace_back(r, i);
    std::sort(found.begin(), found.end()); // equals stay in their order
    if (found.size() > kRowsMax) found.resize(kRowsMax);
    m_model->clear();
    for (const auto& [r, i] : found) {
        const Entry& entry = m_entries[i];
        auto* row = new QStandardItem(entry.label);
        row->setData(entry.icon, RowDelegate::IconRole);
        row->setData(entry.detail, RowDelegate::CountRole);
        row->setData(entry.detail, Qt::AccessibleDescriptionRole);
        row->setData(static_cast<int>(i), kEntryRole);
        m_model->appendRow(row);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->setVisible(!found.empty());
    m_nothing->setVisible(found.empty());
    if (found.empty()) {
        std::vector<std::string> known;
        for (const Entry& entry : m_entries) known.push_back(entry.label.toStdString());
        const QString guess = QString::fromStdString(nearestWord(typed.toStdString(), known));
        m_nothing->setText(guess.isEmpty() ? tr("Nothing called “%1”.").arg(typed) : tr("Nothing called “%1”. Did you mean %2?").arg(typed, guess));
    }
    place();
}

void CommandPalette::place()
{
    const QWidget* over = parentWidget();
    const int rows = std::clamp(m_model->rowCount(), 1, kRowsShown);
    const int width = std::min(kWidth, over->width() - 32);
    resize(width, m_field->sizeHint().height() + rows * kRow + 28);
    move((over->width() - width) / 2, kTop);
}

void CommandPalette::take(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    if (!index.isValid()) return;
    const auto run = m_entries[static_cast<std::size_t>(index.data(kEntryRole).toInt())].run;
    dismiss();
    run();
}

void CommandPalette::dismiss()
{
    hide();
    m_entries.clear();
    if (m_before && window()->isAncestorOf(m_before)) m_before->setFocus();
    m_before = nullptr;
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible()) place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible() && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) {
        m_before.clear(); // the focus went where the person wants it
        dismiss();
        return false;
    }
    if (event->type() != QEvent::KeyPress) return false;
    const int rows = m_model->rowCount(), row = m_list->currentIndex().row();
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape: dismiss(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: take(row); return true;
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int step = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down ? 1 : -1;
        if (rows > 0) m_list->setCurrentIndex(m_model->index((row + step + rows) % rows, 0));
        return true;
    }
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return true; // there is nothing else to go to
    default: return false;
    }
}

} // namespace faultline::ui
