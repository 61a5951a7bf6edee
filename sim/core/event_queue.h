#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds
#include "sim/core/assertion.h"
#include "sim/core/slab.h" // kNone

#include <cstdint>
#include <limits>
#include <vector>

namespace faultline::sim {

inline constexpr Nanoseconds kNever = std::numeric_limits<Nanoseconds>::max();

/// One thing to happen: plain data, so that a queue can be copied.
struct Event {
    Nanoseconds at = kNever;
    std::uint64_t order = 0;   ///< sequence number << 8 | kind
    std::uint32_t subject = 0; ///< index of what it happens to
    std::uint32_t stamp = 0;   ///< generation of the subject when it was planned; an event whose stamp has passed is dead

    [[nodiscard]] std::uint8_t kind() const { return static_cast<std::uint8_t>(order & 0xff); }
};

/// Earlier first; at one instant in the order of planning. One comparison of 128 bits, without a branch.
[[nodiscard]] inline bool isBefore(const Event& a, const Event& b)
{
    __extension__ using Wide = unsigned __int128;
    const auto key = [](const Event& e) { return (static_cast<Wide>(static_cast<std::uint64_t>(e.at)) << 64) | e.order; };
    return key(a) < key(b);
}

/// The future, as split lists (engine notes, section 4) under a tournament over their heads.
///
/// A *timer* holds one event in a variable: the next arrival of a source, the next end under processor sharing. A *line* is for events that are
/// always planned the same time ahead: they come in order by themselves. A *heap* takes the rest, one small bottom-up heap for each station, so that
/// it stays as small as the station's servers are few.
///
/// The rule for one instant: lists in the order in which they were made, and in the order of planning inside a list. The window kernel keeps the
/// same rule without events, so it may not depend on when an event was planned elsewhere.
///
/// No allocation once the lists have grown to the load. Dead events are the caller's to skip.
class EventQueue {
public:
    using List = std::uint32_t;

    EventQueue() { growTree(); }

    [[nodiscard]] List addTimer(std::uint8_t kind, std::uint32_t subject);
    [[nodiscard]] List addLine() { return addList(Shape::Line); }
    [[nodiscard]] List addHeap() { return addList(Shape::Heap); }

    /// Plans an event on a line or heap. @pre on a line: not before its last event
    void push(List list, Nanoseconds at, std::uint8_t kind, std::uint32_t subject, std::uint32_t stamp)
    {
        const Event event{at, (m_sequence++ << 8) | kind, subject, stamp};
        Source& source = m_sources[list];
        if (source.shape == Shape::Line) pushLine(source, list, event);
        else pushHeap(source, list, event);
    }
    /// Sets a timer, in place of the time before; kNever: off.
    void set(List timer, Nanoseconds at) { setHead(timer, at); }
    /// Forgets all events of a list.
    void clear(List list)
    {
        m_sources[list].events.resize(m_sources[list].shape == Shape::Line ? m_sources[list].events.size() : 0);
        m_sources[list].head = m_sources[list].tail = 0;
        setHead(list, kNever);
    }

    /// Plans an event on a heap that happens before all others of its list at its instant, whenever it was planned; several of one instant in the
    /// order of their subjects.
    void pushFirst(List heap, Nanoseconds at, std::uint8_t kind, std::uint32_t subject)
    {
        pushHeap(m_sources[heap], heap, {at, (std::uint64_t{subject} << 8) | kind, subject, 0});
    }

