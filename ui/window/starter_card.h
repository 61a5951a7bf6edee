#pragma once

#include "ui/window/starter_preview.h"

#include <QAbstractButton>

namespace faultline::ui {

class Theme;

/// A starter template on the start page: a small drawing, what it is, what the advisor says of it.
class StarterCard : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr int kHeight = 300, kThumbnail = 168;

    StarterCard(StarterPreview starter, const Theme* theme, QWidget* parent = nullptr);

    [[nodiscard]] const StarterPreview& starter() const { return m_starter; }
    void setStarter(StarterPreview starter);
    [[nodiscard]] QSize sizeHint() const override { return {288, kHeight}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintThumbnail(QPainter& painter, const QRect& area);
    void paintFooter(QPainter& painter, const QRect& area) const;

    StarterPreview m_starter;
    const Theme* m_theme;
    QPixmap m_thumbnail; ///< drawn once a size and theme
};

} // namespace faultline::ui
