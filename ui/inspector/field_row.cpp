#include "ui/inspector/field_row.h"

#include "model/template/intrinsic.h"
#include "model/template/path.h"
#include "model/text/texts.h"
#include "ui/inspector/own_rows.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <map>

namespace faultline::ui {

namespace {

constexpr std::size_t kAlwaysShown = 8; ///< rows of a field table that stand in the inspector even when nothing is written: the tables go by weight
constexpr int kDepthMax = 4;

QString text(std::string_view s) { return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size())); }
QString tr(const char* s) { return QCoreApplication::translate("Inspector", s); }

QString sourceOf(Node node, const Document& document)
{
    const Span span = node.span();
    return text(std::string_view(document.source().text()).substr(span.begin, span.end - span.begin)).trimmed();
}

bool contains(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

/// What each written item of a list comes to; Absent for those that a condition leaves out, which the list's value no longer holds.
std::vector<Value> itemsAsWritten(Node list, const Value& value)
{
    const std::vector<Value>& kept = value.items();
    if (kept.size() == list.size()) return kept;
    std::vector<Value> items;
    auto next = kept.begin();
    for (const Node& item : list.items()) {
        const bool isKept = next != kept.end() && next->origin() && contains(item.span(), next->origin().span());
        items.push_back(isKept ? *next++ : Value::absent(item));
    }
    return items;
}

class RowMaker {
public:
    RowMaker(const Architecture& architecture, const Resource& resource, const Texts& texts, bool everything)
        : m_architecture(architecture), m_document(architecture.document()), m_resource(resource), m_texts(texts), m_everything(everything)
    {
        for (const Problem& problem : architecture.problems())
            if (!problem.place.path.empty()) m_problems.emplace(problem.place.path, &problem);
    }

    std::vector<FieldRow> run()
    {
        addLabel();
        addSections();
        addUntabled();
        addOwnRows(m_rows, m_architecture, m_resource);
        addIdentity();
        return std::move(m_rows);
    }

    [[nodiscard]] bool isShown(const FieldInfo& field, std::size_t rank) const
    {
        if (m_everything || field.requirement == Requirement::Required) return true;
        if (!m_resource.properties.find(field.name).isAbsent() || nodeAt(root() + escapedKey(field.name))) return true;
        return rank < kAlwaysShown && !field.isAdvanced && field.kind != FieldKind::Json;
    }

private:
    [[nodiscard]] std::string root() const { return "Resources/" + escapedKey(m_resource.id) + "/Properties/"; }
    [[nodiscard]] Node nodeAt(const std::string& path) const { return m_document.source().at(path); }

    FieldRow& push(FieldRow::Editor editor, const QString& label)
    {
        FieldRow row;
        row.editor = editor;
        row.label = label;
        row.resource = m_resource.id;
        m_rows.push_back(std::move(row));
        return m_rows.back();
    }

    void addLabel()
    {
        FieldRow& row = push(FieldRow::Editor::Text, tr("Name"));
        row.home = FieldRow::Home::Own;
        row.path = "Label";
        row.isWritten = m_resource.own.label.has_value();
        row.text = row.isWritten ? text(*m_resource.own.label) : QString();
        row.placeholder = text(m_resource.displayName());
        row.help = tr("What it is called on the canvas. The logical id stays as it is.");
    }

    void addSections()
    {
        const std::vector<FieldInfo>& fields = m_resource.type->fields;
        std::vector<std::string_view> order;
        for (const FieldInfo& f : fields)
            if (std::find(order.begin(), order.end(), f.section) == order.end()) order.push_back(f.section);
        for (const std::string_view section : order) {
            const std::size_t head = m_rows.size();
            for (std::size_t i = 0; i < fields.size(); ++i)
                if (fields[i].section == section && isShown(fields[i], i))
                    addField(fields[i], root() + escapedKey(fields[i].name), m_resource.properties.find(fields[i].name), 0, m_resource.typeName);
            if (m_rows.size() == head) continue;
            FieldRow row;
            row.editor = FieldRow::Editor::Section;
            row.resource = m_resource.id;
            row.label = sectionWords(section);
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(head), row);
        }
    }

    [[nodiscard]] QString sectionWords(std::string_view id) const
    {
        const std::string_view words = m_texts.find(id);
        if (!words.empty()) return text(words);
        const QString plain = text(id.substr(id.find('.') + 1)).replace(QLatin1Char('-'), QLatin1Char(' '));
        return plain.isEmpty() ? tr("Properties") : plain.left(1).toUpper() + plain.mid(1);
    }

    /// Properties that no table knows are shown as written: nothing in a document is hidden from whoever drew it.
    void addUntabled()
    {
        const Node properties = m_resource.node.find("Properties");
        bool first = true;
        for (const Node::Entry& entry : properties.entries()) {
            const std::string_view name = entry.key.text();
            const auto& fields = m_resource.type->fields;
            if (std::any_of(fields.begin(), fields.end(), [&](const FieldInfo& f) { return f.name == name; })) continue;
            if (first) push(FieldRow::Editor::Section, m_resource.isGeneric ? tr("Properties") : tr("Other properties"));
            first = false;
            const bool simple = entry.value.isScalar() && !intrinsicAt(entry.value);
            FieldRow& row = push(simple ? FieldRow::Editor::Text : FieldRow::Editor::Expression, wordsOf(name));
            fill(row, root() + escapedKey(name), m_resource.properties.find(name));
            row.isWritten = true;
        }
    }

    void addIdentity()
    {
        push(FieldRow::Editor::Section, tr("In the template"));
        FieldRow& row = push(FieldRow::Editor::Text, tr("Logical id"));
        row.home = FieldRow::Home::LogicalId;
        row.path = "Resources/" + escapedKey(m_resource.id);
        row.text = text(m_resource.id);
        row.isWritten = true;
        row.help = tr("Changing it updates every reference. CloudFormation then replaces the resource when the stack is updated.");
    }

    void fill(FieldRow& row, const std::string& path, const Value& value)
    {
        row.path = path;
        const Node node = nodeAt(path);
        row.isWritten = static_cast<bool>(node);
        if (const auto it = m_problems.find(path); it != m_problems.end()) row.problem = text(problemWords(*it->second));
        if (row.editor == FieldRow::Editor::Expression) {
            row.text = sourceOf(node, m_document);
            if (value.isUnknown()) row.why = text(m_texts.render(value.reason()));
            else if (intrinsicAt(node)) row.resolved = valueWords(value, m_texts);
            row.isReplaceable = value.isText() && intrinsicAt(node);
        } else {
            row.text = node.isScalar() ? text(node.text()) : valueWords(value, m_texts);
        }
    }

    [[nodiscard]] std::string problemWords(const Problem& problem) const
    {
        std::string words = m_texts.render(problem.what);
        if (problem.remedy) words += " " + m_texts.render(*problem.remedy);
        return words;
    }

    void addField(const FieldInfo& field, const std::string& path, const Value& value, int depth, std::string_view owner)
    {
        const Node node = nodeAt(path);
        const bool isCall = intrinsicAt(node).has_value();
        FieldRow row;
        row.resource = m_resource.id;
        row.field = &field;
        row.kind = field.kind;
        row.depth = depth;
        row.label = wordsOf(field.name);
        row.unit = text(field.unit);
        row.help = text(m_texts.find("field." + std::string(owner) + "." + std::string(field.name)));
        row.isRequired = field.requirement == Requirement::Required;
        if (!field.awsDefault.empty()) row.placeholder = tr("%1 unless set").arg(text(field.awsDefault));
        row.editor = editorOf(field, value, node, isCall);
        fill(row, path, value);
        if (row.editor == FieldRow::Editor::Reference || row.isReference ||
            (row.editor == FieldRow::Editor::Chips && field.kind == FieldKind::Reference)) {
            row.choices = targets(field);
            row.isReference = true;
            if (value.isReference()) row.text = text(value.text());
        }
        if (row.editor == FieldRow::Editor::Choice)
            for (const std::string_view allowed : field.allowed) row.choices << text(allowed);
        if (row.editor == FieldRow::Editor::Toggle) row.isOn = isTrue(value.isText() ? value.text() : std::string(field.awsDefault));
        if (row.editor == FieldRow::Editor::Chips) fillChips(row, field, value);
        const FieldRow::Editor editor = row.editor;
        m_rows.push_back(std::move(row));
        if (depth >= kDepthMax || !field.object) return;
        if (editor == FieldRow::Editor::Group && node) addObject(*field.object, path, value, depth + 1);
        if (editor == FieldRow::Editor::ListGroup) addItems(field, path, itemsAsWritten(node, value), depth + 1);
    }

    void addObject(const ObjectFields& object, const std::string& path, const Value& value, int depth)
    {
        for (const FieldInfo& field : object.fields) {
            const std::string place = path + "/" + escapedKey(field.name);
            if (m_everything || field.requirement != Requirement::Optional || nodeAt(place) || object.fields.size() <= kAlwaysShown)
                addField(field, place, value.find(field.name), depth, object.name);
        }
    }

    void addItems(const FieldInfo& field, const std::string& list, const std::vector<Value>& values, int depth)
    {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::string path = list + "/" + std::to_string(i);
            const bool isCall = intrinsicAt(nodeAt(path)).has_value();
            FieldRow& row =
                push(isCall ? FieldRow::Editor::Expression : FieldRow::Editor::Item, QStringLiteral("%1 %2").arg(wordsOf(field.name)).arg(i + 1));
            row.depth = depth;
            fill(row, path, values[i]);
            if (!isCall && values[i].isMap()) addObject(*field.object, path, values[i], depth);
        }
    }

    [[nodiscard]] static FieldRow::Editor editorOf(const FieldInfo& field, const Value& value, Node node, bool isCall)
    {
        using Editor = FieldRow::Editor;
        if (field.kind == FieldKind::Reference && !field.isList && (!node || value.isReference())) return Editor::Reference;
        if (field.kind == FieldKind::UserData) return Editor::Multiline;
        if (isCall || field.isMap) return Editor::Expression;
        if (field.kind == FieldKind::Tags) return Editor::Chips;
        if (field.kind == FieldKind::Object && field.object) return field.isList ? Editor::ListGroup : Editor::Group;
        if (field.isList && (!node || node.isSequence() || node.isScalar())) return Editor::Chips;
        if (node && !node.isScalar() && node.kind() != Node::Kind::Null) return Editor::Expression; // a structure where the table has none
        if (field.kind == FieldKind::Json || field.kind == FieldKind::Object) return Editor::Expression;
        if (!field.allowed.empty()) return Editor::Choice;
        if (field.kind == FieldKind::Boolean && (!node || isBoolean(node.text()))) return Editor::Toggle;
        return Editor::Text;
    }

    static bool isTrue(std::string_view word) { return word == "true" || word == "True" || word == "TRUE"; }
    static bool isBoolean(std::string_view word) { return isTrue(word) || word == "false" || word == "False" || word == "FALSE"; }

    void fillChips(FieldRow& row, const FieldInfo& field, const Value& value) const
    {
        row.isTags = field.kind == FieldKind::Tags;
        const Node node = nodeAt(row.path);
        const std::vector<Value> items = itemsAsWritten(node, value);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].isAbsent()) row.items << tr("left out: %1").arg(sourceOf(node.at(i), m_document));
            else if (row.isTags && items[i].isMap())
                row.items << QStringLiteral("%1 = %2").arg(valueWords(items[i].find("Key"), m_texts), valueWords(items[i].find("Value"), m_texts));
            else row.items << valueWords(items[i], m_texts);
        }
        if (value.isText()) row.items << text(value.text());
    }

    [[nodiscard]] QStringList targets(const FieldInfo& field) const
    {
        QStringList ids;
        for (const Resource& r : m_architecture.resources()) {
            const bool fits = field.targets.empty() ? r.id != m_resource.id
                                                    : std::find(field.targets.begin(), field.targets.end(), r.typeName) != field.targets.end();
            if (fits && r.exists != Tri::No && r.id != m_resource.id) ids << text(r.id);
        }
        return ids;
    }

    const Architecture& m_architecture;
    const Document& m_document;
    const Resource& m_resource;
    const Texts& m_texts;
    bool m_everything;
    std::multimap<std::string, const Problem*> m_problems;
    std::vector<FieldRow> m_rows;
};

