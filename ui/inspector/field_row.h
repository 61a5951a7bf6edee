#pragma once

#include "model/services/architecture.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace faultline {
class Texts;
}

namespace faultline::ui {

/// What the inspector shows of one place in the document: made from a field table and the architecture, and from nothing else.
struct FieldRow {
    enum class Editor {
        Section,   ///< a heading
        Group,     ///< head of a nested object
        ListGroup, ///< head of a list of objects; can add an item
        Item,      ///< head of one item of such a list; can be taken out
        Text,
        Multiline,
        Choice, ///< one of `choices`
        Toggle,
        Reference, ///< one of `choices`, logical ids of the types that fit
        Chips,     ///< a list of scalars or references
        Expression ///< a function of the template, as written
    };
    enum class Home { Property, Own, LogicalId }; ///< where `path` counts from

    Editor editor = Editor::Text;
    Home home = Home::Property;
    std::string resource;             ///< logical id; empty: own data of the whole document
    std::string path;                 ///< Property: from the template's root; Own: below the `Faultline` mapping
    const FieldInfo* field = nullptr; ///< null where there is none (a property without a table, the label)
    FieldKind kind = FieldKind::Text;
    int depth = 0;
    QString label, help, unit;
    QString placeholder; ///< what AWS takes when nothing is written
    QString text;        ///< as it is to be edited
    QString resolved;    ///< Expression: what it comes to
    QString why;         ///< Expression: why that cannot be known here
    QStringList items;   ///< Chips, as shown: one for each item that is written
    QStringList choices;
    QString problem; ///< sentence of the first problem here
    bool isRequired = false, isWritten = false, isOn = false;
    bool isReference = false;   ///< Chips: items are references
    bool isReplaceable = false; ///< Expression: `resolved` is a known text, which may be written in its place
    bool isTags = false;        ///< Chips: items are "Key = Value"

    /// Rows of one shape can be refreshed in place, without new widgets.
    [[nodiscard]] std::string shape() const;
};

/// Rows of a resource: its own label, its properties section by section, its workload, its identity.
/// @param everything  also the properties that are seldom set and not written
[[nodiscard]] std::vector<FieldRow> resourceRows(const Architecture& architecture, const Resource& resource, const Texts& texts, bool everything);
/// How many rows `everything` would add.
[[nodiscard]] int hiddenFieldCount(const Architecture& architecture, const Resource& resource, const Texts& texts);

/// Rows of an actor: how its clients send.
[[nodiscard]] std::vector<FieldRow> actorRows(const Architecture& architecture, const ActorAnnotation& actor);
/// Rows of the document: Region, parameters.
[[nodiscard]] std::vector<FieldRow> documentRows(const Architecture& architecture, const Texts& texts);

/// "DBInstanceClass" as "DB instance class": CloudFormation's name in words, short forms kept.
[[nodiscard]] QString wordsOf(std::string_view name);

/// A value as people read it; what cannot be known says so.
[[nodiscard]] QString valueWords(const Value& value, const Texts& texts);

} // namespace faultline::ui
