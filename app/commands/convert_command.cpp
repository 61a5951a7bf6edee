#include "app/commands/commands.h"

#include "model/document/convert.h"
#include "model/files/atomic_write.h"
#include "model/files/disk_file_system.h"

#include <nlohmann/json.hpp>

namespace faultline::app {

namespace {

constexpr std::string_view kUsage = "faultline convert IN -o OUT.yaml|OUT.yml|OUT.json [--format text|json]";

std::optional<Format> formatOf(std::string_view path)
{
    if (path.ends_with(".json")) return Format::Json;
    if (path.ends_with(".yaml") || path.ends_with(".yml")) return Format::Yaml;
    return std::nullopt;
}

int runConvert(const Arguments& arguments, const CommandContext& context)
{
    const Message usage{"app.see-usage", {{"usage", std::string(kUsage)}}};
    const std::string report = arguments.option("format").value_or("text");
    if (report != "text" && report != "json") return fail(context, {{"app.unknown-format", {{"format", report}}}, {}, usage});
    const std::optional<std::string> out = arguments.option("output");
    if (!out) return fail(context, {{"app.output-missing", {}}, {}, usage});
    const std::optional<Format> to = formatOf(*out);
    if (!to) return fail(context, {{"app.convert-suffix", {{"file", *out}}}, {}, Message{"app.convert-suffix-remedy", {}}});

    const std::string& in = arguments.positional.front();
    DiskFileSystem files;
    if (const auto keeps = checkKeepsInputs(files, *out, {in}); !keeps) return fail(context, keeps.problem());
    auto text = readUserFile(files, in);
    if (!text) return fail(context, text.problem());
    const auto source = Template::parse(*std::move(text), in);
    if (!source) return fail(context, source.problem());
    if (const auto known = checkParameters(*source, context.parameters); !known) return fail(context, known.problem());
    const auto written = writeAtomically(files, *out, convert(*source, *to));
    if (!written) return fail(context, written.problem());
    return tell((report == "json" ? nlohmann::ordered_json{{"schema", "faultline.convert/1"}, {"file", in}, {"output", *out}}.dump(
                                        1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                                  : context.texts.render(Message{"app.converted", {{"from", in}, {"to", *out}}})) +
                "\n");
}

} // namespace

Command convertCommand()
{
    return {{.name = "convert",
             .usage = kUsage,
             .summary = "Writes a template in the other format, JSON or YAML.",
             .options = {"output", "format"},
             .repeated = {},
             .flags = {},
             .positionalMin = 1,
             .positionalMax = 1},
            runConvert};
}

} // namespace faultline::app
