#include "app/command_line.h"

#include "app/commands/commands.h"
#include "model/document/document.h"
#include "model/files/file_system.h"
#include "model/text/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace faultline::app {

namespace {

Problem unknownWord(std::string_view id, std::string_view word, const std::vector<std::string>& known, std::string_view usage)
{
    const std::string guess = nearestWord(word, known);
    return Problem{{std::string(id), {{"word", std::string(word)}}},
                   {},
                   guess.empty() ? Message{"app.see-usage", {{"usage", std::string(usage)}}} : Message{"app.did-you-mean", {{"guess", guess}}}};
}

/// Control characters as escapes: what users type and files hold must not break a message into several lines, nor drive the terminal.
std::string oneLine(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (byte < 0x20 || byte == 0x7f) out += fmt::format("\\x{:02x}", byte);
        else out += c;
    }
    return out;
}

} // namespace

std::optional<std::string> Arguments::option(std::string_view name) const
{
    const auto it = options.find(name);
    return it == options.end() || it->second.empty() ? std::nullopt : std::optional<std::string>(it->second.back());
}

const std::vector<std::string>& Arguments::all(std::string_view name) const
{
    static const std::vector<std::string> none;
    const auto it = options.find(name);
    return it == options.end() ? none : it->second;
}

bool Arguments::flag(std::string_view name) const { return flags.contains(name); }

Result<Arguments> parseArguments(const CommandShape& shape, const std::vector<std::string>& words)
{
    const Message seeUsage{"app.see-usage", {{"usage", std::string(shape.usage)}}};
    CommandShape all = shape;
    all.options.insert("data");
    all.repeated.insert("parameter");
    all.flags.insert("help");

    Arguments out;
    bool onlyPositional = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const bool isShortOutput = word == "-o" && all.options.contains("output");
        if (onlyPositional || word.size() < 2 || (word[0] != '-' || (word[1] != '-' && !isShortOutput))) {
            if (!onlyPositional && word.size() > 1 && word[0] == '-') return Problem{{"app.unknown-option", {{"word", word}}}, {}, seeUsage};
            out.positional.push_back(word);
            continue;
        }
        if (word == "--") {
            onlyPositional = true;
            continue;
        }
        std::string name = isShortOutput ? "output" : word.substr(2);
        std::optional<std::string> value;
        if (const auto equals = name.find('='); !isShortOutput && equals != std::string::npos) {
            value = name.substr(equals + 1);
            name.resize(equals);
        }
        if (all.flags.contains(name)) {
            if (value) return Problem{{"app.flag-takes-no-value", {{"word", "--" + name}}}, {}, seeUsage};
            out.flags.insert(name);
            continue;
        }
        if (!all.options.contains(name) && !all.repeated.contains(name)) {
            std::vector<std::string> known;
            for (const auto& set : {all.options, all.repeated, all.flags})
                for (const std::string& k : set) known.push_back("--" + k);
            return unknownWord("app.unknown-option", "--" + name, known, shape.usage);
        }
        if (!value) {
            if (i + 1 >= words.size()) return Problem{{"app.option-needs-value", {{"word", word}}}, {}, seeUsage};
            value = words[++i];
        }
        if (all.options.contains(name) && out.options.contains(name))
            return Problem{{"app.option-twice", {{"word", word}}}, {}, Message{"app.option-twice-remedy", {}}};
        out.options[name].push_back(*value);
    }
    if (out.flags.contains("help")) return out;
    if (out.positional.size() < shape.positionalMin) return Problem{{"app.word-missing", {{"command", std::string(shape.name)}}}, {}, seeUsage};
    if (out.positional.size() > shape.positionalMax)
        return Problem{{"app.word-too-many", {{"word", out.positional[shape.positionalMax]}}}, {}, seeUsage};
    return out;
}

int fail(const CommandContext& context, const Problem& problem)
{
    const std::string line = fmt::format("faultline: {}\n", oneLine(context.texts.render(problem)));
    (void)std::fwrite(line.data(), 1, line.size(), stderr); // where even this fails, the exit code is all that is left to say
    return kExitWrong;
}

