#include "model/text/nearest.h"

#include <algorithm>
#include <numeric>

namespace faultline {

namespace {

constexpr std::size_t kSlipsMax = 3;
constexpr std::size_t kWordBytesMax = 64; ///< longer ones are no slip of a short name

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

std::string nearestWord(std::string_view word, const std::vector<std::string>& known)
{
    if (word.size() > kWordBytesMax) return {};
    std::string best;
    std::size_t bestDistance = kSlipsMax + 1;
    for (const std::string& candidate : known)
        if (const std::size_t distance = editDistance(word, candidate); distance < bestDistance && distance < candidate.size()) {
            best = candidate;
            bestDistance = distance;
        }
    return best;
}

} // namespace faultline
