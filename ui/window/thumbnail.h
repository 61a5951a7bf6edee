#pragma once

#include "model/layout/diagram.h"

#include <QPixmap>

namespace faultline::ui {

class Theme;

/// A diagram drawn small: whole, centred, without text, lines thick enough to be seen.
[[nodiscard]] QPixmap thumbnail(const Diagram& diagram, const Theme& theme, const QSize& size, qreal deviceRatio);

} // namespace faultline::ui
