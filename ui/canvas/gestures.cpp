#include "ui/canvas/gestures.h"

#include "model/document/edit_builder.h"
#include "model/template/path.h"

#include <algorithm>
#include <cmath>

namespace faultline::ui::gestures {

namespace {

Literal pairOf(double x, double y) { return Literal::list({Literal::number(std::round(x)), Literal::number(std::round(y))}); }

bool isResource(const Derived& derived, std::string_view id) { return derived.architecture.find(id) != nullptr; }

bool isActor(const Derived& derived, std::string_view id)
{
    const auto& actors = derived.architecture.own().actors;
    return std::any_of(actors.begin(), actors.end(), [&](const ActorAnnotation& a) { return a.id == id; });
}

template <class List>
std::optional<std::size_t> indexOf(const List& list, std::string_view id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.id == id; });
    return found == list.end() ? std::nullopt : std::optional<std::size_t>(found - list.begin());
}

/// Path of a note or sketch below the template's own data; empty when it is neither.
std::string listPath(const Derived& derived, std::string_view id)
{
    const auto& own = derived.architecture.own();
    if (const auto i = indexOf(own.notes, id)) return "Canvas/Notes/" + std::to_string(*i);
    if (const auto i = indexOf(own.sketches, id)) return "Canvas/Sketches/" + std::to_string(*i);
    return {};
}

/// Sets a key of whatever an element stands for: a resource's own data, an actor, a zone's frame, a note, a sketch.
void setPlace(EditBuilder& builder, const Derived& derived, const std::string& element, const std::string& resource, const std::string& key,
              const Literal& value)
{
    if (isResource(derived, resource)) builder.setOwn(resource, key, value);
    else if (const std::string path = listPath(derived, resource.empty() ? element : resource); !path.empty())
        builder.setOwn(path + "/" + key, value);
    else if (isActor(derived, resource)) builder.setOwn("Actors/" + escapedKey(resource) + "/" + key, value);
    else builder.setOwn("Canvas/Frames/" + escapedKey(element) + "/" + key, value);
}

/// "<id>@<zone>": a further glyph of a spanning resource.
std::string zoneOfFurtherGlyph(const DiagramGlyph& glyph)
{
    const std::size_t at = glyph.id.find('@');
    return at == std::string::npos ? std::string() : glyph.id.substr(at + 1);
}

void moveOne(EditBuilder& builder, const Derived& derived, const Moved& moved, double dx, double dy)
{
    const Diagram& diagram = derived.diagram;
    if (const DiagramFrame* f = diagram.frame(moved.element)) {
        setPlace(builder, derived, f->id, f->resource, "At", pairOf(f->rect.x + dx - f->origin.x, f->rect.y + dy - f->origin.y));
    } else if (const DiagramGlyph* g = diagram.glyph(moved.element)) {
        const Rect& corner = g->isBar ? g->bar : g->rect;
        const std::string zone = zoneOfFurtherGlyph(*g);
        const std::string key = zone.empty() ? "At" : "Glyphs/" + escapedKey(zone) + "/At";
        setPlace(builder, derived, g->id, g->resource, key, pairOf(corner.x + dx - g->origin.x, corner.y + dy - g->origin.y));
    } else {
        setPlace(builder, derived, moved.element, {}, "At", pairOf(moved.rect.x + dx, moved.rect.y + dy));
    }
}

bool isSubnet(const DiagramFrame& f) { return f.kind == FrameKind::PublicSubnet || f.kind == FrameKind::PrivateSubnet; }

/// The subnet that a glyph was carried into, when it is another than its own; null otherwise.
const DiagramFrame* subnetEntered(const Diagram& diagram, const Moved& moved, double dx, double dy)
{
    const DiagramGlyph* glyph = diagram.glyph(moved.element);
    const DiagramFrame* home = glyph ? diagram.frame(glyph->frame) : nullptr;
    if (!home || !isSubnet(*home) || glyph->isBar || !zoneOfFurtherGlyph(*glyph).empty()) return nullptr;
    const Point to = glyph->rect.movedBy(dx, dy).centre();
    const auto entered = std::find_if(diagram.frames.begin(), diagram.frames.end(), [&](const DiagramFrame& f) {
        return isSubnet(f) && !f.resource.empty() && f.id != home->id && f.rect.contains(to);
    });
    return entered == diagram.frames.end() ? nullptr : &*entered;
}

} // namespace

