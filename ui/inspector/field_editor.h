#pragma once

#include "ui/inspector/field_row.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace faultline::ui {

class Theme;

/// One row of the inspector: label, editor, help, and the problem beside the value. Shows a FieldRow and tells what a person did to it.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    FieldEditor(const FieldRow& row, const Theme* theme, QWidget* parent = nullptr);
    ~FieldEditor() override;

    [[nodiscard]] const FieldRow& row() const { return m_row; }
    /// Shows newer content of the same shape; what is being typed stays.
    void setRow(const FieldRow& row);
    void focusEditor();
    /// What is being typed becomes an edit now, as if Return was pressed.
    void commitTyping();
    [[nodiscard]] bool hasEditorFocus() const;

signals:
    void textSet(const faultline::ui::FieldRow& row, const QString& text);
    void toggled(const faultline::ui::FieldRow& row, bool on);
    void referenceSet(const faultline::ui::FieldRow& row, const QString& logicalId);
    void itemAdded(const faultline::ui::FieldRow& row, const QString& text);
    void itemRemoved(const faultline::ui::FieldRow& row, int index);
    void valueRemoved(const faultline::ui::FieldRow& row);
    void expressionReplaced(const faultline::ui::FieldRow& row);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeText();
    void makeMultiline();
    void makeChoice();
    void makeToggle();
    void makeChips();
    void makeExpression();
    void makeHead();
    void addBelow();
    void commitText(const QString& text);
    void addTyped(const QString& text);
    [[nodiscard]] QString toolTipText() const;

    FieldRow m_row;
    const Theme* m_theme;
    QVBoxLayout* m_layout;
    QWidget* m_editor = nullptr;
    QLabel* m_below = nullptr; ///< what an expression comes to, or help
    QWidget* m_problemRow = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace faultline::ui
