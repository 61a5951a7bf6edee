#include "model/services/starters.h"
#include "tests/ui/window_fixture.h"
#include "ui/palette/palette_tree.h"
#include "ui/window/notice_bar.h"
#include "ui/window/starter_card.h"

#include <QAbstractItemModel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QUndoStack>

#include <algorithm>
#include <map>

using namespace faultline;
using namespace faultline::ui;

namespace {

class ShellTest : public test::WindowTest {
protected:
    static QStringList entries(const PaletteTree& tree)
    {
        QStringList all;
        const QAbstractItemModel& model = *tree.model();
        for (int g = 0; g < model.rowCount(); ++g)
            for (int i = 0; i < model.rowCount(model.index(g, 0)); ++i) all << model.index(i, 0, model.index(g, 0)).data().toString();
        return all;
    }

    /// What a starter's card is called; the wording is the data's.
    static QString title(const std::string& name)
    {
        for (const Starter& starter : starters(environment()->data))
            if (starter.name == name) return QString::fromStdString(starter.title);
        return {};
    }

    static QModelIndex entry(const PaletteTree& tree, const QString& label)
    {
        const auto found = tree.model()->match(tree.model()->index(0, 0), Qt::DisplayRole, label, 1, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.front();
    }
};

TEST_F(ShellTest, aStarterCardOpensItsTemplate)
{
    auto* card = named<StarterCard>(title("lab-3"));
    ASSERT_NE(card, nullptr);
    QTest::mouseClick(card, Qt::LeftButton);
    settle();
    EXPECT_NE(session().derived()->architecture.find("AppGroup"), nullptr);
    EXPECT_NE(named("Toolbar"), nullptr);
    EXPECT_FALSE(session().isModified());
}

TEST_F(ShellTest, theTemplateSearchHidesWhatDoesNotFit)
{
    auto* search = named<QLineEdit>("Find a template");
    ASSERT_NE(search, nullptr);
    QTest::keyClicks(search, "single-az-legacy");
    EXPECT_EQ(named<StarterCard>(title("lab-3")), nullptr);
    EXPECT_NE(named<StarterCard>(title("single-az-legacy")), nullptr);
}

TEST_F(ShellTest, thePaletteFindsByAnyWordAndSaysWhenThereIsNothing)
{
    openStarter("empty");
    auto* search = named<QLineEdit>("Find a resource or fault");
    auto* tree = named<PaletteTree>("Palette entries");
    ASSERT_TRUE(search && tree);
    EXPECT_GT(entries(*tree).size(), 15);
    QTest::keyClicks(search, "subnet public");
    EXPECT_TRUE(entries(*tree).contains("Public subnet"));
    EXPECT_FALSE(entries(*tree).contains("VPC"));
    search->clear();
    QTest::keyClicks(search, "failovr");
    EXPECT_TRUE(entries(*tree).isEmpty());
}

TEST_F(ShellTest, aPaletteDragIsPlainMouseEvents)
{
    openStarter("empty");
    auto* tree = named<PaletteTree>("Palette entries");
    ASSERT_NE(tree, nullptr);
    qRegisterMetaType<PaletteItem>();
    QSignalSpy dropped(tree, &PaletteTree::dropped), cancelled(tree, &PaletteTree::dragCancelled);
    const QPoint from = tree->visualRect(entry(*tree, "VPC")).center();
    QTest::mousePress(tree->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(tree->viewport(), from + QPoint(60, 20));
    QTest::keyClick(tree, Qt::Key_Escape);
    QTest::mouseRelease(tree->viewport(), Qt::LeftButton, {}, from + QPoint(200, 20));
    EXPECT_EQ(cancelled.count(), 1);
    EXPECT_EQ(dropped.count(), 0);
    QTest::mousePress(tree->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(tree->viewport(), from + QPoint(60, 20));
    QTest::mouseRelease(tree->viewport(), Qt::LeftButton, {}, from + QPoint(200, 20));
    ASSERT_EQ(dropped.count(), 1);
    EXPECT_EQ(dropped.front().front().value<PaletteItem>().id, "vpc");
}

TEST_F(ShellTest, aDoubleClickInThePalettePutsOneIn)
{
    openStarter("empty");
    auto* tree = named<PaletteTree>("Palette entries");
    ASSERT_NE(tree, nullptr);
    QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(entry(*tree, "VPC")).center());
    settle();
    EXPECT_EQ(session().undoStack().count(), 1);
    const auto& resources = session().derived()->architecture.resources();
    EXPECT_TRUE(std::any_of(resources.begin(), resources.end(), [](const Resource& r) { return r.typeName == "AWS::EC2::VPC"; }));
}

TEST_F(ShellTest, switchingTheThemeRepaintsAndLosesNothing)
{
    openStarter("lab-3");
    select("Database");
    const auto panel = [this] { return m_window->grab().toImage().pixelColor(m_window->width() - 6, m_window->height() / 2); };
    const QColor light = panel();
    m_theme.setKind(ThemeKind::Dark);
    QApplication::processEvents();
    const QColor dark = panel();
    EXPECT_GT(light.lightness(), 200);
    EXPECT_LT(dark.lightness(), 80);
    EXPECT_EQ(session().selection(), QStringList({"Database"}));
    m_theme.setKind(ThemeKind::HighContrast);
    QApplication::processEvents();
    EXPECT_EQ(m_theme.color("panel"), QColor(Qt::black));
}

TEST_F(ShellTest, closingWithUnsavedChangesAsksAndCancelKeepsTheWindow)
{
    openStarter("empty");
    auto* tree = named<PaletteTree>("Palette entries");
    QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(entry(*tree, "VPC")).center());
    settle();
    ASSERT_TRUE(session().isModified());
    m_window->close();
    auto* box = named<QMessageBox>("Unsaved changes");
    ASSERT_NE(box, nullptr);
    QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
    settle();
    EXPECT_TRUE(m_window->isVisible());
    m_window->close();
    box = named<QMessageBox>("Unsaved changes");
    ASSERT_NE(box, nullptr);
    QTest::mouseClick(box->button(QMessageBox::Discard), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 5000);
}

TEST_F(ShellTest, aFileThatCannotBeReadIsToldInOneLineAndNothingElseHappens)
{
    openStarter("lab-2");
    const std::string before = text();
    m_window->openFile(m_folder.filePath("not-there.yaml"));
    auto* bar = named<NoticeBar>("Problem");
    ASSERT_NE(bar, nullptr);
    EXPECT_TRUE(bar->text().contains("not-there.yaml")) << bar->text().toStdString();
    EXPECT_EQ(text(), before);
}

TEST_F(ShellTest, everyMenuActionHasAShortcutOrIsAMenuOfItsOwn)
{
    for (const QAction* action : m_window->findChildren<QAction*>()) {
        if (action->isSeparator() || action->menu() || action->text().isEmpty() || !action->isEnabled()) continue;
        if (!qobject_cast<QMenu*>(action->parent())) continue;
        EXPECT_FALSE(action->shortcut().isEmpty()) << action->text().toStdString();
    }
}

TEST_F(ShellTest, noTwoActionsShareAShortcut)
{
    std::map<QString, QString> taken;
    for (const QAction* action : m_window->findChildren<QAction*>())
        for (const QKeySequence& keys : action->shortcuts()) {
            const auto [it, isNew] = taken.emplace(keys.toString(), action->text());
            EXPECT_TRUE(isNew) << keys.toString().toStdString() << ": " << action->text().toStdString() << " and " << it->second.toStdString();
        }
}

} // namespace
