#pragma once

#include "model/layout/marks.h"
#include "model/text/problem.h"

#include <QWidget>

#include <memory>

namespace faultline::ui {

class RunController;
struct RunSnapshot;
class Session;
class Theme;
class TimeCursor;

/// The drill bar and its time line: which drill, play, clock, speed, verdict so far, what happened. Maps the run onto the drawing.
class DrillPanel : public QWidget {
    Q_OBJECT
public:
    /// All outlive the widget.
    DrillPanel(Session* session, Theme* theme, RunController* run, TimeCursor* cursor, QWidget* parent = nullptr);
    ~DrillPanel() override;

    /// Adds a fault to the drill at hand: kind of CONTRACT's list, target as "az=us-east-1a".
    void addFault(const QString& kind, const QString& target);
    void playOrPause();
    void stop();

signals:
    void drawingStateChanged(const faultline::DrawingState& state); ///< for the canvas; empty when there is no run
    void motionChanged(bool playing, double speed);

private:
    void build();
    void refreshDrills();
    void showPlan();
    void showState();
    void showSnapshot();
    void showVerdicts(const RunSnapshot* snapshot);
    void tell(const Problem& problem);

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace faultline::ui
