#include "ui/canvas/base_layer.h"

#include "ui/canvas/camera.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace faultline::ui {

namespace {

constexpr double kDotPitch = 16;
constexpr double kDotsFromZoom = 0.5; // closer together they would be a grey veil

MarkPainter::Source sourceOf(const Theme* theme)
{
    return {[theme](std::string_view token) { return theme->color(token); },
            [theme](int pixels, bool bold, bool monospace) { return monospace ? theme->monospace(pixels) : theme->font(pixels, bold); },
            [theme](const QString& name, int pixels, qreal ratio) { return theme->resourceIcon(name, pixels, ratio); }};
}

bool isAmong(const std::vector<std::string>& sorted, const Mark& mark)
{
    return !sorted.empty() && std::binary_search(sorted.begin(), sorted.end(), mark.element);
}

MarkPainter::View viewOf(const Camera& camera, qreal deviceRatio) { return {camera.zoom(), camera.offset(), true, deviceRatio}; }

} // namespace

BaseLayer::BaseLayer(const Theme* theme) : m_theme(theme), m_painter(sourceOf(theme)) {}

void BaseLayer::setMarks(std::vector<Mark> marks)
{
    m_marks = std::move(marks);
    m_bounds.clear();
    m_bounds.reserve(m_marks.size());
    for (const Mark& m : m_marks) m_bounds.push_back(MarkPainter::bounds(m));
    m_isValid = false;
}

void BaseLayer::setLifted(std::vector<std::string> elements, std::vector<std::string> replaced)
{
    m_lifted = std::move(elements);
    m_replaced = std::move(replaced);
    m_isValid = false;
}

void BaseLayer::scroll(QPoint delta)
{
    if (!m_isValid || delta.isNull() || m_picture.isNull()) return;
    // Only whole device pixels can be scrolled.
    const qreal ratio = m_picture.devicePixelRatio();
    if (ratio != std::floor(ratio)) return invalidate();
    QRegion exposed;
    m_picture.scroll(int(delta.x() * ratio), int(delta.y() * ratio), m_picture.rect(), &exposed);
    m_stale.translate(delta);
    const QSize size = m_picture.deviceIndependentSize().toSize();
    if (delta.x()) m_stale += QRect(delta.x() > 0 ? 0 : size.width() + delta.x(), 0, std::abs(delta.x()), size.height());
    if (delta.y()) m_stale += QRect(0, delta.y() > 0 ? 0 : size.height() + delta.y(), size.width(), std::abs(delta.y()));
    m_stale &= QRect(QPoint(), size);
}

const QPixmap& BaseLayer::picture(const Camera& camera, QSize size, qreal deviceRatio, bool smooth)
{
    if (m_picture.deviceIndependentSize().toSize() != size || m_picture.devicePixelRatio() != deviceRatio) {
        m_picture = QPixmap(size * deviceRatio);
        m_picture.setDevicePixelRatio(deviceRatio);
        m_isValid = false;
    }
    if (smooth && !m_wasSmooth) m_isValid = false;
    if (!m_isValid) {
        paint(QRect(QPoint(), size), camera, deviceRatio, smooth);
        m_wasSmooth = smooth;
    } else {
        for (const QRect& strip : m_stale) paint(strip, camera, deviceRatio, m_wasSmooth);
    }
    m_stale = {};
    m_isValid = true;
    return m_picture;
}

void BaseLayer::paint(const QRect& area, const Camera& camera, qreal deviceRatio, bool smooth)
{
    QPainter painter(&m_picture);
    painter.setClipRect(area);
    painter.fillRect(area, m_theme->color("canvas"));
    dots(painter, area, camera);
    painter.setRenderHint(QPainter::Antialiasing, smooth);
    const Rect seen = camera.toDiagram(QRectF(area)).grown(2 / camera.zoom());
    const MarkPainter::View view = viewOf(camera, deviceRatio);
    for (std::size_t i = 0; i < m_marks.size(); ++i)
        if (seen.intersects(m_bounds[i]) && !isAmong(m_lifted, m_marks[i]) && !isAmong(m_replaced, m_marks[i]))
            m_painter.draw(painter, m_marks[i], view);
}

void BaseLayer::paintLifted(QPainter& painter, const Camera& camera, qreal deviceRatio, double dx, double dy) const
{
    MarkPainter::View view = viewOf(camera, deviceRatio);
    view.offset += QPointF(dx, dy) * camera.zoom();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Mark& mark : m_marks)
        if (isAmong(m_lifted, mark)) m_painter.draw(painter, mark, view);
}

void BaseLayer::paintAbove(QPainter& painter, const std::vector<Mark>& marks, const Camera& camera, qreal deviceRatio) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Mark& mark : marks) m_painter.draw(painter, mark, viewOf(camera, deviceRatio));
}

void BaseLayer::dots(QPainter& painter, const QRect& area, const Camera& camera) const
{
    const QColor color = m_theme->color("canvas.dot");
    if (camera.zoom() < kDotsFromZoom || color == m_theme->color("canvas")) return;
    const double pitch = kDotPitch * camera.zoom();
    const auto first = [&](double from, double offset) { return std::ceil((from - offset) / pitch) * pitch + offset; };
    QList<QRectF> squares;
    for (double y = first(area.top(), camera.offset().y()); y <= area.bottom(); y += pitch)
        for (double x = first(area.left(), camera.offset().x()); x <= area.right(); x += pitch) squares << QRectF(std::round(x), std::round(y), 1, 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawRects(squares);
}

} // namespace faultline::ui
