#include "ui/canvas/canvas_accessible.h"

#include "ui/canvas/canvas_state.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>
#include <map>
#include <memory>

namespace faultline::ui {

namespace {

QString text(const std::string& s) { return QString::fromStdString(s); }

QString nameOf(const Diagram& diagram, const Hit& hit)
{
    if (const DiagramGlyph* g = diagram.glyph(hit.element)) return g->sublabel.empty() ? text(g->label) : text(g->label + ", " + g->sublabel);
    if (const DiagramFrame* f = diagram.frame(hit.element)) return f->subtitle.empty() ? text(f->title) : text(f->title + ", " + f->subtitle);
    for (const DiagramConnection& c : diagram.connections) {
        if (c.id != hit.element) continue;
        const QString ends = CanvasWidget::tr("Connection from %1 to %2").arg(text(c.from), text(c.to));
        return c.pill.empty() ? ends : ends + ", " + text(c.pill);
    }
    for (const DiagramNote& n : diagram.notes)
        if (n.id == hit.element) return CanvasWidget::tr("Note: %1").arg(text(n.text));
    return text(hit.element);
}

/// One element of the drawing. Knows its id only; what it is called is asked for each time.
class ElementAccessible : public QAccessibleInterface {
public:
    ElementAccessible(CanvasWidget* canvas, const CanvasContext* context, std::string element)
        : m_canvas(canvas), m_context(context), m_element(std::move(element))
    {
    }

    [[nodiscard]] bool isValid() const override { return m_canvas && hit(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_canvas); }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Graphic; }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const Hit* h = kind == QAccessible::Name ? hit() : nullptr;
        return h ? nameOf(m_context->diagram(), *h) : QString();
    }
    [[nodiscard]] QRect rect() const override
    {
        const auto r = isValid() ? m_context->rectOf(m_element) : std::nullopt;
        if (!r) return {};
        const QRect here = m_context->camera.toScreen(*r).toAlignedRect();
        return {m_canvas->mapToGlobal(here.topLeft()), here.size()};
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State s;
        const Hit* h = hit();
        s.focusable = s.selectable = true;
        s.invalid = !h;
        s.focused = m_canvas && m_canvas->hasFocus() && m_context->overlay.focused == m_element;
        s.selected = h && m_context->isSelected(*h);
        return s;
    }

private:
    [[nodiscard]] const Hit* hit() const
    {
        if (!m_canvas) return nullptr;
        const auto& walk = m_context->hits.walk();
        const auto found = std::find_if(walk.begin(), walk.end(), [this](const Hit& h) { return h.element == m_element; });
        return found == walk.end() ? nullptr : &*found;
    }

    QPointer<CanvasWidget> m_canvas;
    const CanvasContext* m_context;
    std::string m_element;
};

class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(CanvasWidget* canvas) : QAccessibleWidget(canvas, QAccessible::Canvas), m_canvas(canvas) {}
    ~CanvasAccessible() override
    {
        for (const auto& [element, id] : m_ids) QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return int(context().hits.walk().size()); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        const auto& walk = context().hits.walk();
        if (index < 0 || index >= int(walk.size())) return nullptr;
        const std::string& element = walk[std::size_t(index)].element;
        const auto known = m_ids.find(element);
        if (known != m_ids.end()) return QAccessible::accessibleInterface(known->second);
        auto* made = new ElementAccessible(m_canvas, &context(), element); // owned by QAccessible's table until deleted by id
        m_ids[element] = QAccessible::registerAccessibleInterface(made);
        return made;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint here = m_canvas->mapFromGlobal(QPoint(x, y));
        return childOf(context().hitAt(context().camera.toDiagram(QPointF(here))).element);
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override { return childOf(context().overlay.focused); }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (int i = 0; i < childCount(); ++i)
            if (child(i) == wanted) return i;
        return -1;
    }

private:
    [[nodiscard]] const CanvasContext& context() const { return m_canvas->context(); }
    [[nodiscard]] QAccessibleInterface* childOf(const std::string& element) const
    {
        const auto& walk = context().hits.walk();
        const auto found = std::find_if(walk.begin(), walk.end(), [&](const Hit& h) { return h.element == element; });
        return element.empty() || found == walk.end() ? nullptr : child(int(found - walk.begin()));
    }

    CanvasWidget* m_canvas;
    mutable std::map<std::string, QAccessible::Id> m_ids;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* canvas = qobject_cast<CanvasWidget*>(object);
    return canvas ? new CanvasAccessible(canvas) : nullptr;
}

} // namespace

void installCanvasAccessibility()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    (void)isInstalled;
}

const CanvasContext& CanvasWidget::context() const { return m_state->canvas; }

void CanvasWidget::announceFocus()
{
    const auto& walk = m_state->canvas.hits.walk();
    const auto found = std::find_if(walk.begin(), walk.end(), [this](const Hit& h) { return h.element == m_state->canvas.overlay.focused; });
    if (found == walk.end()) return;
    QAccessibleEvent focused(this, QAccessible::Focus);
    focused.setChild(int(found - walk.begin()));
    QAccessible::updateAccessibility(&focused);
}

} // namespace faultline::ui
