#include "ui/inspector/inspector_panel.h"

#include "ui/inspector/inspector_lists.h"
#include "ui/inspector/property_page.h"
#include "ui/session/session.h"
#include "ui/theme/controls.h"
#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace faultline::ui {

namespace {

QString text(std::string_view s) { return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size())); }

QScrollArea* page(const QString& name)
{
    auto* area = new QScrollArea;
    area->setAccessibleName(name);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

void replaceWidget(QScrollArea* area, QWidget* content)
{
    if (QWidget* before = area->takeWidget()) before->deleteLater();
    area->setWidget(content);
}

/// "EC2 instance in AppSubnet1": the type, and where it stands.
QString placeWords(const Resource& resource, const Topology& topology)
{
    const Placement& placement = topology.placement(resource.id);
    const QString type = text(resource.type->label);
    if (placement.subnets.size() == 1) return InspectorPanel::tr("%1 in %2").arg(type, text(placement.subnets.front()));
    if (placement.zones.size() > 1) return InspectorPanel::tr("%1 over %2 AZs").arg(type).arg(placement.zones.size());
    if (!placement.vpc.empty() && placement.vpc != resource.id) return InspectorPanel::tr("%1 in %2").arg(type, text(placement.vpc));
    return type;
}

} // namespace

InspectorPanel::InspectorPanel(Session* session, const Theme* theme, QWidget* parent) : QWidget(parent), m_session(session), m_theme(theme)
{
    setAccessibleName(tr("Inspector"));
    setLook(this, "panel");
    setAttribute(Qt::WA_StyledBackground);
    m_tabs = new QTabBar;
    m_tabs->setAccessibleName(tr("Inspector tabs"));
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->addTab(tr("Properties"));
    m_tabs->addTab(tr("Connections"));
    m_tabs->addTab(tr("Findings"));
    auto* tabRow = new QFrame;
    setLook(tabRow, "tabs");
    tabRow->setFixedHeight(size::kTabs + 1);
    auto* tabLayout = new QHBoxLayout(tabRow);
    tabLayout->setContentsMargins(4, 0, 0, 0);
    tabLayout->addWidget(m_tabs, 0, Qt::AlignBottom);
    tabLayout->addStretch();

    m_properties = new PropertyPage(session, theme);
    m_properties->setAccessibleName(tr("Properties"));
    m_connections = page(tr("Connections"));
    m_findings = page(tr("Findings"));
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_properties);
    m_pages->addWidget(m_connections);
    m_pages->addWidget(m_findings);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(tabRow);
    layout->addWidget(m_pages, 1);

    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_properties, &PropertyPage::everythingWanted, this, [this](bool everything) {
        m_everything = everything;
        refresh();
    });
    connect(session, &Session::selectionChanged, this, &InspectorPanel::refresh);
    connect(session, &Session::derivedChanged, this, &InspectorPanel::refresh);
    connect(session, &Session::pathChanged, this, &InspectorPanel::refresh);
    refresh();
}

