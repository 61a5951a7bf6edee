#include "model/advisor/advisor.h"
#include "model/document/edit_builder.h"

namespace faultline {

Result<Edit> editFor(const Document& document, const Finding& finding)
{
    if (!finding.fix) return Problem{{"advisor.no-fix", {{"check", finding.check}}}, finding.place, std::nullopt};
    EditBuilder builder(document, {"advisor.fix", {{"resource", finding.resource}}});
    builder.set(finding.fix->path, finding.fix->value);
    return std::move(builder).finish();
}

} // namespace faultline
