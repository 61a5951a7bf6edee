#include "ui/window/main_window.h"

#include "model/files/atomic_write.h"
#include "model/files/disk_file_system.h"
#include "ui/canvas/mark_painter.h"

namespace faultline::ui {

void MainWindow::exportTo(const QString& path, const QString& suffix)
{
    Q_UNUSED(path)
    Q_UNUSED(suffix)
}

} // namespace faultline::ui
