#pragma once

#include <cstdint>
#include <vector>

namespace faultline::sim {

/// Which keys a cache of a bounded number of items holds; the one that was not asked for longest makes place (least recently used).
///
/// Plain vectors, so that a copy is a copy. Every operation takes constant time on average.
class Lru {
public:
    explicit Lru(std::size_t capacity = 0);

    /// Whether the key is there; it is the most recent then. @pre key != 0
    [[nodiscard]] bool find(std::uint64_t key);
    /// Puts a key in. Returns whether another one had to go.
    bool put(std::uint64_t key);
    void clear();
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    static constexpr std::uint32_t kNothing = 0xffffffff;
    struct Entry {
        std::uint64_t key = 0;
        std::uint32_t newer = kNothing, older = kNothing;
        std::uint32_t next = kNothing; ///< in its chain
    };
    [[nodiscard]] std::uint32_t& chainOf(std::uint64_t key);
    void unlink(std::uint32_t entry);
    void linkNewest(std::uint32_t entry);
    void grow();
    void dropOldest();

    std::size_t m_capacity, m_size = 0;
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_chains; ///< heads, by hash
    std::uint32_t m_newest = kNothing, m_oldest = kNothing, m_free = kNothing;
};

} // namespace faultline::sim
