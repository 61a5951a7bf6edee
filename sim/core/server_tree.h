#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace faultline::sim {

/// When each of a station's servers is free: a tournament, whose root is the server that is free first.
class ServerTree {
public:
    /// All servers free since `at`. @pre servers > 0
    void reset(int servers, Nanoseconds at)
    {
        m_leaves = 1;
        while (m_leaves < static_cast<std::size_t>(servers)) m_leaves *= 2;
        m_tree.assign(2 * m_leaves, {std::numeric_limits<Nanoseconds>::max(), 0});
        for (std::size_t i = 0; i < m_leaves; ++i)
            m_tree[m_leaves + i] = {i < static_cast<std::size_t>(servers) ? at : std::numeric_limits<Nanoseconds>::max(),
                                    static_cast<std::uint32_t>(i)};
        for (std::size_t i = m_leaves - 1; i > 0; --i) play(i);
    }
    [[nodiscard]] Nanoseconds firstFree() const { return m_tree[1].at; }
    /// The server that is free first works until `end`.
    void occupy(Nanoseconds end)
    {
        std::size_t i = m_leaves + m_tree[1].server;
        m_tree[i].at = end;
        for (i >>= 1; i > 0; i >>= 1) play(i);
    }

private:
    struct Free {
        Nanoseconds at;
        std::uint32_t server;
    };
    void play(std::size_t i)
    {
        const Free &left = m_tree[2 * i], &right = m_tree[2 * i + 1];
        m_tree[i] = right.at < left.at ? right : left;
    }
    std::vector<Free> m_tree;
    std::size_t m_leaves = 1;
};

} // namespace faultline::sim
