// Pictures of the window in its main states, light and dark, for comparing with the look that is wanted.
#include "sim/drill/scenario.h"
#include "ui/drill/drill_panel.h"
#include "ui/drill/run_controller.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/window/dock.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace faultline;
using namespace faultline::ui;

namespace {

void settle(int milliseconds = 400)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds) QApplication::processEvents(QEventLoop::AllEvents, 20);
}

void shoot(MainWindow& window, Theme& theme, const QDir& folder, const QString& name)
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        theme.setKind(kind);
        settle();
        window.grab().save(folder.filePath(name + (kind == ThemeKind::Light ? "-light.png" : "-dark.png")));
    }
    theme.setKind(ThemeKind::Light);
}

/// Plays the drill of the document until 90 s into its first fault.
bool playIntoFault(MainWindow& window)
{
    auto* run = window.findChild<RunController*>();
    window.session().waitForDerived();
    const auto derived = window.session().derived();
    const auto scenario = sim::scenarioOf(derived->architecture, "AzLoss", {});
    if (!run || !scenario) return false;
    const Nanoseconds until = scenario->faults.front().at + 90 * kSecond;
    if (!run->start(derived->architecture, derived->topology, *scenario)) return false;
    const auto shown = [&] { return run->snapshot() ? run->snapshot()->now : 0; };
    QElapsedTimer timer;
    timer.start();
    while (shown() < until && timer.elapsed() < 60'000) {
        run->step(std::min<Nanoseconds>(5 * kSecond, until - shown()));
        settle(20);
    }
    return shown() >= until;
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setOrganizationName("faultline-screenshots");
    QApplication::setApplicationName("faultline");
    QSettings().clear();
    if (argc < 2) {
        std::fprintf(stderr, "usage: faultline_screenshots FOLDER\n");
        return 2;
    }
    const QDir folder(argv[1]);
    const auto environment = Environment::make(DataLibrary::embedded());
    if (!environment) return 2;
    Theme theme(ThemeKind::Light, DataLibrary::embedded());
    theme.applyToApplication();
    MainWindow window(*environment, &theme);
    window.resize(1600, 1000);
    window.show();
    settle(1500);
    shoot(window, theme, folder, "start");

    window.openStarter("lab-3");
    window.session().waitForDerived();
    settle(800);
    window.session().select({"Database"});
    shoot(window, theme, folder, "lab-3-design");
    window.openDockPage(Dock::Advisor);
    shoot(window, theme, folder, "lab-3-advisor");
    window.openDockPage(Dock::Drill);
    if (!playIntoFault(window)) std::fprintf(stderr, "the drill did not come to its fault\n");
    shoot(window, theme, folder, "lab-3-drill");
    window.openDockPage(Dock::Charts);
    shoot(window, theme, folder, "lab-3-charts");
    if (auto* run = window.findChild<RunController*>()) run->stop();

    // Strangers' templates, where they are at hand.
    const QString corpus = qEnvironmentVariable("FAULTLINE_CORPUS");
    for (const char* name : {"cfn-lint__quickstart__vpc.json", "serverless-patterns__apigw-vpclink-alb-ecs__template.yaml"}) {
        const QString path = corpus + "/cloudformation/" + name;
        if (corpus.isEmpty() || !QFile::exists(path)) continue;
        window.openFile(path);
        window.session().waitForDerived();
        settle(1000);
        shoot(window, theme, folder, QString(name).section("__", -2, -1).section('.', 0, 0));
    }
    return 0;
}
