#pragma once

#include "model/document/edit_builder.h"
#include "ui/inspector/field_row.h"

namespace faultline::ui {

// Each turns what a person did to a row into one edit of the document.

/// Sets what was typed or chosen; empty text takes the value out. What begins like a function ("!Ref Vpc", "{…") is read as one.
[[nodiscard]] Result<Edit> setField(const Document& document, const FieldRow& row, const QString& text);
[[nodiscard]] Result<Edit> setToggle(const Document& document, const FieldRow& row, bool on);
[[nodiscard]] Result<Edit> setReference(const Document& document, const FieldRow& row, const QString& logicalId);
[[nodiscard]] Result<Edit> addItem(const Document& document, const FieldRow& row, const QString& text);
[[nodiscard]] Result<Edit> removeItem(const Document& document, const FieldRow& row, int index);
/// Takes a whole row's value out.
[[nodiscard]] Result<Edit> removeField(const Document& document, const FieldRow& row);

} // namespace faultline::ui
