#pragma once

#include <string>
#include <string_view>

namespace faultline {

class DataLibrary;

/// Widths of text from one shipped table, everywhere, so that geometry is the same on every machine.
class FontWidths {
public:
    explicit FontWidths(const DataLibrary& data);

    /// Width in device-independent pixels of UTF-8 text at a size.
    [[nodiscard]] double width(std::string_view text, double size, bool bold) const;
    /// The text, or as much of its start and end as fits with "…" in the middle.
    [[nodiscard]] std::string elidedMiddle(std::string_view text, double size, bool bold, double available) const;

private:
    double m_regular[256] = {};
    double m_bold[256] = {};
    double m_wide = 1; ///< of one em for characters beyond the table
};

} // namespace faultline