QWidget* InspectorPanel::makeHead()
{
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(14, 12, 14, 8);
    layout->setSpacing(12);
    m_icon = resourcePicture(m_theme, QStringLiteral("generic"), 36);
    m_title = new ElidedLabel("title", Qt::ElideMiddle);
    m_title->setAccessibleName(tr("Selected"));
    m_subtitle = new ElidedLabel("secondary", Qt::ElideRight);
    m_counts = new StatusCounts(m_theme, StatusCounts::Words::No);
    m_counts->setOnlyActing(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    layout->addWidget(m_icon);
    layout->addLayout(words, 1);
    layout->addWidget(m_counts);
    return head;
}

void InspectorPanel::setHead(const QString& icon, const QString& title, const QString& subtitle)
{
    m_icon->setPainter([icon](const Theme& t, int pixels, qreal ratio) { return t.resourceIcon(icon, pixels, ratio); });
    m_title->setWholeText(title);
    m_subtitle->setWholeText(subtitle);
}

void InspectorPanel::setTabsVisible(bool visible)
{
    m_tabs->setTabVisible(Connections, visible);
    m_tabs->setTabVisible(Findings, visible);
    if (!visible) m_tabs->setCurrentIndex(Properties);
    m_tabs->updateGeometry(); // the bar does not ask for the width of a tab that comes back
}

void InspectorPanel::refresh()
{
    const QStringList& selection = m_session->selection();
    if (selection.isEmpty()) return showDocument();
    if (selection.size() > 1) return showSeveral();
    const auto derived = m_session->derived();
    if (const Resource* resource = derived->architecture.find(selection.front().toStdString())) return showResource(*resource);
    showOther(selection.front());
}

void InspectorPanel::showResource(const Resource& resource)
{
    const auto derived = m_session->derived();
    const Texts& texts = m_session->environment().texts;
    const QString id = text(resource.id);
    setHead(text(resource.type->icon), text(resource.displayName()), placeWords(resource, derived->topology));
    setTabsVisible(true);
    m_properties->show(resourceRows(derived->architecture, resource, texts, m_everything),
                       m_everything ? 0 : hiddenFieldCount(derived->architecture, resource, texts), m_everything);
    showConnections(id);
    showFindings(id);
}

void InspectorPanel::showConnections(const QString& id)
{
    auto* list = connectionList(*m_session, *m_theme, id);
    connect(list, &LinkList::chosen, this, [this](const QString& other) {
        m_session->select({other});
        emit revealWanted(other);
    });
    replaceWidget(m_connections, list);
}

void InspectorPanel::showFindings(const QString& id)
{
    auto* list = findingList(*m_session, *m_theme, id);
    connect(list, &LinkList::chosen, this, &InspectorPanel::findingWanted);
    replaceWidget(m_findings, list);
    std::array<int, 5> counts{};
    const auto derived = m_session->derived();
    for (const Finding& finding : derived->report.findings) {
        if (finding.suppression || text(finding.resource) != id) continue;
        counts[0] += finding.status == CheckStatus::Red ? 1 : 0;
        counts[1] += finding.status == CheckStatus::Yellow ? 1 : 0;
    }
    m_counts->setCounts(counts);
}

void InspectorPanel::showSeveral()
{
    setHead(QStringLiteral("generic"), tr("%1 selected").arg(m_session->selection().size()), tr("Choose one to see its properties"));
    setTabsVisible(false);
    m_counts->setCounts({});
    m_properties->show({}, 0, false);
    auto* list = resourceList(*m_session, *m_theme, m_session->selection());
    connect(list, &LinkList::chosen, this, [this](const QString& id) { m_session->select({id}); });
    replaceWidget(m_connections, list);
    m_pages->setCurrentIndex(Connections);
}

void InspectorPanel::showOther(const QString& id)
{
    const auto derived = m_session->derived();
    const DocumentAnnotation& own = derived->architecture.own();
    const std::string key = id.toStdString();
    setTabsVisible(false);
    m_pages->setCurrentIndex(Properties);
    m_counts->setCounts({});
    for (const ActorAnnotation& actor : own.actors) {
        if (actor.id != key) continue;
        setHead(QStringLiteral("users"), id, tr("Sends requests"));
        setTabsVisible(true);
        m_tabs->setTabVisible(Findings, false);
        m_properties->show(actorRows(derived->architecture, actor), 0, false);
        return showConnections(id);
    }
    if (const DiagramFrame* frame = derived->diagram.frame(key)) {
        setHead(frame->kind == FrameKind::AvailabilityZone ? QStringLiteral("availability-zone") : QStringLiteral("region"), text(frame->title),
                text(frame->subtitle));
    } else {
        setHead(QStringLiteral("generic"), id, {});
    }
    m_properties->show({}, 0, false);
}

void InspectorPanel::showDocument()
{
    const auto derived = m_session->derived();
    const Architecture& architecture = derived->architecture;
    setHead(QStringLiteral("region"), m_session->displayName(),
            QStringLiteral("%1, %2").arg(counted(static_cast<qsizetype>(architecture.resources().size()), tr("%1 resource"), tr("%1 resources")),
                                         m_session->document().source().format() == Format::Json ? QStringLiteral("JSON") : QStringLiteral("YAML")));
    m_tabs->setTabVisible(Connections, false);
    m_tabs->setTabVisible(Findings, true);
    m_tabs->updateGeometry();
    if (m_tabs->currentIndex() == Connections) m_tabs->setCurrentIndex(Properties);
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    m_counts->setCounts({});
    m_properties->show(documentRows(architecture, m_session->environment().texts), 0, false);
    auto* list = problemList(*m_session, *m_theme);
    connect(list, &LinkList::chosen, this, [this](const QString& id) {
        m_session->select({id});
        emit revealWanted(id);
    });
    replaceWidget(m_findings, list);
}

void InspectorPanel::focusFirst()
{
    m_tabs->setCurrentIndex(Properties);
    m_properties->focusFirst();
}

void InspectorPanel::commitTyping() { m_properties->commitTyping(); }

void InspectorPanel::focusDocument() { focusFirst(); }

} // namespace faultline::ui
