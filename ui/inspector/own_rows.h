#pragma once

#include "ui/inspector/field_row.h"

namespace faultline::ui {

/// Rows of what AWS has no word for: workload, boot, warm-up, fail-over; each shown where it matters or is written.
void addOwnRows(std::vector<FieldRow>& rows, const Architecture& architecture, const Resource& resource);

} // namespace faultline::ui
