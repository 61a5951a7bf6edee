#pragma once

#include "model/document/document.h"
#include "ui/canvas/canvas_context.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTest>
#include <QUndoStack>

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace faultline::ui {

/// A canvas on a starter template, driven by events alone.
class CanvasTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        const auto made = Environment::make(DataLibrary::embedded());
        ASSERT_TRUE(made.ok());
        environment = *made;
        theme = std::make_unique<Theme>(ThemeKind::Light, environment->data);
        theme->applyToApplication();
        session = std::make_unique<Session>(environment);
        canvas = std::make_unique<CanvasWidget>(session.get(), theme.get());
        canvas->resize(1400, 900);
        canvas->show();
        open("lab-2");
    }
    void open(const std::string& starter)
    {
        const std::string bytes(environment->data.find("templates/" + starter + ".yaml"));
        ASSERT_FALSE(bytes.empty());
        auto document = Document::parse(bytes, starter + ".yaml");
        ASSERT_TRUE(document.ok());
        session->setDocument(*std::move(document), {});
        settle();
    }
    void settle()
    {
        session->waitForDerived();
        QApplication::processEvents();
    }
    [[nodiscard]] QPoint middleOf(const std::string& element) const
    {
        const auto rect = canvas->context().rectOf(element);
        EXPECT_TRUE(rect) << element;
        return rect ? canvas->context().camera.toScreen(rect->centre()).toPoint() : QPoint();
    }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(canvas.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas.get(), from + (to - from) / 2);
        QTest::mouseMove(canvas.get(), to);
        QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, to);
        settle();
    }
    [[nodiscard]] std::string text() const { return session->document().source().text(); }
    void picture(const char* name)
    {
        if (const QString folder = qEnvironmentVariable("FAULTLINE_PICTURES"); !folder.isEmpty()) canvas->grab().save(folder + "/" + name + ".png");
    }

    std::shared_ptr<const Environment> environment;
    std::unique_ptr<Theme> theme;
    std::unique_ptr<Session> session;
    std::unique_ptr<CanvasWidget> canvas;
};

} // namespace faultline::ui
