#pragma once

#include "model/files/data_library.h"
#include "model/text/texts.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {
class FileSystem;
class Template;
} // namespace faultline

namespace faultline::app {

inline constexpr int kExitOk = 0;
inline constexpr int kExitFound = 1; ///< a finding, a missed objective, a difference
inline constexpr int kExitWrong = 2; ///< wrong usage, unreadable input, impossible request

/// What a command takes. Options are `--name VALUE` (or `--name=VALUE`); flags have no value; `repeated` ones may come several times.
struct CommandShape {
    std::string_view name, usage, summary;
    std::set<std::string, std::less<>> options, repeated, flags;
    std::size_t positionalMin = 0, positionalMax = 0;
};

struct Arguments {
    std::vector<std::string> positional;
    std::map<std::string, std::vector<std::string>, std::less<>> options;
    std::set<std::string, std::less<>> flags;

    [[nodiscard]] std::optional<std::string> option(std::string_view name) const; ///< the last one given
    [[nodiscard]] const std::vector<std::string>& all(std::string_view name) const;
    [[nodiscard]] bool flag(std::string_view name) const;
};

/// Fails on an unknown option (naming the nearest known one), a missing value, or too few or many positional words.
/// Every command also knows `--data DIR`, `--parameter K=V` (repeated) and `--help`.
[[nodiscard]] Result<Arguments> parseArguments(const CommandShape& shape, const std::vector<std::string>& words);

/// What every command is given.
struct CommandContext {
    DataLibrary data;
    Texts texts;
    std::map<std::string, std::string> parameters; ///< `--parameter`
};

/// One command of the command line: a shape and a function that prints its result on stdout, problems on stderr, and returns the exit code.
struct Command {
    CommandShape shape;
    int (*run)(const Arguments& arguments, const CommandContext& context) = nullptr;
};

/// All commands, sorted by name; each is defined in app/commands/<name>_command.cpp.
[[nodiscard]] const std::vector<Command>& commands();

/// Prints a problem as "faultline: file, line 3, column 7: what. Remedy." on stderr, always one line; returns kExitWrong.
int fail(const CommandContext& context, const Problem& problem);

/// Prints a report on stdout, whole; returns `exitCode`, or what `fail` does where it could not be printed (full disk, no reader, closed).
[[nodiscard]] int print(const CommandContext& context, std::string_view text, int exitCode = kExitOk);

/// Says on stdout what was done to a file. The file is the result: where nobody can be told, the command has done its work all the same.
int tell(std::string_view text);

/// Fails on a `--parameter` that the template does not have.
[[nodiscard]] Result<Done> checkParameters(const Template& source, const std::map<std::string, std::string>& given);

/// Two options of which one leaves the other without meaning.
[[nodiscard]] Problem together(const std::string& option, const std::string& other);

/// Fails on a word beside a flag that shows a list, and takes nothing but `--format` and `--data`.
[[nodiscard]] Result<Done> checkStandsAlone(const Arguments& arguments, const std::string& flag);

/// Whether two paths lead to one file, which need not be there yet.
[[nodiscard]] bool isSameFile(const FileSystem& files, const std::string& a, const std::string& b);

/// Fails where writing `output` would replace one of the files that the command reads, or the place of a template's own data beside it.
[[nodiscard]] Result<Done> checkKeepsInputs(const FileSystem& files, const std::string& output, const std::vector<std::string>& inputs);

/// Runs `faultline WORDS…` for a command; `words[0]` is its name.
int runCommandLine(const std::vector<std::string>& words);

} // namespace faultline::app
