#include "ui/canvas/tools/drop_tool.h"

#include "ui/canvas/canvas_context.h"
#include "ui/canvas/fault_target.h"
#include "ui/canvas/gestures.h"

namespace faultline::ui {

DropTool::DropTool(CanvasContext& canvas)
    : Tool(canvas), m_preview(canvas.session, [this](const Diagram& additions) {
          m_canvas.overlay.preview = additions;
          m_canvas.overlayChanged();
      })
{
}

std::string DropTool::targetAt(const PaletteItem& item, Point at) const
{
    if (item.kind == PaletteItem::Kind::Recipe) return m_canvas.hits.frameAt(at).element;
    const Hit hit = m_canvas.hitAt(at);
    return hit.kind == Hit::Kind::Connection ? m_canvas.hits.frameAt(at).element : hit.element;
}

DropTool::Verdict DropTool::judge(const PaletteItem& item, Point at) const
{
    Verdict verdict;
    verdict.element = targetAt(item, at);
    if (item.kind == PaletteItem::Kind::Fault) {
        auto target = faultTarget(*m_canvas.derived, item.id.toStdString(), verdict.element);
        if (target) verdict.faultTarget = QString::fromStdString(*target);
        else verdict.problem = target.problem();
        return verdict;
    }
    auto edit = gestures::drop(m_canvas.session->document(), *m_canvas.derived, item.id.toStdString(), verdict.element, at);
    if (edit) verdict.edit = *std::move(edit);
    else verdict.problem = edit.problem();
    return verdict;
}

void DropTool::hold(const PaletteItem& item, Point at)
{
    Overlay& overlay = m_canvas.overlay;
    if (!m_item) m_canvas.forgive();
    m_item = item;
    const std::string element = targetAt(item, at);
    // The verdict depends on the target, not on the point within it, so it is asked for once per target.
    if (!overlay.drop || m_judged != element) {
        const Verdict verdict = judge(item, at);
        m_judged = element;
        overlay.preview = {};
        if (verdict.edit) m_preview.ask(*verdict.edit, m_canvas.derived);
        else m_preview.forget();
        overlay.drop = Overlay::Drop{element, m_canvas.rectOf(element).value_or(Rect{}), !verdict.problem, item.icon, item.label, at};
    }
    overlay.drop->at = at;
    m_canvas.overlayChanged();
}

QString DropTool::drop(const PaletteItem& item, Point at)
{
    const Verdict verdict = judge(item, at);
    cancel();
    if (verdict.problem) {
        const auto remedies = item.kind == PaletteItem::Kind::Recipe ? gestures::remediesOfDrop(m_canvas.session->document(), *m_canvas.derived,
                                                                                                item.id.toStdString(), verdict.element, at)
                                                                     : std::vector<Remedy>();
        m_canvas.refuse(*verdict.problem, at, remedies);
        // What the first way out would add is shown while the card stands.
        if (!remedies.empty()) m_preview.ask(remedies.front().edit, m_canvas.derived);
        return {};
    }
    if (verdict.edit)
        if (const auto done = m_canvas.session->apply(*verdict.edit); !done) m_canvas.refuse(done.problem(), at, {});
    return verdict.faultTarget;
}

void DropTool::cancel()
{
    m_item.reset();
    m_judged.reset();
    m_preview.forget();
    m_canvas.overlay.preview = {};
    m_canvas.overlay.drop.reset();
    m_canvas.overlayChanged();
}

} // namespace faultline::ui
