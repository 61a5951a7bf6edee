#pragma once

#include <optional>
#include <string>
#include <vector>

namespace faultline::test {

/// The folder of strangers' files, from FAULTLINE_CORPUS; nothing when it is not set. Tests skip then, and say so.
[[nodiscard]] std::optional<std::string> corpusFolder();

/// Paths of its files in a kind's folder ("cloudformation", "drawio" …), sorted.
[[nodiscard]] std::vector<std::string> corpusFiles(const std::string& kind);

/// Bytes of a file; asserts that it can be read.
[[nodiscard]] std::string bytesOf(const std::string& path);

/// A file below tests/data.
[[nodiscard]] std::string dataPath(const std::string& name);

} // namespace faultline::test

#define FAULTLINE_NEEDS_CORPUS()                                                                                                                     \
    if (!faultline::test::corpusFolder()) GTEST_SKIP() << "FAULTLINE_CORPUS is not set: strangers' files are not tried"
