#include "ui/export/page_export.h"

#include "model/layout/svg_writer.h"
#include "ui/canvas/mark_painter.h"

#include <QBuffer>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace faultline::ui {

namespace {

MarkPainter painterFor(const Theme& theme)
{
    return MarkPainter({[&theme](std::string_view token) { return theme.color(token); },
                        [&theme](int pixels, bool bold, bool monospace) { return monospace ? theme.monospace(pixels) : theme.font(pixels, bold); },
                        [&theme](const QString& name, int pixels, qreal ratio) { return theme.resourceIcon(name, pixels, ratio); }});
}

void drawPage(const Page& page, const Theme& theme, const MarkPainter::View& view, QPainter& painter)
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter.fillRect(view.map(page.bounds), theme.color("canvas"));
    const MarkPainter marks = painterFor(theme);
    for (const Mark& mark : page.marks) {
        Mark whole = mark;
        whole.minZoomPercent = 0; // a page is complete whatever its scale
        marks.draw(painter, whole, view);
    }
}

} // namespace

Page pageOf(const Diagram& diagram, const FontWidths& widths, const DrawingState& state)
{
    Page page{paint(diagram, widths, state), diagram.bounds};
    for (Mark& m : legendMarks(diagram, widths, page.bounds)) page.marks.push_back(std::move(m));
    return page;
}

Result<QByteArray> renderPng(const Page& page, const Theme& theme, double scale)
{
    const double width = std::ceil(page.bounds.width * scale), height = std::ceil(page.bounds.height * scale);
    if (!(width >= 1 && height >= 1) || width > 32'000 || height > 32'000 || width * height > kPngPixelsMax)
        return Problem{{"export.too-large", {{"width", std::to_string(std::llround(width))}, {"height", std::to_string(std::llround(height))}}},
                       {},
                       Message{"export.smaller-scale", {}}};
    QImage image(int(width), int(height), QImage::Format_RGB32);
    if (image.isNull()) return Problem{{"export.no-memory", {}}, {}, Message{"export.smaller-scale", {}}};
    image.fill(theme.color("canvas")); // the last row and column may be covered in part only
    {
        QPainter painter(&image);
        drawPage(page, theme, {scale, QPointF(-page.bounds.x * scale, -page.bounds.y * scale), true, 1}, painter);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG")) return Problem{{"export.no-memory", {}}, {}, Message{"export.smaller-scale", {}}};
    return bytes;
}

Result<QByteArray> renderPdf(const Page& page, const Theme& theme, const QString& title)
{
    constexpr double kPointsPerPixel = 0.75;
    constexpr double kSideMax = 14'400; // points: what readers of PDF accept
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator("Faultline");
    const double fit = std::min(1.0, kSideMax / (std::max(page.bounds.width, page.bounds.height) * kPointsPerPixel));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setPageSize(QPageSize(QSizeF(page.bounds.width, page.bounds.height) * kPointsPerPixel * fit, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setResolution(96);
    {
        QPainter painter(&writer);
        if (!painter.isActive()) return Problem{{"export.no-memory", {}}, {}, std::nullopt};
        drawPage(page, theme, {fit, QPointF(-page.bounds.x * fit, -page.bounds.y * fit), false, 4}, painter);
    }
    return bytes;
}

} // namespace faultline::ui
