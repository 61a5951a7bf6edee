#include "ui/canvas/canvas_context.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/canvas/tools/select_tool.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <set>

namespace faultline::ui {
namespace {

/// A person at the window: mouse, drag and key events only. Widgets are found by their accessible names; what is drawn is looked at, never set.
class Journey : public ::testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(folder.isValid());
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        const auto made = Environment::make(DataLibrary::embedded());
        ASSERT_TRUE(made.ok());
        theme = std::make_unique<Theme>(ThemeKind::Light, (*made)->data);
        theme->applyToApplication();
        window = std::make_unique<MainWindow>(*made, theme.get());
        window->resize(1600, 1000);
        window->show();
        window->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
        press(Qt::Key_N, Qt::ControlModifier);
        canvas = find<CanvasWidget>("Canvas");
        ASSERT_NE(canvas, nullptr);
    }

    template <class Widget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        for (Widget* w : window->findChildren<Widget*>())
            if (w->accessibleName() == name) return w;
        ADD_FAILURE() << "no widget called " << name;
        return nullptr;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* to = QApplication::focusWidget();
        QTest::keyClick(to ? to : window.get(), key, modifiers);
        settle();
    }
    void settle()
    {
        window->session().waitForDerived();
        QApplication::processEvents();
    }
    [[nodiscard]] const Diagram& diagram() const { return canvas->context().diagram(); }
    [[nodiscard]] QPoint at(Point p) const { return canvas->context().camera.toScreen(p).toPoint(); }

    /// Types a name into the palette's search, and drags the entry that it leaves to a point of the canvas.
    void dragFromPalette(const QString& label, QPoint to)
    {
        auto* tree = find<QAbstractItemView>("Palette entries");
        auto* search = find<QLineEdit>("Find a resource or fault");
        ASSERT_NE(tree, nullptr);
        ASSERT_NE(search, nullptr);
        QTest::mouseClick(search, Qt::LeftButton);
        QTest::keyClick(search, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(search, label);
        QApplication::processEvents();
        const auto found = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, label, 1, Qt::MatchExactly | Qt::MatchRecursive);
        ASSERT_EQ(found.size(), 1) << label.toStdString();
        const QPoint from = tree->visualRect(found.front()).center();
        QWidget* view = tree->viewport();
        const auto fromCanvas = [&](QPoint p) { return view->mapFromGlobal(canvas->mapToGlobal(p)); };
        QTest::mousePress(view, Qt::LeftButton, {}, from);
        QTest::mouseMove(view, from + QPoint(30, 10));
        QTest::mouseMove(view, fromCanvas(to - QPoint(7, 3)));
        QTest::mouseMove(view, fromCanvas(to));
        QTest::mouseRelease(view, Qt::LeftButton, {}, fromCanvas(to));
        settle();
        press(Qt::Key_1, Qt::ControlModifier); // fit
    }
    [[nodiscard]] const DiagramFrame* frame(FrameKind kind, const std::string& within = {}, int which = 0) const
    {
        for (const DiagramFrame& f : diagram().frames)
            if (f.kind == kind && (within.empty() || f.parent == within) && which-- == 0) return &f;
        ADD_FAILURE() << "no such frame";
        return nullptr;
    }
    [[nodiscard]] const DiagramGlyph* glyph(const std::string& resource) const
    {
        for (const DiagramGlyph& g : diagram().glyphs)
            if (g.resource == resource) return &g;
        ADD_FAILURE() << "no glyph of " << resource;
        return nullptr;
    }
    /// A free place in a frame: below its header, left of the middle.
    [[nodiscard]] QPoint inside(const DiagramFrame* f, double across = 0.5, double down = 0.6) const
    {
        return f ? at({f->rect.x + f->rect.width * across, f->rect.y + f->rect.height * down}) : QPoint();
    }
    /// Selects one end, drags from its port to the other end.
    void connectTo(const std::string& from, const std::string& to)
    {
        ASSERT_NE(glyph(from), nullptr);
        ASSERT_NE(glyph(to), nullptr);
        QTest::mouseClick(canvas, Qt::LeftButton, {}, at(glyph(from)->rect.centre()));
        QPoint port;
        for (const Handle& handle : handlesOf(canvas->context()))
            if (handle.isPort) port = handle.rect.center().toPoint();
        ASSERT_FALSE(port.isNull());
        const QPoint end = at(glyph(to)->rect.centre());
        QTest::mousePress(canvas, Qt::LeftButton, {}, port);
        QTest::mouseMove(canvas, (port + end) / 2);
        QTest::mouseMove(canvas, end);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, end);
        settle();
    }
    void typeIntoFileDialog(const QString& path)
    {
        auto* name = find<QLineEdit>("File name");
        ASSERT_NE(name, nullptr);
        QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(name, path);
        QTest::keyClick(name, Qt::Key_Return);
        settle();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        window->activateWindow(); // what a window manager does when a dialog closes; offscreen there is none
        ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
    }
    [[nodiscard]] QByteArray bytesOf(const QString& path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] std::string text() { return window->session().document().source().text(); }
    void picture(const char* name)
    {
        if (const QString to = qEnvironmentVariable("FAULTLINE_PICTURES"); !to.isEmpty()) window->grab().save(to + "/" + name + ".png");
    }

    QTemporaryDir folder;
    std::unique_ptr<Theme> theme;
    std::unique_ptr<MainWindow> window;
    CanvasWidget* canvas = nullptr;
};

