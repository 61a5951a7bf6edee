#include "ui/inspector/property_page.h"

#include "ui/inspector/field_change.h"
#include "ui/inspector/field_editor.h"
#include "ui/session/session.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace faultline::ui {

PropertyPage::PropertyPage(Session* session, const Theme* theme, QWidget* parent) : QScrollArea(parent), m_session(session), m_theme(theme)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

void PropertyPage::show(const std::vector<FieldRow>& rows, int hidden, bool everything)
{
    std::string shape = std::to_string(hidden) + (everything ? "+" : "-");
    for (const FieldRow& row : rows) shape += row.resource + row.shape() + "\n";
    if (shape != m_shape) {
        m_shape = std::move(shape);
        return rebuild(rows, hidden, everything);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) m_editors[i]->setRow(rows[i]);
}

void PropertyPage::rebuild(const std::vector<FieldRow>& rows, int hidden, bool everything)
{
    // Whoever was here stays here: the same field keeps the focus, the page its place.
    std::string focused, resource;
    for (const FieldEditor* editor : m_editors)
        if (editor->hasEditorFocus()) focused = editor->row().path;
    if (!m_editors.empty()) resource = m_editors.front()->row().resource;
    const int place = verticalScrollBar()->value();
    const bool isSame = !rows.empty() && rows.front().resource == resource;

    if (QWidget* before = takeWidget()) before->deleteLater(); // it may be in the middle of an event of its own
    m_editors.clear();
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 10, 16, 16);
    layout->setSpacing(10);
    for (const FieldRow& row : rows) {
        auto* editor = new FieldEditor(row, m_theme);
        connectEditor(editor);
        m_editors.push_back(editor);
        layout->addWidget(editor);
    }
    if (hidden > 0 || everything) {
        auto* more = textButton(
            everything ? tr("Show fewer properties") : counted(hidden, tr("Show %1 more property"), tr("Show %1 more properties")), "link");
        more->setAccessibleName(tr("All properties"));
        connect(more, &QPushButton::clicked, this, [this, everything] { emit everythingWanted(!everything); });
        layout->addWidget(more, 0, Qt::AlignLeft);
    }
    layout->addStretch();
    setWidget(content);
    if (!isSame) return verticalScrollBar()->setValue(0);
    content->adjustSize();
    verticalScrollBar()->setValue(place);
    for (FieldEditor* editor : m_editors)
        if (!focused.empty() && editor->row().path == focused) editor->focusEditor();
}

void PropertyPage::connectEditor(FieldEditor* editor)
{
    connect(editor, &FieldEditor::textSet, this,
            [this](const FieldRow& row, const QString& text) { m_session->submit(setField(m_session->document(), row, text)); });
    connect(editor, &FieldEditor::toggled, this,
            [this](const FieldRow& row, bool on) { m_session->submit(setToggle(m_session->document(), row, on)); });
    connect(editor, &FieldEditor::referenceSet, this,
            [this](const FieldRow& row, const QString& id) { m_session->submit(setReference(m_session->document(), row, id)); });
    connect(editor, &FieldEditor::itemAdded, this,
            [this](const FieldRow& row, const QString& text) { m_session->submit(addItem(m_session->document(), row, text)); });
    connect(editor, &FieldEditor::itemRemoved, this,
            [this](const FieldRow& row, int index) { m_session->submit(removeItem(m_session->document(), row, index)); });
    connect(editor, &FieldEditor::expressionReplaced, this,
            [this](const FieldRow& row) { m_session->submit(replaceExpression(m_session->document(), row)); });
    connect(editor, &FieldEditor::valueRemoved, this, [this](const FieldRow& row) { m_session->submit(removeField(m_session->document(), row)); });
}

void PropertyPage::commitTyping()
{
    const std::vector<FieldEditor*> editors = m_editors; // an edit may have the page built anew
    for (FieldEditor* editor : editors) editor->commitTyping();
}

void PropertyPage::focusFirst()
{
    for (FieldEditor* editor : m_editors)
        if (editor->row().editor != FieldRow::Editor::Section) return editor->focusEditor();
}

} // namespace faultline::ui
