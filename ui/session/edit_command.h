#pragma once

#include "model/template/edit.h"

#include <QUndoCommand>

#include <functional>

namespace faultline::ui {

/// An Edit on Qt's undo stack: redo applies it, undo applies its inverse.
class EditCommand : public QUndoCommand {
public:
    /// @param apply  puts an edit into the document it was made for; must not fail
    EditCommand(Edit edit, const QString& name, std::function<void(const Edit&)> apply);

    void undo() override;
    void redo() override;

private:
    Edit m_edit;
    std::function<void(const Edit&)> m_apply;
};

} // namespace faultline::ui
