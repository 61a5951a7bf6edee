#pragma once

#include "model/graph/topology.h"
#include "model/layout/geometry.h"

#include <string>
#include <vector>

namespace faultline {

enum class FrameKind { Region, Vpc, AvailabilityZone, PublicSubnet, PrivateSubnet, AutoScalingGroup, SecurityGroup, OnPremises, Generic };
enum class GlyphShape { Square, Circle, Hollow }; ///< works; a way through the network border; a standby

/// A frame and what stands in it. `id` is unique in the diagram; `resource` is what a click selects.
struct DiagramFrame {
    std::string id;       ///< logical id, "<vpc>/<zone>" for an Availability Zone, "region"
    std::string resource; ///< logical id; empty for Region and AZ frames
    std::string parent;   ///< id of the enclosing frame; empty for the outermost
    FrameKind kind = FrameKind::Generic;
    Rect rect;               ///< in diagram coordinates
    std::string title;       ///< "AppVpc"
    std::string subtitle;    ///< "10.0.0.0/16"; empty when not known
    bool isExternal = false; ///< named outside of the document: hatched
    bool isGhost = false;    ///< its condition is false
    bool isUnknown = false;  ///< an Availability Zone that cannot be known
    Point origin;            ///< what `At` of own data is relative to
    double labelWidth = 0;   ///< room in the header for title and subtitle together
};

/// A resource, actor or sketch as an icon with a label. A Multi-AZ database is one resource with two glyphs.
struct DiagramGlyph {
    std::string id;       ///< logical id, "<id>@<zone>" for further glyphs, "<group>#<n>" for members of a group
    std::string resource; ///< logical id, actor or sketch id
    std::string frame;    ///< id of the frame it stands in; empty: outside of all
    std::string zone;     ///< empty when it has none
    GlyphShape shape = GlyphShape::Square;
    Category category = Category::Unknown;
    std::string icon; ///< file of resources/icons without suffix
    Rect rect;        ///< the tile, 48 or 36 wide
    std::string label, sublabel;
    Rect labelRect;     ///< both lines, already elided to fit
    bool isBar = false; ///< a load balancer: `bar` spans its zones, `rect` is the tile in it
    Rect bar;
    struct Cell {
        std::string zone;
        Rect rect;
        std::string text;
    };
    std::vector<Cell> cells; ///< of a bar, one per zone
    bool isGhost = false, isExternal = false, isActor = false, isMember = false;
    Point origin;                    ///< what `At` of own data is relative to
    std::vector<std::string> badges; ///< logical ids shown as a mark on this glyph (Elastic IP, launch template, alarm …)
};

enum class ConnectionKind { Traffic, Replication, Dependency, Route };

struct DiagramConnection {
    std::string id;                     ///< "<from>-><to>", with "#n" when several
    std::string from, to;               ///< glyph or frame ids
    std::vector<std::string> resources; ///< what it stands for: listener, target group, rule, attachment …
    ConnectionKind kind = ConnectionKind::Traffic;
    std::vector<Point> points; ///< right-angled, at least two
    std::string pill;          ///< "HTTP 80"; empty: none
    Rect pillRect;
    bool isInferred = false;
};

/// A mark on a frame or glyph that stands for a resource: what is not a box.
struct DiagramBadge {
    std::string resource; ///< logical id
    std::string on;       ///< frame or glyph id
    std::string icon;
    Rect rect;
};

struct DiagramNote {
    std::string id, text;
    Rect rect;
};

/// A row of the outline tree. Every resource of the template has exactly one row; those with `drawn` false are "Not drawn".
struct OutlineRow {
    std::string id;       ///< logical id, or the id of a Region or AZ frame
    std::string resource; ///< logical id; empty for Region, AZ, headings
    std::string label, typeLabel, icon;
    Category category = Category::Unknown;
    int depth = 0;
    bool drawn = true;
};

/// What is to be seen, as plain geometry. A value; every painter (canvas, minimap, SVG, PNG, PDF, draw.io) takes its places from here.
struct Diagram {
    Rect bounds;
    std::vector<DiagramFrame> frames; ///< parents before children
    std::vector<DiagramGlyph> glyphs;
    std::vector<DiagramConnection> connections;
    std::vector<DiagramBadge> badges;
    std::vector<DiagramNote> notes;
    std::vector<OutlineRow> outline;
    std::vector<std::string> notDrawn; ///< logical ids of the folded list "also in this template", sorted by type, then id
    std::string notDrawnTitle;         ///< its title

    [[nodiscard]] const DiagramFrame* frame(std::string_view id) const;
    [[nodiscard]] const DiagramGlyph* glyph(std::string_view id) const;
    /// Rectangles of a resource: frame, glyphs, bar, badge; empty when it is not drawn.
    [[nodiscard]] std::vector<Rect> rectsOf(std::string_view resource) const;
};

class FontWidths;
class Texts;

/// Arranges what has no position, keeps what a person placed, routes the connections. Deterministic; no logical id decides a place where
/// template order can.
[[nodiscard]] Diagram arrange(const Architecture& architecture, const Topology& topology, const FontWidths& widths, const Texts& texts);

} // namespace faultline