Result<Edit> move(const Document& document, const Derived& derived, const std::vector<Moved>& moved, double dx, double dy)
{
    if (moved.empty() || (dx == 0 && dy == 0)) return Edit{};
    if (moved.size() == 1)
        if (const DiagramFrame* subnet = subnetEntered(derived.diagram, moved.front(), dx, dy))
            return moveInto(document, derived, derived.diagram.glyph(moved.front().element)->resource, subnet->resource);
    const Message name = moved.size() == 1 ? Message{"canvas.edit.move", {{"name", moved.front().element}}}
                                           : Message{"canvas.edit.move-several", {{"count", std::to_string(moved.size())}}};
    EditBuilder builder(document, name);
    for (const Moved& m : moved) moveOne(builder, derived, m, dx, dy);
    return std::move(builder).finish();
}

Result<Edit> shift(const Document& document, const Derived& derived, const std::vector<Shift>& shifts, const Message& name)
{
    EditBuilder builder(document, name);
    for (const Shift& s : shifts) moveOne(builder, derived, s.moved, s.dx, s.dy);
    return std::move(builder).finish();
}

Result<Edit> equalise(const Document& document, const Derived& derived, const std::vector<Moved>& frames, bool width)
{
    EditBuilder builder(document, {"canvas.edit.equalise", {}});
    double largest = 0;
    for (const Moved& m : frames) largest = std::max(largest, width ? m.rect.width : m.rect.height);
    for (const Moved& m : frames) {
        if ((width ? m.rect.width : m.rect.height) == largest) continue;
        const DiagramFrame* frame = derived.diagram.frame(m.element);
        setPlace(builder, derived, m.element, frame ? frame->resource : std::string(), "Size",
                 width ? pairOf(largest, m.rect.height) : pairOf(m.rect.width, largest));
    }
    return std::move(builder).finish();
}

Result<Edit> resize(const Document& document, const Derived& derived, const std::string& element, const Rect& rect)
{
    EditBuilder builder(document, {"canvas.edit.resize", {{"name", element}}});
    const DiagramFrame* frame = derived.diagram.frame(element);
    const std::string resource = frame ? frame->resource : std::string();
    const Point origin = frame ? frame->origin : Point{};
    const Rect before = frame ? frame->rect : Rect{};
    if (!frame || before.x != rect.x || before.y != rect.y)
        setPlace(builder, derived, element, resource, "At", pairOf(rect.x - origin.x, rect.y - origin.y));
    if (before.width != rect.width || before.height != rect.height)
        setPlace(builder, derived, element, resource, "Size", pairOf(rect.width, rect.height));
    return std::move(builder).finish();
}

Result<Edit> rename(const Document& document, const Derived& derived, const std::string& id, const std::string& label)
{
    EditBuilder builder(document, {"canvas.edit.rename", {{"name", id}}});
    if (const std::string path = listPath(derived, id); !path.empty())
        builder.setOwn(path + (indexOf(derived.architecture.own().notes, id) ? "/Text" : "/Label"), Literal(label));
    else if (!isResource(derived, id)) return Problem{{"canvas.no-label", {{"name", id}}}, {}, std::nullopt};
    else if (label.empty() || label == id) builder.removeOwn(id, "Label");
    else builder.setOwn(id, "Label", Literal(label));
    return std::move(builder).finish();
}

Result<Edit> addNote(const Document& document, const Derived& derived, const Rect& rect, const std::string& text)
{
    const auto& notes = derived.architecture.own().notes;
    int n = 1;
    while (indexOf(notes, "n" + std::to_string(n))) ++n;
    EditBuilder builder(document, {"canvas.edit.note", {}});
    const Literal note = Literal::map({{"Id", Literal("n" + std::to_string(n))},
                                       {"Text", Literal(text)},
                                       {"At", pairOf(rect.x, rect.y)},
                                       {"Size", pairOf(rect.width, rect.height)}});
    builder.appendOwn("Canvas/Notes", note);
    return std::move(builder).finish();
}

} // namespace faultline::ui::gestures
