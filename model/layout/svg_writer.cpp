#include "model/layout/svg_writer.h"

#include "model/files/data_library.h"
#include "model/layout/font_widths.h"
#include "model/text/escape_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace faultline {

namespace {

constexpr std::string_view kFont = "Arial, 'Liberation Sans', Helvetica, 'Noto Sans KR', sans-serif";

/// Hundredths are fine enough for any device.
std::string number(double v)
{
    if (!std::isfinite(v)) v = 0;
    std::string s = fmt::format("{:.2f}", v);
    s.erase(s.find_last_not_of('0') + 1);
    if (s.back() == '.') s.pop_back();
    return s == "-0" ? "0" : s;
}

class SvgWriter {
public:
    SvgWriter(const Diagram& diagram, const DataLibrary& data, const SvgOptions& options) : m_diagram(diagram), m_data(data), m_options(options)
    {
        for (const DiagramConnection& c : diagram.connections) m_connections[c.id] = &c;
    }

    std::string write(const std::vector<Mark>& marks, const std::vector<Mark>& legend, const Rect& bounds)
    {
        m_body = fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>\n", number(bounds.x), number(bounds.y), number(bounds.width),
                             number(bounds.height), fill("canvas"));
        writeMarks(marks);
        if (!legend.empty()) {
            m_body += "<g class=\"legend\">\n";
            writeMarks(legend);
            m_body += "</g>\n";
        }
        std::string out = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                                      "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{2}\" height=\"{3}\" "
                                      "viewBox=\"{0} {1} {2} {3}\" font-family=\"{4}\">\n",
                                      number(bounds.x), number(bounds.y), number(bounds.width), number(bounds.height), kFont);
        if (!m_options.description.empty()) out += "<title>" + escapeXml(m_options.description) + "</title>\n";
        out += "<defs>\n" + definitions() + "</defs>\n" + m_body + "</svg>\n";
        return out;
    }

private:
    void writeMarks(const std::vector<Mark>& marks)
    {
        for (std::size_t i = 0; i < marks.size();) {
            std::size_t end = i;
            while (end < marks.size() && marks[end].resource == marks[i].resource && marks[end].element == marks[i].element) ++end;
            const std::size_t depth = openGroups(marks[i]);
            for (; i < end; ++i) std::visit(*this, marks[i].shape);
            for (std::size_t d = 0; d < depth; ++d) m_body += "</g>";
            m_body += "\n";
        }
    }

    /// A line stands for several resources: a group in a group for each.
    std::size_t openGroups(const Mark& m)
    {
        std::vector<std::string> resources;
        if (const auto it = m_connections.find(m.element); it != m_connections.end()) resources = it->second->resources;
        else if (!m.resource.empty()) resources.push_back(m.resource);
        if (resources.empty()) {
            m_body += "<g>";
            return 1;
        }
        for (const std::string& r : resources) m_body += fmt::format("<g data-resource=\"{}\">", escapeXml(r));
        return resources.size();
    }

    std::string paintAttribute(std::string_view attribute, std::string_view token) const
    {
        const std::uint32_t argb = themeColor(token, m_options.theme).value_or(0xFF7D8998);
        std::string s = fmt::format("{}=\"#{:06X}\"", attribute, argb & 0xFFFFFFu);
        if (const unsigned alpha = argb >> 24; alpha != 0xFF) s += fmt::format(" {}-opacity=\"{}\"", attribute, number(alpha / 255.0));
        return s;
    }
    std::string fill(std::string_view token) const { return token.empty() ? "fill=\"none\"" : paintAttribute("fill", token); }
    std::string stroke(const std::optional<mark::Stroke>& s) const { return s ? stroke(*s) : std::string(); }
    std::string stroke(const mark::Stroke& s) const
    {
        std::string out = " " + paintAttribute("stroke", s.token) + fmt::format(" stroke-width=\"{}\"", number(s.width));
        if (s.dash.empty()) return out;
        out += " stroke-dasharray=\"";
        for (std::size_t i = 0; i < s.dash.size(); ++i) out += (i ? " " : "") + number(s.dash[i]);
        return out + "\"";
    }
    static std::string rectangle(const Rect& r)
    {
        return fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(r.x), number(r.y), number(r.width), number(r.height));
    }
    static std::string pointList(const std::vector<Point>& points)
    {
        std::string s;
        for (const Point& p : points) s += (s.empty() ? "" : " ") + number(p.x) + "," + number(p.y);
        return s;
    }

