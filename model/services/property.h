#pragma once

#include "model/template/value.h"

#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace faultline {

template <class S>
class FieldTable; // model/services/field_table.h

/// A property of a resource: not written, written but not knowable on the desk, or known.
template <class T>
class Property {
public:
    enum class State { Absent, Unknown, Known };

    Property() = default;
    static Property known(T value, const Value& source)
    {
        Property p;
        p.m_state = State::Known;
        p.m_value = std::move(value);
        p.m_source = source;
        return p;
    }
    static Property unknown(const Value& source)
    {
        Property p;
        p.m_state = State::Unknown;
        p.m_source = source;
        return p;
    }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isAbsent() const { return m_state == State::Absent; }
    [[nodiscard]] bool isUnknown() const { return m_state == State::Unknown; }
    [[nodiscard]] bool isKnown() const { return m_state == State::Known; }
    /// @pre isKnown()
    [[nodiscard]] const T& value() const
    {
        assert(isKnown());
        return *m_value;
    }
    const T& operator*() const { return value(); }
    const T* operator->() const { return &value(); }
    /// AWS's default where nothing is written; nothing where the value is unknown.
    [[nodiscard]] std::optional<T> valueOrDefault(T whenAbsent) const
    {
        if (isUnknown()) return std::nullopt;
        return isKnown() ? *m_value : std::optional<T>(std::move(whenAbsent));
    }
    /// What is written, evaluated; for its place, and for the expression.
    [[nodiscard]] const Value& source() const { return m_source; }

private:
    State m_state = State::Absent;
    std::optional<T> m_value;
    Value m_source;
};

/// A mention of another resource, or of something outside of the template.
struct Reference {
    std::string target;    ///< logical id; or, when `isExternal`, the literal id or the symbol of the unknown ("param:VpcId")
    std::string attribute; ///< of GetAtt
    bool isExternal = false;

    friend bool operator==(const Reference&, const Reference&) = default;
};

/// A list whose items are known or not one by one. Unknown as a whole: state() is Unknown and items() is empty.
template <class T>
class ListProperty {
public:
    ListProperty() = default;
    static ListProperty of(std::vector<Property<T>> items, const Value& source)
    {
        ListProperty l;
        l.m_state = Property<T>::State::Known;
        l.m_items = std::move(items);
        l.m_source = source;
        return l;
    }
    static ListProperty unknown(const Value& source)
    {
        ListProperty l;
        l.m_state = Property<T>::State::Unknown;
        l.m_source = source;
        return l;
    }

    [[nodiscard]] bool isAbsent() const { return m_state == Property<T>::State::Absent; }
    [[nodiscard]] bool isUnknown() const { return m_state == Property<T>::State::Unknown; }
    [[nodiscard]] const std::vector<Property<T>>& items() const { return m_items; }
    /// True when the list and every item is known (or nothing is written).
    [[nodiscard]] bool isComplete() const
    {
        if (isUnknown()) return false;
        for (const auto& item : m_items)
            if (!item.isKnown()) return false;
        return true;
    }
    [[nodiscard]] const Value& source() const { return m_source; }
    auto begin() const { return m_items.begin(); }
    auto end() const { return m_items.end(); }
    [[nodiscard]] std::size_t size() const { return m_items.size(); }

private:
    typename Property<T>::State m_state = Property<T>::State::Absent;
    std::vector<Property<T>> m_items;
    Value m_source;
};

/// Values under names of the user's own choice, file order. Unknown as a whole: isUnknown() and no entries.
template <class T>
class MapProperty {
public:
    using Entry = std::pair<std::string, Property<T>>;

    MapProperty() = default;
    static MapProperty of(std::vector<Entry> entries, const Value& source)
    {
        MapProperty m;
        m.m_state = Property<T>::State::Known;
        m.m_entries = std::move(entries);
        m.m_source = source;
        return m;
    }
    static MapProperty unknown(const Value& source)
    {
        MapProperty m;
        m.m_state = Property<T>::State::Unknown;
        m.m_source = source;
        return m;
    }

    [[nodiscard]] bool isAbsent() const { return m_state == Property<T>::State::Absent; }
    [[nodiscard]] bool isUnknown() const { return m_state == Property<T>::State::Unknown; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// The value of a name; null when there is none.
    [[nodiscard]] const Property<T>* find(std::string_view name) const
    {
        for (const Entry& entry : m_entries)
            if (entry.first == name) return &entry.second;
        return nullptr;
    }
    [[nodiscard]] const Value& source() const { return m_source; }
    auto begin() const { return m_entries.begin(); }
    auto end() const { return m_entries.end(); }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    typename Property<T>::State m_state = Property<T>::State::Absent;
    std::vector<Entry> m_entries;
    Value m_source;
};

} // namespace faultline
