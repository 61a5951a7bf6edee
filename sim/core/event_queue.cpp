#include "sim/core/event_queue.h"

#include <algorithm>

namespace faultline::sim {

EventQueue::List EventQueue::addTimer(std::uint8_t kind, std::uint32_t subject)
{
    const List list = addList(Shape::Timer);
    m_sources[list].kind = kind;
    m_sources[list].subject = subject;
    return list;
}

EventQueue::List EventQueue::addList(Shape shape)
{
    if (m_sources.size() == m_leaves) growTree();
    m_sources.emplace_back();
    m_sources.back().shape = shape;
    if (shape == Shape::Line) m_sources.back().events.resize(16);
    return static_cast<List>(m_sources.size() - 1);
}

void EventQueue::growTree()
{
    std::vector<Nanoseconds> heads(m_sources.size());
    for (List list = 0; list < heads.size(); ++list) heads[list] = nextAt(list);
    m_leaves = std::max<std::size_t>(8, 2 * m_leaves);
    m_open = kNone;
    m_tree.assign(2 * m_leaves, {});
    for (List list = 0; list < m_leaves; ++list) m_tree[m_leaves + list] = {list < heads.size() ? heads[list] : kNever, list};
    for (std::size_t i = m_leaves - 1; i > 0; --i) m_tree[i] = m_tree[2 * i + 1].at < m_tree[2 * i].at ? m_tree[2 * i + 1] : m_tree[2 * i];
}

void EventQueue::growLine(Source& line)
{
    std::vector<Event> grown(line.events.size() * 2);
    const std::uint32_t count = line.tail - line.head;
    for (std::uint32_t i = 0; i < count; ++i) grown[i] = line.at(line.head + i);
    line.events.swap(grown);
    line.head = 0;
    line.tail = count;
}

Event EventQueue::popHeap(std::vector<Event>& heap)
{
    const Event first = heap.front();
    const Event last = heap.back();
    heap.pop_back();
    const std::size_t n = heap.size();
    if (n == 0) return first;
    // Bottom-up: the hole runs to a leaf by comparing children only, then the last event rises from there; it seldom rises far.
    std::size_t hole = 0, child = 1;
    while (child + 1 < n) {
        child += isBefore(heap[child + 1], heap[child]) ? 1 : 0;
        heap[hole] = heap[child];
        hole = child;
        child = 2 * hole + 1;
    }
    if (child < n) {
        heap[hole] = heap[child];
        hole = child;
    }
    siftUp(heap, hole, last);
    return first;
}

} // namespace faultline::sim
