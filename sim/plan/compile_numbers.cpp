#include "sim/plan/plan_builder.h"

#include "model/graph/reading.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

/// Numbers of the template on their way into a run, which counts with what AWS would take and never with what it would refuse.
namespace faultline::sim {

namespace {

bool isWithin(Limits limits, double value)
{
    return value >= static_cast<double>(limits.least) && value <= static_cast<double>(limits.most) && value == std::floor(value);
}

std::string refusal(Limits limits, const std::string& written)
{
    return fmt::format("the template says {}; AWS takes {} to {}", written, limits.least, limits.most);
}

} // namespace

std::int64_t PlanBuilder::numberIn(Limits limits, const std::string& what, const Property<std::int64_t>& written, std::int64_t otherwise)
{
    if (written.isAbsent()) return otherwise;
    if (written.isKnown() && *written >= limits.least && *written <= limits.most) return *written;
    assume(what, std::to_string(otherwise), written.isKnown() ? refusal(limits, std::to_string(*written)) : "its value is not known here", true);
    return otherwise;
}

std::int64_t PlanBuilder::numberIn(Limits limits, const std::string& what, const Value& written, std::int64_t otherwise)
{
    const auto value = reading::number(written, static_cast<double>(otherwise));
    if (value && isWithin(limits, *value)) return static_cast<std::int64_t>(*value);
    assume(what, std::to_string(otherwise), value ? refusal(limits, plainNumber(*value)) : "its value is not known here", true);
    return otherwise;
}

std::int64_t PlanBuilder::numberIn(Limits limits, const std::string& what, const std::optional<std::string>& written, std::int64_t otherwise)
{
    if (!written) return otherwise;
    std::int64_t value = 0;
    const char* const last = written->data() + written->size();
    const auto [end, error] = std::from_chars(written->data(), last, value);
    if (error == std::errc() && end == last && value >= limits.least && value <= limits.most) return value;
    assume(what, std::to_string(otherwise), refusal(limits, *written), true);
    return otherwise;
}

} // namespace faultline::sim
