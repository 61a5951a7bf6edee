#pragma once

#include "model/services/architecture.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace faultline::sim {

/// An order of a template's resources in which neither their names, nor those of zones and Region, nor their places in the file show: by what they
/// are, then by whom they mention and who mentions them, as far as that tells them apart. What it leaves equal is as good as each other.
///
/// Whatever the file gives no order of its own (targets of a group, readers of a cluster, policies) is compiled in it, so that a rename or a
/// reordering leaves every number of a run.
class StructuralOrder {
public:
    explicit StructuralOrder(const Architecture& architecture);

    /// False for ids that are no resource's.
    [[nodiscard]] bool isBefore(std::string_view a, std::string_view b) const;
    /// Equal ones stay as they were.
    void sort(std::vector<std::string>& ids) const;

private:
    std::map<std::string, std::size_t, std::less<>> m_ranks;
};

} // namespace faultline::sim
