#pragma once

#include "sim/drill/parallel.h"
#include "sim/drill/placement.h"
#include "sim/drill/report.h"
#include "sim/drill/single_faults.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace faultline {
class Texts;
class Topology;
} // namespace faultline

namespace faultline::sim {

/// One or two faults in one placement.
struct MatrixCell {
    std::vector<std::string> faults;
    std::string placement; ///< `textOf`; empty where AWS chooses nothing
    std::uint64_t lost = 0;
    std::optional<double> availability, rtoS; ///< rtoS nothing: not recovered within the run
    std::optional<DrillOutcome> verdict;      ///< nothing: no objectives
};

/// Every fault of a drawing, played and ranked: most lost requests first, then longest recovery.
struct Matrix {
    std::string file;
    Scenario scenario; ///< without faults
    bool hasPairs = false;
    std::vector<std::string> placements;
    bool placementsAreCombined = true;
    std::vector<MatrixCell> cells;
    std::vector<SkippedFault> skipped;
};

/// Plays every single fault of the architecture, or every pair too, in every placement, with one seed. The faults begin after a quarter of the
/// scenario's length and last three eighths of it: at 10 min for 15 min of 40. The result does not depend on `jobs`.
///
/// What comes before the faults is played once for each placement; each cell continues a copy of it.
[[nodiscard]] Result<Matrix> playMatrix(const Architecture& architecture, const Topology& topology, const Scenario& scenario, bool pairs, int jobs,
                                        const Progress& progress);

/// The worst verdict of all cells; Met without objectives.
[[nodiscard]] DrillOutcome outcomeOf(const Matrix& matrix);

/// `faultline.matrix/1`, or `faultline.batch/1` for several; docs/matrix.md describes it. Ends with a line end.
[[nodiscard]] std::string matrixJson(const std::vector<Matrix>& matrices, const Texts& texts);
[[nodiscard]] std::string matrixText(const std::vector<Matrix>& matrices, const Texts& texts);
[[nodiscard]] std::string matrixHtml(const std::vector<Matrix>& matrices, const Texts& texts);
/// One test suite per matrix, one test case per cell.
[[nodiscard]] std::string matrixJunit(const std::vector<Matrix>& matrices);

} // namespace faultline::sim
