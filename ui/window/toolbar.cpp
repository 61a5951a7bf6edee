#include "ui/window/toolbar.h"

#include "ui/session/session.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>

namespace faultline::ui {

namespace {

struct ToolLook {
    CanvasWidget::Tool tool;
    const char* icon;
    const char* name;
};
constexpr ToolLook kTools[] = {
    {CanvasWidget::Tool::Select, "select", QT_TRANSLATE_NOOP("Toolbar", "Select")},
    {CanvasWidget::Tool::Pan, "pan", QT_TRANSLATE_NOOP("Toolbar", "Pan")},
    {CanvasWidget::Tool::Connect, "connect", QT_TRANSLATE_NOOP("Toolbar", "Connect")},
    {CanvasWidget::Tool::Note, "note", QT_TRANSLATE_NOOP("Toolbar", "Note")},
};

QFrame* divider()
{
    QFrame* line = separatorLine(Qt::Vertical);
    line->setFixedHeight(22);
    return line;
}

} // namespace

Toolbar::Toolbar(Session* session, CanvasWidget* canvas, const Theme* theme, const Actions& actions, QWidget* parent)
    : QFrame(parent), m_session(session), m_canvas(canvas), m_theme(theme)
{
    setAccessibleName(tr("Toolbar"));
    setLook(this, "toolbar");
    setFixedHeight(size::kToolbar);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, 12, 0);
    layout->setSpacing(4);
    layout->addWidget(actionButton(actions.undo, QStringLiteral("undo")));
    layout->addWidget(actionButton(actions.redo, QStringLiteral("redo")));
    layout->addSpacing(4);
    layout->addWidget(divider());
    layout->addSpacing(4);
    for (std::size_t i = 0; i < m_tools.size(); ++i) {
        const ToolLook& look = kTools[i];
        m_tools[i] = toolButton(theme, QString::fromLatin1(look.icon), tr(look.name));
        m_tools[i]->setCheckable(true);
        connect(m_tools[i], &QToolButton::clicked, this, [this, tool = look.tool] {
            m_canvas->setTool(tool);
            showTool();
        });
        layout->addWidget(m_tools[i]);
    }
    layout->addSpacing(4);
    layout->addWidget(divider());
    layout->addSpacing(4);
    layout->addWidget(actionButton(actions.alignLeft, QStringLiteral("align-left")));
    layout->addWidget(actionButton(actions.alignCentre, QStringLiteral("align-centre")));
    layout->addWidget(actionButton(actions.alignTop, QStringLiteral("align-top")));
    layout->addWidget(actionButton(actions.distribute, QStringLiteral("distribute")));
    layout->addSpacing(4);
    layout->addWidget(divider());
    layout->addSpacing(4);
    layout->addWidget(actionButton(actions.arrange, QStringLiteral("arrange")));
    layout->addWidget(actionButton(actions.fit, QStringLiteral("fit")));
    m_zoom = new QToolButton;
    setLook(m_zoom, "quiet");
    m_zoom->setAccessibleName(tr("Zoom"));
    m_zoom->setMenu(actions.zoom);
    m_zoom->setPopupMode(QToolButton::InstantPopup);
    m_zoom->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_zoom->setLayoutDirection(Qt::RightToLeft); // the arrow stands after the number
    m_zoom->setIconSize({12, 12});
    bindIcon(m_zoom, theme, QStringLiteral("chevron-down"), "text2");
    layout->addWidget(m_zoom);
    layout->addStretch();

    m_region = textButton({});
    m_region->setAccessibleName(tr("Region"));
    bindIcon(m_region, theme, QStringLiteral("region"));
    m_parameters = textButton({});
    m_parameters->setAccessibleName(tr("Parameters"));
    bindIcon(m_parameters, theme, QStringLiteral("parameters"));
    for (QPushButton* button : {m_region, m_parameters}) {
        connect(button, &QPushButton::clicked, this, &Toolbar::documentSettingsWanted);
        layout->addWidget(button);
    }
    layout->addStretch();

    auto* run = textButton(actions.runDrill->text().remove(QLatin1Char('&')), "primary");
    bindIcon(run, theme, QStringLiteral("play"), "accent.on");
    connect(run, &QPushButton::clicked, actions.runDrill, &QAction::trigger);
    connect(actions.runDrill, &QAction::changed, run, [run, action = actions.runDrill] {
        run->setText(action->text().remove(QLatin1Char('&')));
        run->setEnabled(action->isEnabled());
    });
    auto* exports = textButton(tr("Export"));
    bindIcon(exports, theme, QStringLiteral("export"));
    exports->setMenu(actions.exports);
    layout->addWidget(run);
    layout->addSpacing(4);
    layout->addWidget(exports);
    layout->addSpacing(4);
    auto* find = textButton(tr("Find or run   Ctrl+K"));
    find->setAccessibleName(tr("Find or run"));
    bindIcon(find, theme, QStringLiteral("search"), "text2");
    connect(find, &QPushButton::clicked, this, &Toolbar::findWanted);
    layout->addWidget(find);

    connect(canvas, &CanvasWidget::toolChanged, this, &Toolbar::showTool);
    connect(canvas, &CanvasWidget::zoomChanged, this, &Toolbar::showZoom);
    connect(session, &Session::derivedChanged, this, &Toolbar::showDocument);
    connect(session, &Session::derivedChanged, this, &Toolbar::showZoom, Qt::QueuedConnection); // after the drawing was fitted
    showTool();
    showZoom();
    showDocument();
}

QToolButton* Toolbar::actionButton(QAction* action, const QString& icon)
{
    QToolButton* button = toolButton(m_theme, icon, action->text().remove(QLatin1Char('&')));
    const auto mirror = [button, action] {
        button->setEnabled(action->isEnabled());
        const QString text = action->text().remove(QLatin1Char('&'));
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip((keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys)).toHtmlEscaped());
    };
    mirror();
    connect(action, &QAction::changed, button, mirror);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    return button;
}

void Toolbar::showTool()
{
    for (std::size_t i = 0; i < m_tools.size(); ++i) m_tools[i]->setChecked(m_canvas->tool() == kTools[i].tool);
}

void Toolbar::showZoom() { m_zoom->setText(tr("%1 %").arg(qRound(m_canvas->zoom() * 100))); }

void Toolbar::showDocument()
{
    const auto derived = m_session->derived();
    m_region->setText(tr("Region %1").arg(QString::fromStdString(derived->architecture.region())));
    m_parameters->setText(tr("Parameters %1").arg(derived->architecture.resolved().parameters.size()));
}

} // namespace faultline::ui
