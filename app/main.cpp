#include "app/command_line.h"
#include "app/designer.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace faultline::app;

int help()
{
    fmt::print("faultline [FILE]     opens the designer\nfaultline COMMAND …  runs without a window\n\n");
    for (const Command& command : commands()) fmt::print("  {:<9} {}\n", command.shape.name, command.shape.summary);
    fmt::print("\nfaultline COMMAND --help says how each is used.\n");
    return kExitOk;
}

bool isCommand(const std::string& word)
{
    return std::any_of(commands().begin(), commands().end(), [&](const Command& command) { return command.shape.name == word; });
}

} // namespace

int main(int argc, char** argv)
{
    // A reader that goes away, or a file-size limit, is an error of one write, not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.empty()) return runDesigner(argc, argv, {});
    if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") return help();
    if (words[0] == "--version") {
        fmt::print("faultline {}\n", FAULTLINE_VERSION);
        return kExitOk;
    }
    std::error_code error;
    const bool isFile = words.size() == 1 && !isCommand(words[0]) && (std::filesystem::exists(words[0], error) || words[0].find_first_of("./") != std::string::npos);
    return isFile ? runDesigner(argc, argv, words[0]) : runCommandLine(words);
}
