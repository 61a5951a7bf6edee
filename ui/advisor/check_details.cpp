#include "ui/advisor/check_details.h"

#include "model/document/edit_builder.h"
#include "ui/advisor/category.h"
#include "ui/theme/controls.h"
#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QDateEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace faultline::ui {

namespace {

QString text(const std::string& s) { return QString::fromStdString(s); }

QString verdictWords(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Red: return CheckDetails::tr("Action recommended");
    case CheckStatus::Yellow: return CheckDetails::tr("Investigation recommended");
    case CheckStatus::Green: return CheckDetails::tr("No problem found");
    case CheckStatus::CantTell: return CheckDetails::tr("Can't tell");
    case CheckStatus::NoData: return CheckDetails::tr("No data");
    case CheckStatus::NotApplicable: return CheckDetails::tr("Nothing here to check");
    }
    return {};
}

const CheckResult* resultOf(const AdvisorReport& report, const std::string& check)
{
    const auto it = std::find_if(report.checks.begin(), report.checks.end(), [&](const CheckResult& r) { return r.check->id == check; });
    return it == report.checks.end() ? nullptr : &*it;
}

} // namespace

CheckDetails::CheckDetails(Session* session, const Theme* theme, QWidget* parent) : QScrollArea(parent), m_session(session), m_theme(theme)
{
    setAccessibleName(tr("Check"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

std::vector<const Finding*> CheckDetails::findings() const { return m_shown->report.findingsOf(m_check); }

void CheckDetails::show(const std::string& check)
{
    m_check = check;
    m_shown = m_session->derived();
    auto* content = new QWidget;
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(20, 14, 20, 16);
    m_layout->setSpacing(6);
    const CheckResult* result = resultOf(m_shown->report, check);
    if (!result) {
        m_layout->addWidget(plainLabel(tr("Choose a check to see what it found."), "secondary"));
    } else {
        const CheckInfo& info = *result->check;
        auto* head = new QHBoxLayout;
        head->setSpacing(10);
        head->addWidget(statusPicture(m_theme, statusOf(result->status), 22), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        words->addWidget(plainLabel(text(info.name), "title", true));
        words->addWidget(plainLabel(tr("%1. %2, check %3").arg(verdictWords(result->status), categoryWords(info.category).title, text(info.id)),
                                    "secondary", true));
        head->addLayout(words, 1);
        m_layout->addLayout(head);
        if (result->status == CheckStatus::NoData)
            addParagraph(tr("It looks at metrics. Run a drill to its end, which some checks need to last for a day, or have recorded metrics "
                            "checked with “faultline check --metrics”."));
        addButtons(findings());
        addFindings(findings(), *result);
        addCriteria(info);
        if (!info.recommendedAction.empty()) {
            addSection(tr("RECOMMENDED ACTION"));
            addParagraph(text(info.recommendedAction));
        }
        if (!info.source.empty()) {
            addSection(tr("SOURCE"));
            addParagraph(text(info.source), "hint");
        }
    }
    m_layout->addStretch();
    setWidget(content); // deletes the one before
}

void CheckDetails::addSection(const QString& title)
{
    m_layout->addSpacing(8);
    m_layout->addWidget(plainLabel(title, "section"));
}

void CheckDetails::addParagraph(const QString& words, const char* look)
{
    QLabel* label = plainLabel(words, look, true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->addWidget(label);
}

void CheckDetails::addButtons(const std::vector<const Finding*>& all)
{
    if (all.empty()) return;
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 6, 0, 4);
    row->setSpacing(8);
    if (std::any_of(all.begin(), all.end(), [](const Finding* f) { return f->fix && !f->suppression; })) {
        auto* button = textButton(tr("Fix"), "primary");
        bindIcon(button, m_theme, QStringLiteral("fix"), "accent.on");
        connect(button, &QPushButton::clicked, this, &CheckDetails::fix, Qt::QueuedConnection);
        row->addWidget(button);
    }
    if (std::any_of(all.begin(), all.end(), [](const Finding* f) { return !f->suppression; })) {
        auto* button = textButton(tr("Suppress"));
        bindIcon(button, m_theme, QStringLiteral("suppress"));
        connect(button, &QPushButton::clicked, this, &CheckDetails::suppress);
        row->addWidget(button);
    }
    row->addStretch();
    m_layout->addLayout(row);
}

void CheckDetails::addFindings(const std::vector<const Finding*>& all, const CheckResult& result)
{
    if (all.empty()) return;
    addSection(tr("WHAT WAS FOUND"));
    const Texts& texts = m_session->environment().texts;
    for (const Finding* finding : all) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        // Under the check that takes it most seriously a finding may be worse than this one holds it for.
        const bool isOwn = finding->check == m_check;
        row->addWidget(statusPicture(m_theme, statusOf(isOwn ? finding->status : result.status), 14), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(1);
        words->addWidget(plainLabel(text(texts.render(finding->message)), nullptr, true));
        if (!finding->action.id.empty()) words->addWidget(plainLabel(text(texts.render(finding->action)), "hint", true));
        if (finding->suppression) words->addWidget(plainLabel(tr("Suppressed: %1").arg(text(finding->suppression->reason)), "hint", true));
        if (const CheckResult* other = isOwn ? nullptr : resultOf(m_shown->report, finding->check))
            words->addWidget(plainLabel(tr("Counted under %1").arg(text(other->check->name)), "hint", true));
        row->addLayout(words, 1);
        if (!finding->resource.empty()) {
            const QString id = text(finding->resource);
            auto* show = textButton(finding->place.line > 0 ? tr("%1, line %2").arg(id).arg(finding->place.line) : id, "link");
            connect(show, &QPushButton::clicked, this, [this, id] { emit findingChosen(id); });
            row->addWidget(show, 0, Qt::AlignTop);
        }
        m_layout->addLayout(row);
    }
}

void CheckDetails::addCriteria(const CheckInfo& check)
{
    const std::pair<Status, const std::string&> rows[] = {
        {Status::Red, check.criteriaRed}, {Status::Yellow, check.criteriaYellow}, {Status::Green, check.criteriaGreen}};
    if (check.criteriaRed.empty() && check.criteriaYellow.empty() && check.criteriaGreen.empty()) return;
    addSection(tr("ALERT CRITERIA"));
    for (const auto& [status, words] : rows) {
        if (words.empty()) continue;
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(statusPicture(m_theme, status, 14), 0, Qt::AlignTop);
        row->addWidget(plainLabel(text(words), nullptr, true), 1);
        m_layout->addLayout(row);
    }
}

void CheckDetails::fix()
{
    if (m_check.empty() || !m_shown) return;
    // A fix is text changes against one revision: take the newest, not the one that was shown.
    m_session->waitForDerived();
    m_shown = m_session->derived();
    for (const Finding* finding : findings())
        if (finding->fix && !finding->suppression) {
            m_session->submit(editFor(m_session->document(), *finding));
            return;
        }
}

void CheckDetails::suppress()
{
    if (m_check.empty() || !m_shown) return;
    const auto all = findings();
    const auto first = std::find_if(all.begin(), all.end(), [](const Finding* f) { return !f->suppression; });
    if (first == all.end()) return;
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Suppress"));
    auto* reason = new QLineEdit;
    reason->setAccessibleName(tr("Reason"));
    reason->setMinimumWidth(360);
    auto* until = new QLineEdit;
    until->setAccessibleName(tr("Until"));
    until->setPlaceholderText(tr("YYYY-MM-DD, or empty for always"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Suppress"));
    const auto check = [reason, until, buttons] {
        const bool dated = until->text().isEmpty() || QDate::fromString(until->text(), Qt::ISODate).isValid();
        setState(until, dated ? "" : "error");
        buttons->button(QDialogButtonBox::Ok)->setEnabled(dated && !reason->text().trimmed().isEmpty());
    };
    connect(reason, &QLineEdit::textChanged, dialog, check);
    connect(until, &QLineEdit::textChanged, dialog, check);
    check();
    auto* form = new QFormLayout(dialog);
    form->addRow(plainLabel(tr("The reason is kept in the document, for whoever reads it next."), "secondary"));
    form->addRow(tr("Reason"), reason);
    form->addRow(tr("Until"), until);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this,
            [this, reason, until, resource = (*first)->resource] { writeSuppression(resource, reason->text().trimmed(), until->text()); });
    dialog->open();
}

void CheckDetails::writeSuppression(const std::string& resource, const QString& reason, const QString& until)
{
    std::vector<std::pair<std::string, Literal>> fields{{"Check", m_check}};
    if (!resource.empty()) fields.emplace_back("Resource", resource);
    fields.emplace_back("Reason", reason.toStdString());
    if (!until.isEmpty()) fields.emplace_back("Until", until.toStdString());
    EditBuilder edit(m_session->document(), Message{"ui.edit.suppress", {{"check", m_check}}});
    edit.appendOwn("Suppressions", Literal::map(std::move(fields)));
    m_session->submit(std::move(edit).finish());
}

} // namespace faultline::ui
