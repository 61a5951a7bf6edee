#pragma once

#include "model/text/message.h"

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace faultline {

/// Where in a user's file something is. Lines and columns count from 1, columns in characters; 0 means "no such place".
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
    std::string path; ///< "Resources/Database/Properties/Engine"; empty where none

    friend bool operator==(const Place&, const Place&) = default;
};

/// What a problem means for who wrote the file.
enum class Severity {
    Warning, ///< something may not come out as meant, or cannot be told
    Error    ///< AWS refuses the template, whatever else it holds
};

/// A fault of the world (never of the program): what does not work, where, and what to do about it.
struct Problem {
    Message what;
    Place place;
    std::optional<Message> remedy;
    Severity severity = Severity::Warning;

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// Either a value or the problem that prevented it. The world's faults travel as values; nothing in model or sim throws them.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Problem problem) : m_state(std::in_place_index<1>, std::move(problem)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// @pre ok()
    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    /// @pre !ok()
    [[nodiscard]] const Problem& problem() const { return std::get<1>(m_state); }

private:
    std::variant<T, Problem> m_state;
};

struct Done {}; ///< the value of a Result that has nothing to tell but success

} // namespace faultline
