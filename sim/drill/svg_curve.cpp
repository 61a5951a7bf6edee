#include "sim/drill/svg_curve.h"

#include "model/text/escape_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace faultline::sim {

namespace {

constexpr double kWidth = 900, kHeight = 220, kLeft = 60, kRight = 12, kTop = 30, kBottom = 26;
constexpr int kGridLines = 4;

/// The least of 1, 2, 2.5, 5 times a power of ten that is not below the value.
double niceCeiling(double value)
{
    if (value <= 0) return 1;
    double scale = 1;
    while (scale * 10 <= value) scale *= 10;
    while (scale > value) scale /= 10;
    for (const double step : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (step * scale >= value) return step * scale;
    return 10 * scale;
}

class Chart {
public:
    explicit Chart(const Curve& curve) : m_curve(curve)
    {
        double largest = 0;
        for (const auto& series : curve.series)
            for (const auto& value : series.values) largest = std::max(largest, value.value_or(0));
        m_top = niceCeiling(largest);
    }

    std::string svg()
    {
        add("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">", kWidth, kHeight, escapeXml(m_curve.title));
        add("<text x=\"{}\" y=\"16\" class=\"title\">{}</text>", kLeft, escapeXml(m_curve.title + " (" + m_curve.unit + ")"));
        for (const auto& band : m_curve.bands)
            add("<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" class=\"band\"><title>{}</title></rect>", x(band.from), kTop,
                std::max(2.0, x(band.to) - x(band.from)), kHeight - kTop - kBottom, escapeXml(band.name));
        grid();
        for (const auto& series : m_curve.series) line(series);
        legend();
        return m_out + "</svg>\n";
    }

private:
    template <class... Args>
    void add(fmt::format_string<Args...> format, Args&&... args)
    {
        fmt::format_to(std::back_inserter(m_out), format, std::forward<Args>(args)...);
        m_out += '\n';
    }
    [[nodiscard]] double x(Nanoseconds t) const
    {
        const double share =
            m_curve.end == 0 ? 0 : static_cast<double>(std::clamp<Nanoseconds>(t, 0, m_curve.end)) / static_cast<double>(m_curve.end);
        return kLeft + share * (kWidth - kLeft - kRight);
    }
    [[nodiscard]] double y(double value) const { return kHeight - kBottom - value / m_top * (kHeight - kTop - kBottom); }

    void grid()
    {
        for (int i = 0; i <= kGridLines; ++i) {
            const double value = m_top * i / kGridLines;
            add("<line x1=\"{}\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\" class=\"grid\"/><text x=\"{}\" y=\"{:.1f}\" class=\"axis end\">{:.4g}</text>",
                kLeft, kWidth - kRight, y(value), y(value), kLeft - 6, y(value) + 4, value);
            const Nanoseconds at = m_curve.end / kGridLines * i;
            add("<text x=\"{:.1f}\" y=\"{}\" class=\"axis middle\">{:.4g} {}</text>", x(at), kHeight - 8, static_cast<double>(at) / 6e10,
                escapeXml(m_curve.minutes));
        }
    }

    void line(const Curve::Series& series)
    {
        std::string path;
        bool isDown = false;
        for (std::size_t k = 0; k < series.values.size(); ++k) {
            const auto& value = series.values[k];
            if (value)
                fmt::format_to(std::back_inserter(path), "{}{:.1f} {:.1f}", isDown ? "L" : "M",
                               x(static_cast<Nanoseconds>(k) * m_curve.window + m_curve.window / 2), y(*value));
            isDown = value.has_value();
        }
        add("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"/>", path, series.colour);
    }

    void legend()
    {
        double at = kWidth - kRight;
        for (const auto& series : m_curve.series) {
            add("<text x=\"{:.1f}\" y=\"16\" class=\"axis end\" fill=\"{}\">{}</text>", at, series.colour, escapeXml(series.name));
            at -= 8.0 * static_cast<double>(series.name.size()) + 16;
        }
    }

    const Curve& m_curve;
    double m_top = 1;
    std::string m_out;
};

} // namespace

std::string svgOf(const Curve& curve) { return Chart(curve).svg(); }

} // namespace faultline::sim
