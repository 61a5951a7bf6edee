#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <optional>

namespace faultline::ui {

/// What a drag from the palette carries to the canvas.
///
/// The palette tracks the mouse itself (press, move, release on its own view, which holds the grab) and tells the canvas with global positions:
/// CanvasWidget::paletteDragMoved, paletteDropped, paletteDragCancelled. So a drag is plain mouse events, and no nested event loop runs.
/// From outside of the window the same arrives as mime data of `kPaletteMime`.
struct PaletteItem {
    enum class Kind { Recipe, Fault };

    Kind kind = Kind::Recipe;
    QString id;    ///< name of a recipe ("public-subnet"), or a fault kind ("az-power-interruption")
    QString label; ///< "Public subnet"
    QString icon;  ///< file of resources/icons without suffix

    [[nodiscard]] QByteArray toMime() const;
    [[nodiscard]] static std::optional<PaletteItem> fromMime(const QByteArray& bytes); ///< nothing when it is not ours
    friend bool operator==(const PaletteItem&, const PaletteItem&) = default;
};

inline constexpr auto kPaletteMime = "application/x-faultline-recipe";

} // namespace faultline::ui

Q_DECLARE_METATYPE(faultline::ui::PaletteItem)
