#include "ui/canvas/tools/note_tool.h"

#include "ui/canvas/canvas_context.h"
#include "ui/canvas/gestures.h"

#include <QObject>

namespace faultline::ui {

namespace {
constexpr double kNoteWidth = 176, kNoteHeight = 64, kNoteMin = 32;
}

void NoteTool::press(const Pointer& pointer)
{
    if (pointer.button == Qt::LeftButton) m_from = pointer.at;
}

void NoteTool::move(const Pointer& pointer)
{
    if (!m_from) return;
    m_canvas.overlay.rubberBand = spanned(*m_from, pointer.at);
    m_canvas.overlayChanged();
}

void NoteTool::release(const Pointer& pointer)
{
    if (!m_from) return;
    Rect rect = spanned(*m_from, pointer.at);
    if (rect.width < kNoteMin || rect.height < kNoteMin) rect = {m_from->x, m_from->y, kNoteWidth, kNoteHeight};
    cancel();
    const auto edit = gestures::addNote(m_canvas.session->document(), *m_canvas.derived, rect, QObject::tr("Note").toStdString());
    if (!edit) m_canvas.refuse(edit.problem(), pointer.at, {});
    else if (const auto done = m_canvas.session->apply(*edit); !done) m_canvas.refuse(done.problem(), pointer.at, {});
    m_canvas.backToSelect();
}

void NoteTool::cancel()
{
    m_from.reset();
    m_canvas.overlay.rubberBand.reset();
    m_canvas.overlayChanged();
}

} // namespace faultline::ui
