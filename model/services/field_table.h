#pragma once

#include "model/services/field_reader.h"
#include "model/services/resource_type.h"

#include <concepts>
#include <functional>
#include <initializer_list>
#include <memory>
#include <utility>

namespace faultline {

template <class S>
class FieldTable;

/// A struct that has a field table: `static const FieldTable<S>& table()`.
template <class S>
concept HasFieldTable = requires
{
    {
        S::table()
        } -> std::same_as<const FieldTable<S>&>;
};

/// The properties of a struct, one row each: what CloudFormation calls it, what is known of it, and the member it is read into.
template <class S>
class FieldTable {
public:
    struct Row {
        template <class Member>
        Row(Member S::*member, FieldInfo row);

        FieldInfo info;
        std::function<void(S&, const Value&, const FieldInfo&, ReadContext&)> read;
    };

    FieldTable(std::string_view name, std::initializer_list<Row> rows, std::vector<FieldChoice> choices = {})
    {
        m_object.name = name;
        m_object.choices = std::move(choices);
        for (const Row& row : rows) {
            m_object.fields.push_back(row.info);
            m_read.push_back(row.read);
        }
    }

    [[nodiscard]] const ObjectFields& object() const { return m_object; }

    /// Reads a mapping. An unknown one gives unknown properties all over.
    [[nodiscard]] S read(const Value& value, ReadContext& context) const
    {
        S result;
        const Value unknown = value.isUnknown() ? Value::unknown(value.reason(), {}, value.origin()) : Value();
        for (std::size_t i = 0; i < m_read.size(); ++i) {
            const FieldInfo& field = m_object.fields[i];
            m_read[i](result, value.isUnknown() ? unknown : value.find(field.name), field, context);
            if (!value.isUnknown()) checkRequired(value, field, context);
        }
        if (!value.isUnknown())
            for (const FieldChoice& choice : m_object.choices) checkChoice(value, choice, context);
        return result;
    }

private:
    ObjectFields m_object;
    std::vector<std::function<void(S&, const Value&, const FieldInfo&, ReadContext&)>> m_read;
};

template <HasFieldTable T>
void readField(Property<T>& into, const Value& value, const FieldInfo& field, ReadContext& context)
{
    if (value.isAbsent()) return;
    if (!value.isMap()) {
        if (!value.isUnknown()) tellWrongKind(value, field, FieldKind::Object, context);
        into = Property<T>::unknown(value);
        return;
    }
    const std::size_t parent = context.path.size();
    context.path.append(field.name).append("/");
    into = Property<T>::known(T::table().read(value, context), value);
    context.path.resize(parent);
}

template <class T>
void readField(ListProperty<T>& into, const Value& value, const FieldInfo& field, ReadContext& context)
{
    if (value.isAbsent()) return;
    if (value.isUnknown()) {
        into = ListProperty<T>::unknown(value);
        return;
    }
    std::vector<Property<T>> items;
    const auto readItem = [&](const Value& item) {
        Property<T> read;
        readField(read, item, field, context);
        if (!read.isAbsent()) items.push_back(std::move(read));
    };
    if (value.isList())
        for (const Value& item : value.items()) readItem(item);
    else readItem(value);
    checkLength(value, items.size(), field, context);
    into = ListProperty<T>::of(std::move(items), value);
}

template <class T>
void readField(MapProperty<T>& into, const Value& value, const FieldInfo& field, ReadContext& context)
{
    if (value.isAbsent()) return;
    if (!value.isMap()) {
        if (!value.isUnknown()) tellWrongKind(value, field, FieldKind::Object, context);
        into = MapProperty<T>::unknown(value);
        return;
    }
    std::vector<typename MapProperty<T>::Entry> entries;
    for (const auto& [name, item] : value.fields()) {
        Property<T> read;
        readField(read, item, field, context);
        entries.emplace_back(name, std::move(read));
    }
    into = MapProperty<T>::of(std::move(entries), value);
}

namespace detail {
template <class T>
struct ItemOf;
template <class T>
struct ItemOf<Property<T>> {
    using Type = T;
};
template <class T>
struct ItemOf<ListProperty<T>> {
    using Type = T;
};
template <class T>
struct ItemOf<MapProperty<T>> {
    using Type = T;
};
} // namespace detail

template <class S>
template <class Member>
FieldTable<S>::Row::Row(Member S::*member, FieldInfo row) : info(std::move(row))
{
    using Item = typename detail::ItemOf<Member>::Type;
    if constexpr (HasFieldTable<Item>) info.object = &Item::table().object();
    info.isList = std::is_same_v<Member, ListProperty<Item>>;
    info.isMap = std::is_same_v<Member, MapProperty<Item>>;
    read = [member](S& into, const Value& value, const FieldInfo& field, ReadContext& context) { readField(into.*member, value, field, context); };
}

/// How a type appears, for `resourceTypeOf`.
struct TypeLook {
    std::string_view label, idStem;
    Category category = Category::Unknown;
    Appearance appearance = Appearance::Glyph;
    std::string_view icon;
};

/// Reads the properties of a resource of struct S. Wrong kinds are told, never fatal.
template <HasFieldTable S>
[[nodiscard]] std::shared_ptr<const void> readProperties(const Value& properties, std::vector<Problem>& problems, std::vector<AbsentField>* absent)
{
    ReadContext context{problems, absent, S::table().object().name};
    if (properties.isText() || properties.isList() || properties.isReference()) {
        static const FieldInfo kProperties{.name = "Properties"};
        tellWrongKind(properties, kProperties, FieldKind::Object, context);
        return std::make_shared<const S>(S::table().read(Value::unknown({}, {}, properties.origin()), context));
    }
    return std::make_shared<const S>(S::table().read(properties, context));
}

/// The resource type of a struct with a field table.
template <HasFieldTable S>
[[nodiscard]] ResourceType resourceTypeOf(const TypeLook& look)
{
    const ObjectFields& object = S::table().object();
    return {.name = object.name,
            .label = look.label,
            .idStem = look.idStem,
            .category = look.category,
            .appearance = look.appearance,
            .icon = look.icon,
            .fields = object.fields,
            .choices = object.choices,
            .read = [](const Value& properties, std::vector<Problem>& problems) { return readProperties<S>(properties, problems, nullptr); },
            .readAbsent =
                [](const Value& properties, std::vector<AbsentField>& absent) {
                    std::vector<Problem> unused;
                    (void)readProperties<S>(properties, unused, &absent);
                },
            .structTag = structTagOf<S>()};
}

} // namespace faultline
