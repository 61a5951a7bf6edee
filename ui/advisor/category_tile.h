#pragma once

#include "ui/advisor/category.h"

#include <QAbstractButton>

#include <array>

namespace faultline::ui {

class Theme;

/// A category with its counts; pressed, the list shows its checks only.
class CategoryTile : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr int kHeight = 58;

    CategoryTile(CategoryWords words, const Theme* theme, QWidget* parent = nullptr);
    void setCounts(const std::array<int, 5>& counts);
    [[nodiscard]] const std::string& category() const { return m_words.id; }
    [[nodiscard]] QSize sizeHint() const override { return {230, kHeight}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    CategoryWords m_words;
    const Theme* m_theme;
    std::array<int, 5> m_counts{};
};

} // namespace faultline::ui
