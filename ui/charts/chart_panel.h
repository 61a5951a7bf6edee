#pragma once

#include <QWidget>

#include <memory>

namespace faultline::ui {

class RunController;
class Session;
class Theme;
class TimeCursor;

/// Charts of a run side by side, over one time axis: requests and 5xx, latency, hosts, database.
class ChartPanel : public QWidget {
    Q_OBJECT
public:
    /// All outlive the widget.
    ChartPanel(Session* session, Theme* theme, RunController* run, TimeCursor* cursor, QWidget* parent = nullptr);
    ~ChartPanel() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace faultline::ui
