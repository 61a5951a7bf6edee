#include "sim/core/assertion.h"

#include <cstdio>
#include <cstdlib>

namespace faultline::sim {

void assertionFailed(const char* what, const char* file, int line)
{
    std::fprintf(stderr, "faultline: internal error: %s does not hold (%s:%d)\n", what, file, line);
    std::abort();
}

} // namespace faultline::sim
