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

/// Both pictures of what is shown; false, and told, where one cannot be saved.
bool shoot(MainWindow& window, Theme& theme, const QDir& folder, const QString& name)
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        theme.setKind(kind);
        settle();
        const QString path = folder.filePath(name + (kind == ThemeKind::Light ? "-light.png" : "-dark.png"));
        if (window.grab().save(path)) continue;
        std::fprintf(stderr, "%s cannot be saved\n", qPrintable(path));
        return false;
    }
    theme.setKind(ThemeKind::Light);
    return true;
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
        std::fprintf(stderr, "usage: faultline_screenshots FOLDER [WIDTH HEIGHT]\n");
        return 2;
    }
    const QSize size = argc > 3 ? QSize(QString(argv[2]).toInt(), QString(argv[3]).toInt()) : QSize(1600, 1000);
    const QDir folder(argv[1]);
    const auto environment = Environment::make(DataLibrary::embedded());
    if (!environment) return 2;
    Theme theme(ThemeKind::Light, DataLibrary::embedded());
    theme.applyToApplication();
    MainWindow window(*environment, &theme);
    window.resize(size);
    window.show();
    settle(1500);
    if (!shoot(window, theme, folder, "start")) return 1;

    window.openStarter("lab-3");
    window.session().waitForDerived();
    settle(800);
    window.session().select({"Database"});
    if (!shoot(window, theme, folder, "lab-3-design")) return 1;
    window.openDockPage(Dock::Advisor);
    if (!shoot(window, theme, folder, "lab-3-advisor")) return 1;
    window.openDockPage(Dock::Drill);
    if (!playIntoFault(window)) {
        std::fprintf(stderr, "the drill did not come to its fault\n");
        return 1;
    }
    if (!shoot(window, theme, folder, "lab-3-drill")) return 1;
    window.openDockPage(Dock::Charts);
    if (!shoot(window, theme, folder, "lab-3-charts")) return 1;
    if (auto* run = window.findChild<RunController*>()) run->stop();

    const QString corpus = qEnvironmentVariable("FAULTLINE_CORPUS");
    if (corpus.isEmpty()) std::fprintf(stderr, "FAULTLINE_CORPUS is not set: no pictures of strangers' templates\n");
    for (const char* name : {"cfn-lint__quickstart__vpc.json", "serverless-patterns__apigw-vpclink-alb-ecs__template.yaml"}) {
        if (corpus.isEmpty()) break;
        const QString path = corpus + "/cloudformation/" + name;
        if (!QFile::exists(path)) {
            std::fprintf(stderr, "%s is missing\n", qPrintable(path));
            return 1;
        }
        window.openFile(path);
        window.session().waitForDerived();
        settle(1000);
        if (!shoot(window, theme, folder, QString(name).section("__", -2, -1).section('.', 0, 0))) return 1;
    }
    return 0;
}
