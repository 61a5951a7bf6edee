#pragma once

#include "model/advisor/advisor.h"
#include "model/layout/marks.h"

#include <QPixmap>
#include <QString>

class QPainter;
class QRectF;

namespace faultline::ui {

class Theme;

/// Status as shape and colour (LOOK section 2): check in a circle, ! in a triangle, cross in an octagon, dash, hollow ring.
void paintStatus(QPainter& painter, const QRectF& rect, Status status, const Theme& theme);
[[nodiscard]] QPixmap statusPixmap(Status status, int pixels, const Theme& theme, qreal deviceRatio = 1);

[[nodiscard]] Status statusOf(CheckStatus status);
/// "red", "yellow", "green", "can't tell", "no data".
[[nodiscard]] QString statusWord(Status status);
/// The order in which counts are always shown.
inline constexpr Status kStatusOrder[] = {Status::Red, Status::Yellow, Status::Green, Status::CantTell, Status::NoData};

} // namespace faultline::ui
