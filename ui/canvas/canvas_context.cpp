#include "ui/canvas/canvas_context.h"

#include <algorithm>

namespace faultline::ui {

namespace {

/// Notes and frames without resource are selected by the id of their element.
QStringList idsOf(const Hit& hit)
{
    QStringList ids;
    for (const std::string& r : hit.resources) ids << QString::fromStdString(r);
    if (ids.isEmpty() && hit.kind != Hit::Kind::None && hit.kind != Hit::Kind::Connection) ids << QString::fromStdString(hit.element);
    return ids;
}

} // namespace

bool CanvasContext::isSelected(const Hit& hit) const
{
    if (hit.kind == Hit::Kind::Connection && hit.element == selectedConnection) return true;
    const QStringList ids = idsOf(hit);
    return !ids.isEmpty() && std::all_of(ids.begin(), ids.end(), [this](const QString& id) { return session->selection().contains(id); });
}

std::vector<std::string> CanvasContext::selectedResources() const
{
    std::vector<std::string> ids;
    for (const QString& id : session->selection()) ids.push_back(id.toStdString());
    return ids;
}

void CanvasContext::select(const Hit& hit, bool toggle)
{
    selectedConnection = hit.kind == Hit::Kind::Connection ? hit.element : std::string();
    const QStringList ids = idsOf(hit);
    if (!toggle) return session->select(ids);
    QStringList all = session->selection();
    const bool wasSelected = isSelected(hit);
    for (const QString& id : ids) {
        if (wasSelected) all.removeAll(id);
        else if (!all.contains(id)) all << id;
    }
    session->select(all);
}

void CanvasContext::selectAlso(const std::vector<Hit>& found, bool keep)
{
    QStringList all = keep ? session->selection() : QStringList();
    for (const Hit& hit : found)
        for (const QString& id : idsOf(hit))
            if (!all.contains(id)) all << id;
    selectedConnection.clear();
    session->select(all);
}

std::optional<Rect> CanvasContext::rectOf(const std::string& element) const
{
    if (const DiagramGlyph* g = diagram().glyph(element)) return g->isBar ? g->bar : g->rect;
    if (const DiagramFrame* f = diagram().frame(element)) return f->rect;
    for (const DiagramNote& n : diagram().notes)
        if (n.id == element) return n.rect;
    return std::nullopt;
}

std::string CanvasContext::soleSelection() const
{
    if (session->selection().size() != 1) return {};
    const std::string id = session->selection().front().toStdString();
    if (rectOf(id)) return id;
    for (const DiagramGlyph& g : diagram().glyphs)
        if (g.resource == id) return g.id;
    for (const DiagramFrame& f : diagram().frames)
        if (f.resource == id) return f.id;
    return {};
}

} // namespace faultline::ui
