#include "ui/canvas/minimap.h"

#include "ui/canvas/canvas_context.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace faultline::ui {

namespace {

constexpr double kMargin = 8;

std::string_view borderToken(FrameKind kind)
{
    switch (kind) {
    case FrameKind::Region: return "region.border";
    case FrameKind::Vpc: return "vpc.border";
    case FrameKind::AvailabilityZone: return "zone.border";
    case FrameKind::PublicSubnet: return "public.border";
    case FrameKind::PrivateSubnet: return "private.border";
    case FrameKind::AutoScalingGroup: return "group.border";
    case FrameKind::SecurityGroup: return "security.group.border";
    case FrameKind::OnPremises: return "onpremises.border";
    case FrameKind::Generic: break;
    }
    return "generic.border";
}

std::string_view categoryToken(Category category)
{
    switch (category) {
    case Category::Compute: return "compute";
    case Category::Database: return "database";
    case Category::Storage: return "storage";
    case Category::Networking: return "networking";
    case Category::Security: return "security";
    case Category::Integration: return "integration";
    case Category::Management: return "management";
    case Category::General: return "general";
    case Category::Unknown: break;
    }
    return "unknown";
}

} // namespace

Minimap::Minimap(const CanvasContext& canvas, QWidget* parent) : QWidget(parent), m_canvas(canvas)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Overview map"));
    setToolTip(tr("Overview: drag to move the view"));
    connect(canvas.theme, &Theme::changed, this, &Minimap::drawingChanged);
}

void Minimap::drawingChanged()
{
    m_picture = {};
    update();
}

double Minimap::scale() const
{
    const Rect& b = m_canvas.diagram().bounds;
    if (b.width <= 0 || b.height <= 0) return 1;
    return std::min((width() - 2 * kMargin) / b.width, (height() - 2 * kMargin) / b.height);
}

QPointF Minimap::origin() const
{
    const Point c = m_canvas.diagram().bounds.centre();
    return {width() / 2.0 - c.x * scale(), height() / 2.0 - c.y * scale()};
}

void Minimap::makePicture()
{
    m_picture = QPixmap(size() * devicePixelRatioF());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(m_canvas.theme->color("panel"));
    QPainter painter(&m_picture);
    const double s = scale();
    const QPointF o = origin();
    painter.setBrush(Qt::NoBrush);
    for (const DiagramFrame& f : m_canvas.diagram().frames) {
        painter.setPen(QPen(m_canvas.theme->color(borderToken(f.kind)), 1));
        painter.drawRect(QRectF(std::floor(o.x() + f.rect.x * s) + 0.5, std::floor(o.y() + f.rect.y * s) + 0.5, std::round(f.rect.width * s),
                                std::round(f.rect.height * s)));
    }
    painter.setPen(Qt::NoPen);
    for (const DiagramGlyph& g : m_canvas.diagram().glyphs) {
        const Point c = g.rect.centre();
        painter.fillRect(QRectF(std::round(o.x() + c.x * s) - 2, std::round(o.y() + c.y * s) - 2, 4, 4),
                         m_canvas.theme->color(categoryToken(g.category)));
    }
}

void Minimap::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull() || m_picture.deviceIndependentSize().toSize() != size()) makePicture();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    const Rect view = m_canvas.camera.toDiagram(QRectF(m_canvas.widget->rect()));
    const QRectF seen(origin() + QPointF(view.x, view.y) * scale(), QSizeF(view.width, view.height) * scale());
    const QRectF inside = seen.intersected(QRectF(rect()).adjusted(3, 3, -3, -3));
    painter.setPen(QPen(m_canvas.theme->color("line2"), 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    if (inside.isEmpty()) return;
    painter.setPen(QPen(m_canvas.theme->color("accent"), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(inside.toAlignedRect().adjusted(0, 0, -1, -1));
}

void Minimap::mousePressEvent(QMouseEvent* event) { mouseMoveEvent(event); }

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton)) return;
    const QPointF p = (event->position() - origin()) / scale();
    emit viewWanted(p.x(), p.y());
}

} // namespace faultline::ui
