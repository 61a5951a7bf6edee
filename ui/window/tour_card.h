#pragma once

#include <QFrame>

namespace faultline::ui {

class Theme;

/// One of the three steps of the tour: number, sentence, picture, link.
class TourCard : public QFrame {
    Q_OBJECT
public:
    enum class Step { Draw, Check, Break };
    TourCard(Step step, const Theme* theme, QWidget* parent = nullptr);

    void showPicture(bool shown); ///< a narrow window has room for the words only

signals:
    void followed();

private:
    QWidget* m_picture;
};

} // namespace faultline::ui
