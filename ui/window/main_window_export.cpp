#include "ui/window/main_window.h"

#include "model/files/atomic_write.h"
#include "model/files/disk_file_system.h"
#include "model/layout/svg_writer.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/export/page_export.h"
#include "ui/theme/theme.h"

namespace faultline::ui {

namespace {

constexpr double kPngScale = 2;

ThemeVariant variantOf(ThemeKind kind)
{
    return kind == ThemeKind::Dark ? ThemeVariant::Dark : kind == ThemeKind::Light ? ThemeVariant::Light : ThemeVariant::HighContrast;
}

} // namespace

void MainWindow::exportTo(const QString& path, const QString& suffix)
{
    m_session->waitForDerived();
    const Diagram& diagram = m_session->derived()->diagram;
    const FontWidths& widths = m_environment->widths;
    const DrawingState& state = m_canvas->drawingState(); // what is exported is what is seen, a running drill included
    const std::string file = path.toStdString();
    DiskFileSystem files;
    const auto write = [&](std::string_view bytes) {
        if (const auto done = writeAtomically(files, file, bytes); !done) refuse(done.problem());
    };
    if (suffix == QLatin1String("svg")) {
        SvgOptions options;
        options.theme = variantOf(m_theme->kind());
        options.description = m_session->displayName().toStdString();
        return write(writeSvg(diagram, paint(diagram, widths, state), widths, m_environment->data, options));
    }
    const Page page = pageOf(diagram, widths, state);
    const auto bytes = suffix == QLatin1String("png") ? renderPng(page, *m_theme, kPngScale) : renderPdf(page, *m_theme, m_session->displayName());
    if (!bytes) return refuse(bytes.problem());
    write(std::string_view(bytes->constData(), static_cast<std::size_t>(bytes->size())));
}

} // namespace faultline::ui
