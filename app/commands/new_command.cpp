#include "app/commands/commands.h"

#include "model/document/document.h"
#include "model/files/atomic_write.h"
#include "model/files/disk_file_system.h"
#include "model/services/starters.h"
#include "model/text/nearest.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace faultline::app {

namespace {

constexpr std::string_view kUsage = "faultline new NAME -o FILE | faultline new --list [--format text|json]";

std::string list(const std::vector<Starter>& all, bool asJson)
{
    if (asJson) {
        nlohmann::ordered_json json{{"schema", "faultline.starters/1"}, {"starters", nlohmann::ordered_json::array()}};
        for (const Starter& s : all)
            json["starters"].push_back({{"name", s.name}, {"title", s.title}, {"description", s.description}, {"category", s.category}});
        return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    }
    std::size_t width = 0;
    for (const Starter& s : all) width = std::max(width, s.name.size());
    std::string text;
    for (const Starter& s : all) text += fmt::format("{:<{}}  {}\n{:<{}}  {}\n", s.name, width, s.title, "", width, s.description);
    return text;
}

Problem unknownStarter(const std::string& name, const std::vector<Starter>& all)
{
    std::vector<std::string> names;
    for (const Starter& s : all) names.push_back(s.name);
    const std::string guess = nearestWord(name, names);
    return {{"app.unknown-starter", {{"name", name}}},
            {},
            guess.empty() ? Message{"app.list-starters", {}} : Message{"app.did-you-mean", {{"guess", guess}}}};
}

int runNew(const Arguments& arguments, const CommandContext& context)
{
    const std::string format = arguments.option("format").value_or("text");
    if (format != "text" && format != "json")
        return fail(context, {{"app.unknown-format", {{"format", format}}}, {}, Message{"app.see-usage", {{"usage", std::string(kUsage)}}}});
    const std::vector<Starter> all = starters(context.data);
    if (arguments.flag("list")) {
        const auto alone = checkStandsAlone(arguments, "list");
        if (!alone) return fail(context, alone.problem());
        return print(context, list(all, format == "json"));
    }
    if (arguments.positional.empty())
        return fail(context, {{"app.word-missing", {{"command", "new"}}}, {}, Message{"app.see-usage", {{"usage", std::string(kUsage)}}}});

    const std::string& name = arguments.positional.front();
    if (std::none_of(all.begin(), all.end(), [&name](const Starter& s) { return s.name == name; })) return fail(context, unknownStarter(name, all));
    const std::optional<std::string> path = arguments.option("output");
    if (!path) return fail(context, {{"app.output-missing", {}}, {}, Message{"app.see-usage", {{"usage", std::string(kUsage)}}}});

    const std::string_view bytes = starterTemplate(context.data, name);
    const auto source = Template::parse(std::string(bytes), name);
    if (!source) return fail(context, source.problem()); // overridden by --data
    if (const auto known = checkParameters(*source, context.parameters); !known) return fail(context, known.problem());

    DiskFileSystem files;
    const std::string sidecar = Document::sidecarPath(*path);
    if (files.status(sidecar).kind != FileStatus::Kind::Missing) // it would be taken for the new file's
        return fail(context, {{"app.new-beside-own-data", {{"sidecar", sidecar}}}, {}, Message{"app.new-beside-own-data-remedy", {}}});
    const Result<Done> written = writeAtomically(files, *path, bytes, {.backupFolder = {}, .refuseExisting = true});
    if (!written) return fail(context, written.problem());
    return tell((format == "json" ? nlohmann::ordered_json{{"schema", "faultline.new/1"}, {"starter", name}, {"file", *path}}.dump(
                                        1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                                  : context.texts.render(Message{"app.starter-written", {{"name", name}, {"file", *path}}})) +
                "\n");
}

} // namespace

Command newCommand()
{
    return {{.name = "new",
             .usage = kUsage,
             .summary = "Writes a starter architecture to begin with.",
             .options = {"output", "format"},
             .repeated = {},
             .flags = {"list"},
             .positionalMax = 1},
            runNew};
}

} // namespace faultline::app
