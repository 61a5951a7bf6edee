#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace faultline::ui {

class Session;
class Theme;

/// Lines of plain text, each of which may lead somewhere.
class LinkList : public QWidget {
    Q_OBJECT
public:
    explicit LinkList(const Theme& theme);

    void addSection(const QString& title);
    void addText(const QString& text, const char* look = "hint");
    /// @param status  a faultline::Status, or -1
    void addLink(const QString& icon, int status, const QString& title, const QString& detail, const QString& target);
    void finish();

signals:
    void chosen(const QString& target);

private:
    const Theme& m_theme;
    QVBoxLayout* m_layout;
};

/// Who calls it, whom it calls, and what else it is tied to.
[[nodiscard]] LinkList* connectionList(const Session& session, const Theme& theme, const QString& id);
/// What the advisor found about it; a line leads to the check.
[[nodiscard]] LinkList* findingList(const Session& session, const Theme& theme, const QString& id);
/// What does not fit in the document; a line leads to the resource.
[[nodiscard]] LinkList* problemList(const Session& session, const Theme& theme);
[[nodiscard]] LinkList* resourceList(const Session& session, const Theme& theme, const QStringList& ids);

} // namespace faultline::ui
