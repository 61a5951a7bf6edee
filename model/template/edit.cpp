#include "model/template/edit.h"

#include <algorithm>

namespace faultline {

Edit inverse(const Edit& edit)
{
    Edit back = edit;
    std::reverse(back.changes.begin(), back.changes.end());
    for (TextChange& change : back.changes) std::swap(change.before, change.after);
    return back;
}

} // namespace faultline
