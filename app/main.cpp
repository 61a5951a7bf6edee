#include "app/command_line.h"

#include <string>
#include <vector>

int main(int argc, char** argv)
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.empty()) return faultline::app::kExitWrong;
    return faultline::app::runCommandLine(words);
}
