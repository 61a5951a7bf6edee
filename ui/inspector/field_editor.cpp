#include "ui/inspector/field_editor.h"

#include "ui/theme/controls.h"
#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace faultline::ui {

namespace {

constexpr int kIndent = 12;

/// A line with its unit at the right, inside of the field.
class UnitEdit : public QLineEdit {
public:
    UnitEdit(const QString& unit, const Theme* theme) : m_unit(unit), m_theme(theme)
    {
        if (!unit.isEmpty()) setTextMargins(0, 0, QFontMetrics(theme->font(size::kDense)).horizontalAdvance(unit) + 6, 0);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QLineEdit::paintEvent(event);
        if (m_unit.isEmpty()) return;
        QPainter p(this);
        p.setFont(m_theme->font(size::kDense));
        p.setPen(m_theme->color("text3"));
        p.drawText(rect().adjusted(0, 0, -9, 0), Qt::AlignRight | Qt::AlignVCenter, m_unit);
    }

private:
    QString m_unit;
    const Theme* m_theme;
};

QFrame* chip(const QString& text, const Theme* theme, const QString& removeName, const std::function<void()>& remove)
{
    auto* frame = new QFrame;
    setLook(frame, "chip");
    auto* layout = new QHBoxLayout(frame);
    layout->setContentsMargins(7, 0, 1, 0);
    layout->setSpacing(1);
    auto* label = plainLabel(QFontMetrics(theme->font(size::kDense)).elidedText(text, Qt::ElideMiddle, 190), "chip-text");
    label->setToolTip(text.toHtmlEscaped());
    auto* close = toolButton(theme, QStringLiteral("close"), removeName);
    setLook(close, "chip-close");
    close->setIconSize({12, 12});
    close->setFixedSize(20, 20);
    QObject::connect(close, &QToolButton::clicked, frame, [remove] { remove(); });
    layout->addWidget(label);
    layout->addWidget(close);
    frame->setFixedHeight(22);
    return frame;
}

} // namespace

FieldEditor::FieldEditor(const FieldRow& row, const Theme* theme, QWidget* parent)
    : QWidget(parent), m_row(row), m_theme(theme), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(row.depth * kIndent, 0, 0, 0);
    m_layout->setSpacing(3);
    switch (row.editor) {
    case FieldRow::Editor::Section:
    case FieldRow::Editor::Group:
    case FieldRow::Editor::ListGroup:
    case FieldRow::Editor::Item: makeHead(); break;
    case FieldRow::Editor::Text: makeText(); break;
    case FieldRow::Editor::Multiline: makeMultiline(); break;
    case FieldRow::Editor::Choice:
    case FieldRow::Editor::Reference: makeChoice(); break;
    case FieldRow::Editor::Toggle: makeToggle(); break;
    case FieldRow::Editor::Chips: makeChips(); break;
    case FieldRow::Editor::Expression: makeExpression(); break;
    }
    if (m_editor) {
        m_editor->setAccessibleName(row.label);
        m_editor->setAccessibleDescription(row.help);
    }
    addBelow();
    setRow(row);
}

FieldEditor::~FieldEditor() = default;

