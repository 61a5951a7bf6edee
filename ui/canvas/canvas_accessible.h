#pragma once

namespace faultline::ui {

/// Makes every canvas tell assistive technology what is drawn on it: one accessible child per frame, glyph, connection and note, with its name.
/// Called once per program, before the first canvas is asked.
void installCanvasAccessibility();

} // namespace faultline::ui
