#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds
#include "model/text/problem.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {
class Architecture;
class FileSystem;
} // namespace faultline

namespace faultline::sim {

/// Offered traffic over time, the total over all actors, as a piecewise-linear rate; or a closed loop of users.
struct Traffic {
    struct Knot {
        Nanoseconds at = 0;
        double ratePerSecond = 0;
    };
    std::string text; ///< as written: "constant:200/s"
    /// Rate between knots is linear; two knots at one instant are a step; before the first and after the last it is constant. Waves are
    /// sampled into knots (one per 1/96 of the period).
    std::vector<Knot> knots;
    int users = 0;           ///< closed loop: > 0, and `knots` is empty
    double thinkSeconds = 0; ///< mean, exponential
    std::string replayed;    ///< the file that `replay` read; empty: none

    [[nodiscard]] double rateAt(Nanoseconds t) const;

    /// `constant:200/s`, `ramp:50/s..400/s,over=20m`, `steps:50/s@0s,200/s@10m`, `spike:100/s..2000/s,at=10m,for=5m`,
    /// `wave:50/s..400/s,period=24h` (begins at the first rate), `users:500,think=2s`, `replay:FILE` (CSV of seconds and requests/s).
    /// @param duration  of the drill: a ramp without `over` takes all of it, a wave is sampled up to it
    /// @param files     where `replay` reads; null: replay is refused
    /// @param folder    what a relative path of `replay` starts from; empty: the working directory
    [[nodiscard]] static Result<Traffic> parse(std::string_view text, Nanoseconds duration, const FileSystem* files = nullptr,
                                               const std::string& folder = {});
};

/// One fault of a drill: `KIND:key=value,…` (CONTRACT section 3).
struct Fault {
    std::string text;
    std::string kind; ///< "az-power-interruption"
    Nanoseconds at = 0;
    Nanoseconds lasts = 0;                        ///< `for`; 0 where the kind has no length (terminate, failover)
    std::map<std::string, std::string> arguments; ///< the rest, by the kind's table: "az", "target", "count", …

    /// The kind and the shape of every argument are checked here; whether a target exists is `compile`'s to say.
    [[nodiscard]] static Result<Fault> parse(std::string_view text);
};

/// A goal of a drill: `availability>=99.9%`.
struct Objective {
    enum class Measure { Availability, Goodput, LatencyP50, LatencyP90, LatencyP99, Rto, Rpo, Errors, Cost };
    std::string text;
    Measure measure = Measure::Availability;
    bool atLeast = true;
    double bound = 0; ///< ratio 0..1, per second, ms, s, count, USD

    [[nodiscard]] static Result<Objective> parse(std::string_view text);
};

/// Zones of what AWS places, by logical id: of a Multi-AZ primary, or where a group's odd instances begin.
using Placement = std::map<std::string, std::string>;

/// "40m", "90s", "1h30m", "250ms", "1.5h"; not negative, at most 366 days.
[[nodiscard]] Result<Nanoseconds> parseDuration(std::string_view text);

/// Scenario + faults + objectives: what a drill plays on an architecture.
struct Scenario {
    std::string name; ///< of the drill in the document; empty for one made on the command line
    Traffic traffic;
    bool isTrafficAssumed = false; ///< neither the document nor the caller says how much there is
    std::vector<Fault> faults;
    Nanoseconds duration = 2400 * kSecond;
    Nanoseconds warmUp = 0; ///< what happens before is played and not counted; ends before the first fault
    std::uint64_t seed = 1;
    std::string start = "2026-01-05T00:00:00Z";
    std::vector<Objective> objectives;
    Placement placement; ///< of what is not as the drawing or the default says

    /// Start of the first fault; nothing in a quiet run.
    [[nodiscard]] std::optional<Nanoseconds> firstFault() const;
    /// End of the last fault that lasts; of faults without length their start.
    [[nodiscard]] std::optional<Nanoseconds> lastFaultEnd() const;
};

/// What the command line says over a drill of the document; empty = the document's, or the default.
struct ScenarioOverrides {
    std::optional<std::string> traffic, duration, seed, start, warmUp;
    std::optional<std::vector<std::string>> faults, objectives;
};

/// @param drill  name of a drill of the document; empty: a quiet run with the document's default traffic (100/s constant without one) and
///               default objectives
/// @param files  for traffic that is replayed from a file; null: refused
/// Fails on an unknown drill (naming the nearest), on anything in it or in the overrides that cannot be read, with its place in the file,
/// and on a fault that begins after the end.
[[nodiscard]] Result<Scenario> scenarioOf(const Architecture& architecture, std::string_view drill, const ScenarioOverrides& overrides,
                                          const FileSystem* files = nullptr);

} // namespace faultline::sim
