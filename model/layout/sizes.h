#pragma once

#include "model/layout/diagram.h"

/// Sizes of LOOK section 3, in device-independent pixels. None follows from a text, so that a renamed resource moves nothing.
namespace faultline::layout {

inline constexpr double kTile = 48, kCircle = 36;
inline constexpr double kSlotWidth = 128, kSlotHeight = 104, kSlotTop = 12; ///< a glyph with its label and ring; from its top to the tile
inline constexpr double kMemberWidth = 100;
inline constexpr double kLabelGap = 9, kLabelLine = 15, kSublabelLine = 14;
inline constexpr double kHeader = 24, kSubnetHeader = 20;
inline constexpr double kInset = 10; ///< between a frame and its child
inline constexpr double kColumnGap = 16, kRowGap = 24;
inline constexpr double kSubnetWidth = 340, kSubnetEmptyHeight = 76;
inline constexpr double kBarHeight = 52, kBarTile = 36, kBarLabel = 112;
inline constexpr double kPillHeight = 24, kPillWidth = 220; ///< of a group's header on its top edge
inline constexpr double kBus = 22;                          ///< between a group's header and its members, for the lines
inline constexpr double kVpcTop = 68;                       ///< below the Region's top: room for users' line and gateway
inline constexpr double kBadge = 16;

/// The header of an Auto Scaling group, centred on its top edge.
[[nodiscard]] inline Rect groupPill(const Rect& frame)
{
    const double width = std::min(kPillWidth, frame.width - 40);
    return {frame.x + (frame.width - width) / 2, frame.y - kPillHeight / 2, width, kPillHeight};
}

/// The corner tile of a frame; the label begins right of it.
[[nodiscard]] inline double cornerTile(FrameKind kind)
{
    return kind == FrameKind::PublicSubnet || kind == FrameKind::PrivateSubnet || kind == FrameKind::SecurityGroup ? 20 : 24;
}
[[nodiscard]] inline double headerHeight(FrameKind kind) { return cornerTile(kind); }

} // namespace faultline::layout
