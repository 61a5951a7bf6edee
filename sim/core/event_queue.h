#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds

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

/// The future, as split lists (engine notes, section 4): one FIFO per distinct constant delay, where events come in order by themselves, and
/// two small bottom-up heaps, one for the ends of service and one for the slow control plane. The heads are compared.
///
/// No allocation once the lists have grown to the load. Dead events are the caller's to skip.
class EventQueue {
public:
    /// A list for events that are always planned the same time ahead (or, for a source, one at a time). Returns its number.
    int addLine();

    void pushLine(int line, Nanoseconds at, std::uint8_t kind, std::uint32_t subject, std::uint32_t stamp);
    void pushService(Nanoseconds at, std::uint8_t kind, std::uint32_t subject, std::uint32_t stamp);
    void pushControl(Nanoseconds at, std::uint8_t kind, std::uint32_t subject, std::uint32_t stamp);

    /// Happens before all else at its instant, whenever it was planned; several of one instant in the order of their subjects.
    void pushFirst(Nanoseconds at, std::uint8_t kind, std::uint32_t subject);

    /// Time of the next event; kNever when there is none.
    [[nodiscard]] Nanoseconds nextAt();
    /// Takes the next event out. @pre nextAt() != kNever
    Event pop();

private:
    struct Line {
        std::vector<Event> ring; ///< size is a power of two
        std::size_t head = 0, tail = 0;
    };
    class Heap {
    public:
        void push(const Event& event);
        Event pop();
        [[nodiscard]] bool isEmpty() const { return m_events.empty(); }
        [[nodiscard]] const Event& top() const { return m_events.front(); }

    private:
        void siftUp(std::size_t hole, const Event& event);
        std::vector<Event> m_events;
    };
    static constexpr std::uint64_t kFirstSequence = std::uint64_t{1} << 32; ///< above every subject: `pushFirst` stays below
    static constexpr std::size_t kService = 0, kControl = 1, kFirstLine = 2;

    Event makeEvent(Nanoseconds at, std::uint8_t kind, std::uint32_t subject, std::uint32_t stamp);
    void findNext();
    void refreshHead(std::size_t list);

    std::vector<Line> m_lines;
    Heap m_service, m_control;
    std::vector<Event> m_heads = std::vector<Event>(2); ///< of service, control, then the lines; at == kNever when empty
    std::size_t m_next = 0;
    bool m_nextIsKnown = false;
    std::uint64_t m_sequence = kFirstSequence;
};

} // namespace faultline::sim
