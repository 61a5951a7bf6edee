#pragma once

#include <QPointF>
#include <QWidget>

#include <functional>

class QLabel;
class QHBoxLayout;

namespace faultline::ui {

class Theme;

/// Why something was refused, below the place where it was tried: the reason in bold, why in one line, the remedies as buttons.
class RefusalCard : public QWidget {
    Q_OBJECT
public:
    struct Remedy {
        QString label;
        std::function<void()> run;
    };

    RefusalCard(const Theme* theme, QWidget* parent);

    /// Shows the card with its tip at `tip`, inside of the parent. The last button leaves things as they are; before it the first remedy is the
    /// primary one.
    void showAt(QPointF tip, const QString& reason, const QString& why, const std::vector<Remedy>& remedies);

signals:
    void closed();

protected:
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme* m_theme;
    QLabel* m_reason;
    QLabel* m_why;
    QHBoxLayout* m_buttons;
    double m_tipX = 40;
    bool m_tipAbove = true;
};

} // namespace faultline::ui
