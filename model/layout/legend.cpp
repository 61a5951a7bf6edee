#include "model/layout/font_widths.h"
#include "model/layout/svg_writer.h"

#include <algorithm>

namespace faultline {

namespace {

constexpr double kEntryWidth = 230, kEntryHeight = 20, kGap = 8;

} // namespace

std::vector<Mark> legendMarks(const Diagram& diagram, const FontWidths& widths, Rect& bounds)
{
    std::vector<Mark> marks;
    if (diagram.notDrawn.empty()) return marks;
    const double left = bounds.x + 24, top = bounds.bottom() + 8;
    const auto text = [&](const std::string& resource, Point at, const std::string& words, double size, bool bold, const char* token, double room) {
        const std::string elided = widths.elidedMiddle(words, size, bold, room);
        const double width = widths.width(elided, size, bold);
        if (!elided.empty())
            marks.push_back({resource, "legend", 0, mark::Text{at, elided, width, size, bold, false, token, mark::Text::Align::Left}});
        return width;
    };
    text({}, {left, top + 14}, diagram.notDrawnTitle, 12, true, "text2", bounds.width - 48);

    const auto columns = std::max<std::size_t>(1, static_cast<std::size_t>((bounds.width - 48) / kEntryWidth));
    std::size_t n = 0;
    for (const OutlineRow& row : diagram.outline) {
        if (row.drawn) continue;
        const double x = left + static_cast<double>(n % columns) * kEntryWidth, y = top + 26 + static_cast<double>(n / columns) * kEntryHeight;
        marks.push_back({row.resource, "legend", 0, mark::Icon{{x, y, 14, 14}, row.icon, false, 1}});
        const double used = text(row.resource, {x + 20, y + 11}, row.label, 11, false, "text", 120);
        text(row.resource, {x + 20 + used + 6, y + 11}, row.typeLabel, 10, false, "text3", kEntryWidth - kGap - 26 - used);
        ++n;
    }
    bounds.height += 40 + static_cast<double>((n + columns - 1) / columns) * kEntryHeight;
    return marks;
}

} // namespace faultline
