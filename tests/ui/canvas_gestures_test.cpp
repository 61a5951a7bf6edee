#include "tests/ui/canvas_fixture.h"
#include "ui/canvas/gestures.h"
#include "ui/canvas/tools/select_tool.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

/// Every gesture of the canvas, by events; what each writes, and that undo gives the bytes back.
namespace faultline::ui {
namespace {

class Gestures : public CanvasTest {
protected:
    void undo()
    {
        session->undoStack().undo();
        settle();
    }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(canvas.get(), k, modifiers);
        settle();
    }
    void select(const std::string& element) { QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, middleOf(element)); }
    [[nodiscard]] Rect rectOf(const std::string& element) const
    {
        const auto rect = canvas->context().rectOf(element);
        EXPECT_TRUE(rect) << element;
        return rect.value_or(Rect{});
    }
    /// A handle of the only thing selected, by the edges that it drags.
    [[nodiscard]] QPoint handle(bool right, bool bottom) const
    {
        for (const Handle& h : handlesOf(canvas->context()))
            if (!h.isPort && h.edges.right == right && h.edges.bottom == bottom && !h.edges.left && !h.edges.top) return h.rect.center().toPoint();
        ADD_FAILURE() << "no such handle";
        return {};
    }
    [[nodiscard]] const DiagramConnection* followed(const std::string& from, const std::string& to) const
    {
        for (const DiagramConnection& c : canvas->context().overlay.followed)
            if (c.from == from && c.to == to) return &c;
        return nullptr;
    }
    [[nodiscard]] QLineEdit* nameEditor() const
    {
        for (QLineEdit* edit : canvas->findChildren<QLineEdit*>())
            if (edit->accessibleName() == "Name" && edit->isVisible()) return edit;
        return nullptr;
    }
    [[nodiscard]] QPushButton* remedyButton(const QString& label) const
    {
        for (QPushButton* button : canvas->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == label) return button;
        return nullptr;
    }
    void hold(const char* recipe, const char* icon, QPoint at) { canvas->paletteDragMoved(item(recipe, icon), canvas->mapToGlobal(at)); }
    void drop(const char* recipe, const char* icon, QPoint at)
    {
        hold(recipe, icon, at);
        canvas->paletteDropped(item(recipe, icon), canvas->mapToGlobal(at));
        settle();
    }
    /// Opens the context menu where the pointer is and clicks an entry.
    void chooseFromMenu(QPoint at, const QString& entry)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, canvas->mapToGlobal(at));
        QApplication::sendEvent(canvas.get(), &event);
        QMenu* menu = canvas->findChild<QMenu*>();
        ASSERT_NE(menu, nullptr);
        for (QAction* action : menu->actions())
            if (action->text() == entry) {
                ASSERT_TRUE(action->isEnabled()) << entry.toStdString();
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
                return settle();
            }
        FAIL() << "the menu has no " << entry.toStdString();
    }

private:
    static PaletteItem item(const char* recipe, const char* icon) { return {PaletteItem::Kind::Recipe, recipe, recipe, icon}; }
};

TEST_F(Gestures, linesFollowAGlyphWhileItIsDragged)
{
    const std::string before = text();
    const QPoint from = middleOf("WebServer");
    const Rect stood = rectOf("WebServer");
    QTest::mousePress(canvas.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas.get(), from + QPoint(20, 8));
    QTest::mouseMove(canvas.get(), from + QPoint(40, 16));
    const Overlay& overlay = canvas->context().overlay;
    ASSERT_TRUE(overlay.dx > 0);
    const DiagramConnection* line = followed("WebServer", "Database");
    ASSERT_NE(line, nullptr);
    const double x = stood.x + overlay.dx, y = stood.y + overlay.dy;
    EXPECT_TRUE((Rect{x, y, stood.width, 100}.grown(1).contains(line->points.front()))) << "the line begins at the glyph that is held";
    EXPECT_TRUE(std::binary_search(overlay.replaced.begin(), overlay.replaced.end(), line->id)) << "and is not drawn where it was";
    picture("dragging");
    EXPECT_EQ(text(), before) << "nothing is written before the button comes up";
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, from + QPoint(40, 16));
    settle();
    EXPECT_NE(text(), before);
    EXPECT_TRUE(canvas->context().overlay.followed.empty());
    undo();
    EXPECT_EQ(text(), before);
}

