#include "model/files/atomic_write.h"
#include "model/files/disk_file_system.h"
#include "tests/support/faulty_file_system.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>

#include <sys/resource.h>
#include <sys/stat.h>

namespace faultline {

namespace {

using test::FaultKind;
using test::FaultyFileSystem;

const std::string kPath = "/home/net.yaml";
const std::string kOld = "Resources: {}\n", kNew = "Resources:\n  Vpc: {Type: 'AWS::EC2::VPC'}\n";

using Writer = std::function<bool(FileSystem&, const std::string&, const std::string&)>;

bool saveAtomically(FileSystem& files, const std::string& path, const std::string& bytes)
{
    return writeAtomically(files, path, bytes, {"/state", 5, false}).ok();
}

// What a naive program does; the harness below must catch it.
bool saveInPlace(FileSystem& files, const std::string& path, const std::string& bytes)
{
    FileSystem::Handle file = -1;
    std::size_t written = 0;
    (void)files.remove(path);
    if (files.createExclusive(path, {}, file)) return false;
    const bool ok = !files.write(file, bytes, written);
    return !files.close(file) && ok;
}

/// Fails each operation in turn in each way; counts the broken promises P1 and P2.
int brokenPromises(const Writer& save)
{
    int broken = 0;
    FaultyFileSystem counted;
    counted.put(kPath, kOld);
    save(counted, kPath, kNew);
    for (const FaultKind kind : {FaultKind::Crash, FaultKind::FullDisk, FaultKind::IoError, FaultKind::ShortWrite, FaultKind::NoAccess}) {
        for (int operation = 0; operation <= counted.operations(); ++operation) {
            FaultyFileSystem files;
            files.put(kPath, kOld);
            files.failAt(operation, kind);
            bool saved = false;
            try {
                saved = save(files, kPath, kNew);
            } catch (const FaultyFileSystem::Crashed&) {
            }
            const auto now = files.files(), afterPowerLoss = files.afterCrash().files();
            const auto bytesIn = [](const auto& all) {
                const auto it = all.find(kPath);
                return it == all.end() ? std::string("gone") : it->second;
            };
            if (saved && bytesIn(afterPowerLoss) != kNew) ++broken;                                     // P1
            if (!saved && bytesIn(afterPowerLoss) != kOld && bytesIn(afterPowerLoss) != kNew) ++broken; // whole or not at all
            if (!saved && bytesIn(now) != kOld && bytesIn(now) != kNew) ++broken;                       // P2
        }
    }
    return broken;
}

void limitFileSize(rlim_t bytes)
{
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

class TemporaryFolder {
public:
    TemporaryFolder()
    {
        char pattern[] = "/tmp/faultline-test-XXXXXX";
        path = ::mkdtemp(pattern);
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
    std::string path;
};

std::string bytesOf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST(AtomicWrite, keepsItsPromisesWhateverOperationFails) { EXPECT_EQ(brokenPromises(saveAtomically), 0); }

// The canary: were the harness blind, this would pass as well.
TEST(AtomicWrite, theHarnessCatchesAWriterInPlace) { EXPECT_GT(brokenPromises(saveInPlace), 0); }

TEST(AtomicWrite, aFailedWriteLeavesNoTemporaryFile)
{
    for (int operation = 0; operation < 3; ++operation) {
        FaultyFileSystem files;
        files.put(kPath, kOld);
        files.failAt(operation, FaultKind::FullDisk);
        const auto result = writeAtomically(files, kPath, kNew);
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(result.problem().what.id, "files.disk-full");
        EXPECT_EQ(files.files().size(), 1u);
    }
}

TEST(AtomicWrite, keepsFiveBackupsTheNewestLast)
{
    TemporaryFolder folder;
    DiskFileSystem files;
    const std::string path = folder.path + "/a.yaml", backups = folder.path + "/state/backups";
    for (int i = 0; i < 8; ++i) ASSERT_TRUE(writeAtomically(files, path, "version " + std::to_string(i), {backups, 5, false}).ok());
    std::vector<std::string> names;
    ASSERT_FALSE(files.list(backups, names));
    ASSERT_EQ(names.size(), 5u);
    EXPECT_EQ(bytesOf(backups + "/" + names.back()), "version 6");
    EXPECT_EQ(bytesOf(backups + "/" + names.front()), "version 2");
}

TEST(AtomicWrite, followsLinksAndKeepsTheMode)
{
    TemporaryFolder folder;
    DiskFileSystem files;
    const std::string real = folder.path + "/real.yaml", link = folder.path + "/link.yaml";
    ASSERT_TRUE(writeAtomically(files, real, "old").ok());
    ::chmod(real.c_str(), 0640);
    std::filesystem::create_symlink(real, link);
    ASSERT_TRUE(writeAtomically(files, link, "new").ok());
    EXPECT_TRUE(std::filesystem::is_symlink(link));
    EXPECT_EQ(bytesOf(real), "new");
    EXPECT_EQ(files.status(real).mode, 0640u);
}

TEST(AtomicWrite, refusesWhatIsNoRegularFile)
{
    TemporaryFolder folder;
    DiskFileSystem files;
    const std::string pipe = folder.path + "/pipe", loop = folder.path + "/loop";
    ::mkfifo(pipe.c_str(), 0600);
    std::filesystem::create_symlink(loop, loop);
    const auto idOf = [&](const std::string& path) {
        const auto result = writeAtomically(files, path, "x");
        return result.ok() ? std::string("written") : result.problem().what.id;
    };
    EXPECT_EQ(idOf(folder.path), "files.is-folder");
    EXPECT_EQ(idOf(folder.path + "/"), "files.is-folder");
    EXPECT_EQ(idOf(pipe), "files.not-regular");
    EXPECT_EQ(idOf("/dev/full"), "files.not-regular");
    EXPECT_EQ(idOf(loop), "files.link-loop");
    EXPECT_EQ(idOf(folder.path + "/none/a.yaml"), "files.folder-missing");
    EXPECT_EQ(idOf(folder.path + "/" + std::string(300, 'n')), "files.name-too-long");
    std::string bytes;
    EXPECT_TRUE(files.read(pipe, 10, bytes)) << "reading a pipe must neither work nor wait";
}

TEST(AtomicWrite, longNamesStillGetATemporarySibling)
{
    TemporaryFolder folder;
    DiskFileSystem files;
    const std::string path = folder.path + "/" + std::string(250, 'n') + ".yml";
    EXPECT_TRUE(writeAtomically(files, path, "x").ok());
    EXPECT_EQ(bytesOf(path), "x");
}

TEST(AtomicWrite, aFileSizeLimitLeavesTheOldFile)
{
    TemporaryFolder folder;
    DiskFileSystem files;
    const std::string path = folder.path + "/a.yaml";
    ASSERT_TRUE(writeAtomically(files, path, "old").ok());
    EXPECT_EXIT(
        {
            limitFileSize(1024);
            const auto result = writeAtomically(files, path, std::string(4096, 'x'));
            const bool asPromised = !result.ok() && result.problem().what.id == "files.beyond-limit" && bytesOf(path) == "old";
            std::_Exit(asPromised ? 0 : 1);
        },
        testing::ExitedWithCode(0), "");
}

} // namespace faultline
