#include "sim/drill/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace faultline::sim {

void forEachIndex(int count, int jobs, const std::function<void(int)>& work, const Progress& progress)
{
    std::atomic<int> next{0};
    std::mutex telling;
    int done = 0;
    const auto takeTurns = [&] {
        for (int i = next++; i < count; i = next++) {
            work(i);
            const std::lock_guard lock(telling);
            ++done;
            if (progress && !progress(static_cast<double>(done) / static_cast<double>(count))) next = count;
        }
    };
    std::vector<std::thread> threads;
    for (int t = 1; t < std::min(jobs, count); ++t) threads.emplace_back(takeTurns);
    takeTurns();
    for (std::thread& thread : threads) thread.join();
}

} // namespace faultline::sim
