#include "app/designer.h"

#include "app/command_line.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QSettings>

#include <cstdlib>

namespace faultline::app {

namespace {

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

CommandContext outsideContext() { return {DataLibrary::embedded(), Texts(DataLibrary::embedded()), {}}; }

/// While Qt opens the display: where it cannot, it tells so as a fatal message and aborts, with no other way to ask beforehand.
void endWhereFatal(QtMsgType type, const QMessageLogContext&, const QString&)
{
    if (type == QtFatalMsg) std::_Exit(fail(outsideContext(), Problem{{"app.display-closed", {}}, {}, Message{"app.display-closed-remedy", {}}}));
}

/// The user's choice, else what the desktop asks for.
ui::ThemeKind startingTheme()
{
    bool isNumber = false;
    const int chosen = QSettings().value(QStringLiteral("theme")).toInt(&isNumber);
    return isNumber && chosen >= 0 && chosen <= 2 ? static_cast<ui::ThemeKind>(chosen) : ui::Theme::systemKind();
}

} // namespace

int runDesigner(int argc, char** argv, const std::string& file)
{
    const CommandContext context = outsideContext();
    if (!hasDisplay()) return fail(context, Problem{{"app.no-display", {}}, {}, Message{"app.no-display-remedy", {}}});
    const auto environment = ui::Environment::make(context.data);
    if (!environment) return fail(context, environment.problem());
    qInstallMessageHandler(endWhereFatal);
    QApplication application(argc, argv);
    qInstallMessageHandler(nullptr);
    QApplication::setOrganizationName("faultline");
    QApplication::setApplicationName("faultline");
    QApplication::setApplicationDisplayName("Faultline");
    QApplication::setApplicationVersion(QStringLiteral(FAULTLINE_VERSION));
    ui::Theme theme(startingTheme(), context.data);
    theme.applyToApplication();
    QApplication::setWindowIcon(QIcon(theme.resourceIcon(QStringLiteral("faultline"), 48, 2)));
    ui::MainWindow window(*environment, &theme);
    window.show();
    if (!file.empty()) window.openFile(QString::fromStdString(file));
    return QApplication::exec();
}

} // namespace faultline::app
