#include "app/commands/commands.h"

#include "model/document/document.h"
#include "model/files/atomic_write.h"
#include "model/files/disk_file_system.h"
#include "model/graph/topology.h"
#include "model/layout/font_widths.h"
#include "model/layout/svg_writer.h"
#include "model/services/architecture.h"
#include "ui/export/page_export.h"

#include <QFileInfo>
#include <QGuiApplication>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_set>

namespace faultline::app {

namespace {

constexpr std::string_view kUsage =
    "faultline export FILE -o OUT.{svg,png,pdf} [--scale 2] [--theme light|dark] [--selection IDS] [--format text|json]";

enum class PageFormat { Svg, Png, Pdf };

struct ExportOrder {
    std::string input, output;
    PageFormat format = PageFormat::Svg;
    double scale = 2;
    ThemeVariant theme = ThemeVariant::Light;
    std::vector<std::string> selection;
    bool isJson = false; ///< how to tell what was written
};

Problem wrong(std::string id, std::string word, std::string remedy)
{
    return Problem{{std::move(id), {{"word", std::move(word)}}}, {}, Message{std::move(remedy), {}}};
}

std::string lowerCase(std::string s)
{
    std::transform(s.begin(), s.end(), s.begin(),
                   [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c); });
    return s;
}

Result<PageFormat> formatOf(const std::string& path)
{
    const std::string name = fileNameOf(path);
    const auto dot = name.rfind('.');
    const std::string suffix = dot == std::string::npos ? std::string() : lowerCase(name.substr(dot));
    if (suffix == ".svg") return PageFormat::Svg;
    if (suffix == ".png") return PageFormat::Png;
    if (suffix == ".pdf") return PageFormat::Pdf;
    return wrong("export.unknown-suffix", name, "export.suffixes");
}

Result<double> scaleOf(const std::string& text)
{
    double scale = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), scale);
    if (error != std::errc() || end != text.data() + text.size() || !(scale >= ui::kScaleMin && scale <= ui::kScaleMax))
        return wrong("export.bad-scale", text, "export.scales");
    return scale;
}

Result<ThemeVariant> themeOf(const std::string& name)
{
    if (name == "light") return ThemeVariant::Light;
    if (name == "dark") return ThemeVariant::Dark;
    return wrong("export.bad-theme", name, "export.themes");
}

Result<ExportOrder> orderFrom(const Arguments& arguments)
{
    ExportOrder order;
    order.input = arguments.positional[0];
    const auto output = arguments.option("output");
    if (!output || output->empty()) return Problem{{"export.no-output", {}}, {}, Message{"export.name-output", {}}};
    order.output = *output;
    const auto format = formatOf(order.output);
    if (!format) return format.problem();
    order.format = *format;
    const std::string report = arguments.option("format").value_or("text");
    if (report != "text" && report != "json")
        return Problem{{"app.unknown-format", {{"format", report}}}, {}, Message{"app.see-usage", {{"usage", std::string(kUsage)}}}};
    order.isJson = report == "json";
    if (const auto text = arguments.option("scale")) {
        const auto scale = scaleOf(*text);
        if (!scale) return scale.problem();
        if (order.format != PageFormat::Png)
            return Problem{{"export.scale-of-png", {{"name", fileNameOf(order.output)}}}, {}, Message{"export.scale-of-png-remedy", {}}};
        order.scale = *scale;
    }
    if (const auto name = arguments.option("theme")) {
        const auto theme = themeOf(*name);
        if (!theme) return theme.problem();
        order.theme = *theme;
    }
    for (const std::string& list : arguments.all("selection"))
        for (std::size_t at = 0; at <= list.size();) {
            const std::size_t end = std::min(list.find(',', at), list.size());
            if (end > at) order.selection.push_back(list.substr(at, end - at));
            at = end + 1;
        }
    return order;
}

