#include "ui/canvas/canvas_widget.h"

#include "ui/canvas/canvas_accessible.h"
#include "ui/canvas/canvas_state.h"
#include "ui/theme/theme.h"

#include <QtWidgets>

#include <algorithm>
#include <cmath>

namespace faultline::ui {

namespace {

constexpr double kFitMargin = 24;
constexpr double kFitZoomMax = 1;
constexpr double kZoomStep = 1.25;
constexpr int kSettleMs = 120; // after the last move the view is painted smoothly (LOOK section 7)
constexpr int kMotionMs = 40;
constexpr double kDotsUpToSpeed = 20;
constexpr int kMinimapMargin = 16;
constexpr double kWordsFrom = 140; // px of a frame that has room for a sentence

Node rootOf(const Derived& derived) { return derived.architecture.document().source().root(); }

} // namespace

CanvasWidget::CanvasWidget(Session* session, Theme* theme, QWidget* parent) : QWidget(parent), m_state(std::make_unique<State>(session, theme, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setAccessibleName(tr("Canvas"));
    setAccessibleDescription(tr("The drawing. Tab walks through what is drawn, Enter selects, arrow keys move the selection."));
    installCanvasAccessibility();
    connectContext();
    connect(session, &Session::derivedChanged, this, [this] { takeDerived(); });
    connect(session, &Session::selectionChanged, this, [this] {
        if (!m_state->canvas.session->selection().isEmpty()) m_state->canvas.selectedConnection.clear();
        update();
    });
    connect(session, &Session::documentChanged, m_state->refusal, &QWidget::hide); // its remedies were for the document as it was
    connect(theme, &Theme::changed, this, [this] {
        m_state->base.invalidate();
        update();
    });
    connect(m_state->refusal, &RefusalCard::closed, this, [this] {
        if (!m_state->drop.isBusy()) m_state->drop.cancel(); // takes what a remedy would add off the drawing
    });
    connect(&m_state->settle, &QTimer::timeout, this, [this] { update(); });
    connect(&m_state->motion, &QTimer::timeout, this, [this] {
        m_state->dots.advance(m_state->motion.interval() / 1000.0, m_state->speed);
        update();
    });
    m_state->settle.setSingleShot(true);
    m_state->motion.setInterval(kMotionMs);
    connect(m_state->minimap, &Minimap::viewWanted, this, [this](double x, double y) {
        m_state->canvas.camera.centreOn({x, y}, size());
        viewMoved(true);
    });
    takeDerived();
}

CanvasWidget::~CanvasWidget() { m_state->refusal->disconnect(this); } // it closes while the widget goes

void CanvasWidget::connectContext()
{
    CanvasContext& canvas = m_state->canvas;
    canvas.overlayChanged = [this] { update(); };
    canvas.baseChanged = [this] {
        m_state->base.setLifted(m_state->canvas.overlay.lifted, m_state->canvas.overlay.replaced);
        update();
    };
    canvas.panned = [this](QPointF delta) { panBy(delta.toPoint()); };
    canvas.refuse = [this](const Problem& problem, Point at, const std::vector<Remedy>& remedies) { showRefusal(problem, at, remedies); };
    canvas.forgive = [this] { m_state->refusal->hide(); };
    canvas.backToSelect = [this] { setTool(Tool::Select); };
    canvas.renameInPlace = [this](const std::string& element) { renameElement(element); };
}

/// The drawing of the newest document is here: everything that pointed into the one before is asked for anew.
void CanvasWidget::takeDerived()
{
    CanvasContext& canvas = m_state->canvas;
    const auto newest = canvas.session->derived();
    // More may become known of a document that stays the same: a run has measured it.
    const bool isSame = newest != canvas.derived && rootOf(*newest) == rootOf(*canvas.derived);
    const bool isNewDocument = canvas.session->undoStack().count() == 0 && !isSame;
    canvas.derived = newest;
    canvas.hits = HitIndex(canvas.diagram());
    const auto renew = [isNewDocument](ui::Tool& tool) { isNewDocument ? tool.cancel() : tool.drawingChanged(); };
    renew(m_state->select);
    if (m_state->tool != Tool::Select) renew(m_state->active());
    if (!canvas.rectOf(canvas.overlay.focused)) canvas.overlay.focused.clear();
    canvas.overlay.hovered.clear();
    if (isNewDocument) {
        m_state->fitsView = true;
        fitIfWanted();
    } else if (!isSame) {
        m_state->fitsView = false; // the paper stays where it is while one draws
    }
    m_state->minimap->drawingChanged();
    repaintDrawing();
}

void CanvasWidget::repaintDrawing()
{
    const Diagram& shown = m_state->shownDiagram();
    m_state->base.setMarks(faultline::paint(shown, m_state->widths(), m_state->stateWithoutRun()));
    m_state->dots.setFlows(shown, m_state->drawing);
    updateMotion();
    m_state->minimap->setVisible(!isEmptyDrawing());
    m_state->starters->setVisible(isEmptyDrawing());
    placeChildren();
    update();
}

bool CanvasWidget::isEmptyDrawing() const
{
    const Architecture& a = m_state->canvas.derived->architecture;
    return a.resources().empty() && a.own().actors.empty() && a.own().notes.empty() && a.own().sketches.empty();
}

double CanvasWidget::zoom() const { return m_state->canvas.camera.zoom(); }
void CanvasWidget::zoomIn() { zoomTo(zoom() * kZoomStep); }
void CanvasWidget::zoomOut() { zoomTo(zoom() / kZoomStep); }
void CanvasWidget::zoomTo(double factor) { zoomAt(QRectF(rect()).center(), factor); }

void CanvasWidget::zoomAt(QPointF anchor, double factor)
{
    m_state->canvas.camera.zoomAt(anchor, factor);
    viewMoved(true);
    emit zoomChanged(zoom());
}

void CanvasWidget::fit()
{
    m_state->fitsView = true;
    fitIfWanted();
    m_state->base.invalidate();
    update();
    m_state->minimap->update();
    emit zoomChanged(zoom());
}

void CanvasWidget::fitIfWanted()
{
    if (!m_state->fitsView || width() <= 0) return;
    m_state->canvas.camera.fit(m_state->canvas.diagram().bounds, size(), kFitMargin, kFitZoomMax);
}

void CanvasWidget::panBy(QPoint delta)
{
    m_state->canvas.camera.panBy(delta);
    m_state->base.scroll(delta);
    viewMoved(false);
}

/// @param everything  false when what was painted has been scrolled along
void CanvasWidget::viewMoved(bool everything)
{
    m_state->fitsView = false;
    if (everything) m_state->base.invalidate();
    m_state->refusal->hide();
    finishRename(false);
    m_state->settle.start(kSettleMs);
    m_state->minimap->update();
    update();
}

void CanvasWidget::reveal(const QString& id)
{
    const std::vector<Rect> rects = m_state->canvas.diagram().rectsOf(id.toStdString());
    if (rects.empty()) return;
    Rect all = rects.front();
    for (const Rect& r : rects) all = all.united(r);
    const QRectF onScreen = m_state->canvas.camera.toScreen(all);
    if (QRectF(rect()).adjusted(kFitMargin, kFitMargin, -kFitMargin, -kFitMargin).contains(onScreen)) return;
    const bool fits = onScreen.width() < width() && onScreen.height() < height();
    m_state->canvas.camera.centreOn(fits ? all.centre() : rects.front().centre(), size());
    viewMoved(true);
}

CanvasWidget::Tool CanvasWidget::tool() const { return m_state->tool; }

void CanvasWidget::setTool(Tool tool)
{
    if (tool == m_state->tool) return;
    m_state->active().cancel();
    m_state->tool = tool;
    updateCursor();
    emit toolChanged(tool);
}

void CanvasWidget::updateCursor() { setCursor(m_state->pans() ? m_state->pan.cursor() : m_state->active().cursor()); }

void CanvasWidget::setDrawingState(DrawingState state)
{
    m_state->drawing = std::move(state);
    repaintDrawing();
}

const DrawingState& CanvasWidget::drawingState() const { return m_state->drawing; }

void CanvasWidget::setMotion(bool playing, double speed)
{
    m_state->playing = playing;
    m_state->speed = speed;
    updateMotion();
    update();
}

void CanvasWidget::setReducedMotion(bool reduced)
{
    m_state->reducedMotion = reduced;
    updateMotion();
    update();
}

/// Dots tell of single requests; beyond 20x they would be a blur, and with reduced motion the arrows tell it.
bool CanvasWidget::showsDots() const { return !m_state->dots.empty() && !m_state->reducedMotion && m_state->speed <= kDotsUpToSpeed; }

void CanvasWidget::updateMotion()
{
    if (showsDots() && m_state->playing) m_state->motion.start();
    else m_state->motion.stop();
}

QSize CanvasWidget::minimumSizeHint() const { return {240, 160}; }
QSize CanvasWidget::sizeHint() const { return {900, 600}; }

void CanvasWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const CanvasContext& canvas = m_state->canvas;
    const bool smooth = !m_state->settle.isActive();
    painter.drawPixmap(0, 0, m_state->base.picture(canvas.camera, size(), devicePixelRatioF(), smooth));
    if (isEmptyDrawing()) paintEmpty(painter);
    if (!canvas.overlay.lifted.empty()) paintMoving(painter);
    paintPreview(painter);
    if (showsDots()) m_state->dots.paint(painter, canvas.camera, *canvas.theme);
    OverlayPainter(canvas).paint(painter);
}

/// What a drag has taken up, over the lines that follow it.
void CanvasWidget::paintMoving(QPainter& painter)
{
    const CanvasContext& canvas = m_state->canvas;
    Diagram lines;
    lines.connections = canvas.overlay.followed;
    m_state->base.paintAbove(painter, faultline::paint(lines, m_state->widths(), m_state->stateWithoutRun()), canvas.camera, devicePixelRatioF());
    m_state->base.paintLifted(painter, canvas.camera, devicePixelRatioF(), canvas.overlay.dx, canvas.overlay.dy);
}

/// What is about to be added: as it will stand, faint, in dashes.
void CanvasWidget::paintPreview(QPainter& painter)
{
    const CanvasContext& canvas = m_state->canvas;
    const Diagram& preview = canvas.overlay.preview;
    if (preview.frames.empty() && preview.glyphs.empty() && preview.connections.empty()) return;
    painter.setOpacity(0.55);
    m_state->base.paintAbove(painter, faultline::paint(preview, m_state->widths()), canvas.camera, devicePixelRatioF());
    painter.setOpacity(1);
    QPen pen(canvas.theme->color("ok"), 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    for (const DiagramFrame& f : preview.frames) painter.drawRect(canvas.camera.toScreen(f.rect).toAlignedRect());
    for (const DiagramGlyph& g : preview.glyphs)
        painter.drawRoundedRect(canvas.camera.toScreen(g.isBar ? g.bar : g.rect.grown(4)).toAlignedRect(), 5, 5);
    painter.setFont(canvas.theme->font(12));
    painter.setPen(canvas.theme->color("ok"));
    for (const DiagramFrame& f : preview.frames) {
        const bool isEmpty = std::none_of(preview.glyphs.begin(), preview.glyphs.end(), [&](const auto& g) { return g.frame == f.id; }) &&
                             std::none_of(preview.frames.begin(), preview.frames.end(), [&](const auto& inner) { return inner.parent == f.id; });
        const QRectF room = canvas.camera.toScreen(f.rect);
        if (isEmpty && room.width() > kWordsFrom) painter.drawText(room, Qt::AlignCenter, tr("would be added here"));
    }
}

void CanvasWidget::paintEmpty(QPainter& painter)
{
    painter.setFont(m_state->canvas.theme->font(15));
    painter.setPen(m_state->canvas.theme->color("text2"));
    painter.drawText(QRect(0, height() / 2 - 44, width(), 28), Qt::AlignCenter, tr("Drag a VPC here, or start from a template"));
}

void CanvasWidget::resizeEvent(QResizeEvent*)
{
    fitIfWanted();
    placeChildren();
    m_state->base.invalidate();
    if (m_state->fitsView) emit zoomChanged(zoom());
}

void CanvasWidget::placeChildren()
{
    QWidget* map = m_state->minimap;
    const QSize room(width() / 5, height() / 4); // a small canvas belongs to the drawing
    map->resize(map->sizeHint().scaled(map->sizeHint().boundedTo(room), Qt::KeepAspectRatio));
    map->move(width() - map->width() - kMinimapMargin, height() - map->height() - kMinimapMargin);
    QWidget* button = m_state->starters;
    button->adjustSize();
    button->move((width() - button->width()) / 2, height() / 2 - 8);
}

void CanvasWidget::showRefusal(const Problem& problem, Point at, const std::vector<Remedy>& remedies)
{
    const Texts& texts = m_state->canvas.session->environment().texts;
    const QString reason = QString::fromStdString(texts.render(problem.what));
    const QString why = problem.remedy ? QString::fromStdString(texts.render(*problem.remedy)) : QString();
    std::vector<RefusalCard::Remedy> buttons;
    for (const Remedy& remedy : remedies)
        buttons.push_back({QString::fromStdString(texts.render(remedy.label)), [this, edit = remedy.edit] {
                               setFocus();
                               applyOrRefuse(edit);
                           }});
    buttons.push_back({remedies.empty() ? tr("OK") : tr("Leave it"), [this] { setFocus(); }});
    m_state->refusal->showAt(m_state->canvas.camera.toScreen(at), reason, why, buttons);
}

} // namespace faultline::ui
