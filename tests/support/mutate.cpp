#include "tests/support/mutate.h"

#include <algorithm>

namespace faultline::test {

namespace {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ull + 1) {}
    std::size_t below(std::size_t n)
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return n == 0 ? 0 : static_cast<std::size_t>(m_state % n);
    }

private:
    std::uint64_t m_state;
};

} // namespace

std::string damaged(const std::string& text, std::uint64_t seed)
{
    Dice dice(seed);
    std::string out = text;
    for (std::size_t times = 1 + dice.below(4); times > 0 && !out.empty(); --times) {
        const std::size_t at = dice.below(out.size()), length = std::min(out.size() - at, 1 + dice.below(64));
        switch (dice.below(6)) {
        case 0: out.resize(at); break;
        case 1: out[at] = static_cast<char>(dice.below(256)); break;
        case 2: out.insert(at, out.substr(at, length)); break;
        case 3: out.erase(at, length); break;
        case 4: out.insert(at, 1, "{}[]\"':,&*!|>-#%@\t\n\\"[dice.below(20)]); break;
        default: {
            const std::string piece = out.substr(at, length);
            out.erase(at, length);
            out.insert(dice.below(out.size() + 1), piece);
        }
        }
    }
    return out;
}

} // namespace faultline::test
