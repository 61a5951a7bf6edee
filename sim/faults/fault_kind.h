#pragma once

#include "model/text/problem.h"

#include <optional>
#include <string_view>
#include <vector>

namespace faultline::sim {

struct Assumption; // sim/drill/run_record.h
struct FaultPlan;  // sim/plan/plan.h
struct FaultState; // sim/services/world.h
struct Plan;
struct World;

/// One kind of fault (CONTRACT section 3): how it is written, what it hits, what it does. Command line, palette, matrix and engine read this
/// table and nothing else.
///
/// Its description is the text `drill.fault.KIND`, its name in the window `ui.fault.KIND`, what FIS would not reproduce of it `drill.fis.KIND`.
struct FaultKind {
    std::string_view kind, icon;
    std::string_view fis;                                 ///< action id, "composition" or "none" (FLT-01 to FLT-05 and the table above them)
    std::vector<std::string_view> required{}, optional{}; ///< argument names besides `at` and `for`; their shapes: fault_argument.h
    std::vector<std::string_view> oneOf{};                ///< at least one of these must be given
    std::vector<std::string_view> targets{};              ///< CloudFormation types that `target` may name; empty: any that takes requests
    /// Arguments that somebody who only points at a target adds, the usual ones first: "ms=200". The matrix plays each.
    std::vector<std::string_view> variants{};
    bool hasLength = true; ///< takes `for`, and needs it

    /// Looks up what the common arguments leave open: the target, words of the kind's own. Null: nothing is left.
    std::optional<Problem> (*compile)(const Plan&, FaultPlan&) = nullptr;
    /// What a run that it strikes rests on, beside the plan's own assumptions. Null: nothing.
    std::vector<Assumption> (*assumes)(const Plan&, const FaultPlan&) = nullptr;
    /// Whether there is anything that it can strike when it begins; null: always. Where not, no verdict may look sure.
    bool (*findsTarget)(const World&, const FaultPlan&) = nullptr;
    void (*start)(World&, FaultState&) = nullptr; ///< null: cannot be drilled yet
    void (*end)(World&, FaultState&) = nullptr;   ///< after `for`; null: nothing to undo

    [[nodiscard]] bool isImplemented() const { return start != nullptr; }
    [[nodiscard]] bool takes(std::string_view argument) const;
};

/// In the order of CONTRACT section 3.
[[nodiscard]] const std::vector<FaultKind>& faultKinds();
[[nodiscard]] const FaultKind* findFaultKind(std::string_view kind);

} // namespace faultline::sim
