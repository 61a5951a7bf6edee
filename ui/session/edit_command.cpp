#include "ui/session/edit_command.h"

#include <utility>

namespace faultline::ui {

EditCommand::EditCommand(Edit edit, const QString& name, std::function<void(const Edit&)> apply)
    : QUndoCommand(name), m_edit(std::move(edit)), m_apply(std::move(apply))
{
}

void EditCommand::undo() { m_apply(inverse(m_edit)); }
void EditCommand::redo() { m_apply(m_edit); }

} // namespace faultline::ui
