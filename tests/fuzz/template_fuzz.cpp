#include "model/template/template.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using faultline::Template;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto result = Template::parse(text, "fuzz");
    if (!result.ok()) {
        if (!result.problem().remedy) std::abort();
        return 0;
    }
    if (result->text() != text) std::abort();
    for (const auto& [key, value] : result->root().entries())
        if (value.span().end > text.size() || !(result->at(value.path()) == value)) std::abort();
    return 0;
}
