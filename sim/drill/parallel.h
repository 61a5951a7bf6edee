#pragma once

#include <functional>

namespace faultline::sim {

/// What a campaign tells while it works: the share that is done, 0 to 1. Called from one thread at a time. False ends the work early; what it gives
/// then is incomplete and of no use.
using Progress = std::function<bool(double)>;

/// Calls `work` once for each of 0 … count-1 on up to `jobs` threads, in no order that anybody may rely on.
void forEachIndex(int count, int jobs, const std::function<void(int)>& work, const Progress& progress);

} // namespace faultline::sim
