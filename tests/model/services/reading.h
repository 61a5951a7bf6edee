#pragma once

#include "model/services/architecture.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace faultline::test {

/// The architecture of a YAML text; fails the test when it cannot be read.
inline Architecture architectureOf(std::string yaml)
{
    auto document = Document::parse(std::move(yaml), "test.yaml");
    EXPECT_TRUE(document.ok()) << (document.ok() ? "" : document.problem().what.id);
    return Architecture::from(document.ok() ? *document : Document::empty());
}

/// One resource `R` of a type, its properties as the lines of a YAML mapping without indent.
inline Architecture resourceOf(const std::string& type, const std::string& properties)
{
    std::string yaml = "Parameters:\n  Given: {Type: String, Default: \"80\"}\n  Open: {Type: String}\nResources:\n  R:\n    Type: " + type +
                       "\n    Properties:\n      ";
    for (char c : properties) yaml += c == '\n' ? std::string("\n      ") : std::string(1, c);
    return architectureOf(yaml + "\n  Other: {Type: \"AWS::EC2::VPC\", Properties: {CidrBlock: 10.0.0.0/16}}\n");
}

/// Ids of the problems with resource R.
inline std::vector<std::string> problemsOf(const Architecture& architecture)
{
    std::vector<std::string> ids;
    for (const Problem& problem : architecture.problems()) ids.push_back(problem.what.id);
    return ids;
}

} // namespace faultline::test
