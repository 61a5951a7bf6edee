#include "ui/inspector/own_rows.h"

#include <QCoreApplication>

#include <optional>

namespace faultline::ui {

namespace {

/// A key of the `Faultline` mapping (CONTRACT section 1) with an editor of its own.
struct OwnField {
    const char* path;
    const char* label;
    const char* unit;
    const char* help;
    FieldKind kind;
    const char* choices; ///< separated by '|'; null: open
};

constexpr OwnField kWorkload[] = {
    {"Workload/Workers", QT_TRANSLATE_NOOP("Inspector", "Served at once"), "requests",
     QT_TRANSLATE_NOOP("Inspector", "Requests held at once, from acceptance to answer. Used in drills only, never deployed."), FieldKind::Integer,
     nullptr},
    {"Workload/CpuMs/MeanMs", QT_TRANSLATE_NOOP("Inspector", "CPU time"), "ms",
     QT_TRANSLATE_NOOP("Inspector", "What one request costs on the vCPUs."), FieldKind::Number, nullptr},
    {"Workload/CpuMs/Distribution", QT_TRANSLATE_NOOP("Inspector", "Spread of the CPU time"), "", "", FieldKind::Text,
     "exponential|deterministic|lognormal|erlang|hyperexponential|pareto|empirical"},
    {"Workload/QueueLimit", QT_TRANSLATE_NOOP("Inspector", "Queue limit"), "requests",
     QT_TRANSLATE_NOOP("Inspector", "Waiting requests before one is refused."), FieldKind::Integer, nullptr},
};
constexpr OwnField kBoot[] = {
    {"Boot/LaunchSeconds", QT_TRANSLATE_NOOP("Inspector", "Launch"), "s", "", FieldKind::Number, nullptr},
    {"Boot/BootSeconds", QT_TRANSLATE_NOOP("Inspector", "Boot"), "s", "", FieldKind::Number, nullptr},
    {"WarmUp/Seconds", QT_TRANSLATE_NOOP("Inspector", "Warm-up"), "s", "", FieldKind::Number, nullptr},
    {"WarmUp/ServiceTimeFactor", QT_TRANSLATE_NOOP("Inspector", "Slower while warming up"), "times", "", FieldKind::Number, nullptr},
};

QString tr(const char* text) { return *text ? QCoreApplication::translate("Inspector", text) : QString(); }

FieldRow rowOf(const OwnField& field, const Document& document, const std::string& resource)
{
    FieldRow row;
    row.home = FieldRow::Home::Own;
    row.resource = resource;
    row.path = field.path;
    row.kind = field.kind;
    row.label = tr(field.label);
    row.unit = QString::fromLatin1(field.unit);
    row.help = tr(field.help);
    Node node = document.ownData(resource);
    for (const QString& key : QString::fromLatin1(field.path).split(QLatin1Char('/'))) node = node.find(key.toStdString());
    row.isWritten = static_cast<bool>(node);
    row.text = QString::fromStdString(std::string(node.text()));
    if (field.choices) {
        row.editor = FieldRow::Editor::Choice;
        row.choices = QString::fromLatin1(field.choices).split(QLatin1Char('|'));
    }
    return row;
}

template <std::size_t N>
void addGroup(std::vector<FieldRow>& rows, const OwnField (&fields)[N], const QString& title, const Document& document, const std::string& resource,
              bool matters)
{
    std::vector<FieldRow> added;
    bool written = false;
    for (const OwnField& field : fields) {
        added.push_back(rowOf(field, document, resource));
        written = written || added.back().isWritten;
    }
    if (!matters && !written) return;
    FieldRow head;
    head.editor = FieldRow::Editor::Section;
    head.label = title;
    rows.push_back(head);
    rows.insert(rows.end(), added.begin(), added.end());
}

} // namespace

void addOwnRows(std::vector<FieldRow>& rows, const Architecture& architecture, const Resource& resource)
{
    // What does work of its own is known by its family, not by its type.
    const bool works = resource.type->category == Category::Compute &&
                       (resource.type->appearance == Appearance::Glyph || resource.type->appearance == Appearance::Group);
    const Document& document = architecture.document();
    addGroup(rows, kWorkload, tr("Workload in drills"), document, resource.id, works);
    addGroup(rows, kBoot, tr("Start-up in drills"), document, resource.id, works);
}

} // namespace faultline::ui
