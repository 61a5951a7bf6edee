#include "ui/window/event_list.h"

#include "ui/drill/run_controller.h"
#include "ui/session/session.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace faultline::ui {

namespace {

constexpr int kResourceRole = Qt::UserRole + 1;

/// "10:24.5": minutes, seconds and a tenth.
QString clockText(Nanoseconds at)
{
    const auto tenths = at / (kSecond / 10);
    return QStringLiteral("%1:%2.%3").arg(tenths / 600).arg(tenths / 10 % 60, 2, 10, QLatin1Char('0')).arg(tenths % 10);
}

QString planeWord(sim::TimelineEntry::Plane plane)
{
    switch (plane) {
    case sim::TimelineEntry::Plane::Control: return EventList::tr("control plane");
    case sim::TimelineEntry::Plane::Data: return EventList::tr("data plane");
    case sim::TimelineEntry::Plane::Client: return EventList::tr("client");
    }
    return {};
}

} // namespace

EventList::EventList(Session* session, RunController* run, const Theme* theme, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_run(run),
      m_list(new QTreeView),
      m_model(new QStandardItemModel(this)),
      m_nothing(plainLabel(tr("No events yet. They are listed here while a drill runs."), "secondary"))
{
    setAccessibleName(tr("Events"));
    m_list->setAccessibleName(tr("Event log"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFont(theme->font(size::kDense));
    m_model->setHorizontalHeaderLabels({tr("Time"), tr("Where"), tr("What"), tr("Plane"), tr("Rule")});
    m_list->header()->resizeSection(0, 90);
    m_list->header()->resizeSection(1, 170);
    m_list->header()->resizeSection(2, 640);
    m_nothing->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_list, 1);
    connect(run, &RunController::snapshotChanged, this, &EventList::refresh);
    connect(run, &RunController::stateChanged, this, &EventList::refresh);
    connect(m_list, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        const QString id = index.siblingAtColumn(0).data(kResourceRole).toString().section(QLatin1Char('#'), 0, 0);
        if (m_session->derived()->architecture.find(id.toStdString())) m_session->select({id});
    });
    refresh();
}

void EventList::refresh()
{
    const auto snapshot = m_run->snapshot();
    const std::size_t count = snapshot ? snapshot->record.timeline.size() : 0;
    if (static_cast<int>(count) < m_model->rowCount()) m_model->removeRows(0, m_model->rowCount());
    const Texts& texts = m_session->environment().texts;
    for (auto i = static_cast<std::size_t>(m_model->rowCount()); i < count; ++i) {
        const sim::TimelineEntry& entry = snapshot->record.timeline[i];
        auto* time = new QStandardItem(clockText(entry.at));
        time->setData(QString::fromStdString(entry.resource), kResourceRole);
        m_model->appendRow({time, new QStandardItem(QString::fromStdString(entry.resource)),
                            new QStandardItem(QString::fromStdString(texts.render(entry.text))), new QStandardItem(planeWord(entry.plane)),
                            new QStandardItem(QString::fromStdString(entry.rule))});
    }
    m_nothing->setVisible(count == 0);
    m_list->setVisible(count > 0);
}

} // namespace faultline::ui
