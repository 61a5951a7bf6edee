#include "tests/ui/canvas_fixture.h"
#include "ui/canvas/flow_dots.h"
#include "ui/canvas/minimap.h"

#include <QAccessible>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <random>

namespace faultline::ui {
namespace {

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

TEST_F(CanvasTest, theDotsOfRequestsPassBehindTheLabelOfTheirLine)
{
    Diagram diagram;
    DiagramConnection line;
    line.id = "a->b";
    line.points = {{0, 20}, {400, 20}};
    line.pill = "120/s";
    line.pillRect = {150, 8, 100, 24};
    diagram.connections = {line};
    DrawingState state;
    state.connections.emplace_back(line.id, ConnectionState{10'000, 0, true, ""});
    FlowDots dots;
    dots.setFlows(diagram, state);

    Camera camera;
    camera.panBy(-camera.offset());
    QImage picture(400, 40, QImage::Format_RGB32);
    const auto dotsIn = [&](QRect part) {
        int painted = 0;
        for (int y = part.top(); y <= part.bottom(); ++y)
            for (int x = part.left(); x <= part.right(); ++x) painted += picture.pixel(x, y) != qRgb(255, 255, 255);
        return painted;
    };
    for (int frame = 0; frame < 20; ++frame) {
        picture.fill(Qt::white);
        QPainter painter(&picture);
        dots.paint(painter, camera, *theme);
        painter.end();
        // A dot is 8 px wide: one that is centred just outside of the label reaches 4 px into it.
        EXPECT_EQ(dotsIn(QRect(155, 0, 90, 40)), 0) << frame;
        EXPECT_GT(dotsIn(QRect(0, 0, 150, 40)), 0) << frame;
        dots.advance(0.03, 1);
    }
}

TEST_F(CanvasTest, theOverviewMapLeavesTheDrawingMostOfASmallCanvas)
{
    const auto* map = canvas->findChild<Minimap*>();
    ASSERT_NE(map, nullptr);
    EXPECT_EQ(map->size(), map->sizeHint());
    canvas->resize(420, 300);
    settle();
    EXPECT_LE(map->width(), 420 / 5);
    EXPECT_LE(map->height(), 300 / 4);
    EXPECT_TRUE(canvas->rect().contains(map->geometry()));
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