QString FieldEditor::toolTipText() const
{
    QStringList parts;
    if (m_row.field) parts << QString::fromUtf8(m_row.field->name.data(), static_cast<qsizetype>(m_row.field->name.size()));
    if (!m_row.help.isEmpty()) parts << m_row.help;
    if (m_row.field && m_row.field->update == UpdateEffect::Replacement) parts << tr("A change replaces the resource when the stack is updated.");
    if (m_row.field && !m_row.field->source.empty())
        parts << tr("Source: %1").arg(QString::fromUtf8(m_row.field->source.data(), static_cast<qsizetype>(m_row.field->source.size())));
    return parts.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

/// Label above the editor, with the mark of what is required.
static QHBoxLayout* labelRow(const FieldRow& row, const QString& toolTip)
{
    auto* layout = new QHBoxLayout;
    layout->setSpacing(4);
    auto* label = plainLabel(row.label, "label");
    label->setToolTip(toolTip);
    layout->addWidget(label);
    if (row.isRequired) {
        auto* star = plainLabel(QStringLiteral("*"), "required");
        star->setToolTip(FieldEditor::tr("Required"));
        layout->addWidget(star);
    }
    layout->addStretch();
    return layout;
}

void FieldEditor::makeText()
{
    m_layout->addLayout(labelRow(m_row, toolTipText()));
    auto* edit = new UnitEdit(m_row.unit, m_theme);
    edit->setPlaceholderText(m_row.placeholder);
    connect(edit, &QLineEdit::editingFinished, this, &FieldEditor::commitTyping);
    m_layout->addWidget(edit);
    m_editor = edit;
}

void FieldEditor::makeMultiline()
{
    m_layout->addLayout(labelRow(m_row, toolTipText()));
    auto* edit = new QPlainTextEdit;
    edit->setFont(m_theme->monospace(size::kDense));
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(108);
    edit->installEventFilter(this);
    m_layout->addWidget(edit);
    m_editor = edit;
}

void FieldEditor::makeChoice()
{
    m_layout->addLayout(labelRow(m_row, toolTipText()));
    auto* box = new ChoiceBox(m_theme);
    connect(box, &QComboBox::activated, this, [this, box](int index) {
        const QString chosen = box->itemData(index).toString();
        if (chosen == m_row.text && (m_row.isWritten || chosen.isEmpty())) return;
        if (m_row.editor == FieldRow::Editor::Reference) emit referenceSet(m_row, chosen);
        else emit textSet(m_row, chosen);
    });
    m_layout->addWidget(box);
    m_editor = box;
}

void FieldEditor::makeToggle()
{
    auto* row = labelRow(m_row, toolTipText());
    auto* toggle = new Toggle(m_theme);
    connect(toggle, &QAbstractButton::clicked, this, [this](bool on) { emit toggled(m_row, on); });
    row->addWidget(toggle);
    m_layout->addLayout(row);
    m_editor = toggle;
}

void FieldEditor::makeChips()
{
    m_layout->addLayout(labelRow(m_row, toolTipText()));
    auto* frame = new QFrame;
    setLook(frame, "chips");
    auto* flow = new FlowLayout(4);
    flow->setContentsMargins(4, 3, 4, 3);
    for (int i = 0; i < m_row.items.size(); ++i)
        flow->addWidget(
            chip(m_row.items[i], m_theme, tr("Take %1 out of %2").arg(m_row.items[i], m_row.label), [this, i] { emit itemRemoved(m_row, i); }));
    if (m_row.isReference && !m_row.choices.isEmpty()) {
        auto* add = new ChoiceBox(m_theme);
        add->setAccessibleName(tr("Add to %1").arg(m_row.label));
        setLook(add, "bare");
        add->addItem(tr("Add"));
        for (const QString& choice : m_row.choices)
            if (!m_row.items.contains(choice)) add->addItem(choice);
        add->setFixedHeight(22);
        connect(add, &QComboBox::activated, this, [this, add](int index) {
            if (index > 0) emit itemAdded(m_row, add->itemText(index));
        });
        flow->addWidget(add);
        m_editor = add;
    } else {
        auto* add = new QLineEdit;
        add->setPlaceholderText(m_row.isTags ? tr("Add Key=Value") : tr("Add"));
        setLook(add, "bare");
        add->setMinimumWidth(96);
        add->setFixedHeight(22);
        connect(add, &QLineEdit::returnPressed, this, &FieldEditor::commitTyping);
        flow->addWidget(add);
        m_editor = add;
    }
    frame->setLayout(flow);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    frame->setSizePolicy(policy);
    m_layout->addWidget(frame);
}

void FieldEditor::makeExpression()
{
    m_layout->addLayout(labelRow(m_row, toolTipText()));
    if (m_row.text.contains(QLatin1Char('\n'))) {
        auto* edit = new QPlainTextEdit;
        setLook(edit, "expression");
        edit->setFont(m_theme->monospace(size::kDense));
        edit->setLineWrapMode(QPlainTextEdit::NoWrap);
        edit->setTabChangesFocus(true);
        edit->setReadOnly(true); // a structure is edited where it is written
        edit->setFixedHeight(qMin(140, 14 + 16 * static_cast<int>(m_row.text.count(QLatin1Char('\n')) + 1)));
        m_layout->addWidget(edit);
        m_editor = edit;
        return;
    }
    auto* edit = new QLineEdit;
    setLook(edit, "expression");
    edit->setFont(m_theme->monospace(size::kDense));
    QAction* mark = edit->addAction(QIcon(), QLineEdit::LeadingPosition);
    const auto draw = [this, mark] { mark->setIcon(QIcon(m_theme->windowIcon(QStringLiteral("fx"), 16, m_theme->color("accent"), 2))); };
    draw();
    connect(m_theme, &Theme::changed, mark, draw);
    connect(edit, &QLineEdit::editingFinished, this, &FieldEditor::commitTyping);
    m_layout->addWidget(edit);
    m_editor = edit;
}

void FieldEditor::makeHead()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    if (m_row.editor == FieldRow::Editor::Section) {
        m_layout->setContentsMargins(0, 8, 0, 2);
        m_layout->addWidget(separatorLine());
        m_layout->addSpacing(6);
        row->addWidget(plainLabel(m_row.label.toUpper(), "section"), 1);
    } else {
        auto* label = plainLabel(m_row.label, "strong");
        label->setToolTip(toolTipText());
        row->addWidget(label, 1);
    }
    const bool canAdd = m_row.editor == FieldRow::Editor::ListGroup;
    const bool canRemove = m_row.editor == FieldRow::Editor::Item || (m_row.editor == FieldRow::Editor::Group && m_row.isWritten);
    const bool canBegin = m_row.editor == FieldRow::Editor::Group && !m_row.isWritten;
    if (canAdd || canBegin) {
        auto* add = toolButton(m_theme, QStringLiteral("plus"), tr("Add to %1").arg(m_row.label));
        connect(add, &QToolButton::clicked, this, [this, canAdd] { canAdd ? emit itemAdded(m_row, {}) : emit textSet(m_row, QStringLiteral("{}")); });
        row->addWidget(add);
    }
    if (canRemove) {
        auto* remove = toolButton(m_theme, QStringLiteral("close"), tr("Take out %1").arg(m_row.label));
        connect(remove, &QToolButton::clicked, this, [this] { emit valueRemoved(m_row); });
        row->addWidget(remove);
    }
    m_layout->addLayout(row);
}

