#pragma once

#include <memory>

namespace faultline::sim {

class WindowKernel;
struct FeedForward;

/// A world's window kernel, and which part of the plan it is for. Copies of a world share the plan and have a kernel of their own, as it holds
/// nothing between two intervals but memory.
struct WindowKernelSlot {
    std::shared_ptr<const FeedForward> plan; ///< null: no part of it, or nobody wants windows
    std::shared_ptr<WindowKernel> kernel;    ///< made at the first use

    WindowKernelSlot() = default;
    explicit WindowKernelSlot(std::shared_ptr<const FeedForward> p) : plan(std::move(p)) {}
    WindowKernelSlot(const WindowKernelSlot& other) : plan(other.plan) {}
    WindowKernelSlot(WindowKernelSlot&&) noexcept = default;
    WindowKernelSlot& operator=(const WindowKernelSlot& other)
    {
        plan = other.plan;
        kernel.reset();
        return *this;
    }
    WindowKernelSlot& operator=(WindowKernelSlot&&) noexcept = default;
    ~WindowKernelSlot() = default;
};

} // namespace faultline::sim
