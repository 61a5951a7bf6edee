#pragma once

#include "model/layout/marks.h"

namespace faultline {

/// The diagram with a group's members as they are in a run, in place of those that the template starts with. Each stands in its zone's part of the
/// group, side by side; what does not fit is told in the group's header. Groups that the run says nothing of stay as they are.
[[nodiscard]] Diagram withRunMembers(const Diagram& diagram, const std::vector<RunMember>& members);

} // namespace faultline
