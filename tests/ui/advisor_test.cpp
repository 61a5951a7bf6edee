#include "model/document/edit_builder.h"
#include "tests/ui/window_fixture.h"
#include "ui/advisor/advisor_panel.h"
#include "ui/drill/drill_panel.h"
#include "ui/drill/run_controller.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUndoStack>

#include <algorithm>

using namespace faultline;
using namespace faultline::ui;

namespace {

class AdvisorTest : public test::WindowTest {
protected:
    /// What the details of a check say, line by line, buttons included.
    QStringList details(const std::string& check)
    {
        m_window->openDockPage(2);
        auto* panel = named<AdvisorPanel>("Advisor");
        if (!panel) return {};
        panel->showCheck(QString::fromStdString(check));
        settle();
        QStringList lines;
        const QWidget* shown = named("Check");
        for (const QLabel* label : shown->findChildren<QLabel*>()) lines << label->text();
        for (const QPushButton* button : shown->findChildren<QPushButton*>()) lines << "[" + button->text() + "]";
        return lines;
    }
    [[nodiscard]] CheckStatus status(const std::string& check)
    {
        for (const CheckResult& result : session().derived()->report.checks)
            if (result.check->id == check) return result.status;
        ADD_FAILURE() << "no check " << check;
        return CheckStatus::NotApplicable;
    }
};

TEST_F(AdvisorTest, aCheckThatAnotherOneSpeaksForShowsWhatWasFound)
{
    openStarter("single-az-legacy");
    const AdvisorReport& report = session().derived()->report;
    int spokenFor = 0;
    for (const CheckResult& result : report.checks) {
        if (result.status != CheckStatus::Red && result.status != CheckStatus::Yellow) continue;
        const auto found = report.findingsOf(result.check->id);
        ASSERT_FALSE(found.empty()) << result.check->name;
        if (std::any_of(found.begin(), found.end(), [&](const Finding* f) { return f->check == result.check->id; })) continue;
        ++spokenFor;
        const QStringList lines = details(result.check->id);
        EXPECT_TRUE(lines.contains("WHAT WAS FOUND")) << result.check->name;
        EXPECT_TRUE(lines.contains("[Suppress]")) << result.check->name;
    }
    EXPECT_GT(spokenFor, 5) << "the template has several such checks";
}

TEST_F(AdvisorTest, aRunThatHasEndedGivesTheChecksTheirMetricsUntilTheDocumentChanges)
{
    constexpr auto kHighCpu = "ZRxQlPsb6c"; // "High CPU Utilization Amazon EC2 Instances"
    openStarter("lab-2");
    ASSERT_EQ(status(kHighCpu), CheckStatus::NoData);
    m_window->openDockPage(0);
    for (QLineEdit* field : m_window->drillPanel().findChildren<QLineEdit*>())
        if (field->accessibleName() == "Traffic") QTest::keyClicks(field, "constant:1/s");
    m_window->drillPanel().playOrPause();
    auto* run = m_window->findChild<RunController*>();
    run->setSpeed(RunController::kSpeedMax);
    QTRY_VERIFY_WITH_TIMEOUT(run->state() == RunController::State::Finished, 120'000);
    settle();
    EXPECT_EQ(status(kHighCpu), CheckStatus::Green);
    EXPECT_EQ(status("Qch7DwouX1"), CheckStatus::NoData) << "low utilisation is judged by days";
    EXPECT_TRUE(details("Qch7DwouX1").join(' ').contains("faultline check --metrics"));

    EditBuilder edit(session().document(), Message{"ui.edit.set", {{"what", "Type"}, {"where", "WebServer"}}});
    edit.set("Resources/WebServer/Properties/InstanceType", Literal("t3.large"));
    session().submit(std::move(edit).finish());
    settle();
    EXPECT_EQ(status(kHighCpu), CheckStatus::NoData) << "what was measured on another design says nothing of this one";
    session().undoStack().undo();
    settle();
    EXPECT_EQ(status(kHighCpu), CheckStatus::Green);
}

} // namespace
