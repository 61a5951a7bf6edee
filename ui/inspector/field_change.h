#pragma once

#include "model/document/edit_builder.h"
#include "ui/inspector/field_row.h"

namespace faultline::ui {

// Each turns what a person did to a row into one edit of the document.

/// Sets what was typed or chosen; empty text takes the value out. In properties, a call of a known function ("!Ref Vpc") is read as one.
[[nodiscard]] Result<Edit> setField(const Document& document, const FieldRow& row, const QString& text);
/// Writes what the row's expression comes to in its place. @pre row.isReplaceable
[[nodiscard]] Result<Edit> replaceExpression(const Document& document, const FieldRow& row);
[[nodiscard]] Result<Edit> setToggle(const Document& document, const FieldRow& row, bool on);
[[nodiscard]] Result<Edit> setReference(const Document& document, const FieldRow& row, const QString& logicalId);
[[nodiscard]] Result<Edit> addItem(const Document& document, const FieldRow& row, const QString& text);
[[nodiscard]] Result<Edit> removeItem(const Document& document, const FieldRow& row, int index);
/// Takes a whole row's value out.
[[nodiscard]] Result<Edit> removeField(const Document& document, const FieldRow& row);

} // namespace faultline::ui