/// A word of a property's name as people write it: short forms in capitals, others small after the first.
QString spelled(const QString& word, bool isFirst)
{
    static const QSet<QString> shortForms{QStringLiteral("Acl"), QStringLiteral("Alb"),  QStringLiteral("Arn"), QStringLiteral("Cidr"),
                                          QStringLiteral("Cpu"), QStringLiteral("Dns"),  QStringLiteral("Ebs"), QStringLiteral("Http"),
                                          QStringLiteral("Iam"), QStringLiteral("Iops"), QStringLiteral("Ip"),  QStringLiteral("Kms"),
                                          QStringLiteral("Ssl"), QStringLiteral("Tls"),  QStringLiteral("Vpc")};
    if (shortForms.contains(word)) return word.toUpper();
    if (word.size() > 1 && word[1].isUpper()) return word;
    return isFirst ? word : word.toLower();
}

FieldRow ownRow(const std::string& resource, std::string path, const QString& label, FieldKind kind, const Document& document)
{
    FieldRow row;
    row.home = FieldRow::Home::Own;
    row.resource = resource;
    row.path = std::move(path);
    row.label = label;
    row.kind = kind;
    Node node = document.ownData();
    for (const std::string& key : pathSegments(row.path)) node = node.find(key);
    row.isWritten = static_cast<bool>(node);
    row.text = text(node.text());
    return row;
}

