#pragma once

#include "model/document/evaluator.h"

namespace faultline {

/// Reads `Parameters`, gives each its value (asked for, else the drawing's, else the default, else unknown) and hands it to the evaluator.
void resolveParameters(const Document& document, const DocumentAnnotation& annotation, const ResolveOptions& options, ResolvedTemplate& resolved,
                       Evaluator& evaluator);

} // namespace faultline
