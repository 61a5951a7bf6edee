#include "ui/theme/tokens.h"

#include "model/layout/theme.h"

namespace faultline::ui {

std::optional<QRgb> tokenColor(std::string_view token, ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::Light: return themeColor(token, ThemeVariant::Light);
    case ThemeKind::Dark: return themeColor(token, ThemeVariant::Dark);
    case ThemeKind::HighContrast: break;
    }
    return themeColor(token, ThemeVariant::HighContrast);
}

} // namespace faultline::ui
