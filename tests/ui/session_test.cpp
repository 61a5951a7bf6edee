#include "model/document/edit_builder.h"
#include "model/files/disk_file_system.h"
#include "ui/session/session.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUndoStack>
#include <gtest/gtest.h>

using namespace faultline;
using namespace faultline::ui;

namespace {

constexpr auto kTemplate =
    "# a comment\r\nResources:\r\n  Vpc:   # kept\r\n    Type: AWS::EC2::VPC\r\n    Properties: {CidrBlock: '10.0.0.0/16'}\r\n";

std::shared_ptr<const Environment> environment()
{
    static const auto made = *Environment::make(DataLibrary::embedded());
    return made;
}

Edit setCidr(const Document& document, const std::string& cidr)
{
    EditBuilder edit(document, Message{"ui.edit.set", {{"what", "CIDR block"}, {"where", "Vpc"}}});
    edit.set("Resources/Vpc/Properties/CidrBlock", Literal(cidr));
    return *std::move(edit).finish();
}

class SessionTest : public ::testing::Test {
protected:
    SessionTest()
    {
        qputenv("XDG_STATE_HOME", m_folder.path().toUtf8());
        m_session.setDocument(*Document::parse(kTemplate, "net.yaml"), {});
    }

    [[nodiscard]] std::string text() const { return m_session.document().source().text(); }
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    static std::string bytes(const QString& file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll().toStdString() : std::string("unreadable");
    }

    QTemporaryDir m_folder;
    Session m_session{environment()};
};

TEST_F(SessionTest, undoReturnsTheExactBytesAndRedoTheEditedOnes)
{
    for (const char* cidr : {"10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"}) ASSERT_TRUE(m_session.apply(setCidr(m_session.document(), cidr)));
    const std::string edited = text();
    EXPECT_NE(edited.find("10.3.0.0/16"), std::string::npos);
    while (m_session.undoStack().canUndo()) m_session.undoStack().undo();
    EXPECT_EQ(text(), kTemplate);
    EXPECT_FALSE(m_session.isModified());
    while (m_session.undoStack().canRedo()) m_session.undoStack().redo();
    EXPECT_EQ(text(), edited);
}

TEST_F(SessionTest, undoMenuSaysWhatItTakesBack)
{
    ASSERT_TRUE(m_session.apply(setCidr(m_session.document(), "10.1.0.0/16")));
    EXPECT_EQ(m_session.undoStack().undoText(), "Set CIDR block of Vpc");
}

TEST_F(SessionTest, anEmptyEditIsNotPushed)
{
    ASSERT_TRUE(m_session.apply(Edit{}));
    EXPECT_EQ(m_session.undoStack().count(), 0);
}

TEST_F(SessionTest, anEditThatDoesNotFitChangesNothingAndIsTold)
{
    Edit stale = setCidr(m_session.document(), "10.1.0.0/16");
    stale.changes.front().before = "something that does not stand there";
    QSignalSpy refused(&m_session, &Session::refused);
    EXPECT_FALSE(m_session.apply(stale));
    EXPECT_EQ(refused.count(), 1);
    EXPECT_EQ(text(), kTemplate);
    EXPECT_EQ(m_session.undoStack().count(), 0);
}

TEST_F(SessionTest, theNewestSnapshotWins)
{
    for (int i = 1; i <= 20; ++i) ASSERT_TRUE(m_session.apply(setCidr(m_session.document(), "10." + std::to_string(i) + ".0.0/16")));
    m_session.waitForDerived();
    EXPECT_EQ(m_session.derived()->revision, m_session.revision());
    EXPECT_EQ(m_session.derived()->architecture.find("Vpc")->properties.find("CidrBlock").text(), "10.20.0.0/16");
}

TEST_F(SessionTest, aSelectionThatVanishesWithAnUndoIsDropped)
{
    EditBuilder edit(m_session.document(), Message{"ui.edit.set", {}});
    edit.addResource("Bucket", "AWS::S3::Bucket", Literal::map({}));
    ASSERT_TRUE(m_session.apply(std::move(edit).finish()));
    m_session.select({"Bucket", "Vpc"});
    m_session.waitForDerived();
    EXPECT_EQ(m_session.selection(), QStringList({"Bucket", "Vpc"}));
    m_session.undoStack().undo();
    m_session.waitForDerived();
    EXPECT_EQ(m_session.selection(), QStringList({"Vpc"}));
}

TEST_F(SessionTest, savesWhatIsShownAndIsCleanThen)
{
    ASSERT_TRUE(m_session.apply(setCidr(m_session.document(), "10.1.0.0/16")));
    ASSERT_TRUE(m_session.saveAs(path("net.yaml")));
    EXPECT_FALSE(m_session.isModified());
    EXPECT_EQ(bytes(path("net.yaml")), text());
    EXPECT_EQ(m_session.displayName(), "net.yaml");
    m_session.undoStack().undo();
    EXPECT_TRUE(m_session.isModified()) << "undoing past the save is a change to the file";
}

TEST_F(SessionTest, aSaveThatFailsKeepsTheDocumentModifiedAndSaysWhy)
{
    ASSERT_TRUE(m_session.apply(setCidr(m_session.document(), "10.1.0.0/16")));
    const auto done = m_session.saveAs(path("missing-folder/net.yaml"));
    ASSERT_FALSE(done);
    EXPECT_FALSE(environment()->texts.render(done.problem()).empty());
    EXPECT_TRUE(m_session.isModified());
    EXPECT_TRUE(m_session.path().isEmpty());
}

TEST_F(SessionTest, aFileChangedByAnotherProgramIsNotOverwrittenUnasked)
{
    ASSERT_TRUE(m_session.saveAs(path("net.yaml")));
    QFile other(path("net.yaml"));
    ASSERT_TRUE(other.open(QIODevice::WriteOnly));
    other.write("Resources: {}\n");
    other.close();
    ASSERT_TRUE(m_session.apply(setCidr(m_session.document(), "10.1.0.0/16")));
    const auto done = m_session.save();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.problem().what.id, "ui.changed-outside");
    EXPECT_EQ(bytes(path("net.yaml")), "Resources: {}\n");
    ASSERT_TRUE(m_session.saveAs(path("net.yaml"))) << "asked for, it is overwritten";
    EXPECT_EQ(bytes(path("net.yaml")), text());
}

