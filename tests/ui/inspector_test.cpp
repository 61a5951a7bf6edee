#include "tests/ui/window_fixture.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/typed_value.h"
#include "ui/theme/controls.h"
#include "ui/window/notice_bar.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QUndoStack>

#include <algorithm>

using namespace faultline;
using namespace faultline::ui;

namespace {

class InspectorTest : public test::WindowTest {
protected:
    InspectorTest() { openStarter("lab-2"); }

    void type(QLineEdit* edit, const QString& what)
    {
        ASSERT_NE(edit, nullptr);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, what);
        QTest::keyClick(edit, Qt::Key_Return);
        settle();
    }

    /// What differs between two texts: the middle that is left when common start and end are taken off.
    static std::pair<std::string, std::string> difference(const std::string& a, const std::string& b)
    {
        const auto start = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
        auto from = static_cast<std::size_t>(start.first - a.begin());
        std::size_t end = 0;
        while (end < std::min(a.size(), b.size()) - from && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
        return {a.substr(from, a.size() - from - end), b.substr(from, b.size() - from - end)};
    }
};

TEST_F(InspectorTest, anEditChangesOnlyItsOwnSpanAndUndoReturnsTheBytes)
{
    select("Database");
    const std::string before = text();
    auto* field = named<QLineEdit>("Backup retention period");
    ASSERT_NE(field, nullptr);
    const std::string old = field->text().toStdString();
    type(field, "21");
    const auto [was, is] = difference(before, text());
    EXPECT_LE(was.size(), old.size());
    EXPECT_EQ(is.size(), 2u) << was << " became " << is;
    EXPECT_EQ(session().derived()->architecture.find("Database")->properties.find("BackupRetentionPeriod").text(), "21");
    session().undoStack().undo();
    EXPECT_EQ(text(), before);
}

TEST_F(InspectorTest, aSwitchWritesAWordAndTheDrawingFollows)
{
    select("Database");
    auto* toggle = named<Toggle>("Multi-AZ");
    ASSERT_NE(toggle, nullptr);
    ASSERT_TRUE(toggle->isChecked());
    QTest::mouseClick(toggle, Qt::LeftButton);
    settle();
    EXPECT_EQ(session().derived()->architecture.find("Database")->properties.find("MultiAZ").text(), "false");
}

TEST_F(InspectorTest, anExpressionStandsAsWrittenWithWhatItComesTo)
{
    select("Vpc");
    const auto rows = resourceRows(session().derived()->architecture, *session().derived()->architecture.find("Vpc"), environment()->texts, false);
    const auto row = std::find_if(rows.begin(), rows.end(), [](const FieldRow& r) { return r.path == "Resources/Vpc/Properties/CidrBlock"; });
    ASSERT_NE(row, rows.end());
    EXPECT_EQ(row->editor, FieldRow::Editor::Expression);
    EXPECT_EQ(row->text, "!Ref VpcCidr");
    EXPECT_EQ(row->resolved, "10.0.0.0/16");
    auto* field = named<QLineEdit>(row->label);
    ASSERT_NE(field, nullptr);
    EXPECT_EQ(field->text(), "!Ref VpcCidr");
}

TEST_F(InspectorTest, aTypedFunctionIsWrittenAsOne)
{
    select("Database");
    type(named<QLineEdit>("Backup retention period"), "!Ref ImageId");
    EXPECT_NE(text().find("BackupRetentionPeriod: !Ref ImageId"), std::string::npos);
}

TEST_F(InspectorTest, aWrongValueIsToldBesideIt)
{
    select("Database");
    type(named<QLineEdit>("Backup retention period"), "soon");
    auto* problem = named<QLabel>("Problem of Backup retention period");
    ASSERT_NE(problem, nullptr);
    EXPECT_TRUE(problem->text().contains("soon")) << problem->text().toStdString();
}

TEST_F(InspectorTest, renamingALogicalIdUpdatesEveryReference)
{
    select("WebSecurityGroup");
    type(named<QLineEdit>("Logical id"), "FrontDoor");
    EXPECT_NE(session().derived()->architecture.find("FrontDoor"), nullptr);
    EXPECT_EQ(session().derived()->architecture.find("WebSecurityGroup"), nullptr);
    EXPECT_EQ(text().find("WebSecurityGroup"), std::string::npos);
}

TEST_F(InspectorTest, withNothingSelectedTheDocumentsParametersAreKnobs)
{
    session().select({});
    settle();
    type(named<QLineEdit>("VpcCidr"), "10.9.0.0/16");
    EXPECT_EQ(session().derived()->architecture.find("Vpc")->properties.find("CidrBlock").text(), "10.9.0.0/16");
}

TEST_F(InspectorTest, whatIsBeingTypedSurvivesAnEditMadeElsewhere)
{
    select("Database");
    auto* field = named<QLineEdit>("Engine version");
    ASSERT_NE(field, nullptr);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, "9.9");
    auto* toggle = named<Toggle>("Multi-AZ");
    ASSERT_NE(toggle, nullptr);
    toggle->click();
    settle();
    ASSERT_EQ(named<QLineEdit>("Engine version"), field) << "the same widget";
    EXPECT_EQ(field->text(), "9.9");
}

