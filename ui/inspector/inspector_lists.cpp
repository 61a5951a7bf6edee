#include "ui/inspector/inspector_lists.h"

#include "ui/session/session.h"
#include "ui/theme/controls.h"
#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QVBoxLayout>

#include <algorithm>

namespace faultline::ui {

namespace {

constexpr int kShownProblems = 200; // a broken file can have thousands; the first tell enough

QString text(std::string_view s) { return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size())); }

QString iconOf(const Architecture& architecture, const std::string& id)
{
    if (const Resource* resource = architecture.find(id)) return text(resource->type->icon);
    const auto& actors = architecture.own().actors;
    const bool isActor = std::any_of(actors.begin(), actors.end(), [&](const ActorAnnotation& a) { return a.id == id; });
    return isActor ? QStringLiteral("users") : QStringLiteral("generic");
}

QString callWords(const Call& call, const Texts& texts)
{
    QStringList words;
    if (!call.protocol.empty()) words << text(call.protocol) + (call.port ? QStringLiteral(" %1").arg(call.port) : QString());
    else if (call.port) words << LinkList::tr("port %1").arg(call.port);
    if (!call.via.empty()) words << LinkList::tr("by %1").arg(text(call.via));
    if (call.origin == CallOrigin::Inferred) words << LinkList::tr("inferred: %1").arg(text(texts.render(call.why)));
    return words.join(QStringLiteral(", "));
}

QString relationWords(Relation::Kind kind)
{
    switch (kind) {
    case Relation::Kind::Route: return LinkList::tr("route");
    case Relation::Kind::Replication: return LinkList::tr("replication");
    case Relation::Kind::Attachment: return LinkList::tr("attachment");
    case Relation::Kind::AlarmAction: return LinkList::tr("alarm action");
    case Relation::Kind::AlarmSubject: return LinkList::tr("watched by an alarm");
    case Relation::Kind::Scaling: return LinkList::tr("scaling");
    case Relation::Kind::Dependency: return LinkList::tr("dependency");
    }
    return {};
}

/// The logical id in "Resources/Web1/Properties/ImageId"; empty when the place is elsewhere.
QString resourceOf(const Place& place)
{
    const QStringList parts = text(place.path).split(QLatin1Char('/'));
    return parts.size() > 1 && parts[0] == QLatin1String("Resources") ? parts[1] : QString();
}

} // namespace

LinkList::LinkList(const Theme& theme) : m_theme(theme), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(16, 10, 16, 16);
    m_layout->setSpacing(6);
}

void LinkList::addSection(const QString& title)
{
    m_layout->addSpacing(4);
    m_layout->addWidget(plainLabel(title.toUpper(), "section"));
}

void LinkList::addText(const QString& words, const char* look) { m_layout->addWidget(plainLabel(words, look, true)); }

void LinkList::addLink(const QString& icon, int status, const QString& title, const QString& detail, const QString& target)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    if (status >= 0) row->addWidget(statusPicture(&m_theme, static_cast<Status>(status), 14), 0, Qt::AlignTop);
    else row->addWidget(resourcePicture(&m_theme, icon, 20), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    if (target.isEmpty()) {
        words->addWidget(plainLabel(title, nullptr, true));
    } else {
        auto* link = textButton(QFontMetrics(m_theme.font(size::kDense, true)).elidedText(title, Qt::ElideMiddle, 230), "link");
        link->setAccessibleName(title);
        link->setToolTip(title.toHtmlEscaped());
        connect(
            link, &QPushButton::clicked, this, [this, target] { emit chosen(target); }, Qt::QueuedConnection); // choosing deletes the list
        words->addWidget(link, 0, Qt::AlignLeft);
    }
    if (!detail.isEmpty()) words->addWidget(plainLabel(detail, "hint", true));
    row->addLayout(words, 1);
    m_layout->addLayout(row);
}

void LinkList::finish() { m_layout->addStretch(); }

