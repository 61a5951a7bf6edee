#include "model/files/atomic_write.h"
#include "model/files/disk_file_system.h"
#include "model/layout/svg_writer.h"
#include "ui/export/page_export.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

namespace faultline::ui {

namespace {

Result<std::string> rendered(const Session& session, const Theme& theme, const QString& suffix)
{
    const Environment& environment = session.environment();
    const Diagram& diagram = session.derived()->diagram;
    const std::string title = session.displayName().toStdString();
    if (suffix == QLatin1String("svg")) {
        SvgOptions options;
        options.theme = theme.isDark() ? ThemeVariant::Dark : ThemeVariant::Light;
        options.description = title;
        return writeSvg(diagram, paint(diagram, environment.widths), environment.widths, environment.data, options);
    }
    const Page page = pageOf(diagram, environment.widths);
    const auto bytes = suffix == QLatin1String("pdf") ? renderPdf(page, theme, QString::fromStdString(title)) : renderPng(page, theme, 2);
    if (!bytes) return bytes.problem();
    return bytes->toStdString();
}

} // namespace

void MainWindow::exportTo(const QString& path, const QString& suffix)
{
    m_session->waitForDerived();
    const auto bytes = rendered(*m_session, *m_theme, suffix);
    if (!bytes) return refuse(bytes.problem());
    DiskFileSystem files;
    if (const auto done = writeAtomically(files, path.toStdString(), *bytes); !done) refuse(done.problem());
}

} // namespace faultline::ui
