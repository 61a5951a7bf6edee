#pragma once

#include "model/graph/topology.h"

#include <gtest/gtest.h>

namespace faultline::test {

/// The architecture of a template that the test wrote itself; fails the test when it does not parse.
inline Architecture architectureOf(const std::string& text)
{
    auto document = Document::parse(text, "test.yaml");
    EXPECT_TRUE(document.ok()) << (document.ok() ? "" : document.problem().what.id) << "\n" << text;
    return Architecture::from(document.ok() ? *document : Document::empty());
}

} // namespace faultline::test
