#pragma once

#include "sim/core/event_queue.h"
#include "sim/core/random_stream.h" // mix

#include <array>

namespace faultline::sim {

/// The line of an event queue for each distinct time ahead, found by that time without a search.
class DelayLines {
public:
    /// The line for `delay`, made at its first use; kNone when there are so many delays that one more line would not pay.
    [[nodiscard]] EventQueue::List lineOf(EventQueue& queue, Nanoseconds delay)
    {
        std::size_t place = mix(static_cast<std::uint64_t>(delay)) % kPlaces;
        while (m_places[place].list != kNone && m_places[place].delay != delay) place = (place + 1) % kPlaces;
        if (m_places[place].list == kNone) {
            if (m_count == kLinesMax) return kNone;
            ++m_count;
            m_places[place] = {delay, queue.addLine()};
        }
        return m_places[place].list;
    }

private:
    static constexpr std::size_t kPlaces = 128, kLinesMax = 64;
    struct Place {
        Nanoseconds delay = 0;
        EventQueue::List list = kNone;
    };
    std::array<Place, kPlaces> m_places{};
    std::size_t m_count = 0;
};

} // namespace faultline::sim
