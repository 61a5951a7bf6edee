#include "ui/export/page_export.h"

#include "tests/model/layout/drawing.h"

#include <QImage>

#include <cmath>
#include <set>

namespace faultline::ui {

namespace {

Page pageOfStarter(const std::string& name)
{
    const auto drawing = test::drawingOf(std::string(test::data().find("templates/" + name + ".yaml")));
    return pageOf(drawing->diagram, test::fontWidths());
}

} // namespace

TEST(PageExport, DrawsAPngOfTheDrawingsSizeTimesTheScale)
{
    const Theme theme(ThemeKind::Light, test::data());
    const Page page = pageOfStarter("lab-3");
    const auto bytes = renderPng(page, theme, 1.5);
    ASSERT_TRUE(bytes);
    const QImage image = QImage::fromData(*bytes, "PNG");
    EXPECT_EQ(image.width(), int(std::ceil(page.bounds.width * 1.5)));
    EXPECT_EQ(image.height(), int(std::ceil(page.bounds.height * 1.5)));
    std::set<QRgb> colors;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3) colors.insert(image.pixel(x, y));
    EXPECT_GT(colors.size(), 10u); // something is drawn
    EXPECT_EQ(image.pixel(image.width() - 1, image.height() - 1), theme.color("canvas").rgb());
}

TEST(PageExport, RefusesAPictureTooLargeForAnyMemory)
{
    const Theme theme(ThemeKind::Light, test::data());
    Page page = pageOfStarter("lab-2");
    page.bounds.width = 40'000;
    EXPECT_FALSE(renderPng(page, theme, 1));
}

TEST(PageExport, WritesAPdfWithTextAndOnePage)
{
    const Theme theme(ThemeKind::Dark, test::data());
    const auto bytes = renderPdf(pageOfStarter("lab-2"), theme, "lab-2");
    ASSERT_TRUE(bytes);
    EXPECT_TRUE(bytes->startsWith("%PDF-"));
    EXPECT_TRUE(bytes->contains("/Font"));
    EXPECT_TRUE(bytes->contains("/Count 1"));
}

} // namespace faultline::ui
