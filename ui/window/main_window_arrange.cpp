#include "ui/window/main_window.h"

#include "model/document/edit_builder.h"
#include "model/template/path.h"
#include "ui/canvas/canvas_widget.h"

namespace faultline::ui {

void MainWindow::arrangeAutomatically()
{
    const auto derived = m_session->derived();
    EditBuilder edit(m_session->document(), Message{"ui.edit.arrange", {}});
    for (const Resource& resource : derived->architecture.resources()) {
        if (resource.own.at) edit.removeOwn(resource.id, "At");
        if (resource.own.size) edit.removeOwn(resource.id, "Size");
        if (!resource.own.glyphs.empty()) edit.removeOwn(resource.id, "Glyphs");
    }
    for (const ActorAnnotation& actor : derived->architecture.own().actors)
        if (actor.at) edit.removeOwn("Actors/" + escapedKey(actor.id) + "/At");
    if (!derived->architecture.own().frames.empty()) edit.removeOwn("Canvas/Frames");
    m_session->submit(std::move(edit).finish());
    m_canvas->fit();
}

} // namespace faultline::ui