void FieldEditor::addBelow()
{
    m_below = plainLabel({}, "hint", true);
    m_problemRow = new QWidget;
    auto* row = new QHBoxLayout(m_problemRow);
    row->setContentsMargins(0, 1, 0, 0);
    row->setSpacing(6);
    m_problem = plainLabel({}, "error", true);
    m_problem->setAccessibleName(tr("Problem of %1").arg(m_row.label));
    row->addWidget(statusPicture(m_theme, Status::Red, 13), 0, Qt::AlignTop);
    row->addWidget(m_problem, 1);
    m_layout->addWidget(m_below);
    m_layout->addWidget(m_problemRow);
}

void FieldEditor::setRow(const FieldRow& row)
{
    m_row = row;
    if (auto* line = qobject_cast<QLineEdit*>(m_editor); line && row.editor != FieldRow::Editor::Chips) {
        if (!line->isModified() && line->text() != row.text) line->setText(row.text);
        setState(line, row.problem.isEmpty() ? "" : "error");
    } else if (auto* plain = qobject_cast<QPlainTextEdit*>(m_editor)) {
        if (!plain->document()->isModified() && plain->toPlainText() != row.text) {
            plain->setPlainText(row.text);
            plain->document()->setModified(false);
        }
        setState(plain, row.problem.isEmpty() ? "" : "error");
    } else if (auto* box = qobject_cast<QComboBox*>(m_editor); box && row.editor != FieldRow::Editor::Chips) {
        const QSignalBlocker quiet(box);
        box->clear();
        if (!row.isRequired || !row.isWritten) box->addItem(row.placeholder.isEmpty() ? tr("not set") : row.placeholder, QString());
        QStringList choices = row.choices;
        if (row.isWritten && !row.text.isEmpty() && !choices.contains(row.text))
            choices.prepend(row.text); // what is written is shown, right or wrong
        for (const QString& choice : choices) box->addItem(choice, choice);
        box->setCurrentIndex(row.isWritten ? qMax(0, box->findData(row.text)) : 0);
        setState(box, row.problem.isEmpty() ? "" : "error");
    } else if (auto* toggle = qobject_cast<Toggle*>(m_editor)) {
        toggle->setChecked(row.isOn);
    }
    QString below = row.help;
    if (!row.why.isEmpty()) below = tr("Unknown here: %1").arg(row.why);
    else if (!row.resolved.isEmpty() && row.resolved != row.text) below = QStringLiteral("= %1").arg(row.resolved);
    m_below->setText(below.size() > 300 ? below.left(300) + QChar(0x2026) : below);
    m_below->setVisible(!below.isEmpty());
    m_problem->setText(row.problem);
    m_problemRow->setVisible(!row.problem.isEmpty());
}

void FieldEditor::commitTyping()
{
    if (auto* line = qobject_cast<QLineEdit*>(m_editor); line && line->isModified()) {
        const QString typed = line->text();
        if (m_row.editor == FieldRow::Editor::Chips) line->clear();
        line->setModified(false);
        if (m_row.editor == FieldRow::Editor::Chips) addTyped(typed);
        else commitText(typed);
    } else if (auto* plain = qobject_cast<QPlainTextEdit*>(m_editor); plain && plain->document()->isModified()) {
        plain->document()->setModified(false);
        commitText(plain->toPlainText());
    }
}

void FieldEditor::addTyped(const QString& text)
{
    if (!text.trimmed().isEmpty()) emit itemAdded(m_row, text.trimmed());
}

void FieldEditor::commitText(const QString& text)
{
    if (text.trimmed() == m_row.text.trimmed()) return;
    emit textSet(m_row, text);
}

void FieldEditor::focusEditor()
{
    if (m_editor) m_editor->setFocus(Qt::ShortcutFocusReason);
}

bool FieldEditor::hasEditorFocus() const { return m_editor && m_editor->hasFocus(); }

void FieldEditor::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isHead = m_row.editor == FieldRow::Editor::Section || m_row.home == FieldRow::Home::LogicalId;
    if (isHead || !m_row.isWritten) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Take the value out")), &QAction::triggered, this, [this] { emit valueRemoved(m_row); });
    if (m_row.isReplaceable)
        connect(menu->addAction(tr("Replace the expression by what it comes to")), &QAction::triggered, this,
                [this] { emit expressionReplaced(m_row); });
    menu->popup(event->globalPos());
}

bool FieldEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_editor && event->type() == QEvent::FocusOut) commitTyping();
    return QWidget::eventFilter(watched, event);
}

} // namespace faultline::ui
