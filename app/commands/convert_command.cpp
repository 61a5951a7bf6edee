#include "app/commands/commands.h"

#include "model/document/convert.h"
#include "model/document/literal_of.h"
#include "model/document/save_document.h"
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

// Own data as it means, without the checksum of the template that it stood beside.
Literal ownData(const Template& sidecar)
{
    Literal own = literalOf(sidecar.root());
    for (auto& [key, fields] : own.fields)
        if (key == "Faultline") std::erase_if(fields.fields, [](const auto& field) { return field.first == "Template"; });
    return own;
}

// A sidecar serves templates of all suffixes; beside another name it is written again, but never over what stands there already.
Result<Done> write(FileSystem& files, const Document& source, const Document& made)
{
    const std::string beside = Document::sidecarPath(made.path());
    if (!source.sidecar() || isSameFile(files, Document::sidecarPath(source.path()), beside))
        return writeAtomically(files, made.path(), made.source().text());
    auto there = savedBytesAt(files, made.path());
    if (!there) return there.problem();
    if (there->sidecar) {
        const auto own = Template::parse(*there->sidecar, beside);
        if (!own || !equalLiteral(ownData(*own), ownData(*made.sidecar())))
            return Problem{{"app.convert-own-data-there", {{"file", beside}}}, {}, Message{"app.output-other-name", {}}};
    }
    return saveDocument(files, made, made.path(), {}, *there);
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
    const auto source = Document::open(files, in);
    if (!source) return fail(context, source.problem());
    if (const auto known = checkParameters(source->source(), context.parameters); !known) return fail(context, known.problem());
    const auto made = convert(*source, *to, *out);
    if (!made) return fail(context, made.problem());
    const auto written = write(files, *source, *made);
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