FieldRow section(const QString& label)
{
    FieldRow row;
    row.editor = FieldRow::Editor::Section;
    row.label = label;
    return row;
}

} // namespace

std::string FieldRow::shape() const
{
    return std::to_string(static_cast<int>(editor)) + path + "|" + items.join(QLatin1Char('|')).toStdString() + (isRequired ? "!" : "") +
           label.toStdString();
}

std::vector<FieldRow> resourceRows(const Architecture& architecture, const Resource& resource, const Texts& texts, bool everything)
{
    return RowMaker(architecture, resource, texts, everything).run();
}

int hiddenFieldCount(const Architecture& architecture, const Resource& resource, const Texts& texts)
{
    const RowMaker maker(architecture, resource, texts, false);
    int hidden = 0;
    for (std::size_t i = 0; i < resource.type->fields.size(); ++i) hidden += maker.isShown(resource.type->fields[i], i) ? 0 : 1;
    return hidden;
}

std::vector<FieldRow> actorRows(const Architecture& architecture, const ActorAnnotation& actor)
{
    const Document& document = architecture.document();
    const std::string client = "Actors/" + escapedKey(actor.id) + "/Client/";
    std::vector<FieldRow> rows{section(tr("Client"))};
    const auto add = [&](const char* key, const QString& label, FieldKind kind, const QString& unit) {
        rows.push_back(ownRow({}, client + key, label, kind, document));
        rows.back().unit = unit;
    };
    add("Arrivals", tr("Arrivals"), FieldKind::Text, {});
    rows.back().editor = FieldRow::Editor::Choice;
    rows.back().choices = QStringList{QStringLiteral("poisson"), QStringLiteral("paced")};
    add("TimeoutMs", tr("Deadline"), FieldKind::Number, QStringLiteral("ms"));
    add("ConnectTimeoutMs", tr("Connect time-out"), FieldKind::Number, QStringLiteral("ms"));
    add("Retries", tr("Retries"), FieldKind::Integer, {});
    add("Backoff", tr("Back-off"), FieldKind::Text, {});
    rows.back().editor = FieldRow::Editor::Choice;
    rows.back().choices = QStringList{QStringLiteral("none"), QStringLiteral("constant"), QStringLiteral("exponential"),
                                      QStringLiteral("full-jitter"), QStringLiteral("equal-jitter")};
    add("BaseMs", tr("First back-off"), FieldKind::Number, QStringLiteral("ms"));
    add("CapMs", tr("Longest back-off"), FieldKind::Number, QStringLiteral("ms"));
    add("DnsCacheSeconds", tr("Keeps an address"), FieldKind::Number, QStringLiteral("s"));
    return rows;
}

