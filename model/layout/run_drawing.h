#pragma once

#include "model/layout/marks.h"

namespace faultline {

/// The diagram as a run has it: members of groups have come and gone, and the acting instance of a database may stand where its standby did.
[[nodiscard]] Diagram asRun(const Diagram& diagram, const DrawingState& state, const FontWidths& widths);

/// The diagram with a group's members as they are in a run, in place of those that the template starts with. Each stands in its zone's part of the
/// group, side by side; what does not fit is told in the group's header. Groups that the run says nothing of stay as they are.
[[nodiscard]] Diagram withRunMembers(const Diagram& diagram, const std::vector<RunMember>& members);

/// The diagram with databases acting from the zones that a run has them in: what called the old place calls the new one, and data flows back.
[[nodiscard]] Diagram withRunPrimaries(const Diagram& diagram, const std::vector<RunPrimary>& primaries, const FontWidths& widths);

} // namespace faultline