int print(const CommandContext& context, std::string_view text, int exitCode)
{
    const bool isWritten = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    return isWritten ? exitCode : fail(context, Problem{{"app.output-failed", {}}, {}, Message{"app.output-remedy", {}}});
}

int tell(std::string_view text)
{
    (void)std::fwrite(text.data(), 1, text.size(), stdout);
    (void)std::fflush(stdout);
    return kExitOk;
}

Result<Done> checkParameters(const Template& source, const std::map<std::string, std::string>& given)
{
    std::vector<std::string> known;
    for (const Node::Entry& parameter : source.root().find("Parameters").entries()) known.emplace_back(parameter.key.text());
    for (const auto& [name, value] : given) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const std::string guess = nearestWord(name, known);
        return Problem{{"app.unknown-parameter", {{"name", name}}},
                       {source.fileName(), 0, 0, {}},
                       guess.empty() ? Message{"app.unknown-parameter-remedy", {}} : Message{"app.did-you-mean", {{"guess", guess}}}};
    }
    return Done{};
}

Problem together(const std::string& option, const std::string& other)
{
    return {{"app.options-exclude-each-other", {{"option", option}, {"other", other}}}, {}, Message{"app.options-exclude-remedy", {}}};
}

Result<Done> checkStandsAlone(const Arguments& arguments, const std::string& flag)
{
    for (const auto& [name, values] : arguments.options)
        if (name != "format" && name != "data") return together("--" + flag, "--" + name);
    for (const std::string& name : arguments.flags)
        if (name != flag) return together("--" + flag, "--" + name);
    if (!arguments.positional.empty()) return together("--" + flag, arguments.positional.front());
    return Done{};
}

bool isSameFile(const FileSystem& files, const std::string& a, const std::string& b)
{
    std::string resolvedA, resolvedB;
    return !files.resolve(a, resolvedA) && !files.resolve(b, resolvedB) && resolvedA == resolvedB;
}

Result<Done> checkKeepsInputs(const FileSystem& files, const std::string& output, const std::vector<std::string>& inputs)
{
    const Message remedy{"app.output-other-name", {}};
    for (const std::string& input : inputs) {
        if (isSameFile(files, output, input)) return Problem{{"app.output-is-input", {{"output", output}}}, {}, remedy};
        if (isSameFile(files, output, Document::sidecarPath(input)))
            return Problem{{"app.output-is-sidecar", {{"output", output}, {"input", input}}}, {}, remedy};
    }
    return Done{};
}

int runCommandLine(const std::vector<std::string>& words)
{
    CommandContext context{DataLibrary::embedded(), Texts(DataLibrary::embedded()), {}};
    const auto command = std::find_if(commands().begin(), commands().end(), [&](const Command& c) { return c.shape.name == words[0]; });
    if (command == commands().end()) {
        std::vector<std::string> known;
        for (const Command& c : commands()) known.emplace_back(c.shape.name);
        return fail(context, unknownWord("app.unknown-command", words[0], known, "faultline COMMAND …; faultline --help"));
    }
    const auto arguments = parseArguments(command->shape, {words.begin() + 1, words.end()});
    if (!arguments) return fail(context, arguments.problem());
    if (arguments->flag("help")) {
        return print(context, fmt::format("{}\n\nusage: {}\n", command->shape.summary, command->shape.usage));
    }
    if (const auto folder = arguments->option("data")) {
        auto data = context.data.overriddenBy(*folder);
        if (!data) return fail(context, data.problem());
        context.data = *std::move(data);
        context.texts = Texts(context.data);
    }
    for (const std::string& pair : arguments->all("parameter")) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || equals == 0)
            return fail(context, Problem{{"app.parameter-shape", {{"word", pair}}}, {}, Message{"app.parameter-remedy", {}}});
        context.parameters[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return command->run(*arguments, context);
}

} // namespace faultline::app