/// A template that a stranger wrote, opened, with a box moved: its place goes beside the template.
class SidecarTest : public SessionTest {
protected:
    SidecarTest()
    {
        write("net.yaml", kTemplate);
        EXPECT_TRUE(m_session.open(path("net.yaml")));
        move(40);
    }

    void write(const char* name, const QByteArray& content) const
    {
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    void move(int x)
    {
        EditBuilder edit(m_session.document(), Message{"ui.edit.set", {}});
        edit.setOwn("Vpc", "At", Literal::list({Literal::word(std::to_string(x)), Literal::word("50")}));
        EXPECT_TRUE(m_session.apply(std::move(edit).finish()));
    }
};

TEST_F(SidecarTest, undoingTheFirstMoveTakesItsFileAwayWithTheNextSave)
{
    ASSERT_TRUE(m_session.save());
    ASSERT_TRUE(QFile::exists(path("net.faultline.yaml")));
    m_session.undoStack().undo();
    ASSERT_TRUE(m_session.save());
    EXPECT_FALSE(QFile::exists(path("net.faultline.yaml")));
    const auto again = Document::open(DiskFileSystem(), path("net.yaml").toStdString());
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->ownData("Vpc").find("At"));
    QDir backups(path("faultline/backups"));
    ASSERT_EQ(backups.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    backups.cd(backups.entryList(QDir::Dirs | QDir::NoDotAndDotDot).front());
    EXPECT_EQ(backups.entryList({QStringLiteral("*net.faultline.yaml*")}).size(), 1) << "the version before is kept";
}

TEST_F(SidecarTest, eachSaveNamesTheTemplateThatItWasSavedWith)
{
    ASSERT_TRUE(m_session.save());
    move(60);
    ASSERT_TRUE(m_session.save());
    EXPECT_NE(bytes(path("net.faultline.yaml")).find("Template: sha256:"), std::string::npos) << bytes(path("net.faultline.yaml"));
}

TEST_F(SidecarTest, ownDataThatAnotherProgramChangedIsNotOverwrittenUnasked)
{
    ASSERT_TRUE(m_session.save());
    write("net.faultline.yaml", "Faultline:\n  Region: eu-west-1\n");
    move(60);
    const auto done = m_session.save();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.problem().what, (Message{"ui.changed-outside", {{"files", "net.faultline.yaml"}}}));
    EXPECT_EQ(bytes(path("net.faultline.yaml")), "Faultline:\n  Region: eu-west-1\n");
    write("net.yaml", "Resources: {}\n");
    EXPECT_EQ(m_session.save().problem().what, (Message{"ui.changed-outside", {{"files", "net.yaml, net.faultline.yaml"}}}));
    ASSERT_TRUE(m_session.saveAs(path("net.yaml"), Overwrite::Yes)) << "asked for, both are overwritten";
    EXPECT_EQ(bytes(path("net.yaml")), kTemplate);
    EXPECT_EQ(bytes(path("net.faultline.yaml")).find("eu-west-1"), std::string::npos);
    move(70);
    EXPECT_TRUE(m_session.save()) << "and are known from then on";
}

