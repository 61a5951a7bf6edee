#include "tests/ui/window_fixture.h"
#include "ui/canvas/canvas_context.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/window/command_palette.h"

#include <QAbstractItemModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTreeView>
#include <QUndoStack>

using namespace faultline;
using namespace faultline::ui;

namespace {

/// Finding and doing by name, with keys alone.
class FindingTest : public test::WindowTest {
protected:
    FindingTest()
    {
        m_window->resize(1600, 1000);
        m_window->activateWindow();
        openStarter("lab-2");
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* to = QApplication::focusWidget();
        QTest::keyClick(to ? to : m_window.get(), key, modifiers);
        settle();
    }
    /// Types into the open command palette.
    void type(const QString& words)
    {
        auto* palette = named<CommandPalette>("Command palette");
        ASSERT_NE(palette, nullptr);
        QTest::keyClicks(palette->findChild<QLineEdit*>(), words);
    }
    [[nodiscard]] QStringList found()
    {
        auto* list = named<QListView>("Found");
        QStringList rows;
        for (int i = 0; list && i < list->model()->rowCount(); ++i) rows << list->model()->index(i, 0).data().toString();
        return rows;
    }
    void picture(const char* name)
    {
        if (const QString to = qEnvironmentVariable("FAULTLINE_PICTURES"); !to.isEmpty()) m_window->grab().save(to + "/" + name + ".png");
    }
    [[nodiscard]] std::string subnetOf(const std::string& id) const
    {
        const auto& subnets = m_window->session().derived()->topology.placement(id).subnets;
        return subnets.empty() ? std::string() : subnets.front();
    }
};

TEST_F(FindingTest, aThingOfTheDrawingIsFoundAndSelectedByName)
{
    press(Qt::Key_F, Qt::ControlModifier);
    type("webserv");
    EXPECT_EQ(found().value(0), "Web server") << "by its logical id too";
    picture("find");
    press(Qt::Key_Return);
    EXPECT_EQ(session().selection(), QStringList{"WebServer"});
    EXPECT_EQ(named<CommandPalette>("Command palette"), nullptr) << "it has closed";
}

TEST_F(FindingTest, anActionIsRunByName)
{
    press(Qt::Key_K, Qt::ControlModifier);
    type("dark");
    picture("run");
    press(Qt::Key_Return);
    EXPECT_EQ(m_theme.kind(), ThemeKind::Dark);
    m_theme.setKind(ThemeKind::Light);
}

TEST_F(FindingTest, escapeLeavesEverythingAsItWasAndGivesTheFocusBack)
{
    auto* canvas = named<CanvasWidget>("Canvas");
    canvas->setFocus();
    press(Qt::Key_K, Qt::ControlModifier);
    type("delete");
    press(Qt::Key_Escape);
    EXPECT_EQ(named<CommandPalette>("Command palette"), nullptr);
    EXPECT_TRUE(canvas->hasFocus());
    EXPECT_EQ(session().undoStack().count(), 0);
}

TEST_F(FindingTest, whatIsNotThereIsSaidWithTheNearestName)
{
    press(Qt::Key_F, Qt::ControlModifier);
    type("Databse");
    auto* palette = named<CommandPalette>("Command palette");
    ASSERT_NE(palette, nullptr);
    QString said;
    for (const QLabel* label : palette->findChildren<QLabel*>())
        if (label->isVisible()) said += label->text();
    EXPECT_TRUE(said.contains("Did you mean Database?")) << said.toStdString();
    press(Qt::Key_Escape);
}

TEST_F(FindingTest, aConnectionIsMadeWithKeysAlone)
{
    session().setDocument(*Document::parse(R"(Resources:
  Server: {Type: "AWS::EC2::Instance", Properties: {ImageId: ami-1}}
  Orders: {Type: "AWS::DynamoDB::Table", Properties: {BillingMode: PAY_PER_REQUEST}}
)",
                                           "pair.yaml"),
                          {});
    settle();
    const std::string before = text();
    const auto calls = [&] { return session().derived()->topology.callsFrom("Server").size(); };
    ASSERT_EQ(calls(), 0u);
    select("Server");
    press(Qt::Key_L, Qt::ControlModifier);
    type("ord");
    press(Qt::Key_Return);
    ASSERT_EQ(calls(), 1u);
    EXPECT_EQ(session().derived()->topology.callsFrom("Server").front()->to, "Orders");
    press(Qt::Key_L, Qt::ControlModifier);
    EXPECT_FALSE(found().contains("Orders")) << "that connection is there already";
    press(Qt::Key_Escape);
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(calls(), 0u);
    EXPECT_EQ(text(), before);
    EXPECT_FALSE(session().document().sidecar()) << "nothing is left beside it";
}

TEST_F(FindingTest, noConnectionIsOfferedWhereNoneCanBe)
{
    select("NatGatewayA");
    press(Qt::Key_L, Qt::ControlModifier);
    EXPECT_TRUE(found().isEmpty()) << "a NAT gateway sends requests to nothing of its own";
    press(Qt::Key_Escape);
    select("WebServer");
    press(Qt::Key_L, Qt::ControlModifier);
    EXPECT_FALSE(found().contains("Database")) << "that connection is there already";
    press(Qt::Key_Escape);
}

TEST_F(FindingTest, anInstanceIsMovedIntoAnotherSubnetWithKeysAlone)
{
    const std::string before = text();
    ASSERT_EQ(subnetOf("WebServer"), "PublicSubnetA");
    select("WebServer");
    press(Qt::Key_M, Qt::ControlModifier);
    type("PublicSubnetB");
    press(Qt::Key_Return);
    EXPECT_EQ(subnetOf("WebServer"), "PublicSubnetB");
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(text(), before);
}

TEST_F(FindingTest, theOutlineShowsWhatTheFilterAsksForAndWhereItStands)
{
    press(Qt::Key_2, Qt::AltModifier);
    auto* filter = named<QLineEdit>("Filter the outline");
    ASSERT_NE(filter, nullptr);
    EXPECT_TRUE(filter->hasFocus());
    QTest::keyClicks(filter, "webserver");
    auto* tree = named<QTreeView>("Outline");
    ASSERT_NE(tree, nullptr);
    QStringList rows;
    for (QModelIndex i = tree->model()->index(0, 0); i.isValid(); i = tree->indexBelow(i)) rows << i.data().toString();
    EXPECT_TRUE(rows.contains("Web server"));
    EXPECT_TRUE(rows.contains("Public A")) << "where it stands";
    EXPECT_FALSE(rows.contains("Database"));
    picture("outline-filter");
    filter->clear();
    EXPECT_GT(tree->model()->rowCount(), 0);
}

TEST(CommandPaletteTest, theStartOfANameBeatsItsMiddleAndThatItsDetail)
{
    const auto rank = [](const char* label, const char* detail, const char* typed) {
        return CommandPalette::rank({label, detail, {}, {}, {}}, typed);
    };
    EXPECT_LT(rank("Database", "", "data"), rank("Main database", "", "data"));
    EXPECT_LT(rank("Main database", "", "data"), rank("MyDatabase", "", "data"));
    EXPECT_LT(rank("MyDatabase", "", "data"), rank("Store", "Database", "data"));
    EXPECT_EQ(rank("Store", "", "data"), -1);
    EXPECT_GE(rank("Web server", "EC2 instance", "server ec2"), 0) << "every word counts, wherever it stands";
}

} // namespace
