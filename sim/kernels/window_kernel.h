#pragma once

#include "sim/core/server_tree.h"
#include "sim/kernels/feed_forward.h"
#include "sim/services/world.h"

#include <array>
#include <vector>

/// The second kernel: between two events of the control plane it works off one stop after another, each over the whole interval, without events.
///
/// It plays the same sample path as the event kernel, request by request to the last bit, because every draw is a pure function of a key and
/// because things that happen at one instant keep the event queue's order: by list, and in the order of planning inside a list.
namespace faultline::sim {

/// A request on its way through the stops.
struct Passage {
    struct Leg {
        Index visit = kNone; ///< kNone where the client is gone: the leg only ends
        Index member = kNone, target = kNone;
        Index useAt = 0; ///< of its own uses, the one under way
        const UsePlan* use = nullptr;
        std::uint64_t key = 0;
        Nanoseconds arrival = 0, start = -1;
    };
    std::uint64_t key = 0, number = 0;
    Nanoseconds firstSent = 0, deadline = kNever;
    Index actor = kNone, send = 0;
    int depth = 0;                  ///< of the leg under way; the ones above it wait for its answer
    bool isOverdue = false;         ///< as of its request
    bool isGone = false;            ///< its client has been told the final state; what waits of it will be thrown away
    const Branch* branch = nullptr; ///< on its way to a load balancer
    std::array<Leg, kLegsMax> legs;
};

/// Works off intervals of one world. Holds nothing between two intervals but memory.
class WindowKernel {
public:
    explicit WindowKernel(const FeedForward& plan) : m_plan(plan) {}

    /// Plays everything that the actors of the plan bring about from `world.now` until just before `until`. The clock is left to the caller, who
    /// has the other actors' events to play yet.
    /// @pre `isCalm(world)`, and no event of the control plane lies before `until`
    void play(World& world, Nanoseconds until);

private:
    struct Arriving {
        Nanoseconds at;
        std::uint32_t passage;
        EventQueue::List list; ///< that the event is planned on which brings it here
    };
    struct Serving {
        Nanoseconds end;
        std::uint32_t passage;
    };
    struct Place { ///< a member at work
        std::vector<Arriving> inbox;
        std::vector<Serving> serving; ///< in the order in which they were started
        Fifo<std::uint32_t> waiting;
        Fifo<Nanoseconds> leaves; ///< when those leave the queue whose leave is known and may not be over
        ServerTree servers;
    };
    struct Due { ///< a request whose deadline lies ahead
        std::uint64_t number;
        Index request;
    };
    struct Gaps { ///< unit-exponential gaps between arrivals, by number
        std::uint64_t first = 0;
        std::vector<double> values;
    };

    // hand_over.cpp
    void takeOver(World& world);
    void giveBack(World& world);
    std::uint32_t takeCall(World& world, Index call);
    [[nodiscard]] CallRef giveCall(World& world, std::uint32_t passage, bool isWaiting);

    void arrive(World& world, Index actor);
    void balance(World& world, Index stop);
    void serve(World& world, Index member);
    void begin(World& world, Place& place, Member& member, std::uint32_t passage, Nanoseconds at, Nanoseconds work);
    [[nodiscard]] bool leaveQueue(World& world, Member& member, const StationPlan& station, std::uint32_t passage, Nanoseconds at);
    void send(World& world, std::uint32_t passage, const Branch& branch, int depth, std::uint64_t key, Nanoseconds at, EventQueue::List list);
    void reach(std::uint32_t passage, const Branch& branch, int depth, Index member, Index station, Index target, Nanoseconds at,
               EventQueue::List list);
    void moveOn(World& world, std::uint32_t passage, Nanoseconds at, EventQueue::List list);
    void answer(World& world, Passage& passage, int depth, Nanoseconds at, bool isGood);
    void fail(World& world, std::uint32_t passage, Nanoseconds at);
    void finish(World& world, std::uint32_t passage, Nanoseconds at);
    void timeOut(World& world, Passage& passage);
    void countClosed(World& world, Index target) const;
    [[nodiscard]] const Law& lawOf(const World& world, const Passage& passage) const;

    const FeedForward& m_plan;
    Nanoseconds m_from = 0, m_until = 0;
    std::uint64_t m_events = 0;
    std::vector<Passage> m_passages;
    std::vector<std::uint32_t> m_free;
    std::vector<Place> m_places;                    ///< by member
    std::vector<std::vector<Arriving>> m_balancers; ///< inboxes, by load balancer
    std::vector<Gaps> m_gaps;                       ///< by actor
    std::vector<Due> m_due;
    Call m_asking; ///< what a load balancer looks at: only its key differs
    std::vector<std::uint64_t> m_bits;
    std::vector<double> m_logs;

    [[nodiscard]] std::uint32_t take();
    void release(std::uint32_t passage) { m_free.push_back(passage); }
};

/// Whether nothing is going on that the window kernel does not know: every member that can be reached serves with power and warm, nothing drains
/// with work in hand, no fault is in force, nobody listens to the trace.
[[nodiscard]] bool isCalm(const World& world, const FeedForward& plan);

} // namespace faultline::sim
