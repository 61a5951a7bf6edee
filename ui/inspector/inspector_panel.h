#pragma once

#include <QWidget>

class QScrollArea;
class QStackedWidget;
class QTabBar;

namespace faultline {
struct Resource;
}

namespace faultline::ui {

class ElidedLabel;
class Picture;
class PropertyPage;
class Session;
class StatusCounts;
class Theme;

/// What is selected, in full: properties generated from the field tables, what it is connected to, what was found about it. With nothing
/// selected: the document.
class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    InspectorPanel(Session* session, const Theme* theme, QWidget* parent = nullptr);

    void focusFirst();
    void commitTyping();  ///< what is being typed becomes an edit now
    void focusDocument(); ///< the document's settings; nothing may be selected

signals:
    void revealWanted(const QString& id);
    void findingWanted(const QString& check);

private:
    enum Tab { Properties, Connections, Findings };

    [[nodiscard]] QWidget* makeHead();
    void refresh();
    void showResource(const Resource& resource);
    void showDocument();
    void showSeveral();
    void showOther(const QString& id); ///< an actor, a sketch, a note, an Availability Zone
    void showConnections(const QString& id);
    void showFindings(const QString& id);
    void setHead(const QString& icon, const QString& title, const QString& subtitle);
    void setTabsVisible(bool visible);

    Session* m_session;
    const Theme* m_theme;
    Picture* m_icon = nullptr;
    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_subtitle = nullptr;
    StatusCounts* m_counts = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    PropertyPage* m_properties = nullptr;
    QScrollArea* m_connections = nullptr;
    QScrollArea* m_findings = nullptr;
    bool m_everything = false;
};

} // namespace faultline::ui