std::vector<FieldRow> documentRows(const Architecture& architecture, const Texts& texts)
{
    const Document& document = architecture.document();
    std::vector<FieldRow> rows{section(tr("Where"))};
    rows.push_back(ownRow({}, "Region", tr("Region"), FieldKind::Text, document));
    rows.back().placeholder = text(architecture.region());
    if (architecture.resolved().regionAssumed) rows.back().help = tr("Not set: %1 is assumed.").arg(text(architecture.region()));
    const auto& parameters = architecture.resolved().parameters;
    if (parameters.empty()) return rows;
    rows.push_back(section(tr("Parameters")));
    for (const ResolvedParameter& parameter : parameters) {
        FieldRow row = ownRow({}, "Parameters/" + escapedKey(parameter.name), text(parameter.name), FieldKind::Text, document);
        row.help = text(parameter.node.find("Description").text());
        if (parameter.noEcho) {
            row.placeholder = tr("not kept: NoEcho");
        } else if (!row.isWritten) {
            const std::string_view standard = parameter.node.find("Default").text();
            row.placeholder = standard.empty() ? valueWords(parameter.value, texts) : tr("%1 unless set").arg(text(standard));
        }
        for (const Node& allowed : parameter.node.find("AllowedValues").items()) row.choices << text(allowed.text());
        if (!row.choices.isEmpty()) row.editor = FieldRow::Editor::Choice;
        rows.push_back(std::move(row));
    }
    return rows;
}