LinkList* connectionList(const Session& session, const Theme& theme, const QString& id)
{
    auto* list = new LinkList(theme);
    const auto derived = session.derived();
    const Texts& texts = session.environment().texts;
    const std::string key = id.toStdString();
    const auto addCalls = [&](const std::vector<const Call*>& calls, const QString& title, std::string Call::*other) {
        if (calls.empty()) return;
        list->addSection(title);
        for (const Call* call : calls)
            list->addLink(iconOf(derived->architecture, call->*other), -1, text(call->*other), callWords(*call, texts), text(call->*other));
    };
    const auto to = derived->topology.callsTo(key), from = derived->topology.callsFrom(key);
    addCalls(to, LinkList::tr("Called by"), &Call::from);
    addCalls(from, LinkList::tr("Calls"), &Call::to);
    bool first = true;
    for (const Relation& relation : derived->topology.relations()) {
        if (relation.from != key && relation.to != key) continue;
        if (first) list->addSection(LinkList::tr("Tied to"));
        first = false;
        const std::string& other = relation.from == key ? relation.to : relation.from;
        list->addLink(iconOf(derived->architecture, other), -1, text(other), relationWords(relation.kind), text(other));
    }
    if (to.empty() && from.empty() && first) list->addText(LinkList::tr("Not connected to anything. Draw a connection with the Connect tool."));
    list->finish();
    return list;
}

LinkList* findingList(const Session& session, const Theme& theme, const QString& id)
{
    auto* list = new LinkList(theme);
    const auto derived = session.derived();
    const Texts& texts = session.environment().texts;
    bool any = false;
    for (const Finding& finding : derived->report.findings) {
        if (text(finding.resource) != id) continue;
        any = true;
        const QString action =
            finding.suppression ? LinkList::tr("Suppressed: %1").arg(text(finding.suppression->reason)) : text(texts.render(finding.action));
        QString name = text(finding.check);
        for (const CheckResult& result : derived->report.checks)
            if (result.check->id == finding.check) name = text(result.check->name);
        list->addLink({}, static_cast<int>(statusOf(finding.status)), name, text(texts.render(finding.message)) + QLatin1Char('\n') + action,
                      text(finding.check));
    }
    if (!any) list->addText(LinkList::tr("Nothing to act on here."));
    list->finish();
    return list;
}

LinkList* problemList(const Session& session, const Theme& theme)
{
    auto* list = new LinkList(theme);
    const auto derived = session.derived();
    const Texts& texts = session.environment().texts;
    const std::vector<Problem>& problems = derived->architecture.problems();
    if (problems.empty()) {
        list->addText(LinkList::tr("Every value fits its property."));
    } else {
        list->addSection(LinkList::tr("Does not fit (%1)").arg(problems.size()));
    }
    int shown = 0;
    for (const Problem& problem : problems) {
        if (++shown > kShownProblems) {
            list->addText(LinkList::tr("and %1 more").arg(problems.size() - kShownProblems));
            break;
        }
        const QString id = resourceOf(problem.place);
        QString detail = text(texts.render(problem.what));
        if (problem.remedy) detail += QLatin1Char(' ') + text(texts.render(*problem.remedy));
        const QString where = problem.place.line > 0 ? LinkList::tr("line %1").arg(problem.place.line) : QString();
        list->addLink({}, static_cast<int>(Status::Red),
                      id.isEmpty()      ? where
                      : where.isEmpty() ? id
                                        : QStringLiteral("%1, %2").arg(id, where),
                      detail, id);
    }
    if (!derived->report.unknownTypes.empty()) {
        list->addSection(LinkList::tr("Kept, not understood"));
        for (const std::string& type : derived->report.unknownTypes) list->addText(text(type), "secondary");
    }
    list->finish();
    return list;
}

LinkList* resourceList(const Session& session, const Theme& theme, const QStringList& ids)
{
    auto* list = new LinkList(theme);
    const auto derived = session.derived();
    for (const QString& id : ids) {
        const Resource* resource = derived->architecture.find(id.toStdString());
        list->addLink(iconOf(derived->architecture, id.toStdString()), -1, id, resource ? text(resource->type->label) : QString(), id);
    }
    list->finish();
    return list;
}

} // namespace faultline::ui
