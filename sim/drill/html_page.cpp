#include "sim/drill/html_page.h"

#include "model/text/escape_xml.h"

#include <fmt/format.h>

namespace faultline::sim {

namespace {

constexpr std::string_view kStyle =
    "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1f2933;background:#fff}"
    "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}h3{font-size:1rem;margin:1.4rem 0 .4rem}"
    "table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid "
    "#d9dee3;vertical-align:top}"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}svg{width:100%;height:auto;margin:.4rem 0}"
    ".title{font:600 13px system-ui,sans-serif;fill:#1f2933}.axis{font:11px "
    "system-ui,sans-serif;fill:#52606d}.end{text-anchor:end}.middle{text-anchor:middle}"
    ".grid{stroke:#e4e7eb}.band{fill:#d64545;opacity:.12}.met{color:#207227}.missed{color:#ab091e;font-weight:600}.unknown{color:#7b5e00}";

constexpr char kNumberMark = '\x01';

} // namespace

HtmlPage::HtmlPage(std::string_view title)
{
    m_out = fmt::format("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title><style>{}</style></head><body>\n",
                        escapeXml(title), kStyle);
}

void HtmlPage::heading(int level, std::string_view text) { m_out += fmt::format("<h{}>{}</h{}>\n", level, escapeXml(text), level); }

void HtmlPage::paragraph(std::string_view text) { m_out += fmt::format("<p>{}</p>\n", escapeXml(text)); }

void HtmlPage::beginTable(const std::vector<std::string>& names)
{
    m_out += "<table><tr>";
    for (const std::string& name : names) {
        const bool isNumber = name.starts_with('#');
        m_out += fmt::format("<th{}>{}</th>", isNumber ? " class=\"n\"" : "", escapeXml(std::string_view(name).substr(isNumber ? 1 : 0)));
    }
    m_out += "</tr>\n";
}

void HtmlPage::row(std::initializer_list<std::string> cells)
{
    m_out += "<tr>";
    for (const std::string& cell : cells) {
        const bool isNumber = cell.starts_with(kNumberMark);
        m_out += fmt::format("<td{}>{}</td>", isNumber ? " class=\"n\"" : "", escapeXml(std::string_view(cell).substr(isNumber ? 1 : 0)));
    }
    m_out += "</tr>\n";
}

std::string HtmlPage::take() { return std::move(m_out) + "</body></html>\n"; }

std::string htmlNumber(const std::optional<double>& value)
{
    if (!value) return "–";
    return *value == static_cast<double>(static_cast<long long>(*value)) ? fmt::format("{:.0f}", *value) : fmt::format("{:.5g}", *value);
}

std::string numberCell(const std::optional<double>& value) { return kNumberMark + htmlNumber(value); }

} // namespace faultline::sim
