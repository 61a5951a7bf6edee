#include "model/document/convert.h"

#include "model/document/literal_of.h"
#include "model/document/literal_text.h"

namespace faultline {

std::string convert(const Template& source, Format to)
{
    TextStyle style;
    style.format = to;
    style.shortFunctions = to == Format::Yaml;
    const Literal whole = literalOf(source.root());
    if (to == Format::Json) return flowText(whole, style, "") + "\n";
    return whole.fields.empty() ? "{}\n" : blockText(whole, style, 0) + "\n";
}

bool equalValue(Node a, Node b) { return equalLiteral(literalOf(a), literalOf(b)); }

} // namespace faultline