TEST_F(Journey, lab2IsBuiltByHandSavedReopenedAndUndone)
{
    const std::string empty = text();
    dragFromPalette("VPC", canvas->rect().center());
    const DiagramFrame* vpc = frame(FrameKind::Vpc);
    ASSERT_NE(vpc, nullptr);
    const std::string vpcId = vpc->id;
    const auto zone = [&](int n) { return frame(FrameKind::AvailabilityZone, vpcId, n); };
    for (int n = 0; n < 2; ++n) dragFromPalette("Availability Zone", inside(frame(FrameKind::Vpc), 0.03, 0.97));
    ASSERT_NE(zone(1), nullptr);
    dragFromPalette("Internet gateway", inside(frame(FrameKind::Vpc), 0.5, 0.02));
    for (int n = 0; n < 2; ++n) dragFromPalette("Public subnet", inside(zone(n), 0.5, 0.5));
    for (int n = 0; n < 2; ++n) dragFromPalette("Private subnet", inside(zone(n), 0.5, 0.98));
    const auto publicA = [&] { return frame(FrameKind::PublicSubnet, zone(0)->id); };
    const auto privateA = [&] { return frame(FrameKind::PrivateSubnet, zone(0)->id); };
    dragFromPalette("NAT gateway", inside(publicA(), 0.25));
    dragFromPalette("EC2 instance", inside(publicA(), 0.75));
    dragFromPalette("DB instance, Multi-AZ", inside(privateA(), 0.3));
    // A place of the drawing, not of the screen: how large the canvas is depends on the fonts.
    for (int i = 0; i < 3; ++i) press(Qt::Key_Minus, Qt::ControlModifier);
    const Rect whole = frame(FrameKind::Vpc)->rect;
    dragFromPalette("Users", at({whole.x - 160, whole.y + 160}));
    picture("journey-before");
    if (HasFatalFailure() || HasNonfatalFailure()) return;

    std::string instance, database, users;
    for (const DiagramGlyph& g : diagram().glyphs) {
        if (g.icon == "instance") instance = g.resource;
        if (g.icon == "db-instance") database = g.resource;
        if (g.isActor) users = g.resource;
    }
    connectTo(users, instance);
    connectTo(instance, database);
    EXPECT_FALSE(window->session().derived()->topology.callsFrom(instance).empty());
    EXPECT_FALSE(window->session().derived()->topology.callsFrom(users).empty());
    picture("journey");

    // Of the reds for fault tolerance only those that one web server and one NAT gateway deserve.
    const AdvisorReport& report = window->session().derived()->report;
    const auto isFaultTolerance = [&](const std::string& id) {
        return std::any_of(report.checks.begin(), report.checks.end(),
                           [&](const CheckResult& c) { return c.check->id == id && c.check->category == "fault_tolerance"; });
    };
    std::set<std::string> reds;
    for (const Finding& f : report.findings)
        if (f.status == CheckStatus::Red && isFaultTolerance(f.check)) reds.insert(f.check + " " + f.resource);
    EXPECT_FALSE(reds.empty());
    for (const std::string& red : reds) {
        const bool isOfTheOneServer = red.substr(red.rfind(' ') + 1) == instance;
        const bool isOfTheOneNatGateway = red.rfind("c1dfptbg10 ", 0) == 0;
        EXPECT_TRUE(isOfTheOneServer || isOfTheOneNatGateway) << red;
    }

    const QString path = folder.filePath("lab-2.yaml");
    press(Qt::Key_S, Qt::ControlModifier);
    typeIntoFileDialog(path);
    const QByteArray saved = bytesOf(path);
    EXPECT_EQ(saved.toStdString(), text());
    const QString golden = QStringLiteral(FAULTLINE_SOURCE_DIR "/tests/data/golden/journey-lab-2.yaml");
    if (qEnvironmentVariableIsSet("FAULTLINE_UPDATE_GOLDEN")) {
        QFile::remove(golden);
        QFile::copy(path, golden);
    }
    EXPECT_EQ(saved, bytesOf(golden)) << "the drawing made by hand differs from " << golden.toStdString();

    // All the way back, and forth again.
    QTest::mouseClick(canvas, Qt::LeftButton, {}, QPoint(2, canvas->height() - 2));
    for (int i = 0; i < 100 && text() != empty; ++i) press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(text(), empty);
    for (int i = 0; i < 100 && text() != saved.toStdString(); ++i) press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(text(), saved.toStdString());

    press(Qt::Key_O, Qt::ControlModifier);
    typeIntoFileDialog(path);
    EXPECT_EQ(text(), saved.toStdString());
    EXPECT_FALSE(window->session().isModified());
    EXPECT_EQ(window->session().displayName(), "lab-2.yaml");
}

TEST_F(Journey, aCircularReferenceOpensWithARedFinding)
{
    const QString path = folder.filePath("circle.yaml");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("Resources:\n"
               "  A: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: !Ref B}}\n"
               "  B: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: !Ref A}}\n");
    file.close();
    const std::string bytes = bytesOf(path).toStdString();
    press(Qt::Key_O, Qt::ControlModifier);
    typeIntoFileDialog(path);
    EXPECT_EQ(text(), bytes);
    const auto& findings = window->session().derived()->report.findings;
    const auto circle = std::find_if(findings.begin(), findings.end(), [](const Finding& f) { return f.check == "faultline-circular-reference"; });
    ASSERT_NE(circle, findings.end());
    EXPECT_EQ(circle->status, CheckStatus::Red);
    EXPECT_TRUE(circle->resource == "A" || circle->resource == "B") << circle->resource;
    press(Qt::Key_F8);
    EXPECT_FALSE(find<QWidget>("Findings")->accessibleDescription().startsWith("0 ")) << "the window counts it among the red ones";
    picture("journey-circle");
}

} // namespace
} // namespace faultline::ui
