#pragma once

#include "model/layout/diagram.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace faultline {

/// The display list: what every painter draws, in order. Colours are theme token names ("vpc.border", "text", "compute"), never hex;
/// a painter looks them up in its theme. Canvas, minimap, SVG, PNG and PDF draw the same marks, so what is exported is what was drawn.
namespace mark {

struct Stroke {
    std::string token;
    double width = 1;
    std::vector<double> dash; ///< empty: solid
};

struct Box {
    Rect rect;
    std::string fill; ///< token; empty: none
    std::optional<Stroke> stroke;
    double radius = 0;
    bool hatch = false; ///< 45-degree hatch in `fill`, 9 apart
};

struct Ellipse {
    Rect rect;
    std::string fill;
    std::optional<Stroke> stroke;
};

struct Path {
    std::vector<Point> points;
    Stroke stroke;
    bool arrowAtEnd = false, openArrow = false;
};

/// An arc clockwise from the top, `share` of a full turn.
struct Arc {
    Point centre;
    double radius = 0, share = 0;
    Stroke stroke;
};

struct Text {
    enum class Align { Left, Centre, Right };
    Point baseline;
    std::string text; ///< already elided to `width`
    double width = 0; ///< from the shipped width table: painters fit their font into it
    double size = 12;
    bool bold = false, monospace = false;
    std::string token;
    Align align = Align::Left;
};

struct Icon {
    Rect rect;
    std::string name;      ///< file of resources/icons without suffix
    bool outlined = false; ///< drawn as an outline in the `down` token
    double opacity = 1;
};

/// A closed polygon (status octagon, triangle, diamond).
struct Polygon {
    std::vector<Point> points;
    std::string fill;
    std::optional<Stroke> stroke;
};

using Shape = std::variant<Box, Ellipse, Path, Arc, Text, Icon, Polygon>;

} // namespace mark

/// One shape and what it stands for.
struct Mark {
    std::string resource;   ///< logical id (SVG: data-resource); empty for Region, AZ, notes, legend
    std::string element;    ///< id of the diagram element
    int minZoomPercent = 0; ///< level of detail: not drawn below this zoom
    mark::Shape shape;
};

enum class Status { None, Green, Yellow, Red, CantTell, NoData };

/// How one glyph or member looks in a drill (LOOK section 6).
struct GlyphState {
    enum class Health { Serving, Down, Launching, WarmingUp, Draining, Standby, Promoting, Throttled, Unknown };
    Health health = Health::Serving;
    std::optional<double> load; ///< 0..1; nullopt: no ring
    int waiting = 0;            ///< queue
    double progress = 0;        ///< 0..1, boot or promotion
    std::string sublabel;       ///< replaces the diagram's; "power lost"
};

struct ConnectionState {
    double ratePerSecond = 0;
    double failedShare = 0; ///< 0..1
    bool flows = true;
    std::string pill; ///< "120/s fail: no connection"
};

/// A member of a group as a run has it; launched ones come, terminated ones go.
struct RunMember {
    std::string group; ///< logical id
    std::string id;    ///< glyph id: "AppGroup#5"
    std::string zone;
    bool isReached = true; ///< the load balancer sends it requests: a bus leads to it

    friend bool operator==(const RunMember&, const RunMember&) = default;
};

/// Where the acting instance of a Multi-AZ database is in a run: after a failover its standby has taken over.
struct RunPrimary {
    std::string resource; ///< logical id
    std::string zone;

    friend bool operator==(const RunPrimary&, const RunPrimary&) = default;
};

/// What a drill or the advisor adds to a drawing.
struct DrawingState {
    std::vector<RunMember> members;                                   ///< of groups; empty: those that the template starts with
    std::vector<RunPrimary> primaries;                                ///< of databases; empty: where the template has them
    std::vector<std::pair<std::string, GlyphState>> glyphs;           ///< by glyph id
    std::vector<std::pair<std::string, ConnectionState>> connections; ///< by connection id
    std::vector<std::pair<std::string, std::string>> faultedFrames;   ///< AZ frame id, text of its pill ("No power, 1:30 of 5:00")
    std::vector<std::pair<std::string, Status>> statuses;             ///< by resource: worst finding
};

[[nodiscard]] std::vector<Mark> paint(const Diagram& diagram, const FontWidths& widths, const DrawingState& state = {});

} // namespace faultline
