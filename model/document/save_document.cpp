#include "model/document/save_document.h"

#include "model/document/edit_builder.h"
#include "model/files/atomic_write.h"
#include "model/files/sha256.h"

namespace faultline {

namespace {

bool namesTemplate(const std::string& sidecar)
{
    const auto parsed = Template::parse(sidecar, {});
    return parsed && parsed->root().find("Faultline").find("Template");
}

// The sidecar as it goes to the disk, with the checksum of the template beside it under `Template`. One that stands on the disk without a checksum
// was written by hand: it stays as it is, so that opening and saving gives the same bytes.
Result<std::string> sidecarText(const Document& document, const SavedBytes& saved)
{
    if (saved.sidecar && !namesTemplate(*saved.sidecar)) return document.sidecar()->text();
    EditBuilder builder(document, Message{"document.save", {}});
    builder.setOwn("Template", Literal("sha256:" + sha256Hex(document.source().text())));
    const std::string text = builder.document().sidecar()->text();
    if (auto edit = std::move(builder).finish(); !edit) return edit.problem();
    return text;
}

Result<std::optional<std::string>> bytesAt(const FileSystem& files, const std::string& path)
{
    if (files.status(path).kind == FileStatus::Kind::Missing) return std::optional<std::string>();
    auto bytes = readUserFile(files, path);
    if (!bytes) return bytes.problem();
    return std::optional<std::string>(*std::move(bytes));
}

/// What stands there is ours, too, where the disk did not confirm it.
Result<Done> finish(PreparedWrite& write, const FileSystem& files, const std::string& path, const std::string& bytes,
                    std::optional<std::string>& saved)
{
    auto done = write.finish();
    const auto now = bytesAt(files, path);
    if (now && *now == bytes) saved = bytes;
    return done;
}

} // namespace

SavedBytes savedBytesOf(const Document& document)
{
    return {document.source().text(), document.sidecar() ? std::optional(document.sidecar()->text()) : std::nullopt};
}

Result<SavedBytes> savedBytesAt(const FileSystem& files, const std::string& path)
{
    auto source = bytesAt(files, path);
    if (!source) return source.problem();
    auto sidecar = bytesAt(files, Document::sidecarPath(path));
    if (!sidecar) return sidecar.problem();
    if (*sidecar && (*sidecar)->find_first_not_of(" \t\r\n") == std::string::npos) sidecar->reset();
    return SavedBytes{*std::move(source), *std::move(sidecar)};
}

Result<Done> saveDocument(FileSystem& files, const Document& document, const std::string& path, const std::string& backupFolder, SavedBytes& saved)
{
    const Document renamed = document.withPath(path);
    const std::string& text = renamed.source().text();
    const std::string sidecar = Document::sidecarPath(path);
    // What cannot be read back must not replace what can.
    if (auto again = Template::parse(text, path); !again) return again.problem();
    const AtomicWriteOptions options{backupFolder, 5, false};
    auto source = PreparedWrite::prepare(files, path, text, options);
    if (!source) return source.problem();

    if (!renamed.sidecar()) {
        const auto there = savedBytesAt(files, path);
        if (!there) return there.problem();
        if (there->sidecar)
            if (auto removable = checkWritable(files, sidecar, options); !removable) return removable;
        if (auto done = finish(*source, files, path, text, saved.source); !done) return done;
        auto removed = there->sidecar ? removeKeepingBackup(files, sidecar, options) : Result<Done>(Done{});
        if (removed || files.status(sidecar).kind == FileStatus::Kind::Missing) saved.sidecar.reset();
        return removed;
    }
    const auto own = sidecarText(renamed, saved);
    if (!own) return own.problem();
    if (auto again = Template::parseOrEmpty(*own, sidecar); !again) return again.problem();
    auto beside = PreparedWrite::prepare(files, sidecar, *own, options);
    if (!beside) return beside.problem();
    if (auto done = finish(*source, files, path, text, saved.source); !done) return done;
    return finish(*beside, files, sidecar, *own, saved.sidecar);
}

} // namespace faultline
