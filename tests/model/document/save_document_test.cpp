#include "model/document/edit_builder.h"
#include "model/document/save_document.h"
#include "tests/support/faulty_file_system.h"

#include <gtest/gtest.h>

namespace faultline {

namespace {

using test::FaultKind;
using test::FaultyFileSystem;

const std::string kPath = "/home/net.yaml", kSidecar = "/home/net.faultline.yaml";
const std::string kOld = "Resources: {}\n", kNew = "Resources:\n  Vpc: {Type: 'AWS::EC2::VPC'}\n";
const std::string kOldOwn = "Resources:\n  Vpc:\n    At: [1, 1]\n", kNewOwn = "Resources:\n  Vpc:\n    At: [2, 2]\n";

std::string bytesIn(const FaultyFileSystem& files, const std::string& path)
{
    const auto all = files.files();
    const auto it = all.find(path);
    return it == all.end() ? std::string("gone") : it->second;
}

/// The new document over the old one, both files; without `own` the new one has no sidecar.
struct Save {
    std::optional<std::string> own;
    FaultyFileSystem files;
    SavedBytes saved{kOld, kOldOwn};
    bool isSaved = false;

    explicit Save(std::optional<std::string> newOwn) : own(std::move(newOwn))
    {
        files.put(kPath, kOld);
        files.put(kSidecar, kOldOwn);
    }

    Result<Done> run()
    {
        auto done = saveDocument(files, *Document::parse(kNew, kPath, own), kPath, "/state", saved);
        isSaved = done.ok();
        return done;
    }
};

void expectPromises(const Save& save, const FaultyFileSystem& files)
{
    const std::string own = save.own.value_or("gone");
    const std::string template_ = bytesIn(files, kPath), beside = bytesIn(files, kSidecar);
    EXPECT_TRUE(template_ == kNew || (!save.isSaved && template_ == kOld)) << template_;
    EXPECT_TRUE(beside == own || (!save.isSaved && beside == kOldOwn)) << beside;
    EXPECT_FALSE(template_ == kOld && beside == own) << "the template goes first";
}

} // namespace

// P1 and P2 of RELIABILITY over both files of a document.
TEST(SaveDocument, keepsItsPromisesOverBothFilesWhateverOperationFails)
{
    for (const std::optional<std::string>& own : {std::optional(kNewOwn), std::optional<std::string>()}) {
        Save counted(own);
        ASSERT_TRUE(counted.run());
        expectPromises(counted, counted.files);
        for (const FaultKind kind : {FaultKind::Crash, FaultKind::FullDisk, FaultKind::IoError, FaultKind::ShortWrite, FaultKind::NoAccess})
            for (int operation = 0; operation < counted.files.operations(); ++operation) {
                SCOPED_TRACE(operation);
                Save save(own);
                save.files.failAt(operation, kind);
                try {
                    (void)save.run();
                } catch (const FaultyFileSystem::Crashed&) {
                }
                expectPromises(save, save.files.afterCrash());
                if (kind == FaultKind::Crash) continue;
                expectPromises(save, save.files);
                // What is remembered as saved is what stands there: the next save takes nothing of our own for another program's.
                EXPECT_EQ(*savedBytesAt(save.files, kPath), save.saved);
            }
    }
}

TEST(SaveDocument, aFullDiskLeavesBothFilesAsTheyWere)
{
    Save counted(kNewOwn);
    ASSERT_TRUE(counted.run());
    int kept = 0;
    for (int operation = 0; operation < 8; ++operation) { // two siblings of four operations each: made, written, synced, closed
        Save save(kNewOwn);
        save.files.failAt(operation, FaultKind::FullDisk);
        EXPECT_FALSE(save.run());
        kept += save.files.files() == std::map<std::string, std::string>{{kPath, kOld}, {kSidecar, kOldOwn}} ? 1 : 0;
    }
    EXPECT_EQ(kept, 8);
}

TEST(SaveDocument, aSidecarOfBlanksIsNoneAndStays)
{
    Save save(std::nullopt);
    save.files.put(kSidecar, "\n");
    save.saved.sidecar.reset();
    ASSERT_TRUE(save.run());
    EXPECT_EQ(bytesIn(save.files, kSidecar), "\n");
}

} // namespace faultline