TEST_F(Gestures, aDragGoesOnWhenTheDrawingOfTheEditBeforeItArrives)
{
    const Rect web = rectOf("WebServer"), gateway = rectOf("NatGatewayA");
    const QPoint from = middleOf("WebServer"), other = middleOf("NatGatewayA");
    QTest::mousePress(canvas.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas.get(), from + QPoint(20, 40));
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, from + QPoint(20, 40));
    // The drawing that has it there is not ready yet.
    QTest::mousePress(canvas.get(), Qt::LeftButton, {}, other);
    QTest::mouseMove(canvas.get(), other + QPoint(10, 20));
    settle();
    EXPECT_GT(rectOf("WebServer").y, web.y);
    EXPECT_GT(canvas->context().overlay.dy, 0) << "it is still held";
    QTest::mouseMove(canvas.get(), other + QPoint(20, 40));
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, other + QPoint(20, 40));
    settle();
    EXPECT_EQ(session->undoStack().count(), 2);
    EXPECT_GT(rectOf("NatGatewayA").y, gateway.y);
}

TEST_F(Gestures, whatWasJustPutDownIsTakenUpAgainAtOnce)
{
    const Rect web = rectOf("WebServer");
    const QPoint from = middleOf("WebServer"), step(0, 60);
    QTest::mousePress(canvas.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas.get(), from + step);
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, from + step);
    const double once = canvas->context().overlay.dy;
    ASSERT_GT(once, web.height / 2) << "it stands where nothing stood before";
    QTest::mousePress(canvas.get(), Qt::LeftButton, {}, from + step);
    QTest::mouseMove(canvas.get(), from + step + step / 2);
    settle();
    QTest::mouseMove(canvas.get(), from + step + step);
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, from + step + step);
    settle();
    EXPECT_EQ(session->undoStack().count(), 2);
    EXPECT_GT(rectOf("WebServer").y, web.y + once);
}

TEST_F(Gestures, anActorsNameMayHoldASlash)
{
    auto document = Document::parse(R"(Metadata:
  Faultline:
    Actors:
      web/app: {At: [10, 10], Sends: [{To: Server}]}
Resources:
  Server: {Type: "AWS::EC2::Instance", Properties: {ImageId: ami-1}}
)",
                                    "slash.yaml");
    ASSERT_TRUE(document.ok());
    session->setDocument(*std::move(document), {});
    settle();
    const auto& connections = session->derived()->diagram.connections;
    const auto line = std::find_if(connections.begin(), connections.end(), [](const DiagramConnection& c) { return c.from == "web/app"; });
    ASSERT_NE(line, connections.end());
    session->submit(gestures::disconnect(session->document(), *session->derived(), line->id));
    settle();
    EXPECT_EQ(text().find("To: Server"), std::string::npos) << text();
    EXPECT_NE(text().find("web/app:"), std::string::npos) << text();
}

TEST_F(Gestures, guidesTellWhatAMovedThingLinesUpWithAndHowFarItIs)
{
    Diagram diagram;
    diagram.glyphs.resize(2);
    diagram.glyphs[0].id = "still";
    diagram.glyphs[0].rect = {100, 100, 48, 48};
    diagram.glyphs[1].id = "moved";
    diagram.glyphs[1].rect = {300, 304, 48, 48};
    // 197 to the left is 3 off the other's left edge: it snaps there, 304 - 148 = 156 below it.
    const Snapped snapped = snapMove(diagram, {{"moved", diagram.glyphs[1].rect, false}}, -197, 0, 5);
    EXPECT_EQ(snapped.dx, -200);
    ASSERT_EQ(snapped.guides.size(), 1U);
    EXPECT_EQ(snapped.guides.front().distance, 156);
    EXPECT_EQ(snapped.guides.front().middle.y, 226);
}

TEST_F(Gestures, escapeInADragLeavesNothing)
{
    const std::string before = text();
    const QPoint from = middleOf("WebServer");
    QTest::mousePress(canvas.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas.get(), from + QPoint(60, 30));
    key(Qt::Key_Escape);
    EXPECT_TRUE(canvas->context().overlay.followed.empty());
    EXPECT_TRUE(canvas->context().overlay.replaced.empty());
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, from + QPoint(60, 30));
    settle();
    EXPECT_EQ(text(), before);
}

