#include "model/document/cycles.h"

#include <algorithm>

namespace faultline {

namespace {

constexpr std::size_t kUnseen = static_cast<std::size_t>(-1);

class Tarjan {
public:
    explicit Tarjan(const std::vector<std::vector<std::size_t>>& edges)
        : m_edges(edges), m_index(edges.size(), kUnseen), m_low(edges.size(), 0), m_onStack(edges.size(), false)
    {
    }

    std::vector<std::vector<std::size_t>> run()
    {
        for (std::size_t v = 0; v < m_edges.size(); ++v)
            if (m_index[v] == kUnseen) walk(v);
        std::sort(m_cycles.begin(), m_cycles.end());
        return std::move(m_cycles);
    }

private:
    struct Frame {
        std::size_t vertex;
        std::size_t next = 0; // edge to follow next
    };

    void enter(std::size_t v)
    {
        m_index[v] = m_low[v] = m_count++;
        m_stack.push_back(v);
        m_onStack[v] = true;
        m_frames.push_back({v});
    }

    void walk(std::size_t root)
    {
        enter(root);
        while (!m_frames.empty()) {
            Frame& frame = m_frames.back();
            const std::size_t v = frame.vertex;
            if (frame.next < m_edges[v].size()) {
                const std::size_t w = m_edges[v][frame.next++];
                if (m_index[w] == kUnseen) enter(w);
                else if (m_onStack[w]) m_low[v] = std::min(m_low[v], m_index[w]);
                continue;
            }
            if (m_low[v] == m_index[v]) close(v);
            m_frames.pop_back();
            if (!m_frames.empty()) m_low[m_frames.back().vertex] = std::min(m_low[m_frames.back().vertex], m_low[v]);
        }
    }

    void close(std::size_t root)
    {
        std::vector<std::size_t> group;
        std::size_t v = kUnseen;
        do {
            v = m_stack.back();
            m_stack.pop_back();
            m_onStack[v] = false;
            group.push_back(v);
        } while (v != root);
        std::sort(group.begin(), group.end());
        const auto& out = m_edges[root];
        if (group.size() > 1 || std::find(out.begin(), out.end(), root) != out.end()) m_cycles.push_back(std::move(group));
    }

    const std::vector<std::vector<std::size_t>>& m_edges;
    std::vector<std::size_t> m_index, m_low, m_stack;
    std::vector<bool> m_onStack;
    std::vector<Frame> m_frames;
    std::vector<std::vector<std::size_t>> m_cycles;
    std::size_t m_count = 0;
};

} // namespace

std::vector<std::vector<std::size_t>> cyclesOf(const std::vector<std::vector<std::size_t>>& edges) { return Tarjan(edges).run(); }

} // namespace faultline
