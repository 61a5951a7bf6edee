#pragma once

#include "model/document/annotations.h"

#include <functional>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// Bounds of a number in Faultline's own data, both allowed.
struct NumberRange {
    double minimum = 0;
    double maximum = 1e12;
};

/// Items read from one list or mapping of Faultline's own data; what follows is told once and left out.
inline constexpr std::size_t kOwnItemsMax = 20'000;

/// Reads the fields of one mapping of Faultline's own data into plain values. What is wrong is told with its place and left out; absent and null
/// keys are empty; unknown keys are left alone (P4, P10).
class OwnFields {
public:
    OwnFields(Node node, std::vector<Problem>& problems);

    [[nodiscard]] bool isPresent() const { return m_node.isMapping(); }
    [[nodiscard]] Node node() const { return m_node; }
    [[nodiscard]] std::vector<Problem>& problems() const { return *m_problems; }

    [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
    [[nodiscard]] std::optional<std::string> oneOf(std::string_view key, std::initializer_list<std::string_view> allowed) const;
    [[nodiscard]] std::optional<double> number(std::string_view key, NumberRange range = {}) const;
    [[nodiscard]] std::optional<int> integer(std::string_view key, NumberRange range = {0, std::numeric_limits<int>::max()}) const;
    [[nodiscard]] std::optional<bool> boolean(std::string_view key) const;
    [[nodiscard]] std::optional<Point> point(std::string_view key) const; ///< `[x, y]`
    [[nodiscard]] std::vector<double> numbers(std::string_view key, NumberRange range = {}) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const; ///< a list of texts, or one text
    /// The mapping under a key; an OwnFields that is not present when absent.
    [[nodiscard]] OwnFields fields(std::string_view key) const;
    /// The mappings in the list under a key, in order.
    [[nodiscard]] std::vector<OwnFields> list(std::string_view key) const;
    /// The entries of the mapping under a key, in order.
    [[nodiscard]] std::vector<Node::Entry> entries(std::string_view key) const;
    /// Like `text`, but its absence is told as well.
    [[nodiscard]] std::optional<std::string> requiredText(std::string_view key) const;

    void tell(Node where, std::string_view id, std::string_view expected = {}) const;

private:
    [[nodiscard]] Node present(std::string_view key) const; ///< Node() for absent and null
    [[nodiscard]] std::optional<double> numberOf(Node node, NumberRange range) const;
    template <class T>
    void bound(std::vector<T>& items, Node where) const;

    Node m_node;
    std::vector<Problem>* m_problems;
};

} // namespace faultline
