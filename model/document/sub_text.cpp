#include "model/document/sub_text.h"

namespace faultline {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

void addPlain(std::vector<SubPiece>& pieces, std::string_view text, std::size_t begin, std::size_t end)
{
    if (begin == end) return;
    if (!pieces.empty() && !pieces.back().isName) {
        pieces.back().text += text;
        pieces.back().end = end;
    } else {
        pieces.push_back({false, std::string(text), begin, end});
    }
}

} // namespace

std::vector<SubPiece> subPieces(std::string_view text)
{
    std::vector<SubPiece> pieces;
    std::size_t done = 0;
    for (std::size_t open = text.find("${"); open != std::string_view::npos; open = text.find("${", done)) {
        const auto close = text.find('}', open);
        if (close == std::string_view::npos) break;
        addPlain(pieces, text.substr(done, open - done), done, open);
        const std::string_view inner = text.substr(open + 2, close - open - 2);
        if (inner.starts_with('!')) addPlain(pieces, "${" + std::string(inner.substr(1)) + "}", open, close + 1);
        // A shell's ${#array[@]} or an empty pair of braces names nothing.
        else if (inner.empty() || inner.find_first_of("{$\n") != std::string_view::npos)
            addPlain(pieces, text.substr(open, close + 1 - open), open, close + 1);
        else pieces.push_back({true, std::string(trimmed(inner)), open, close + 1});
        done = close + 1;
    }
    addPlain(pieces, text.substr(done), done, text.size());
    return pieces;
}

std::string_view beforeDot(std::string_view name) { return name.substr(0, name.find('.')); }

std::string_view afterDot(std::string_view name)
{
    const auto dot = name.find('.');
    return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

} // namespace faultline
