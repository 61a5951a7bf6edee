#pragma once

#include "model/layout/diagram.h"

#include <optional>
#include <string>
#include <vector>

/// What is to be drawn and which frame it belongs to, before any geometry. Private to model/layout.
namespace faultline {
class Texts;
}

namespace faultline::layout {

/// A place and size that a person gave, relative to the frame around.
struct Wish {
    std::optional<Point> at, size;
    [[nodiscard]] bool any() const { return at || size; }
};

struct PlannedGlyph {
    DiagramGlyph glyph; ///< without rectangles
    Wish wish;
};

/// A subnet; or, frameless, what stands in an Availability Zone without a subnet.
struct PlannedSubnet {
    DiagramFrame frame;
    Wish wish;
    bool isFrameless = false;
    std::size_t zone = 0; ///< index of the VPC's zones
    int tier = 1;         ///< 0 public, 1 application, 2 data, 3 frameless
    std::size_t row = 0;  ///< the same for the same tier in every Availability Zone
    std::vector<PlannedGlyph> glyphs;
    bool isMentionedByData = false, hasCompute = false; ///< what tells the tiers apart
};

struct PlannedZone {
    DiagramFrame frame;
    Wish wish;
};

/// A load balancer or an Auto Scaling group: it spans subnets of its VPC.
struct PlannedSpan {
    bool isBar = false;
    PlannedGlyph bar;   ///< of a load balancer
    DiagramFrame frame; ///< of a group
    Wish wish;
    std::size_t depth = 0;             ///< how many calls away from where requests come in: callers stand above what they call
    std::vector<std::size_t> subnets;  ///< one an Availability Zone, in column order; empty: stands loose
    std::vector<PlannedGlyph> members; ///< of a group, in turn over its subnets
};

struct PlannedVpc {
    DiagramFrame frame;
    Wish wish;
    std::vector<PlannedZone> zones;
    std::vector<PlannedSubnet> subnets;
    std::vector<PlannedSpan> spans;
    std::vector<PlannedGlyph> topBorder, rightBorder;
    std::vector<PlannedGlyph> loose; ///< somewhere in the VPC
};

struct LayoutPlan {
    DiagramFrame region;
    Wish regionWish;
    std::vector<PlannedVpc> vpcs;
    std::vector<PlannedGlyph> regional;
    std::vector<PlannedGlyph> placeless; ///< belong into some VPC, nobody can say which
    std::vector<PlannedSpan> placelessGroups;
    std::vector<PlannedGlyph> outside; ///< actors and sketches
    std::vector<DiagramNote> notes;
    std::string placelessTitle, placelessSubtitle;
};

/// At most so many members of a group are drawn; the rest is told in its header.
inline constexpr int kMembersDrawn = 12;

[[nodiscard]] LayoutPlan planLayout(const Architecture& architecture, const Topology& topology, const Texts& texts);

/// Names of frames that no resource stands for.
inline constexpr const char* kRegionFrame = "region";
inline constexpr const char* kPlacelessFrame = "place-unknown";
inline constexpr const char* kDefaultVpcFrame = "default-vpc";

} // namespace faultline::layout
