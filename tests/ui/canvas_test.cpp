#include "model/document/document.h"
#include "model/files/disk_file_system.h"
#include "ui/canvas/canvas_context.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/charts/chart_panel.h"
#include "ui/drill/drill_panel.h"
#include "ui/drill/run_controller.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QUndoStack>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include <random>

namespace faultline::ui {
namespace {

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

TEST_F(CanvasTest, aClickSelectsWhatIsUnderThePointer)
{
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, middleOf("WebServer"));
    EXPECT_EQ(session->selection(), QStringList{"WebServer"});
    picture("selected");
    QTest::mouseClick(canvas.get(), Qt::LeftButton, Qt::ControlModifier, middleOf("NatGatewayA"));
    EXPECT_EQ(session->selection(), (QStringList{"WebServer", "NatGatewayA"}));
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, QPoint(3, 3));
    EXPECT_TRUE(session->selection().isEmpty());
}

TEST_F(CanvasTest, aMoveIsOneEditAndUndoRestoresTheBytes)
{
    const std::string before = text();
    const QPoint from = middleOf("WebServer");
    drag(from, from + QPoint(32, 16));
    EXPECT_EQ(session->undoStack().count(), 1);
    EXPECT_NE(text(), before);
    session->undoStack().undo();
    settle();
    EXPECT_EQ(text(), before);
}

TEST_F(CanvasTest, zoomingAtThePointerKeepsThePointThere)
{
    const QPointF at(412, 333);
    const Point before = canvas->context().camera.toDiagram(at);
    QWheelEvent wheel(at, canvas->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas.get(), &wheel);
    const Point after = canvas->context().camera.toDiagram(at);
    EXPECT_NEAR(before.x, after.x, 1e-9);
    EXPECT_NEAR(before.y, after.y, 1e-9);
}

TEST_F(CanvasTest, aRefusedDropSaysWhyAndLeavesTheDocumentAlone)
{
    const std::string before = text();
    const PaletteItem item{PaletteItem::Kind::Recipe, "nat-gateway", "NAT gateway", "nat-gateway"};
    const QPoint at = canvas->mapToGlobal(QPoint(2, 2)); // outside of every frame
    canvas->paletteDragMoved(item, at);
    picture("refusing");
    canvas->paletteDropped(item, at);
    EXPECT_EQ(text(), before);
    const auto cards = canvas->findChildren<RefusalCard*>();
    ASSERT_EQ(cards.size(), 1);
    EXPECT_TRUE(cards.front()->isVisible());
    const auto labels = cards.front()->findChildren<QLabel*>();
    ASSERT_FALSE(labels.empty());
    EXPECT_GT(labels.front()->text().size(), 10);
    picture("refused");
}

TEST_F(CanvasTest, anInstanceIsDroppedIntoASubnetAndUndoneToTheByte)
{
    const std::string before = text();
    const PaletteItem item{PaletteItem::Kind::Recipe, "instance", "EC2 instance", "instance"};
    const QPoint at = canvas->mapToGlobal(middleOf("PrivateSubnetB"));
    canvas->paletteDragMoved(item, at);
    picture("allowed");
    canvas->paletteDropped(item, at);
    settle();
    EXPECT_EQ(session->undoStack().count(), 1);
    const auto& glyphs = session->derived()->diagram.glyphs;
    const auto dropped =
        std::find_if(glyphs.begin(), glyphs.end(), [](const DiagramGlyph& g) { return g.frame == "PrivateSubnetB" && g.icon == "instance"; });
    EXPECT_NE(dropped, glyphs.end());
    session->undoStack().undo();
    settle();
    EXPECT_EQ(text(), before);
}

TEST_F(CanvasTest, whatThePointerRestsOnMayBeDeleted)
{
    QTest::mouseMove(canvas.get(), middleOf("WebServer"));
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, middleOf("WebServer"));
    QTest::keyClick(canvas.get(), Qt::Key_Delete);
    settle();
    EXPECT_EQ(session->derived()->architecture.find("WebServer"), nullptr);
    QTest::mouseMove(canvas.get(), QPoint(100, 100));
    canvas->grab();
}

TEST_F(CanvasTest, duplicatingMakesASecondOneUnderAFreeId)
{
    session->select({"WebServer"});
    canvas->duplicateSelection();
    settle();
    EXPECT_NE(session->derived()->architecture.find("WebServer2"), nullptr);
}

TEST_F(CanvasTest, twoThousandRandomEventsDoNoHarm)
{
    std::mt19937 random(20260105); // the seed replays it
    const auto below = [&](unsigned n) { return int(random() % n); };
    const std::string before = text();
    for (int i = 0; i < 2000; ++i) {
        const QPoint at(below(1400), below(900));
        constexpr Qt::Key keys[] = {Qt::Key_Delete, Qt::Key_Escape, Qt::Key_Left, Qt::Key_Down, Qt::Key_F2, Qt::Key_Return, Qt::Key_Tab, Qt::Key_D};
        switch (below(9)) {
        case 0: QTest::mousePress(canvas.get(), Qt::LeftButton, {}, at); break;
        case 1: QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, at); break;
        case 2: QTest::mouseClick(canvas.get(), Qt::LeftButton, below(2) ? Qt::ControlModifier : Qt::NoModifier, at); break;
        case 3: QTest::keyClick(canvas.get(), keys[below(8)], below(4) ? Qt::NoModifier : Qt::ControlModifier); break;
        case 4: session->undoStack().undo(); break;
        case 5: canvas->setTool(CanvasWidget::Tool(below(4))); break;
        case 6: canvas->zoomTo(0.2 + below(20) / 10.0); break;
        default: QTest::mouseMove(canvas.get(), at);
        }
        if (i % 50 == 0) settle(), canvas->grab();
    }
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, QPoint(1, 1));
    settle();
    while (session->undoStack().canUndo()) session->undoStack().undo();
    EXPECT_EQ(text(), before);
}

TEST_F(CanvasTest, everythingDrawnHasAnAccessibleName)
{
    picture("lab2");
    theme->setKind(ThemeKind::Dark);
    picture("lab2-dark");
    theme->setKind(ThemeKind::Light);
    QAccessibleInterface* root = QAccessible::queryAccessibleInterface(canvas.get());
    ASSERT_NE(root, nullptr);
    EXPECT_GE(root->childCount(), int(session->derived()->diagram.glyphs.size() + session->derived()->diagram.frames.size()));
    for (int i = 0; i < root->childCount(); ++i) EXPECT_FALSE(root->child(i)->text(QAccessible::Name).isEmpty()) << i;
}

} // namespace
} // namespace faultline::ui
