#include "ui/canvas/palette_drag.h"

#include <QList>

namespace faultline::ui {

namespace {
constexpr qsizetype kMimeBytesMax = 4096;
}

QByteArray PaletteItem::toMime() const
{
    const QByteArray kindName = kind == Kind::Fault ? "fault" : "recipe";
    return kindName + '\n' + id.toUtf8() + '\n' + label.toUtf8() + '\n' + icon.toUtf8();
}

std::optional<PaletteItem> PaletteItem::fromMime(const QByteArray& bytes)
{
    if (bytes.size() > kMimeBytesMax) return std::nullopt;
    const QList<QByteArray> parts = bytes.split('\n');
    if (parts.size() != 4 || (parts[0] != "fault" && parts[0] != "recipe") || parts[1].isEmpty()) return std::nullopt;
    return PaletteItem{parts[0] == "fault" ? Kind::Fault : Kind::Recipe, QString::fromUtf8(parts[1]), QString::fromUtf8(parts[2]),
                       QString::fromUtf8(parts[3])};
}

} // namespace faultline::ui
