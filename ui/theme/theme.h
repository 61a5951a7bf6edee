#pragma once

#include "model/files/data_library.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPixmap>
#include <QString>

#include <map>
#include <string_view>
#include <tuple>

namespace faultline::ui {

enum class ThemeKind { Light, Dark, HighContrast };

/// Sizes of LOOK section 3, in device-independent pixels.
namespace size {
inline constexpr int kMenu = 28, kToolbar = 44, kStatusBar = 26, kTabs = 32;
inline constexpr int kPalette = 232, kInspector = 312, kDock = 316;
inline constexpr int kTreeRow = 24, kPaletteRow = 26, kMetricRow = 30, kFindingRow = 48;
inline constexpr int kField = 28, kPrimary = 36;
inline constexpr int kFieldRadius = 4, kButtonRadius = 6, kCardRadius = 8;
inline constexpr int kAxis = 10, kHint = 11, kDense = 12, kBody = 13, kPanelTitle = 15, kPageTitle = 18, kClock = 20;
} // namespace size

/// Colours by token (LOOK section 1), fonts and icons of the window. One object per program, made in main and handed down; GUI thread only.
///
/// Widgets ask for a token when they paint and repaint on `changed`; none keeps a colour.
class Theme : public QObject {
    Q_OBJECT
public:
    /// @param data  has the icons; `icons/NAME.svg` in their own colours, `icons/window/NAME.svg` to be tinted
    Theme(ThemeKind kind, DataLibrary data, QObject* parent = nullptr);

    [[nodiscard]] ThemeKind kind() const { return m_kind; }
    [[nodiscard]] bool isDark() const { return m_kind != ThemeKind::Light; }
    /// Switches live: sets the application's palette and style sheet, then emits `changed`.
    void setKind(ThemeKind kind);
    /// Palette and style sheet of the current kind for the whole application.
    void applyToApplication();
    /// What the desktop asks for.
    [[nodiscard]] static ThemeKind systemKind();

    /// A colour by token: "panel", "text2", "accent.soft", "vpc.border" … Asserts that the token exists.
    [[nodiscard]] QColor color(std::string_view token) const;

    /// The platform's UI font at a size in pixels, with figures of one width where the font has them.
    [[nodiscard]] QFont font(int pixels, bool bold = false) const;
    [[nodiscard]] QFont monospace(int pixels) const;

    /// A resource's or fault's own drawing, drawn from SVG at device size; a missing name gives "generic".
    [[nodiscard]] QPixmap resourceIcon(const QString& name, int pixels, qreal deviceRatio = 1) const;
    /// A line drawing of the window in one colour.
    [[nodiscard]] QPixmap windowIcon(const QString& name, int pixels, const QColor& color, qreal deviceRatio = 1) const;
    /// The same with a disabled state, for buttons and menus.
    [[nodiscard]] QIcon windowIcon(const QString& name) const;

signals:
    void changed();

private:
    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QPixmap cached(const QString& file, int pixels, const QColor& tint, qreal deviceRatio) const;

    ThemeKind m_kind;
    DataLibrary m_data;
    mutable std::map<std::tuple<QString, int, QRgb, int>, QPixmap> m_pixmaps; ///< by file, size, tint, ratio in per cent
};

} // namespace faultline::ui
