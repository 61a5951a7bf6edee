#pragma once

#include "model/services/architecture.h"
#include "sim/drill/scenario.h"
#include "sim/telemetry/alarm_rule.h"
#include "ui/drill/run_snapshot.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace faultline {
class Topology;
}

namespace faultline::ui {

/// Plays a drill: owns a Simulation in a thread of its own, which stays ahead of the display, and hands out snapshots at display rate.
class RunController : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Playing, Paused, Finished };
    static constexpr double kSpeedMax = 1e9; ///< "as fast as it goes"

    explicit RunController(QObject* parent = nullptr);
    ~RunController() override; ///< joins the thread

    /// Compiles and starts to play from 0. A problem of the compilation leaves it idle.
    [[nodiscard]] Result<Done> start(const Architecture& architecture, const Topology& topology, sim::Scenario scenario);
    void play();
    void pause();
    void step(Nanoseconds by = kSecond); ///< pauses, and shows the moment `by` later as soon as it is computed
    void stop();                         ///< ends the run and joins; back to idle
    void setSpeed(double speed);         ///< simulated seconds per second, >= 1

    /// Adds a fault at the display's time, or later as the fault says. Fails when the run is over by then.
    [[nodiscard]] Result<Done> inject(const sim::Fault& fault);

    [[nodiscard]] State state() const;
    [[nodiscard]] double speed() const;
    [[nodiscard]] const sim::Scenario* scenario() const;               ///< null when idle
    [[nodiscard]] std::shared_ptr<const RunSnapshot> snapshot() const; ///< null when idle
    [[nodiscard]] const std::vector<sim::AlarmRule>& alarms() const;   ///< that the run evaluates, target tracking's own among them

signals:
    void stateChanged();
    void snapshotChanged(); ///< at most ten times a second

private:
    void tick();
    void showStep();
    void showUntil(double until, bool atLeastOne);

    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace faultline::ui
