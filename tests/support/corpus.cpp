#include "tests/support/corpus.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace faultline::test {

std::optional<std::string> corpusFolder()
{
    const char* folder = std::getenv("FAULTLINE_CORPUS");
    return folder && *folder ? std::optional<std::string>(folder) : std::nullopt;
}

std::vector<std::string> corpusFiles(const std::string& kind)
{
    std::vector<std::string> files;
    if (const auto folder = corpusFolder())
        for (const auto& entry : std::filesystem::directory_iterator(*folder + "/" + kind)) files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    return files;
}

std::string bytesOf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) std::abort();
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string dataPath(const std::string& name) { return std::string(FAULTLINE_SOURCE_DIR "/tests/data/") + name; }

} // namespace faultline::test
