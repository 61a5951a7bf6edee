#pragma once

#include "model/layout/layout_plan.h"

namespace faultline::layout {

/// Moves what a person placed to its place and the rest out of its way. A wish wins over an arranged place; of two that collide the later one
/// in the template gives way; frames grow to hold what they contain, and what grew pushes its neighbours down. Nothing leaves its frame:
/// a place left of or above it is taken for its edge.
void applyWishes(const LayoutPlan& plan, Diagram& diagram);

/// Fills in `origin`, what own data's `At` is relative to: the frame around; of what spans subnets, the VPC.
void setOrigins(Diagram& diagram);

} // namespace faultline::layout
