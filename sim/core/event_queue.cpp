#include "sim/core/event_queue.h"

#include "sim/core/assertion.h"

namespace faultline::sim {

void EventQueue::Heap::siftUp(std::size_t hole, const Event& event)
{
    while (hole > 0) {
        const std::size_t parent = (hole - 1) / 2;
        if (!isBefore(event, m_events[parent])) break;
        m_events[hole] = m_events[parent];
        hole = parent;
    }
    m_events[hole] = event;
}

void EventQueue::Heap::push(const Event& event)
{
    m_events.push_back(event);
    siftUp(m_events.size() - 1, event);
}

Event EventQueue::Heap::pop()
{
    const Event first = m_events.front();
    const Event last = m_events.back();
    m_events.pop_back();
    const std::size_t n = m_events.size();
    if (n == 0) return first;
    // Bottom-up: the hole runs to a leaf by comparing children only, then the last event rises from there; it seldom rises far.
    std::size_t hole = 0, child = 1;
    while (child + 1 < n) {
        child += isBefore(m_events[child + 1], m_events[child]) ? 1 : 0;
        m_events[hole] = m_events[child];
        hole = child;
        child = 2 * hole + 1;
    }
    if (child < n) {
        m_events[hole] = m_events[child];
        hole = child;
    }
    siftUp(hole, last);
    return first;
}

int EventQueue::addLine()
{
    m_lines.push_back({std::vector<Event>(16), 0, 0});
    m_heads.push_back({});
    return static_cast<int>(m_lines.size()) - 1;
}

Event EventQueue::makeEvent(Nanoseconds at, std::uint8_t kind, std::uint32_t subject, std::uint32_t stamp)
{
    return {at, (m_sequence++ << 8) | kind, subject, stamp};
}

void EventQueue::pushLine(int line, Nanoseconds at, std::uint8_t kind, std::uint32_t subject, std::uint32_t stamp)
{
    Line& l = m_lines[static_cast<std::size_t>(line)];
    if (l.tail - l.head == l.ring.size()) {
        std::vector<Event> grown(l.ring.size() * 2);
        const std::size_t count = l.tail - l.head;
        for (std::size_t i = 0; i < count; ++i) grown[i] = l.ring[(l.head + i) & (l.ring.size() - 1)];
        l.ring.swap(grown);
        l.head = 0;
        l.tail = count;
    }
    const Event event = makeEvent(at, kind, subject, stamp);
    if (l.tail != l.head) FAULTLINE_ASSERT(l.ring[(l.tail - 1) & (l.ring.size() - 1)].at <= at);
    l.ring[l.tail & (l.ring.size() - 1)] = event;
    if (l.tail++ == l.head) refreshHead(kFirstLine + static_cast<std::size_t>(line));
}

void EventQueue::pushService(Nanoseconds at, std::uint8_t kind, std::uint32_t subject, std::uint32_t stamp)
{
    m_service.push(makeEvent(at, kind, subject, stamp));
    refreshHead(kService);
}

void EventQueue::pushControl(Nanoseconds at, std::uint8_t kind, std::uint32_t subject, std::uint32_t stamp)
{
    m_control.push(makeEvent(at, kind, subject, stamp));
    refreshHead(kControl);
}

void EventQueue::pushFirst(Nanoseconds at, std::uint8_t kind, std::uint32_t subject)
{
    m_control.push({at, (std::uint64_t{subject} << 8) | kind, subject, 0});
    refreshHead(kControl);
}

void EventQueue::refreshHead(std::size_t list)
{
    Event head;
    if (list == kService) {
        if (!m_service.isEmpty()) head = m_service.top();
    } else if (list == kControl) {
        if (!m_control.isEmpty()) head = m_control.top();
    } else {
        const Line& l = m_lines[list - kFirstLine];
        if (l.head != l.tail) head = l.ring[l.head & (l.ring.size() - 1)];
    }
    m_heads[list] = head;
    // What comes later than the next event leaves it the next; most of what is planned does.
    if (m_nextIsKnown && (list == m_next || isBefore(head, m_heads[m_next]))) m_nextIsKnown = false;
}

void EventQueue::findNext()
{
    // Times alone first, in one register: two heads at one instant are rare, and only they need the order of planning.
    Nanoseconds at = m_heads[0].at;
    for (const Event& head : m_heads) at = head.at < at ? head.at : at;
    std::size_t best = 0;
    while (m_heads[best].at != at) ++best;
    for (std::size_t i = best + 1; i < m_heads.size(); ++i)
        if (m_heads[i].at == at && isBefore(m_heads[i], m_heads[best])) best = i;
    m_next = best;
    m_nextIsKnown = true;
}

Nanoseconds EventQueue::nextAt()
{
    if (!m_nextIsKnown) findNext();
    return m_heads[m_next].at;
}

Event EventQueue::pop()
{
    if (!m_nextIsKnown) findNext();
    const std::size_t list = m_next;
    const Event event = m_heads[list];
    FAULTLINE_ASSERT(event.at != kNever);
    if (list == kService) m_service.pop();
    else if (list == kControl) m_control.pop();
    else ++m_lines[list - kFirstLine].head;
    refreshHead(list);
    return event;
}

} // namespace faultline::sim
