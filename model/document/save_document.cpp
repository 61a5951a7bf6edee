#include "model/document/save_document.h"

#include "model/document/edit_builder.h"
#include "model/files/atomic_write.h"
#include "model/files/sha256.h"

namespace faultline {

namespace {

// The sidecar as it goes to the disk, with the checksum of the template beside it under `Template`. One that stands on the disk without a checksum
// was written by hand: it stays as it is, so that opening and saving gives the same bytes.
Result<std::string> sidecarText(const FileSystem& files, const Document& document)
{
    const bool isOnDisk = files.status(Document::sidecarPath(document.path())).kind != FileStatus::Kind::Missing;
    if (isOnDisk && !document.ownData().find("Template")) return document.sidecar()->text();
    EditBuilder builder(document, Message{"document.save", {}});
    builder.setOwn("Template", Literal("sha256:" + sha256Hex(document.source().text())));
    const std::string text = builder.document().sidecar()->text();
    if (auto edit = std::move(builder).finish(); !edit) return edit.problem();
    return text;
}

} // namespace

Result<Done> saveDocument(FileSystem& files, const Document& document, const std::string& path, const std::string& backupFolder)
{
    const Document renamed = document.withPath(path);
    const std::string& text = renamed.source().text();
    // What cannot be read back must not replace what can.
    if (auto again = Template::parse(text, path); !again) return again.problem();
    const AtomicWriteOptions options{backupFolder, 5, false};
    if (!renamed.sidecar()) return writeAtomically(files, path, text, options);

    const auto own = sidecarText(files, renamed);
    if (!own) return own.problem();
    if (auto again = Template::parse(*own, Document::sidecarPath(path)); !again) return again.problem();
    if (auto writable = checkWritable(files, Document::sidecarPath(path), options); !writable) return writable;
    if (auto done = writeAtomically(files, path, text, options); !done) return done;
    return writeAtomically(files, Document::sidecarPath(path), *own, options);
}

} // namespace faultline