    /// The events of a heap, in no order.
    [[nodiscard]] const std::vector<Event>& events(List heap) const { return m_sources[heap].events; }
    /// Time of the next event of a list; kNever when there is none.
    [[nodiscard]] Nanoseconds nextAt(List list) const { return m_tree[m_leaves + list].at; }
    /// Time of the next event; kNever when there is none.
    [[nodiscard]] Nanoseconds nextAt()
    {
        settle();
        return m_tree[1].at;
    }
    /// Takes the next event out. @pre nextAt() != kNever
    Event pop()
    {
        settle();
        const List list = m_tree[1].list;
        const Nanoseconds at = m_tree[1].at;
        FAULTLINE_ASSERT(at != kNever);
        Source& source = m_sources[list];
        m_open = list;
        if (source.shape == Shape::Timer) {
            m_tree[m_leaves + list].at = kNever;
            return {at, source.kind, source.subject, 0};
        }
        if (source.shape == Shape::Line) {
            const Event event = source.at(source.head++);
            m_tree[m_leaves + list].at = source.isEmptyLine() ? kNever : source.at(source.head).at;
            return event;
        }
        const Event event = popHeap(source.events);
        m_tree[m_leaves + list].at = source.events.empty() ? kNever : source.events.front().at;
        return event;
    }
    /// After `pop`: lets the dead events that follow on the same line go with it, so that time-outs that never fire cost next to nothing.
    template <class IsDead>
    void dropDead(IsDead&& isDead)
    {
        if (m_open == kNone || m_sources[m_open].shape != Shape::Line) return;
        Source& source = m_sources[m_open];
        while (!source.isEmptyLine() && isDead(source.at(source.head))) ++source.head;
        m_tree[m_leaves + m_open].at = source.isEmptyLine() ? kNever : source.at(source.head).at;
    }

private:
    enum class Shape : std::uint8_t { Timer, Line, Heap };
    struct Source {
        std::vector<Event> events; ///< of a line: a ring, its size a power of two
        std::uint32_t head = 0, tail = 0;
        std::uint32_t subject = 0; ///< of a timer
        std::uint8_t kind = 0;
        Shape shape = Shape::Timer;

        [[nodiscard]] Event& at(std::uint32_t place) { return events[place & (events.size() - 1)]; }
        [[nodiscard]] bool isEmptyLine() const { return head == tail; }
    };
    struct Head {
        Nanoseconds at = kNever;
        List list = 0;
    };
    static constexpr std::uint64_t kFirstSequence = std::uint64_t{1} << 32; ///< above every subject: `pushFirst` stays below

    [[nodiscard]] List addList(Shape shape);
    void growTree();
    void growLine(Source& line);
    static Event popHeap(std::vector<Event>& heap);

    void pushLine(Source& line, List list, const Event& event)
    {
        if (line.tail - line.head == line.events.size()) growLine(line);
        if (line.isEmptyLine()) setHead(list, event.at);
        else FAULTLINE_ASSERT(line.at(line.tail - 1).at <= event.at);
        line.at(line.tail++) = event;
    }
    void pushHeap(Source& heap, List list, const Event& event)
    {
        heap.events.push_back(event);
        siftUp(heap.events, heap.events.size() - 1, event);
        if (heap.events.front().order == event.order) setHead(list, event.at);
    }
    static void siftUp(std::vector<Event>& heap, std::size_t hole, const Event& event)
    {
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / 2;
            if (!isBefore(event, heap[parent])) break;
            heap[hole] = heap[parent];
            hole = parent;
        }
        heap[hole] = event;
    }

    /// The list that was popped last is replayed once, when its new head is needed: most often it has got its next event by then.
    void settle()
    {
        if (m_open == kNone) return;
        const List list = m_open;
        m_open = kNone;
        replay(list);
    }
    void setHead(List list, Nanoseconds at)
    {
        m_tree[m_leaves + list].at = at;
        if (list != m_open) replay(list);
    }
    /// Plays the matches of a list anew, up to the root; the left one wins a draw.
    void replay(List list)
    {
        for (std::size_t i = (m_leaves + list) >> 1; i > 0; i >>= 1) {
            const Head &left = m_tree[2 * i], &right = m_tree[2 * i + 1];
            m_tree[i] = right.at < left.at ? right : left;
        }
    }

    std::vector<Source> m_sources;
    std::vector<Head> m_tree; ///< the winner of node i's children is at i; list l is leaf m_leaves + l
    std::size_t m_leaves = 0; ///< a power of two
    List m_open = kNone;
    std::uint64_t m_sequence = kFirstSequence;
};

} // namespace faultline::sim
