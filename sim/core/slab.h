#pragma once

#include <cstdint>
#include <vector>

namespace faultline::sim {

inline constexpr std::uint32_t kNone = 0xffffffff;

/// Records under small numbers, reused after release. A record's `stamp` counts its lives, so that a number kept too long can be told: it is odd
/// while the record lives and grows by one at each end of a life.
///
/// T has a member `std::uint32_t stamp`. References stay good while others are taken. Never shrinks: no allocation once it has grown to the load.
template <class T>
class Slab {
public:
    [[nodiscard]] std::uint32_t take()
    {
        if (m_free.empty()) {
            if (m_capacity % kChunk == 0) m_chunks.emplace_back(kChunk);
            m_free.push_back(m_capacity++);
        }
        const std::uint32_t i = m_free.back();
        m_free.pop_back();
        T& record = (*this)[i];
        const std::uint32_t stamp = record.stamp + 1;
        record = T{};
        record.stamp = stamp;
        return i;
    }
    void release(std::uint32_t i)
    {
        ++(*this)[i].stamp;
        m_free.push_back(i);
    }
    /// @pre `stamp` was a living record's
    [[nodiscard]] bool isLive(std::uint32_t i, std::uint32_t stamp) const { return i != kNone && (*this)[i].stamp == stamp; }
    [[nodiscard]] bool isLive(std::uint32_t i) const { return ((*this)[i].stamp & 1) != 0; }
    T& operator[](std::uint32_t i) { return m_chunks[i / kChunk][i % kChunk]; }
    const T& operator[](std::uint32_t i) const { return m_chunks[i / kChunk][i % kChunk]; }
    [[nodiscard]] std::uint32_t capacity() const { return m_capacity; } ///< numbers ever given, live or not

private:
    static constexpr std::uint32_t kChunk = 256;
    std::vector<std::vector<T>> m_chunks; ///< each of full size from the start, in copies too: records never move
    std::vector<std::uint32_t> m_free;
    std::uint32_t m_capacity = 0;
};

/// First in, first out, without allocation once grown.
template <class T>
class Fifo {
public:
    [[nodiscard]] bool isEmpty() const { return m_head == m_tail; }
    [[nodiscard]] std::size_t size() const { return m_tail - m_head; }
    void push(const T& value)
    {
        if (size() == m_ring.size()) grow();
        m_ring[m_tail++ & (m_ring.size() - 1)] = value;
    }
    [[nodiscard]] const T& front() const { return m_ring[m_head & (m_ring.size() - 1)]; }
    [[nodiscard]] T& front() { return m_ring[m_head & (m_ring.size() - 1)]; }
    T pop() { return m_ring[m_head++ & (m_ring.size() - 1)]; }
    void clear() { m_head = m_tail = 0; }

private:
    void grow()
    {
        std::vector<T> grown(m_ring.empty() ? 8 : m_ring.size() * 2);
        const std::size_t count = size();
        for (std::size_t i = 0; i < count; ++i) grown[i] = m_ring[(m_head + i) & (m_ring.size() - 1)];
        m_ring.swap(grown);
        m_head = 0;
        m_tail = count;
    }
    std::vector<T> m_ring;
    std::size_t m_head = 0, m_tail = 0;
};

} // namespace faultline::sim
