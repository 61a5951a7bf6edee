#include "app/command_line.h"
#include "app/designer.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace faultline::app;

std::string help()
{
    std::string text = "faultline [FILE]     opens the designer\nfaultline COMMAND …  runs without a window\n\n";
    for (const Command& command : commands()) text += fmt::format("  {:<9} {}\n", command.shape.name, command.shape.summary);
    return text + "\nfaultline COMMAND --help says how each is used.\n";
}

int printOutside(const std::string& text)
{
    return print({faultline::DataLibrary::embedded(), faultline::Texts(faultline::DataLibrary::embedded()), {}}, text);
}

/// Where a standard channel is closed, the next file opened would take its place, and reports would be written into that file. What is put there
/// instead cannot be used in the channel's direction, so that a report into it is still told as lost.
void occupyClosedChannels()
{
    for (const int channel : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(channel, F_GETFD) < 0 && errno == EBADF) (void)open("/dev/null", channel == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

bool isCommand(const std::string& word)
{
    return std::any_of(commands().begin(), commands().end(), [&](const Command& command) { return command.shape.name == word; });
}

} // namespace

int main(int argc, char** argv)
{
    occupyClosedChannels();
    // A reader that goes away, or a file-size limit, is an error of one write, not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.empty()) return runDesigner(argc, argv, {});
    if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") return printOutside(help());
    if (words[0] == "--version") return printOutside(fmt::format("faultline {}\n", FAULTLINE_VERSION));
    std::error_code error;
    const bool isFile =
        words.size() == 1 && !isCommand(words[0]) && (std::filesystem::exists(words[0], error) || words[0].find_first_of("./") != std::string::npos);
    return isFile ? runDesigner(argc, argv, words[0]) : runCommandLine(words);
}