QString wordsOf(std::string_view name)
{
    const QString s = text(name);
    QStringList words;
    for (qsizetype i = 0; i < s.size(); ++i) {
        const bool beforePlural =
            i + 2 < s.size() ? s[i + 1] == QLatin1Char('s') && s[i + 2].isUpper() : i + 2 == s.size() && s[i + 1] == QLatin1Char('s');
        const bool endsRun = i + 1 < s.size() && s[i + 1].isLower() && !beforePlural; // the I of "DBInstance"
        if (i == 0 || (s[i].isUpper() && (!s[i - 1].isUpper() || endsRun))) words << QString();
        words.back() += s[i];
    }
    for (qsizetype i = 0; i < words.size(); ++i) words[i] = spelled(words[i], i == 0);
    return words.join(QLatin1Char(' ')).replace(QLatin1String("Multi AZ"), QLatin1String("Multi-AZ"));
}

QString valueWords(const Value& value, const Texts& texts)
{
    switch (value.kind()) {
    case Value::Kind::Absent: return {};
    case Value::Kind::Unknown: return tr("unknown here: %1").arg(text(texts.render(value.reason())));
    case Value::Kind::Text: return text(value.text());
    case Value::Kind::Reference:
        return value.attribute().empty() ? text(value.text()) : QStringLiteral("%1.%2").arg(text(value.text()), text(value.attribute()));
    case Value::Kind::List: {
        QStringList items;
        for (const Value& item : value.items()) items << valueWords(item, texts);
        return items.join(QStringLiteral(", "));
    }
    case Value::Kind::Map: {
        QStringList items;
        for (const auto& [key, item] : value.fields()) items << QStringLiteral("%1: %2").arg(text(key), valueWords(item, texts));
        return QStringLiteral("{%1}").arg(items.join(QStringLiteral(", ")));
    }
    }
    return {};
}

} // namespace faultline::ui
