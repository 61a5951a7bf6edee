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
}

namespace faultline::sim {

/// Offered traffic over time, the total over all actors, as a piecewise-linear rate; or a closed loop of users.
struct Traffic {
    struct Knot {
        Nanoseconds at = 0;
        double ratePerSecond = 0;
    };
    std::string text;          ///< as written: "constant:200/s"
    /// Rate between knots is linear; two knots at one instant are a step; before the first and after the last it is constant. Waves are
    /// sampled into knots (one per 1/96 of the period).
    std::vector<Knot> knots;
    int users = 0;             ///< closed loop: > 0, and `knots` is empty
    double thinkSeconds = 0;   ///< mean, exponential

    [[nodiscard]] double rateAt(Nanoseconds t) const;
    [[nodiscard]] static Result<Traffic> parse(std::string_view text, Nanoseconds duration);
};

/// One fault of a drill: `KIND:key=value,…` (CONTRACT section 3).
struct Fault {
    std::string text;
    std::string kind;          ///< "az-power-interruption"
    Nanoseconds at = 0;
    Nanoseconds lasts = 0;     ///< `for`; 0 where the kind has no length (terminate, failover)
    std::map<std::string, std::string> arguments; ///< the rest: "az", "group", "count", …

    [[nodiscard]] static Result<Fault> parse(std::string_view text);
};

/// What the command line's `--list-faults` and the window's palette show of a kind.
struct FaultKind {
    std::string_view kind, icon;
    std::string_view fis;      ///< action id, "composition" or "none"
    std::vector<std::string_view> required, optional; ///< argument names besides `at`
    bool isImplemented = true; ///< others are refused with a clear message
};
[[nodiscard]] const std::vector<FaultKind>& faultKinds();

/// A goal of a drill: `availability>=99.9%`.
struct Objective {
    enum class Measure { Availability, Goodput, LatencyP50, LatencyP90, LatencyP99, Rto, Rpo, Errors, Cost };
    std::string text;
    Measure measure = Measure::Availability;
    bool atLeast = true;
    double bound = 0; ///< ratio 0..1, per second, ms, s, count, USD

    [[nodiscard]] static Result<Objective> parse(std::string_view text);
};

/// "40m", "90s", "1h30m", "250ms".
[[nodiscard]] Result<Nanoseconds> parseDuration(std::string_view text);

/// Scenario + faults + objectives: what a drill plays on an architecture.
struct Scenario {
    std::string name;          ///< of the drill in the document; empty for one made on the command line
    Traffic traffic;
    std::vector<Fault> faults;
    Nanoseconds duration = 2400 * kSecond;
    std::uint64_t seed = 1;
    std::string start = "2026-01-05T00:00:00Z";
    std::vector<Objective> objectives;
};

/// What the command line says over a drill of the document; empty = the document's, or the default.
struct ScenarioOverrides {
    std::optional<std::string> traffic, duration, seed, start;
    std::optional<std::vector<std::string>> faults, objectives;
};

/// @param drill  name of a drill of the document; empty: a quiet run with the document's default traffic (100/s constant without one)
[[nodiscard]] Result<Scenario> scenarioOf(const Architecture& architecture, std::string_view drill, const ScenarioOverrides& overrides);

} // namespace faultline::sim
