#pragma once

namespace faultline {

/// One file of `resources/`, compiled in; the build writes the table.
struct EmbeddedFile {
    const char* name;
    const char* begin;
    const char* end;
};
extern const EmbeddedFile kEmbeddedFiles[];
extern const unsigned kEmbeddedFileCount;

} // namespace faultline
