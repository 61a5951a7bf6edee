#pragma once

#include "ui/inspector/field_row.h"

#include <QScrollArea>

namespace faultline::ui {

class FieldEditor;
class Session;
class Theme;

/// Rows of fields, one below the other. New content of the same shape is shown in place, so that typing is never disturbed.
class PropertyPage : public QScrollArea {
    Q_OBJECT
public:
    PropertyPage(Session* session, const Theme* theme, QWidget* parent = nullptr);

    /// @param hidden  how many more rows there would be; 0: no button for them
    void show(const std::vector<FieldRow>& rows, int hidden, bool everything);
    void focusFirst();
    void commitTyping(); ///< what is being typed becomes an edit now

signals:
    void everythingWanted(bool everything);

private:
    void rebuild(const std::vector<FieldRow>& rows, int hidden, bool everything);
    void connectEditor(FieldEditor* editor);

    Session* m_session;
    const Theme* m_theme;
    std::vector<FieldEditor*> m_editors;
    std::string m_shape;
};

} // namespace faultline::ui
