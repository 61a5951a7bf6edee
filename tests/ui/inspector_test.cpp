#include "tests/ui/window_fixture.h"
#include "ui/inspector/field_change.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/typed_value.h"
#include "ui/theme/controls.h"
#include "ui/window/notice_bar.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QToolButton>
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

/// A web server whose lists hold what a condition leaves out.
constexpr auto kConditional = R"(Parameters:
  Port: {Type: Number, Default: 8080}
Conditions:
  Off: !Equals [a, b]
Resources:
  G1: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: one}}
  G2: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: two}}
  Both:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: both
      SecurityGroupIngress:
        - !If [Off, {IpProtocol: tcp, FromPort: 1, ToPort: 1}, !Ref AWS::NoValue]
        - {IpProtocol: tcp, FromPort: 22, ToPort: 22}
        - {IpProtocol: tcp, FromPort: !Ref Port, ToPort: 443, CidrIp: !GetAtt Web.PrivateIp}
  Web:
    Type: AWS::EC2::Instance
    Properties:
      SecurityGroupIds: [!If [Off, !Ref G1, !Ref AWS::NoValue], !Ref G1, !Ref G2]
)";

class ConditionalTest : public InspectorTest {
protected:
    ConditionalTest()
    {
        session().setDocument(*Document::parse(kConditional, "conditional.yaml"), {});
        settle();
    }
    [[nodiscard]] FieldRow row(const std::string& resource, const std::string& path)
    {
        const Architecture& architecture = session().derived()->architecture;
        for (FieldRow& row : resourceRows(architecture, *architecture.find(resource), environment()->texts, true))
            if (row.path == "Resources/" + resource + "/Properties/" + path) return row;
        ADD_FAILURE() << "no row " << path;
        return {};
    }
    /// The document once a button of the inspector was pressed.
    [[nodiscard]] std::string textAfter(const QString& button)
    {
        auto* pressed = named<QToolButton>(button);
        EXPECT_NE(pressed, nullptr) << button.toStdString();
        if (pressed) pressed->click();
        settle();
        return text();
    }
};

TEST_F(ConditionalTest, aChipTakesOutTheItemThatItShows)
{
    select("Web");
    EXPECT_NE(textAfter("Take G2 out of Security group ids").find("[!If [Off, !Ref G1, !Ref AWS::NoValue], !Ref G1]"), std::string::npos) << text();
}

TEST_F(ConditionalTest, whatAConditionLeavesOutIsAChipToo)
{
    const FieldRow ids = row("Web", "SecurityGroupIds");
    ASSERT_EQ(ids.items.size(), 3);
    EXPECT_EQ(ids.items[0], "left out: !If [Off, !Ref G1, !Ref AWS::NoValue]");
    EXPECT_EQ(ids.items[1], "G1");
    select("Web");
    EXPECT_NE(textAfter("Take " + ids.items[0] + " out of Security group ids").find("[!Ref G1, !Ref G2]"), std::string::npos) << text();
}

TEST_F(ConditionalTest, aNestedItemIsTheOneThatIsWrittenThere)
{
    EXPECT_EQ(row("Both", "SecurityGroupIngress/0").editor, FieldRow::Editor::Expression);
    EXPECT_EQ(row("Both", "SecurityGroupIngress/1/FromPort").text, "22");
    select("Both");
    EXPECT_EQ(textAfter("Take out Security group ingress 2").find("FromPort: 22"), std::string::npos) << text();
    EXPECT_NE(text().find("FromPort: 1,"), std::string::npos) << text();
    EXPECT_NE(text().find("ToPort: 443"), std::string::npos) << text();
}

TEST_F(ConditionalTest, onlyAKnownTextTakesTheExpressionsPlace)
{
    EXPECT_FALSE(row("Both", "SecurityGroupIngress/2/CidrIp").isReplaceable) << "an address that AWS gives";
    EXPECT_FALSE(row("Both", "SecurityGroupIngress/0").isReplaceable) << "nothing, here";
    const FieldRow port = row("Both", "SecurityGroupIngress/2/FromPort");
    ASSERT_TRUE(port.isReplaceable);
    session().submit(replaceExpression(session().document(), port));
    EXPECT_NE(text().find("FromPort: 8080, ToPort: 443"), std::string::npos) << text();
}

TEST_F(InspectorTest, aNameMayBeginAsItLikes)
{
    for (const char* name : {"!Ref Vpc", "{web}", "{{resolve:ssm:Name}}", "!important"}) {
        select("Database");
        type(named<QLineEdit>("Name"), QString::fromLatin1(name));
        EXPECT_EQ(session().derived()->architecture.find("Database")->own.label, name);
    }
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
    EXPECT_EQ(*typedValue(R"({"Ref": "Vpc"})", FieldKind::Text), Literal::ref("Vpc"));
    EXPECT_EQ(*typedValue("{a: 1}", FieldKind::Json), Literal::map({{"a", Literal::word("1")}}));
    EXPECT_FALSE(typedValue("{a: ", FieldKind::Json));
}

TEST(TypedValue, isTextWhateverItBeginsWithUnlessAKnownFunctionIsCalled)
{
    for (const char* text : {"{{resolve:secretsmanager:prod/db:SecretString:password}}", "!Secret1", "!", "{abc}", "{a: 1}", "{", "Fn::Guess: 1",
                             "Condition: good", "Ref:Vpc"})
        EXPECT_EQ(*typedValue(text, FieldKind::Text), Literal(text)) << text;
}

} // namespace
