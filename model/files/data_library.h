#pragma once

#include "model/text/problem.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// The bytes of `resources/` (icons, catalogue, texts, starter templates) and of `docs/fidelity.md`, embedded in the program.
///
/// `--data DIR` overrides single files: a file of that folder with the same relative name wins. A value; pass it by reference.
class DataLibrary {
public:
    /// What the program was built with.
    static DataLibrary embedded();

    /// Fails when `folder` is not a readable folder, or a file in it is larger than limits::kFileBytes.
    [[nodiscard]] Result<DataLibrary> overriddenBy(const std::string& folder) const;

    /// The bytes of e.g. "catalog/prices.json"; empty optional-like view (data() == nullptr) when there is no such file.
    [[nodiscard]] std::string_view find(std::string_view name) const;

    /// Names below a prefix such as "templates/", sorted.
    [[nodiscard]] std::vector<std::string> names(std::string_view prefix) const;

private:
    std::map<std::string, std::string_view, std::less<>> m_embedded;
    std::map<std::string, std::string, std::less<>> m_overrides;
};

} // namespace faultline
