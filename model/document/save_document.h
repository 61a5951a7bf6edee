#pragma once

#include "model/document/document.h"

#include <optional>
#include <string>

namespace faultline {

/// The bytes of a document's two files as they were last read or written here; nothing where there is no file. A sidecar of blanks only is none.
struct SavedBytes {
    std::optional<std::string> source, sidecar;

    friend bool operator==(const SavedBytes&, const SavedBytes&) = default;
};

/// Those of a document that was just opened.
[[nodiscard]] SavedBytes savedBytesOf(const Document& document);
/// Those on the disk now. Fails on a file that is there and cannot be read.
[[nodiscard]] Result<SavedBytes> savedBytesAt(const FileSystem& files, const std::string& path);

/// Saves a document so that opening `path` gives it again (RELIABILITY P1, P2): the template and the sidecar are both written beside their places
/// before the first is replaced, and a sidecar that the document does not have any more is taken away. The template goes first: its sidecar names
/// the checksum of the template that it was saved with, so a sidecar that lags behind is seen to.
///
/// @param backupFolder  where the versions before are kept; empty: nowhere
/// @param saved         of the files at `path`; brought up to date file by file, also when the save fails half-way
/// The checksum goes into the file only, not into the document in memory, whose undo history counts in its own bytes.
[[nodiscard]] Result<Done> saveDocument(FileSystem& files, const Document& document, const std::string& path, const std::string& backupFolder,
                                        SavedBytes& saved);

} // namespace faultline