TEST_F(Gestures, aRefusalOffersWhatIsMissingAsOneEdit)
{
    open("empty");
    drop("vpc", "vpc", canvas->rect().center());
    const std::string before = text();
    drop("db-instance-multi-az", "db-instance", middleOf("Vpc"));
    EXPECT_EQ(text(), before) << "refused";
    QPushButton* button = remedyButton("Add 2 private subnets");
    ASSERT_NE(button, nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(!canvas->context().overlay.preview.glyphs.empty(), 5000); // what it would add is shown meanwhile
    picture("remedy");
    QTest::mouseClick(button, Qt::LeftButton);
    settle();
    const Architecture& a = session->derived()->architecture;
    EXPECT_NE(a.find("Database"), nullptr);
    EXPECT_NE(a.find("PrivateSubnetB"), nullptr);
    EXPECT_EQ(session->undoStack().count(), 2) << "the VPC, and all the rest at once";
    EXPECT_TRUE(canvas->context().overlay.preview.glyphs.empty());
    undo();
    EXPECT_EQ(text(), before);
}

TEST_F(Gestures, anInstanceDroppedBesideTheSubnetsCanBePutIntoOne)
{
    const std::string before = text();
    const Rect zone = rectOf("Vpc/us-east-1b");
    const QPoint at = canvas->context().camera.toScreen(Point{zone.centre().x, zone.bottom() - 3}).toPoint();
    drop("instance", "instance", at);
    EXPECT_EQ(text(), before);
    QPushButton* button = remedyButton("Put it into PrivateSubnetB");
    if (!button) button = remedyButton("Put it into PublicSubnetB");
    ASSERT_NE(button, nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    settle();
    const auto& glyphs = session->derived()->diagram.glyphs;
    EXPECT_TRUE(std::any_of(glyphs.begin(), glyphs.end(), [](const DiagramGlyph& g) { return g.icon == "instance" && g.zone == "us-east-1b"; }));
    undo();
    EXPECT_EQ(text(), before);
}

TEST_F(Gestures, aRefusalGoesAwayWithTheDocumentItWasAbout)
{
    drop("nat-gateway", "nat-gateway", QPoint(2, 2));
    const auto isShown = [&] { return canvas->findChild<RefusalCard*>()->isVisible(); };
    EXPECT_TRUE(isShown());
    select("WebServer");
    key(Qt::Key_Right);
    EXPECT_FALSE(isShown());
}

TEST_F(Gestures, whatADropWouldAddIsShownBeforeItIsMade)
{
    const std::string before = text();
    hold("public-subnet", "subnet-public", middleOf("Vpc/us-east-1b"));
    QTRY_VERIFY_WITH_TIMEOUT(!canvas->context().overlay.preview.frames.empty(), 5000);
    EXPECT_EQ(canvas->context().overlay.preview.frames.front().kind, FrameKind::PublicSubnet);
    picture("preview");
    canvas->paletteDragCancelled();
    EXPECT_TRUE(canvas->context().overlay.preview.frames.empty());
    EXPECT_EQ(text(), before);
}

TEST_F(Gestures, aFrameIsResizedByItsHandles)
{
    const std::string before = text();
    session->select({"PublicSubnetA"});
    const Rect stood = rectOf("PublicSubnetA");
    const QPoint from = handle(true, true);
    drag(from, from + QPoint(48, 32));
    const Rect now = rectOf("PublicSubnetA");
    EXPECT_GT(now.width, stood.width);
    EXPECT_GT(now.height, stood.height);
    EXPECT_EQ(session->undoStack().count(), 1);
    undo();
    EXPECT_EQ(text(), before);
    EXPECT_EQ(rectOf("PublicSubnetA"), stood);
}

TEST_F(Gestures, aFrameGetsNoSmallerThanWhatStandsInIt)
{
    session->select({"PublicSubnetA"});
    const QPoint from = handle(true, false);
    drag(from, from - QPoint(900, 0));
    const Rect frame = rectOf("PublicSubnetA");
    EXPECT_TRUE(frame.contains(rectOf("WebServer")));
    EXPECT_TRUE(frame.contains(rectOf("NatGatewayA")));
}

TEST_F(Gestures, arrowKeysNudgeByTheGridAndWithShiftByAPixel)
{
    const std::string before = text();
    select("WebServer");
    const Rect stood = rectOf("WebServer");
    key(Qt::Key_Right);
    EXPECT_EQ(rectOf("WebServer").x, stood.x + 8);
    key(Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(rectOf("WebServer").y, stood.y + 1);
    EXPECT_EQ(session->undoStack().count(), 2);
    undo();
    undo();
    EXPECT_EQ(text(), before);
    EXPECT_EQ(rectOf("WebServer"), stood);
}

TEST_F(Gestures, renamingInPlaceSetsTheLabelAndKeepsTheLogicalId)
{
    const std::string before = text();
    select("WebServer");
    key(Qt::Key_F2);
    ASSERT_NE(nameEditor(), nullptr);
    QTest::keyClicks(nameEditor(), "Shop front");
    picture("renaming");
    QTest::keyClick(nameEditor(), Qt::Key_Return);
    settle();
    EXPECT_EQ(nameEditor(), nullptr);
    EXPECT_EQ(session->derived()->diagram.glyph("WebServer")->label, "Shop front");
    EXPECT_NE(session->derived()->architecture.find("WebServer"), nullptr);
    EXPECT_EQ(session->undoStack().count(), 1);
    undo();
    EXPECT_EQ(text(), before);
}

TEST_F(Gestures, aDoubleClickRenamesAndEscapeChangesNothing)
{
    const std::string before = text();
    QTest::mouseDClick(canvas.get(), Qt::LeftButton, {}, middleOf("Database"));
    ASSERT_NE(nameEditor(), nullptr);
    QTest::keyClicks(nameEditor(), "something else");
    QTest::keyClick(nameEditor(), Qt::Key_Escape);
    settle();
    EXPECT_EQ(nameEditor(), nullptr);
    EXPECT_EQ(text(), before);
    EXPECT_EQ(session->undoStack().count(), 0);
}

TEST_F(Gestures, theNoteToolDrawsANoteAndGoesBackToSelecting)
{
    const std::string before = text();
    canvas->setTool(CanvasWidget::Tool::Note);
    drag(QPoint(20, 700), QPoint(220, 780));
    ASSERT_EQ(session->derived()->diagram.notes.size(), 1U);
    const double zoom = canvas->zoom();
    EXPECT_NEAR(session->derived()->diagram.notes.front().rect.width, 200 / zoom, 1);
    EXPECT_EQ(canvas->tool(), CanvasWidget::Tool::Select);
    const std::string note = session->derived()->diagram.notes.front().id;
    QTest::mouseDClick(canvas.get(), Qt::LeftButton, {}, middleOf(note));
    ASSERT_NE(nameEditor(), nullptr);
    QTest::keyClicks(nameEditor(), "Ask finance");
    QTest::keyClick(nameEditor(), Qt::Key_Return);
    settle();
    EXPECT_EQ(session->derived()->diagram.notes.front().text, "Ask finance");
    undo();
    undo();
    EXPECT_EQ(text(), before);
}

TEST_F(Gestures, theContextMenuDoesWhatItSaysToWhatIsUnderThePointer)
{
    const std::string before = text();
    chooseFromMenu(middleOf("WebServer"), "Duplicate");
    EXPECT_NE(session->derived()->architecture.find("WebServer2"), nullptr);
    undo();
    chooseFromMenu(middleOf("WebServer"), "Delete");
    EXPECT_EQ(session->derived()->architecture.find("WebServer"), nullptr);
    undo();
    EXPECT_EQ(text(), before);
    chooseFromMenu(middleOf("WebServer"), "Rename");
    EXPECT_NE(nameEditor(), nullptr);
}

TEST_F(Gestures, connectingFromTheContextMenuTakesAClickOnTheOtherEnd)
{
    open("empty");
    drop("vpc", "vpc", canvas->rect().center());
    drop("public-subnet", "subnet-public", middleOf("Vpc"));
    drop("instance", "instance", middleOf("PublicSubnetA"));
    drop("dynamodb-table", "dynamodb-table", QPoint(canvas->width() - 40, 60));
    const std::string before = text();
    const auto& resources = session->derived()->architecture.resources();
    const auto idOf = [&](const char* type) {
        return std::find_if(resources.begin(), resources.end(), [&](const Resource& r) { return r.typeName == type; })->id;
    };
    const std::string instance = idOf("AWS::EC2::Instance"), table = idOf("AWS::DynamoDB::Table");
    chooseFromMenu(middleOf(instance), "Connect from here");
    QTest::mouseMove(canvas.get(), middleOf(table));
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, middleOf(table));
    settle();
    EXPECT_FALSE(session->derived()->topology.callsFrom(instance).empty());
    undo();
    EXPECT_EQ(text(), before);
}

TEST_F(Gestures, everyStepOfEditingCanBeDoneByKeysAlone)
{
    const std::string before = text();
    canvas->setFocus();
    for (int i = 0; i < 60 && canvas->context().overlay.focused != "WebServer"; ++i) QTest::keyClick(canvas.get(), Qt::Key_Tab);
    ASSERT_EQ(canvas->context().overlay.focused, "WebServer");
    key(Qt::Key_Return);
    ASSERT_EQ(session->selection(), QStringList{"WebServer"});
    key(Qt::Key_C, Qt::ControlModifier);
    key(Qt::Key_V, Qt::ControlModifier);
    EXPECT_NE(session->derived()->architecture.find("WebServer2"), nullptr);
    key(Qt::Key_X, Qt::ControlModifier);
    EXPECT_EQ(session->derived()->architecture.find("WebServer"), nullptr);
    key(Qt::Key_A, Qt::ControlModifier);
    EXPECT_GT(session->selection().size(), 5);
    key(Qt::Key_Delete);
    const auto& left = session->derived()->architecture.resources();
    EXPECT_TRUE(std::none_of(left.begin(), left.end(), [](const Resource& r) { return r.typeName == "AWS::EC2::Subnet"; }));
    while (session->undoStack().canUndo()) undo();
    EXPECT_EQ(text(), before);
}

TEST_F(Gestures, aligningPutsEdgesOnOneLineAndIsOneEdit)
{
    const std::string before = text();
    session->select({"WebServer", "NatGatewayA"});
    canvas->alignSelection(Alignment::Top);
    settle();
    EXPECT_EQ(rectOf("WebServer").y, rectOf("NatGatewayA").y);
    EXPECT_LE(session->undoStack().count(), 1);
    while (session->undoStack().canUndo()) undo();
    EXPECT_EQ(text(), before);
}

TEST_F(Gestures, framesAreMadeEquallyWide)
{
    const std::string before = text();
    session->select({"PublicSubnetA"});
    const QPoint from = handle(true, false);
    drag(from, from + QPoint(80, 0));
    session->select({"PublicSubnetA", "PublicSubnetB"});
    canvas->equaliseSelection(true);
    settle();
    EXPECT_EQ(rectOf("PublicSubnetA").width, rectOf("PublicSubnetB").width);
    undo();
    undo();
    EXPECT_EQ(text(), before);
}

TEST(AlignmentTest, elementsShareTheEdgeOrMiddleOfTheRoomTheyTake)
{
    const std::vector<Moved> elements{{"a", {0, 0, 10, 10}, false}, {"b", {30, 20, 20, 10}, false}, {"c", {100, 5, 10, 30}, false}};
    // They take (0, 0) to (110, 35): left 0, right 110, middle 17.5.
    const auto places = [&](Alignment alignment) {
        std::vector<Rect> rects;
        for (const Moved& m : elements) rects.push_back(m.rect);
        for (const Shift& s : aligned(elements, alignment)) rects[std::size_t(s.moved.element[0] - 'a')] = s.moved.rect.movedBy(s.dx, s.dy);
        return rects;
    };
    for (const Rect& r : places(Alignment::Left)) EXPECT_EQ(r.x, 0);
    for (const Rect& r : places(Alignment::Right)) EXPECT_EQ(r.right(), 110);
    for (const Rect& r : places(Alignment::Middle)) EXPECT_EQ(r.centre().y, 17.5);
    const auto across = places(Alignment::AcrossEvenly); // 110 less 40 taken leaves two gaps of 35
    EXPECT_EQ(across[1].x - across[0].right(), 35);
    EXPECT_EQ(across[2].x - across[1].right(), 35);
    EXPECT_TRUE(aligned({elements.front()}, Alignment::Left).empty());
    EXPECT_TRUE(aligned({elements[0], elements[1]}, Alignment::AcrossEvenly).empty());
}

} // namespace
} // namespace faultline::ui