Result<Diagram> chosen(const Diagram& diagram, const Architecture& architecture, const std::vector<std::string>& selection)
{
    if (selection.empty()) return diagram;
    for (const std::string& id : selection) {
        const bool isActor = std::any_of(diagram.glyphs.begin(), diagram.glyphs.end(), [&](const DiagramGlyph& g) { return g.resource == id; });
        if (!architecture.find(id) && !isActor) return wrong("export.unknown-id", id, "export.ids");
    }
    Diagram part = selectionOf(diagram, {selection.begin(), selection.end()});
    Rect bounds;
    bool isFirst = true;
    const auto unite = [&](const Rect& r) {
        bounds = isFirst ? r : bounds.united(r);
        isFirst = false;
    };
    for (const DiagramFrame& f : part.frames)
        if (f.kind != FrameKind::Region || part.frames.size() == 1) unite(f.rect);
    for (const DiagramGlyph& g : part.glyphs) unite(g.rect.united(g.labelRect));
    if (isFirst) unite(diagram.bounds);
    std::erase_if(part.frames, [&](const DiagramFrame& f) { return f.kind == FrameKind::Region && part.frames.size() > 1; });
    part.bounds = bounds.grown(28);
    return part;
}

Result<std::string> render(const Diagram& diagram, const FontWidths& widths, const ExportOrder& order, const CommandContext& context)
{
    const std::string title = fileNameOf(order.input);
    if (order.format == PageFormat::Svg) {
        SvgOptions options;
        options.theme = order.theme;
        options.description = title;
        return writeSvg(diagram, paint(diagram, widths), widths, context.data, options);
    }
    // Pictures need fonts and a raster, but no display.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {}); // of run-time folders and the like: nothing to the user
    int argc = 1;
    char name[] = "faultline";
    char* argv[] = {name, nullptr};
    const QGuiApplication application(argc, argv);
    const ui::Theme theme(order.theme == ThemeVariant::Dark ? ui::ThemeKind::Dark : ui::ThemeKind::Light, context.data);
    const ui::Page page = ui::pageOf(diagram, widths);
    const auto bytes =
        order.format == PageFormat::Png ? ui::renderPng(page, theme, order.scale) : ui::renderPdf(page, theme, QString::fromStdString(title));
    if (!bytes) return bytes.problem();
    return bytes->toStdString();
}

int runExport(const Arguments& arguments, const CommandContext& context)
{
    const auto order = orderFrom(arguments);
    if (!order) return fail(context, order.problem());
    DiskFileSystem files;
    if (const auto keeps = checkKeepsInputs(files, order->output, {order->input}); !keeps) return fail(context, keeps.problem());
    if (const auto writable = checkWritable(files, order->output); !writable) return fail(context, writable.problem());
    const auto document = Document::open(files, order->input);
    if (!document) return fail(context, document.problem());
    const Architecture architecture = Architecture::from(*document, {context.parameters});
    if (const auto known = checkParameters(document->source(), context.parameters); !known) return fail(context, known.problem());
    const FontWidths widths(context.data);
    const auto diagram = chosen(arrange(architecture, Topology::of(architecture), widths, context.texts), architecture, order->selection);
    if (!diagram) return fail(context, diagram.problem());
    const auto bytes = render(*diagram, widths, *order, context);
    if (!bytes) return fail(context, bytes.problem());
    if (const auto written = writeAtomically(files, order->output, *bytes); !written) return fail(context, written.problem());
    const std::size_t listed = diagram->notDrawn.size(), drawn = architecture.resources().size() - std::min(listed, architecture.resources().size());
    const nlohmann::ordered_json report{
        {"schema", "faultline.export/1"}, {"file", order->input}, {"output", order->output}, {"drawn", drawn}, {"listed", listed}};
    const Message wrote{"export.wrote",
                        {{"input", order->input}, {"output", order->output}, {"drawn", std::to_string(drawn)}, {"listed", std::to_string(listed)}}};
    return tell((order->isJson ? report.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) : context.texts.render(wrote)) + "\n");
}

} // namespace

Command exportCommand()
{
    return {{"export", kUsage, "Draws a template into a picture.", {"output", "scale", "theme", "format"}, {"selection"}, {}, 1, 1}, runExport};
}

} // namespace faultline::app