/// A document on disk, with a word being typed into a field: neither Return was pressed nor did the focus move.
class TypingTest : public InspectorTest {
protected:
    TypingTest()
    {
        m_file = m_folder.filePath("net.yaml");
        EXPECT_TRUE(session().saveAs(m_file));
        select("Database");
    }

    void begin(const QString& field, const QString& what)
    {
        auto* edit = named<QLineEdit>(field);
        ASSERT_NE(edit, nullptr) << field.toStdString();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, what);
    }

    [[nodiscard]] std::string onDisk() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

    QString m_file;
};

TEST_F(TypingTest, isSavedByTheShortcutToo)
{
    begin("Backup retention period", "21");
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    EXPECT_NE(onDisk().find("BackupRetentionPeriod: 21"), std::string::npos);
    EXPECT_FALSE(session().isModified());
    ASSERT_NE(named<QLineEdit>("Backup retention period"), nullptr);
    EXPECT_TRUE(named<QLineEdit>("Backup retention period")->hasFocus()) << "typing goes on where it was";
}

TEST_F(TypingTest, ofAListItemIsSavedToo)
{
    select("Vpc");
    begin("Tags", "Team=blue");
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    EXPECT_NE(onDisk().find("blue"), std::string::npos);
}

TEST_F(TypingTest, isAChangeThatClosingAsksAbout)
{
    begin("Backup retention period", "21");
    m_window->close();
    auto* box = named<QMessageBox>("Unsaved changes");
    ASSERT_NE(box, nullptr);
    QTest::mouseClick(box->button(QMessageBox::Save), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 5000);
    EXPECT_NE(onDisk().find("BackupRetentionPeriod: 21"), std::string::npos);
}

TEST_F(TypingTest, thatIsRefusedHoldsTheSaveAndIsTold)
{
    const std::string before = onDisk();
    begin("Backup retention period", "!Ref [");
    m_window->close();
    EXPECT_TRUE(m_window->isVisible());
    ASSERT_NE(named<NoticeBar>("Problem"), nullptr);
    EXPECT_TRUE(named<NoticeBar>("Problem")->text().contains("!Ref [")) << named<NoticeBar>("Problem")->text().toStdString();
    EXPECT_EQ(onDisk(), before);
}

TEST(FieldWords, keepShortFormsAndSpellTheRestSmall)
{
    const std::pair<const char*, const char*> rows[] = {
        {"DBInstanceClass", "DB instance class"},     {"CidrBlock", "CIDR block"}, {"MultiAZ", "Multi-AZ"},
        {"VPCSecurityGroups", "VPC security groups"}, {"Engine", "Engine"},        {"KmsKeyId", "KMS key id"},
        {"TargetGroupARNs", "Target group ARNs"}};
    for (const auto& [name, words] : rows) EXPECT_EQ(wordsOf(name).toStdString(), words);
}

TEST(TypedValue, tellsNumbersWordsFunctionsAndTextApart)
{
    EXPECT_EQ(*typedValue("7", FieldKind::Integer), Literal::word("7"));
    EXPECT_EQ(*typedValue("7", FieldKind::Text), Literal("7"));
    EXPECT_EQ(*typedValue("seven", FieldKind::Integer), Literal("seven"));
    EXPECT_EQ(*typedValue("true", FieldKind::Boolean), Literal::word("true"));
    EXPECT_EQ(*typedValue("!Ref Vpc", FieldKind::Text), Literal::ref("Vpc"));
    EXPECT_EQ(*typedValue("!GetAtt Database.Endpoint.Address", FieldKind::Text), Literal::getAtt("Database", "Endpoint.Address"));
    EXPECT_FALSE(typedValue("!Ref [", FieldKind::Text));
}

} // namespace