public:
    void operator()(const mark::Box& b)
    {
        if (b.hatch) m_hatches.insert(b.fill);
        // Odd strokes lie on half pixels, so that they are sharp at 100 %.
        Rect r = b.rect;
        if (b.stroke && std::lround(b.stroke->width) % 2 == 1)
            r = {std::floor(r.x) + 0.5, std::floor(r.y) + 0.5, std::round(r.width), std::round(r.height)};
        m_body += fmt::format("<rect {}{} {}{}/>", rectangle(r), b.radius > 0 ? fmt::format(" rx=\"{}\"", number(b.radius)) : "",
                              b.hatch ? fmt::format("fill=\"url(#hatch-{})\"", escapeXml(b.fill)) : fill(b.fill), stroke(b.stroke));
    }
    void operator()(const mark::Ellipse& e)
    {
        const Point c = e.rect.centre();
        m_body += fmt::format("<ellipse cx=\"{}\" cy=\"{}\" rx=\"{}\" ry=\"{}\" {}{}/>", number(c.x), number(c.y), number(e.rect.width / 2),
                              number(e.rect.height / 2), fill(e.fill), stroke(e.stroke));
    }
    void operator()(const mark::Path& p)
    {
        if (p.points.size() < 2) return;
        std::vector<Point> line = p.points;
        const Point tip = line.back(), before = line[line.size() - 2];
        const double length = std::hypot(tip.x - before.x, tip.y - before.y);
        const bool hasHead = (p.arrowAtEnd || p.openArrow) && length > 0;
        const Point along = hasHead ? Point{(tip.x - before.x) / length, (tip.y - before.y) / length} : Point{};
        if (hasHead && !p.openArrow) line.back() = {tip.x - along.x * std::min(5.0, length), tip.y - along.y * std::min(5.0, length)};
        m_body += fmt::format("<polyline points=\"{}\" fill=\"none\"{}/>", pointList(line), stroke(p.stroke));
        if (!hasHead) return;
        const std::vector<Point> head{{tip.x - along.x * 9 - along.y * 4, tip.y - along.y * 9 + along.x * 4},
                                      tip,
                                      {tip.x - along.x * 9 + along.y * 4, tip.y - along.y * 9 - along.x * 4}};
        if (p.openArrow)
            m_body +=
                fmt::format("<polyline points=\"{}\" fill=\"none\"{}/>", pointList(head), stroke(mark::Stroke{p.stroke.token, p.stroke.width, {}}));
        else m_body += fmt::format("<polygon points=\"{}\" {}/>", pointList(head), fill(p.stroke.token));
    }
    void operator()(const mark::Arc& a)
    {
        if (a.share >= 0.9999) {
            m_body += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\"{}/>", number(a.centre.x), number(a.centre.y), number(a.radius),
                                  stroke(a.stroke));
            return;
        }
        if (a.share <= 0) return;
        const double angle = a.share * 2 * 3.14159265358979323846;
        m_body += fmt::format("<path d=\"M{} {}A{r} {r} 0 {} 1 {} {}\" fill=\"none\"{}/>", number(a.centre.x), number(a.centre.y - a.radius),
                              a.share > 0.5 ? 1 : 0, number(a.centre.x + a.radius * std::sin(angle)), number(a.centre.y - a.radius * std::cos(angle)),
                              stroke(a.stroke), fmt::arg("r", number(a.radius)));
    }
    void operator()(const mark::Text& t)
    {
        const char* anchor = t.align == mark::Text::Align::Centre  ? " text-anchor=\"middle\""
                             : t.align == mark::Text::Align::Right ? " text-anchor=\"end\""
                                                                   : "";
        m_body += fmt::format(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}{} {}{} textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{}</text>",
            number(t.baseline.x), number(t.baseline.y), number(t.size), t.bold ? " font-weight=\"bold\"" : "",
            t.monospace ? " font-family=\"monospace\"" : "", fill(t.token), anchor, number(std::max(1.0, t.width)), escapeXml(t.text));
    }
    void operator()(const mark::Icon& i)
    {
        const std::string name = m_data.find("icons/" + i.name + ".svg").data() ? i.name : "generic";
        m_icons.insert({name, i.outlined});
        m_body += fmt::format("<use xlink:href=\"#icon-{}{}\" {}{}/>", escapeXml(name), i.outlined ? "-down" : "", rectangle(i.rect),
                              i.opacity < 1 ? fmt::format(" opacity=\"{}\"", number(i.opacity)) : "");
    }
    void operator()(const mark::Polygon& p)
    {
        m_body += fmt::format("<polygon points=\"{}\" {}{}/>", pointList(p.points), fill(p.fill), stroke(p.stroke));
    }

