#include "sim/services/lost_writes.h"

#include <algorithm>

namespace faultline::sim {

void recordLostWrites(World& world, Index subject, std::uint64_t count, Nanoseconds oldestAge, const char* rule)
{
    if (count == 0) return;
    world.record.writesLost += count;
    const double age = static_cast<double>(std::max<Nanoseconds>(0, oldestAge)) * 1e-9;
    world.record.oldestLostWriteAgeS = std::max(world.record.oldestLostWriteAgeS.value_or(0), age);
    note(world, TimelineEntry::Plane::Data, "writes-lost", rule, subject, 0, {{"count", std::to_string(count)}});
}

} // namespace faultline::sim
