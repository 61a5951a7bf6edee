#pragma once

#include "model/document/document.h"

#include <string>

namespace faultline {

/// Saves a document and its sidecar, if it has one, each whole or not at all (RELIABILITY P1, P2). The template goes first: its sidecar names the
/// checksum of the template that it was saved with, so a sidecar that lags behind is seen to.
///
/// @param backupFolder  where the versions before are kept; empty: nowhere
/// The checksum goes into the file only, not into the document in memory, whose undo history counts in its own bytes.
[[nodiscard]] Result<Done> saveDocument(FileSystem& files, const Document& document, const std::string& path, const std::string& backupFolder);

} // namespace faultline
