#include "model/template/path.h"

#include <algorithm>

namespace faultline {

std::string escapedKey(std::string_view key)
{
    std::string out;
    for (const char c : key) {
        if (c == '~') out += "~0";
        else if (c == '/') out += "~1";
        else out += c;
    }
    return out;
}

std::string unescapedKey(std::string_view segment)
{
    std::string out;
    for (std::size_t i = 0; i < segment.size(); ++i) {
        const bool isEscape = segment[i] == '~' && i + 1 < segment.size() && (segment[i + 1] == '0' || segment[i + 1] == '1');
        out += isEscape ? (segment[++i] == '1' ? '/' : '~') : segment[i];
    }
    return out;
}

std::vector<std::string> pathSegments(std::string_view path)
{
    std::vector<std::string> segments;
    if (path.empty()) return segments;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        segments.push_back(unescapedKey(path.substr(begin, end - begin)));
        begin = end + 1;
    }
    return segments;
}

std::string joinedPath(const std::vector<std::string>& segments)
{
    std::string path;
    for (std::size_t i = 0; i < segments.size(); ++i) path += (i > 0 ? "/" : "") + escapedKey(segments[i]);
    return path;
}

} // namespace faultline
