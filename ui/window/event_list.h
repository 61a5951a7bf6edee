#pragma once

#include <QWidget>

class QLabel;
class QTreeView;
class QStandardItemModel;

namespace faultline {
class Texts;
}

namespace faultline::ui {

class RunController;
class Session;
class Theme;

/// The run's event log: when, what, where, and the statement that it follows from. A click selects the resource.
class EventList : public QWidget {
    Q_OBJECT
public:
    EventList(Session* session, RunController* run, const Theme* theme, QWidget* parent = nullptr);

private:
    void refresh();

    Session* m_session;
    RunController* m_run;
    QTreeView* m_list;
    QStandardItemModel* m_model;
    QLabel* m_nothing;
};

} // namespace faultline::ui