private:
    std::string definitions() const
    {
        std::string out;
        for (const std::string& token : m_hatches) // 45 degrees, 9 apart
            out += fmt::format("<pattern id=\"hatch-{}\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\" "
                               "patternTransform=\"rotate(45)\"><path d=\"M0 0V9\"{}/></pattern>\n",
                               escapeXml(token), stroke(mark::Stroke{token, 2, {}}));
        for (const auto& [name, outlined] : m_icons)
            out += fmt::format("<symbol id=\"icon-{}{}\" viewBox=\"0 0 48 48\">{}</symbol>\n", escapeXml(name), outlined ? "-down" : "",
                               outlined ? outlinedIcon(name) : iconMarkup(name));
        return out;
    }

    /// What stands between an icon's outermost tags. Icons come from the data library; one that could run or load something is left out.
    std::string iconMarkup(const std::string& name) const
    {
        const std::string_view svg = m_data.find("icons/" + name + ".svg");
        const auto root = svg.find("<svg");
        const auto begin = root == std::string_view::npos ? root : svg.find('>', root);
        const auto end = svg.rfind("</svg>");
        if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
        std::string inner(svg.substr(begin + 1, end - begin - 1));
        for (const std::string_view word : {"<script", "href", "url(", "<!", "<?", " on", "<style", "<foreignObject", "<image", "xmlns"})
            if (inner.find(word) != std::string::npos) return {};
        if (const auto title = inner.find("<title>"); title != std::string::npos)
            if (const auto stop = inner.find("</title>", title); stop != std::string::npos) inner.erase(title, stop + 8 - title);
        std::erase(inner, '\n');
        return inner;
    }

    /// The tile as an outline: its fills become the panel, its lines the colour of what is down.
    std::string outlinedIcon(const std::string& name) const
    {
        std::string inner = iconMarkup(name);
        const std::string down = fmt::format("#{:06X}", themeColor("down", m_options.theme).value_or(0) & 0xFFFFFFu);
        const std::string panel = fmt::format("#{:06X}", themeColor("panel", m_options.theme).value_or(0) & 0xFFFFFFu);
        const auto replaceAll = [&](std::string_view what, const std::string& by) {
            for (auto at = inner.find(what); at != std::string::npos; at = inner.find(what, at + by.size())) inner.replace(at, what.size(), by);
        };
        // The first shape is the tile; what follows is the pictogram in white.
        const auto tileEnd = inner.find("/>");
        if (tileEnd == std::string::npos) return inner;
        std::string tile = inner.substr(0, tileEnd);
        inner.erase(0, tileEnd);
        if (const auto f = tile.find("fill=\""); f != std::string::npos && tile.find("stroke") == std::string::npos)
            if (const auto q = tile.find('"', f + 6); q != std::string::npos)
                tile.replace(f, q + 1 - f, fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"3\"", panel, down));
        replaceAll("#fff", down);
        return tile + inner;
    }

    const Diagram& m_diagram;
    const DataLibrary& m_data;
    const SvgOptions& m_options;
    std::map<std::string, const DiagramConnection*> m_connections;
    std::set<std::string> m_hatches;
    std::set<std::pair<std::string, bool>> m_icons;
    std::string m_body;
};

} // namespace

std::string writeSvg(const Diagram& diagram, const std::vector<Mark>& marks, const FontWidths& widths, const DataLibrary& data,
                     const SvgOptions& options)
{
    Rect bounds = diagram.bounds;
    const std::vector<Mark> legend = legendMarks(diagram, widths, bounds);
    return SvgWriter(diagram, data, options).write(marks, legend, bounds);
}

} // namespace faultline
