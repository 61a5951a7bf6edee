#include "ui/drill/drill_panel.h"

#include "ui/drill/run_controller.h"
#include "ui/session/session.h"

namespace faultline::ui {

struct DrillPanel::State {
    Session* session = nullptr;
    Theme* theme = nullptr;
    RunController* run = nullptr;
};

DrillPanel::DrillPanel(Session* session, Theme* theme, RunController* run, QWidget* parent)
    : QWidget(parent), m_state(std::make_unique<State>(State{session, theme, run}))
{
    setAccessibleName(tr("Drill"));
}
DrillPanel::~DrillPanel() = default;

void DrillPanel::addFault(const QString&, const QString&) {}
void DrillPanel::playOrPause() {}
void DrillPanel::stop() { m_state->run->stop(); }

} // namespace faultline::ui
