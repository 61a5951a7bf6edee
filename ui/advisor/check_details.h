#pragma once

#include "ui/session/session.h"

#include <QScrollArea>

class QVBoxLayout;

namespace faultline::ui {

class Theme;

/// One check in full: what was found and where, alert criteria, recommended action, source; and what can be done about it.
class CheckDetails : public QScrollArea {
    Q_OBJECT
public:
    CheckDetails(Session* session, const Theme* theme, QWidget* parent = nullptr);

    void show(const std::string& check); ///< empty: nothing chosen
    void fix();                          ///< applies the first fix there is
    void suppress();                     ///< asks for a reason first

signals:
    void findingChosen(const QString& resource);

private:
    void addSection(const QString& title);
    void addParagraph(const QString& text, const char* look = "body");
    void addFindings(const std::vector<const Finding*>& findings, const CheckResult& result);
    void addCriteria(const CheckInfo& check);
    void addButtons(const std::vector<const Finding*>& findings);
    [[nodiscard]] std::vector<const Finding*> findings() const;
    void writeSuppression(const std::string& resource, const QString& reason, const QString& until);

    Session* m_session;
    const Theme* m_theme;
    std::shared_ptr<const Derived> m_shown; ///< keeps what the labels and buttons were made from
    std::string m_check;
    QVBoxLayout* m_layout = nullptr;
};

} // namespace faultline::ui
