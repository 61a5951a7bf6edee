#include "ui/theme/theme.h"

#include "ui/theme/style_sheet.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>

#include <string>

namespace faultline::ui {

namespace {

constexpr int kCachedPixmaps = 600; // far above what the window shows at once

QPixmap render(std::string_view svg, int pixels, const QColor& tint, qreal deviceRatio)
{
    const int device = qRound(pixels * deviceRatio);
    QImage image(device, device, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(QByteArray::fromRawData(svg.data(), static_cast<qsizetype>(svg.size())));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, device, device));
    if (tint.isValid()) {
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), tint);
    }
    painter.end();
    QPixmap pixmap = QPixmap::fromImage(std::move(image));
    pixmap.setDevicePixelRatio(deviceRatio);
    return pixmap;
}

} // namespace

Theme::Theme(ThemeKind kind, DataLibrary data, QObject* parent) : QObject(parent), m_kind(kind), m_data(std::move(data)) {}

void Theme::setKind(ThemeKind kind)
{
    if (kind == m_kind) return;
    m_kind = kind;
    applyToApplication();
    emit changed();
}

void Theme::applyToApplication()
{
    // One style everywhere: native ones ignore parts of a palette, so high contrast would not be one.
    if (!qApp->style() || qApp->style()->name() != QLatin1String("fusion")) QApplication::setStyle(QStyleFactory::create("fusion"));
    QApplication::setPalette(palette());
    QApplication::setFont(font(size::kBody));
    qApp->setStyleSheet(styleSheet(*this));
}

ThemeKind Theme::systemKind()
{
    const QPalette p = QGuiApplication::palette();
    const int window = qGray(p.color(QPalette::Window).rgb());
    const int text = qGray(p.color(QPalette::WindowText).rgb());
    if (window == 0 && text == 255) return ThemeKind::HighContrast;
    return window < text ? ThemeKind::Dark : ThemeKind::Light;
}

QColor Theme::color(std::string_view token) const
{
    const std::optional<QRgb> found = tokenColor(token, m_kind);
    if (!found) qFatal("no colour token called %s", std::string(token).c_str());
    return QColor::fromRgba(*found);
}

QFont Theme::font(int pixels, bool bold) const
{
    static const QString family = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    QFont f(family);
    f.setPixelSize(pixels);
    f.setBold(bold);
    return f;
}

QFont Theme::monospace(int pixels) const
{
    static const QString family = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    QFont f(family);
    f.setStyleHint(QFont::Monospace);
    f.setPixelSize(pixels);
    return f;
}

QPixmap Theme::resourceIcon(const QString& name, int pixels, qreal deviceRatio) const
{
    const QString file = QStringLiteral("icons/%1.svg").arg(name);
    const bool known = m_data.find(file.toStdString()).data() != nullptr;
    return cached(known ? file : QStringLiteral("icons/generic.svg"), pixels, QColor(), deviceRatio);
}

QPixmap Theme::windowIcon(const QString& name, int pixels, const QColor& color, qreal deviceRatio) const
{
    return cached(QStringLiteral("icons/window/%1.svg").arg(name), pixels, color, deviceRatio);
}

QIcon Theme::windowIcon(const QString& name) const
{
    QIcon icon;
    for (const int pixels : {16, 20})
        for (const qreal ratio : {1.0, 2.0}) {
            icon.addPixmap(windowIcon(name, pixels, color("text"), ratio), QIcon::Normal);
            icon.addPixmap(windowIcon(name, pixels, color("line2"), ratio), QIcon::Disabled);
        }
    return icon;
}

QPixmap Theme::cached(const QString& file, int pixels, const QColor& tint, qreal deviceRatio) const
{
    const auto key = std::make_tuple(file, pixels, tint.isValid() ? tint.rgba() : 0u, qRound(deviceRatio * 100));
    if (const auto it = m_pixmaps.find(key); it != m_pixmaps.end()) return it->second;
    if (m_pixmaps.size() >= kCachedPixmaps) m_pixmaps.clear();
    return m_pixmaps.emplace(key, render(m_data.find(file.toStdString()), pixels, tint, deviceRatio)).first->second;
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, color("panel"));
    p.setColor(QPalette::WindowText, color("text"));
    p.setColor(QPalette::Base, color("panel"));
    p.setColor(QPalette::AlternateBase, color("header"));
    p.setColor(QPalette::Text, color("text"));
    p.setColor(QPalette::PlaceholderText, color("text3"));
    p.setColor(QPalette::Button, color("panel"));
    p.setColor(QPalette::ButtonText, color("text"));
    p.setColor(QPalette::BrightText, color("bad"));
    p.setColor(QPalette::Highlight, color("accent.soft"));
    p.setColor(QPalette::HighlightedText, color("text"));
    p.setColor(QPalette::Link, color("accent"));
    p.setColor(QPalette::LinkVisited, color("accent"));
    p.setColor(QPalette::ToolTipBase, color("header"));
    p.setColor(QPalette::ToolTipText, color("text"));
    p.setColor(QPalette::Light, color("line"));
    p.setColor(QPalette::Midlight, color("line"));
    p.setColor(QPalette::Mid, color("line"));
    p.setColor(QPalette::Dark, color("line2"));
    p.setColor(QPalette::Shadow, color("line2"));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) p.setColor(QPalette::Disabled, role, color("line2"));
    return p;
}

} // namespace faultline::ui
