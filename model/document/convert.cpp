#include "model/document/convert.h"

#include "model/document/literal_of.h"
#include "model/document/literal_text.h"

namespace faultline {

namespace {

std::string textOf(const Literal& whole, Format to)
{
    TextStyle style;
    style.format = to;
    style.shortFunctions = to == Format::Yaml;
    if (to == Format::Json) return flowText(whole, style, "") + "\n";
    return whole.fields.empty() ? "{}\n" : blockText(whole, style, 0) + "\n";
}

} // namespace

Result<Document> convert(const Document& source, Format to, const std::string& path)
{
    const Literal whole = literalOf(source.source().root());
    auto written = Document::parse(textOf(whole, to), path, source.sidecar() ? std::optional(source.sidecar()->text()) : std::nullopt);
    if (written && !equalLiteral(whole, literalOf(written->source().root())))
        return Problem{
            {"document.convert-differs", {{"file", path}}}, source.source().root().place(), Message{"document.convert-differs-remedy", {}}};
    return written;
}

bool equalValue(Node a, Node b) { return equalLiteral(literalOf(a), literalOf(b)); }

} // namespace faultline