TEST_F(SidecarTest, ownDataThatCameFromOutsideBesideATemplateIsNotTakenAwayUnasked)
{
    m_session.undoStack().undo();
    write("net.faultline.yaml", "Faultline:\n  Region: eu-west-1\n");
    ASSERT_TRUE(m_session.apply(setCidr(m_session.document(), "10.1.0.0/16")));
    EXPECT_FALSE(m_session.save());
    EXPECT_EQ(bytes(path("net.faultline.yaml")), "Faultline:\n  Region: eu-west-1\n");
}

TEST_F(SidecarTest, savingAsBesideOwnDataOfAnotherDocumentAsksFirst)
{
    const std::string others = "Resources:\n  Vpc:\n    At: [1, 1]\n";
    for (const bool hasSidecar : {true, false}) {
        if (!hasSidecar) m_session.undoStack().undo();
        write("other.faultline.yaml", QByteArray::fromStdString(others));
        const auto done = m_session.saveAs(path("other.yaml"));
        ASSERT_FALSE(done);
        EXPECT_EQ(done.problem().what.id, "ui.sidecar-there");
        EXPECT_EQ(bytes(path("other.faultline.yaml")), others);
        EXPECT_FALSE(QFile::exists(path("other.yaml")));
        EXPECT_EQ(m_session.path(), path("net.yaml"));
    }
    ASSERT_TRUE(m_session.saveAs(path("other.yaml"), Overwrite::Yes));
    EXPECT_FALSE(QFile::exists(path("other.faultline.yaml"))) << "or it would be taken for this document's";
}

TEST_F(SidecarTest, aSidecarThatCannotBeWrittenLeavesTheTemplateAsItWas)
{
    ASSERT_TRUE(m_session.save());
    QFile::remove(path("net.faultline.yaml"));
    QDir().mkdir(path("net.faultline.yaml"));
    ASSERT_TRUE(m_session.apply(setCidr(m_session.document(), "10.1.0.0/16")));
    EXPECT_FALSE(m_session.save());
    EXPECT_EQ(bytes(path("net.yaml")), kTemplate);
    QDir().rmdir(path("net.faultline.yaml"));
    EXPECT_TRUE(m_session.save()) << "nothing was changed by another program";
}

TEST_F(SessionTest, aBrokenFileLeavesTheOpenDocumentAlone)
{
    QFile broken(path("broken.yaml"));
    ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
    broken.write("Resources:\n\tVpc: {}\n");
    broken.close();
    const auto done = m_session.open(path("broken.yaml"));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.problem().place.line, 2);
    EXPECT_EQ(text(), kTemplate);
}

} // namespace
