#include "model/text/number_in.h"

#include <gtest/gtest.h>

namespace faultline {

TEST(NumberIn, readsWholeTextsOnly)
{
    for (const auto& [text, number] : {std::pair("12", 12.0), {"-1.5", -1.5}, {"1e3", 1000.0}, {" 7\n", 7.0}, {"+4", 4.0}, {"007", 7.0}, {"-0", 0.0}})
        EXPECT_EQ(numberIn(text), number) << text;
    for (const char* text : {"", " ", "nan", "NaN", "inf", "-Infinity", "1e999", "+-4", "--4", "4 5", "4x", "0x10", "1,5"})
        EXPECT_EQ(numberIn(text), std::nullopt) << text;
}

} // namespace faultline
