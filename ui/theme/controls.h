#pragma once

#include "model/layout/marks.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

#include <array>
#include <functional>

namespace faultline::ui {

class Theme;

/// The property that the style sheet goes by.
void setLook(QWidget* widget, const char* look);
/// Another dynamic property of the style sheet; polishes the widget anew.
void setState(QWidget* widget, const char* state);

/// A label that never takes what it shows for HTML.
[[nodiscard]] QLabel* plainLabel(const QString& text, const char* look = nullptr, bool wraps = false);
/// A plain label of one line that ends in "…" where there is no room, and then has its text as a tool tip.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    ElidedLabel(const char* look, Qt::TextElideMode mode, QWidget* parent = nullptr);
    void setWholeText(const QString& text);
    [[nodiscard]] QSize minimumSizeHint() const override { return {24, QLabel::minimumSizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();

    QString m_whole;
    Qt::TextElideMode m_mode;
};
/// "1 resource", "3 resources": the word by number, where no translation is loaded that knows a language's plurals.
[[nodiscard]] QString counted(qsizetype count, const QString& one, const QString& many);
[[nodiscard]] QFrame* separatorLine(Qt::Orientation orientation = Qt::Horizontal);

/// Gives a button one of the window's line drawings and keeps it in the theme's colour; `token` empty: text, with a disabled state.
void bindIcon(QAbstractButton* button, const Theme* theme, const QString& name, const char* token = "");

[[nodiscard]] QToolButton* toolButton(const Theme* theme, const QString& icon, const QString& name);
[[nodiscard]] QPushButton* textButton(const QString& text, const char* look = nullptr);

/// A picture that is drawn anew when the theme or the screen changes.
class Picture : public QWidget {
    Q_OBJECT
public:
    using Painter = std::function<QPixmap(const Theme& theme, int pixels, qreal deviceRatio)>;
    Picture(const Theme* theme, int pixels, Painter painter, QWidget* parent = nullptr);
    void setPainter(Painter painter);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme* m_theme;
    int m_pixels;
    Painter m_painter;
};
[[nodiscard]] Picture* resourcePicture(const Theme* theme, const QString& icon, int pixels);
[[nodiscard]] Picture* windowPicture(const Theme* theme, const QString& icon, int pixels, const char* token = "text2");
[[nodiscard]] Picture* statusPicture(const Theme* theme, Status status, int pixels);

/// A combo box with the window's arrow; the wheel does not change it by accident.
class ChoiceBox : public QComboBox {
    Q_OBJECT
public:
    explicit ChoiceBox(const Theme* theme, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    const Theme* m_theme;
};

/// Yes or no, as a switch.
class Toggle : public QAbstractButton {
    Q_OBJECT
public:
    explicit Toggle(const Theme* theme, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {36, 24}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme* m_theme;
};

/// A tree with the window's chevrons and a highlight over the whole row.
class ChevronTree : public QTreeView {
    Q_OBJECT
public:
    explicit ChevronTree(const Theme* theme, QWidget* parent = nullptr);

protected:
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;

    const Theme* m_theme;
};

/// A field to search in, with the magnifying glass.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    SearchField(const Theme* theme, const QString& placeholder, QWidget* parent = nullptr);
};

/// Counts by status, in the order of LOOK section 2; a zero stays, fainter.
class StatusCounts : public QWidget {
    Q_OBJECT
public:
    enum class Words { No, Yes };
    StatusCounts(const Theme* theme, Words words, QWidget* parent = nullptr);
    void setCounts(const std::array<int, 5>& counts);
    void setOnlyActing(bool only) { m_onlyActing = only; } ///< red and yellow above zero only
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int layOut(QPainter* painter) const;

    const Theme* m_theme;
    Words m_words;
    bool m_onlyActing = false;
    std::array<int, 5> m_counts{};
};

/// Items in rows, as many as fit.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(int spacing) : m_spacing(spacing) { setContentsMargins(0, 0, 0, 0); }
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override { m_items.push_back(item); }
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override { return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return place(QRect(0, 0, width, 0), false); }
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    int place(const QRect& rect, bool apply) const;

    QList<QLayoutItem*> m_items;
    int m_spacing;
};

} // namespace faultline::ui
