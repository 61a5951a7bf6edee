#include "model/document/document.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/charts/chart_data.h"
#include "ui/charts/run_chart.h"
#include "ui/drill/drill_panel.h"
#include "ui/drill/live_drawing.h"
#include "ui/drill/run_controller.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

namespace faultline::ui {
namespace {

class DrillTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        const auto made = Environment::make(DataLibrary::embedded());
        ASSERT_TRUE(made.ok());
        environment = *made;
        auto document = Document::parse(std::string(environment->data.find("templates/lab-3.yaml")), "lab-3.yaml");
        ASSERT_TRUE(document.ok());
        architecture = std::make_unique<Architecture>(Architecture::from(*document));
        topology = std::make_unique<Topology>(Topology::of(*architecture));
        diagram = arrange(*architecture, *topology, environment->widths, environment->texts);
    }
    /// Plays at full speed until a time, as a person would who watches the clock.
    void playUntil(RunController& run, Nanoseconds until)
    {
        run.setSpeed(RunController::kSpeedMax);
        QElapsedTimer patience;
        patience.start();
        while (run.snapshot()->now < until && patience.elapsed() < 60'000) QTest::qWait(20);
        ASSERT_GE(run.snapshot()->now, until);
    }
    /// Steps to a moment, and no further.
    void stepTo(RunController& run, Nanoseconds moment)
    {
        run.pause();
        run.step(moment - run.snapshot()->now);
        QElapsedTimer patience;
        patience.start();
        while (run.snapshot()->now < moment && patience.elapsed() < 60'000) QTest::qWait(20);
        ASSERT_EQ(run.snapshot()->now, moment);
    }
    [[nodiscard]] sim::Scenario azLoss(const std::string& zone = "us-east-1a") const
    {
        sim::ScenarioOverrides overrides;
        overrides.traffic = "constant:100/s";
        overrides.faults = std::vector<std::string>{"az-power-interruption:az=" + zone + ",at=2m,for=3m"};
        overrides.objectives = std::vector<std::string>{"rto<=1s"};
        overrides.duration = "8m";
        auto scenario = sim::scenarioOf(*architecture, "", overrides);
        EXPECT_TRUE(scenario.ok());
        return *scenario;
    }

    std::shared_ptr<const Environment> environment;
    std::unique_ptr<Architecture> architecture;
    std::unique_ptr<Topology> topology;
    Diagram diagram;
};

TEST_F(DrillTest, aRunShownInPiecesEndsAsOneThatIsNot)
{
    RunController run;
    const sim::Scenario scenario = azLoss();
    ASSERT_TRUE(run.start(*architecture, *topology, scenario).ok());
    playUntil(run, scenario.duration);
    EXPECT_EQ(run.state(), RunController::State::Finished);

    const auto plan = sim::compile(*architecture, *topology, scenario);
    ASSERT_TRUE(plan.ok());
    sim::Simulation whole(*plan, scenario.seed);
    whole.advance(scenario.duration);
    EXPECT_EQ(run.snapshot()->record.digest, whole.record().digest);
}

TEST_F(DrillTest, anAzWithoutPowerIsSeenOnTheDrawingAndInTheCharts)
{
    RunController run;
    const sim::Scenario scenario = azLoss();
    ASSERT_TRUE(run.start(*architecture, *topology, scenario).ok());
    stepTo(run, 150 * kSecond);
    const DrawingState drawing = drawingOf(run.snapshot()->live, diagram, environment->texts);
    ASSERT_EQ(drawing.faultedFrames.size(), 1U);
    EXPECT_EQ(drawing.faultedFrames.front().second, "No power, 0:30 of 3:00");
    EXPECT_TRUE(std::any_of(drawing.glyphs.begin(), drawing.glyphs.end(), [](const auto& g) { return g.second.health == GlyphState::Health::Down; }));
    EXPECT_FALSE(drawing.connections.empty());
    const auto charts = chartsOf(run.snapshot().get(), &scenario, run.alarms());
    ASSERT_EQ(charts.size(), 5U);
    for (const ChartContent& chart : charts) {
        ASSERT_FALSE(chart.series.empty()) << chart.title.toStdString();
        EXPECT_FALSE(chart.series.front().points.empty()) << chart.title.toStdString();
    }
}

TEST_F(DrillTest, aZoneThatIsNamedByItsNumberIsMarkedToo)
{
    RunController run;
    ASSERT_TRUE(run.start(*architecture, *topology, azLoss("1")).ok());
    stepTo(run, 150 * kSecond);
    const DrawingState drawing = drawingOf(run.snapshot()->live, diagram, environment->texts);
    ASSERT_EQ(drawing.faultedFrames.size(), 1U);
    EXPECT_TRUE(drawing.faultedFrames.front().first.ends_with("/us-east-1a")) << drawing.faultedFrames.front().first;
}

TEST_F(DrillTest, whatScalesAGroupIsDrawnWithTheLevelsOfItsAlarms)
{
    RunController run;
    const sim::Scenario scenario = azLoss();
    ASSERT_TRUE(run.start(*architecture, *topology, scenario).ok());
    stepTo(run, 150 * kSecond);
    const auto charts = chartsOf(run.snapshot().get(), &scenario, run.alarms());
    ASSERT_EQ(charts.size(), 5U);
    ASSERT_EQ(charts.back().series.size(), 1U);
    EXPECT_EQ(charts.back().series.front().name, "AppGroup CPUUtilization");
    EXPECT_FALSE(charts.back().series.front().points.empty());
    QStringList levels;
    for (const ChartLimit& limit : charts.back().limits) levels << limit.text;
    levels.sort();
    EXPECT_EQ(levels, QStringList({"alarm < 20", "alarm > 60"})) << levels.join(", ").toStdString();
}

TEST_F(DrillTest, aStepIsOneSecondWhateverTheSpeed)
{
    RunController run;
    run.setSpeed(RunController::kSpeedMax);
    ASSERT_TRUE(run.start(*architecture, *topology, azLoss()).ok());
    run.pause();
    for (int second = 1; second <= 3; ++second) {
        run.step();
        QTRY_VERIFY_WITH_TIMEOUT(run.snapshot()->now >= second * kSecond, 60'000);
        EXPECT_EQ(run.snapshot()->now, second * kSecond);
    }
    EXPECT_EQ(run.state(), RunController::State::Paused);
}

TEST_F(DrillTest, aRecoveryIsAnOpenQuestionUntilItIsTooLateForIt)
{
    RunController run;
    ASSERT_TRUE(run.start(*architecture, *topology, azLoss()).ok());
    const auto met = [&] { return run.snapshot()->verdict.objectives.front().met; };
    EXPECT_EQ(met(), std::nullopt) << "nothing has happened yet";
    stepTo(run, 150 * kSecond);
    EXPECT_EQ(met(), std::nullopt) << "what holds from now on has not held for a minute";
    stepTo(run, 200 * kSecond);
    EXPECT_EQ(met(), false) << "requests were lost more than a second after the fault";
}

TEST_F(DrillTest, nothingIsAddedToARunThatIsOver)
{
    RunController run;
    sim::Scenario scenario = azLoss();
    ASSERT_TRUE(run.start(*architecture, *topology, scenario).ok());
    playUntil(run, scenario.duration);
    ASSERT_EQ(run.state(), RunController::State::Finished);
    const auto added = run.inject(*sim::Fault::parse("az-power-interruption:az=us-east-1b,at=7m,for=2m"));
    ASSERT_FALSE(added.ok());
    EXPECT_EQ(added.problem().what.id, "drill.run-over");
    EXPECT_TRUE(added.problem().remedy);
    EXPECT_EQ(run.state(), RunController::State::Finished);
    EXPECT_EQ(run.scenario()->faults.size(), 1u);
}

TEST_F(DrillTest, aFaultAddedWhileARunPlaysHappensFromThatMomentOn)
{
    RunController run;
    sim::Scenario scenario = azLoss();
    scenario.faults.clear();
    ASSERT_TRUE(run.start(*architecture, *topology, scenario).ok());
    stepTo(run, 60 * kSecond);
    EXPECT_EQ(run.snapshot()->verdict.objectives.front().met, true) << "there is nothing to recover from";
    const auto fault = sim::Fault::parse("az-power-interruption:az=us-east-1a,at=1m,for=2m");
    ASSERT_TRUE(fault.ok());
    ASSERT_TRUE(run.inject(*fault).ok());
    run.play();
    playUntil(run, scenario.duration);
    const auto& timeline = run.snapshot()->record.timeline;
    EXPECT_TRUE(std::any_of(timeline.begin(), timeline.end(), [](const auto& e) { return e.kind == "fault-start"; }));
    const sim::Verdict& verdict = run.snapshot()->verdict;
    EXPECT_EQ(verdict.objectives.front().met, false) << "requests were lost for more than a second";
    EXPECT_TRUE(std::any_of(verdict.phases.begin(), verdict.phases.end(), [](const sim::Phase& p) { return p.name == "fault"; }));
}

TEST_F(DrillTest, theWindowPlaysADrillThatWasTypedIn)
{
    Theme theme(ThemeKind::Light, environment->data);
    theme.applyToApplication();
    MainWindow window(environment, &theme);
    window.resize(1600, 1000);
    window.show();
    window.openStarter("lab-3");
    window.session().waitForDerived();
    QTest::qWait(50);
    window.openDockPage(0);
    auto* run = window.findChild<RunController*>();
    ASSERT_NE(run, nullptr);
    // Before a run there is nothing to draw axes for.
    const auto visibleCharts = [&] {
        const auto charts = window.findChildren<RunChart*>();
        return std::count_if(charts.begin(), charts.end(), [](const RunChart* chart) { return chart->isVisible(); });
    };
    EXPECT_EQ(visibleCharts(), 0);
    const auto fields = window.drillPanel().findChildren<QLineEdit*>();
    for (QLineEdit* field : fields) {
        if (field->accessibleName() == "Traffic") QTest::keyClicks(field, "constant:200/s");
        if (field->accessibleName() == "Faults") field->clear(), QTest::keyClicks(field, "az-power-interruption:az=us-east-1a,at=2m,for=5m");
    }
    window.drillPanel().playOrPause();
    ASSERT_NE(run->state(), RunController::State::Idle);
    playUntil(*run, 210 * kSecond);
    run->pause();
    QTest::qWait(200);
    EXPECT_EQ(visibleCharts(), 5);
    const QString folder = qEnvironmentVariable("FAULTLINE_PICTURES");
    if (!folder.isEmpty()) window.grab().save(folder + "/drill.png");
    theme.setKind(ThemeKind::Dark);
    QTest::qWait(200);
    if (!folder.isEmpty()) window.grab().save(folder + "/drill-dark.png");
    run->stop();
    theme.setKind(ThemeKind::Light);
}

} // namespace
} // namespace faultline::ui
