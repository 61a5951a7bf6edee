#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline::sim {

/// One HTML file without references to others. Text goes through `escapeXml` in `heading`, `paragraph` and the tables; `raw` takes markup.
class HtmlPage {
public:
    explicit HtmlPage(std::string_view title);

    void raw(std::string_view markup) { m_out += markup; }
    void heading(int level, std::string_view text);
    void paragraph(std::string_view text);
    /// Begins a table. A name that begins with '#' heads a column of numbers.
    void beginTable(const std::vector<std::string>& names);
    /// A cell that begins with the byte 1 is a number; see `numberCell`.
    void row(std::initializer_list<std::string> cells);
    void endTable() { m_out += "</table>\n"; }

    /// The whole file; the page is spent.
    [[nodiscard]] std::string take();

private:
    std::string m_out;
};

/// "480000", "0.99837", "–" for what is unknown.
[[nodiscard]] std::string htmlNumber(const std::optional<double>& value);
[[nodiscard]] std::string numberCell(const std::optional<double>& value);

} // namespace faultline::sim
