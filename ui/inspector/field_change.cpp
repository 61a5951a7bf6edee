#include "ui/inspector/field_change.h"

#include "model/document/literal_of.h"
#include "model/template/intrinsic.h"
#include "ui/inspector/typed_value.h"

namespace faultline::ui {

namespace {

Message nameOf(const FieldRow& row)
{
    return {"ui.edit.set", {{"what", row.label.toStdString()}, {"where", row.resource.empty() ? std::string("-") : row.resource}}};
}

void put(EditBuilder& edit, const FieldRow& row, const Literal& value)
{
    if (row.home == FieldRow::Home::Property) edit.set(row.path, value);
    else if (row.resource.empty()) edit.setOwn(row.path, value);
    else edit.setOwn(row.resource, row.path, value);
}

void takeOut(EditBuilder& edit, const FieldRow& row)
{
    if (!row.isWritten) return;
    if (row.home == FieldRow::Home::Property) edit.remove(row.path);
    else if (row.resource.empty()) edit.removeOwn(row.path);
    else edit.removeOwn(row.resource, row.path);
}

/// A structure that no field table knows is typed as one.
FieldKind kindOf(const Document& document, const FieldRow& row)
{
    const Node node = document.source().at(row.path);
    const bool isStructure = row.home == FieldRow::Home::Property && (node.isMapping() || node.isSequence()) && !intrinsicAt(node);
    return isStructure && row.editor == FieldRow::Editor::Expression ? FieldKind::Json : row.kind;
}

/// A script stays in the function around it: what was written as Base64 of a Sub is written so again.
Literal script(const Document& document, const FieldRow& row, const std::string& text)
{
    const Node node = document.source().at(row.path);
    const auto outer = intrinsicAt(node);
    if (node && (!outer || outer->function != Function::Base64)) return Literal(text);
    const Node inner = outer ? (outer->isShort ? Node() : outer->argument) : Node();
    const auto call = intrinsicAt(inner);
    const Literal body = call && call->function == Function::Sub ? Literal::map({{"Fn::Sub", Literal(text)}}) : Literal(text);
    return Literal::map({{"Fn::Base64", body}});
}

} // namespace

Result<Edit> setField(const Document& document, const FieldRow& row, const QString& text)
{
    EditBuilder edit(document, nameOf(row));
    const std::string typed = (row.editor == FieldRow::Editor::Multiline ? text : text.trimmed()).toStdString();
    if (row.home == FieldRow::Home::LogicalId) {
        edit.renameResource(row.resource, typed);
    } else if (typed.empty()) {
        takeOut(edit, row);
    } else if (row.kind == FieldKind::UserData) {
        put(edit, row, script(document, row, typed));
    } else {
        // Functions mean nothing in Faultline's own data: a name may begin as it likes.
        const auto value = row.home == FieldRow::Home::Own ? Result<Literal>(scalarOf(typed, row.kind)) : typedValue(typed, kindOf(document, row));
        if (!value) return value.problem();
        put(edit, row, *value);
    }
    return std::move(edit).finish();
}

Result<Edit> replaceExpression(const Document& document, const FieldRow& row)
{
    EditBuilder edit(document, nameOf(row));
    put(edit, row, scalarOf(row.resolved.toStdString(), row.kind));
    return std::move(edit).finish();
}

Result<Edit> setToggle(const Document& document, const FieldRow& row, bool on)
{
    EditBuilder edit(document, nameOf(row));
    put(edit, row, Literal::boolean(on));
    return std::move(edit).finish();
}

Result<Edit> setReference(const Document& document, const FieldRow& row, const QString& logicalId)
{
    EditBuilder edit(document, nameOf(row));
    if (logicalId.isEmpty()) {
        takeOut(edit, row);
        return std::move(edit).finish();
    }
    // An attribute that was asked for of the resource before is asked for of the new one too.
    const auto call = intrinsicAt(document.source().at(row.path));
    if (call && call->function == Function::GetAtt) {
        const Literal before = literalOf(document.source().at(row.path));
        const Literal& argument = before.fields.front().second;
        if (argument.items.size() == 2) {
            put(edit, row, Literal::getAtt(logicalId.toStdString(), argument.items[1].text));
            return std::move(edit).finish();
        }
    }
    put(edit, row, Literal::ref(logicalId.toStdString()));
    return std::move(edit).finish();
}

Result<Edit> addItem(const Document& document, const FieldRow& row, const QString& text)
{
    EditBuilder edit(document, nameOf(row));
    const std::string typed = text.trimmed().toStdString();
    if (row.editor == FieldRow::Editor::ListGroup) {
        edit.append(row.path, Literal::map({}));
    } else if (row.isTags) {
        const auto equals = typed.find('=');
        const std::string key = QString::fromStdString(typed.substr(0, equals)).trimmed().toStdString();
        const std::string value =
            equals == std::string::npos ? std::string() : QString::fromStdString(typed.substr(equals + 1)).trimmed().toStdString();
        edit.append(row.path, Literal::map({{"Key", Literal(key)}, {"Value", Literal(value)}}));
    } else if (row.isReference && row.choices.contains(QString::fromStdString(typed))) {
        edit.append(row.path, Literal::ref(typed));
    } else {
        const auto value = typedValue(typed, row.kind);
        if (!value) return value.problem();
        edit.append(row.path, *value);
    }
    return std::move(edit).finish();
}

Result<Edit> removeItem(const Document& document, const FieldRow& row, int index)
{
    EditBuilder edit(document, nameOf(row));
    const Node node = document.source().at(row.path);
    edit.remove(node.isSequence() ? row.path + "/" + std::to_string(index) : row.path);
    return std::move(edit).finish();
}

Result<Edit> removeField(const Document& document, const FieldRow& row)
{
    EditBuilder edit(document, nameOf(row));
    takeOut(edit, row);
    return std::move(edit).finish();
}

} // namespace faultline::ui
