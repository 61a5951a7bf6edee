#pragma once

#include "model/text/problem.h"

#include <QFrame>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace faultline {
class Texts;
}

namespace faultline::ui {

class Theme;

/// What did not work, why, and what to do about it: one line above the drawing that waits to be read. Never a dialog.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    struct Remedy {
        QString text;
        std::function<void()> run;
    };

    NoticeBar(const Theme* theme, const Texts& texts, QWidget* parent = nullptr);

    void show(const Problem& problem, std::vector<Remedy> remedies = {});
    [[nodiscard]] QString text() const;

public slots:
    void dismiss();

private:
    const Texts& m_texts;
    QLabel* m_text;
    QHBoxLayout* m_buttons;
};

} // namespace faultline::ui
