#include "ui/charts/chart_panel.h"

#include "ui/drill/run_controller.h"
#include "ui/session/session.h"

namespace faultline::ui {

struct ChartPanel::State {
    Session* session = nullptr;
    Theme* theme = nullptr;
    RunController* run = nullptr;
};

ChartPanel::ChartPanel(Session* session, Theme* theme, RunController* run, QWidget* parent)
    : QWidget(parent), m_state(std::make_unique<State>(State{session, theme, run}))
{
    setAccessibleName(tr("Charts"));
}
ChartPanel::~ChartPanel() = default;

} // namespace faultline::ui
