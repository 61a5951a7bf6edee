#include "model/files/data_library.h"
#include "model/services/architecture.h"
#include "model/text/texts.h"
#include "tests/support/corpus.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <map>

namespace faultline {

TEST(ArchitectureCorpus, readsStrangersTemplatesAndTypesMostOfWhatIsDrawn)
{
    FAULTLINE_NEEDS_CORPUS();
    const Texts texts(DataLibrary::embedded());
    std::size_t all = 0, typed = 0, withTable = 0, drawable = 0, problems = 0, files = 0;
    std::map<std::string, int> generic, told;
    for (const std::string& path : test::corpusFiles("cloudformation")) {
        auto document = Document::parse(test::bytesOf(path), path);
        if (!document) continue; // SOURCES.md stands beside the templates
        ++files;
        const Architecture a = Architecture::from(*document);
        for (const Resource& resource : a.resources()) {
            ++all;
            const bool isOutline = resource.type->appearance == Appearance::Outline;
            drawable += isOutline ? 0 : 1;
            withTable += resource.isGeneric ? 0 : 1;
            typed += !resource.isGeneric && !isOutline ? 1 : 0;
            if (resource.isGeneric) ++generic[resource.typeName];
            EXPECT_FALSE(resource.displayName().empty());
        }
        for (const Problem& problem : a.problems())
            if (problem.what.id.starts_with("services.")) {
                ++problems;
                ++told[problem.what.id];
                std::printf("  %s\n", texts.render(problem).c_str());
            }
    }
    std::printf("%zu files, %zu resources, %.0f %% with a field table, %.0f %% of those drawn; %zu told\n", files, all,
                100.0 * static_cast<double>(withTable) / static_cast<double>(all), 100.0 * static_cast<double>(typed) / static_cast<double>(drawable),
                problems);
    EXPECT_GT(files, 40u);
    EXPECT_GT(withTable * 2, all) << "less than half of the resources have a field table";
    EXPECT_LT(problems * 20, all) << "too much of what strangers deploy is told to be wrong";
}

} // namespace faultline
