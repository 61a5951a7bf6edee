#include "ui/canvas/canvas_state.h"
#include "ui/canvas/gestures.h"
#include "ui/theme/theme.h"

#include <QtWidgets>

#include <algorithm>

/// What menus and keys do to the selection; each is one edit.
namespace faultline::ui {

namespace {

/// Where a name is edited: over the label of a glyph, in the header of a frame, in a note.
std::optional<Rect> labelPlace(const Diagram& diagram, const std::string& element)
{
    if (const DiagramGlyph* g = diagram.glyph(element)) return g->labelRect;
    if (const DiagramFrame* f = diagram.frame(element)) return Rect{f->rect.x + headerHeight(*f), f->rect.y, 160, headerHeight(*f)};
    for (const DiagramNote& n : diagram.notes)
        if (n.id == element) return n.rect;
    return std::nullopt;
}

std::string idOf(const Diagram& diagram, const std::string& element)
{
    if (const DiagramGlyph* g = diagram.glyph(element)) return g->resource;
    if (const DiagramFrame* f = diagram.frame(element)) return f->resource;
    return element;
}

std::string nameOf(const Derived& derived, const std::string& id)
{
    if (const Resource* r = derived.architecture.find(id)) return r->displayName();
    for (const NoteAnnotation& n : derived.architecture.own().notes)
        if (n.id == id) return n.text;
    for (const SketchAnnotation& s : derived.architecture.own().sketches)
        if (s.id == id) return s.label;
    return id;
}

} // namespace

void CanvasWidget::selectAll() { m_state->canvas.selectAlso(m_state->canvas.hits.walk(), false); }

void CanvasWidget::deleteSelection()
{
    CanvasContext& canvas = m_state->canvas;
    cancelBusyGesture();
    const Result<Edit> edit = canvas.selectedConnection.empty() || !canvas.session->selection().isEmpty()
                                  ? gestures::remove(canvas.session->document(), *canvas.derived, canvas.selectedResources())
                                  : gestures::disconnect(canvas.session->document(), *canvas.derived, canvas.selectedConnection);
    applyOrRefuse(edit);
}

void CanvasWidget::nudge(double dx, double dy)
{
    CanvasContext& canvas = m_state->canvas;
    if (m_state->active().isBusy()) return;
    const auto moved = movedElements(canvas.diagram(), canvas.selectedResources(), canvas.soleSelection());
    applyOrRefuse(gestures::move(canvas.session->document(), *canvas.derived, moved, dx, dy));
}

void CanvasWidget::applyOrRefuse(const Result<Edit>& edit)
{
    const auto where = m_state->canvas.rectOf(m_state->canvas.soleSelection());
    const Point at = where ? where->centre() : m_state->canvas.camera.toDiagram(QRectF(rect()).center());
    if (!edit) return showRefusal(edit.problem(), at);
    if (edit->empty()) return;
    if (const auto done = m_state->canvas.session->apply(*edit); !done) showRefusal(done.problem(), at);
}

void CanvasWidget::cancelBusyGesture()
{
    if (m_state->active().isBusy()) m_state->active().cancel();
    finishRename(false);
}

void CanvasWidget::copySelection()
{
    const CanvasContext& canvas = m_state->canvas;
    const auto text = gestures::copied(canvas.session->document(), *canvas.derived, canvas.selectedResources());
    if (text.empty()) return;
    auto* mime = new QMimeData;
    mime->setText(QString::fromStdString(text)); // a template: it can be pasted into an editor, and from one
    QGuiApplication::clipboard()->setMimeData(mime);
}

void CanvasWidget::cutSelection()
{
    copySelection();
    deleteSelection();
}

void CanvasWidget::paste()
{
    cancelBusyGesture();
    const QString text = QGuiApplication::clipboard()->text();
    if (text.isEmpty()) return;
    const CanvasContext& canvas = m_state->canvas;
    applyOrRefuse(gestures::paste(canvas.session->document(), *canvas.derived, text.toStdString(), canvas.soleSelection()));
}

void CanvasWidget::duplicateSelection()
{
    cancelBusyGesture();
    const CanvasContext& canvas = m_state->canvas;
    applyOrRefuse(gestures::duplicate(canvas.session->document(), *canvas.derived, canvas.selectedResources()));
}

void CanvasWidget::connectFromSelection()
{
    const std::string element = m_state->canvas.soleSelection();
    if (element.empty()) return;
    setTool(Tool::Connect);
    m_state->connect.startFrom(element);
}

void CanvasWidget::renameSelection()
{
    const std::string element = m_state->canvas.soleSelection();
    if (!element.empty()) renameElement(element);
}

void CanvasWidget::renameElement(const std::string& element)
{
    finishRename(true);
    const CanvasContext& canvas = m_state->canvas;
    const auto place = labelPlace(canvas.diagram(), element);
    const std::string id = idOf(canvas.diagram(), element);
    if (!place || id.empty()) return;
    m_state->renamed = id;
    auto* editor = new QLineEdit(QString::fromStdString(nameOf(*canvas.derived, id)), this);
    m_state->nameEditor = editor;
    editor->setAccessibleName(tr("Name"));
    editor->setMaxLength(256);
    const QRectF at = canvas.camera.toScreen(*place);
    editor->resize(std::max(140, int(at.width()) + 24), 28);
    editor->move(int(at.center().x()) - editor->width() / 2, int(at.top()) - 6);
    editor->selectAll();
    editor->show();
    editor->setFocus();
    connect(editor, &QLineEdit::returnPressed, this, [this] { finishRename(true); });
    connect(editor, &QLineEdit::editingFinished, this, [this] { finishRename(true); });
    auto* escape = new QShortcut(Qt::Key_Escape, editor, nullptr, nullptr, Qt::WidgetShortcut);
    connect(escape, &QShortcut::activated, this, [this] { finishRename(false); });
}

void CanvasWidget::commitTyping() { finishRename(true); }

void CanvasWidget::finishRename(bool keep)
{
    QLineEdit* editor = std::exchange(m_state->nameEditor, nullptr);
    if (!editor) return;
    const std::string id = std::exchange(m_state->renamed, {});
    const std::string name = editor->text().toStdString();
    const bool changed = editor->isModified();
    const bool hadFocus = editor->hasFocus();
    editor->disconnect(this);
    editor->hide();
    editor->deleteLater(); // this may run inside its own signal
    if (hadFocus) setFocus();
    if (keep && changed) applyOrRefuse(gestures::rename(m_state->canvas.session->document(), *m_state->canvas.derived, id, name));
}

} // namespace faultline::ui
