#include "model/files/data_library.h"
#include "model/text/texts.h"

#include <gtest/gtest.h>

namespace faultline {

TEST(Texts, fillsNamedArgumentsAndShowsIdsWithoutWording)
{
    const Texts texts(DataLibrary::embedded());
    EXPECT_EQ(texts.render(Message{"files.too-large", {{"limit", "32 MiB"}}}), "The file is larger than 32 MiB.");
    EXPECT_EQ(texts.render(Message{"nobody.wrote-this", {{"a", "1"}}}), "nobody.wrote-this a=1");
}

TEST(Texts, tellsThePartsOfAPlaceThatExist)
{
    const Texts texts(DataLibrary::embedded());
    const Problem problem{{"files.too-large", {{"limit", "1 KiB"}}}, {"net.yaml", 41, 9, {}}, std::nullopt};
    EXPECT_EQ(texts.render(problem), "net.yaml, line 41, column 9: The file is larger than 1 KiB.");
}

} // namespace faultline
