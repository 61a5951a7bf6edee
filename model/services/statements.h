#pragma once

#include <map>
#include <string>
#include <string_view>

namespace faultline {

class DataLibrary;

/// A fact about AWS that the program relies on, as the program words it.
struct Statement {
    std::string id;     ///< "ELB-57", "R153"
    std::string tag;    ///< D documented, M or O measured or told by others, R, I or P derived or chosen here, otherwise less certain
    std::string text;   ///< a few sentences
    std::string source; ///< page it was read on
};

/// Every file of `resources/statements`, by id. A file that cannot be read is left out: a citation without text is still a citation.
class Statements {
public:
    explicit Statements(const DataLibrary& data);

    [[nodiscard]] const Statement* find(std::string_view id) const; ///< null when there is none
    [[nodiscard]] const std::map<std::string, Statement, std::less<>>& all() const { return m_all; }

private:
    std::map<std::string, Statement, std::less<>> m_all;
};

} // namespace faultline
