#pragma once

#include "model/layout/furnish.h"
#include "model/layout/path_grid.h"
#include "model/layout/spatial_index.h"

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace faultline {
class FontWidths;
}

namespace faultline::layout {

/// Finds ways for the lines of a diagram, one after the other, and places their pills. Private to model/layout.
///
/// Elements named as moving are kept apart from those that stand still, so that a drag asks for new ways without anything being indexed anew.
class Router {
public:
    /// Both outlive the router; frames and glyphs are neither added nor taken away meanwhile. What moves is moved in the diagram by the owner, and
    /// told to the router by `setOffset`.
    Router(Diagram& diagram, const FontWidths& widths, const std::unordered_set<std::string>& moving = {});

    /// All lines, those first that have one good way, then the pills.
    void routeAll();

    /// How far the moving elements are from where they stood when the router was made.
    void setOffset(double dx, double dy) { m_layers[kMoving].offset = {dx, dy}; }
    /// Takes a line as it is: others keep their distance.
    void keep(std::size_t connection);
    /// Finds ways and places for the pills of these, in this order; what earlier calls found is forgotten. @param budget  places looked at
    void routeAgain(const std::vector<std::size_t>& connections, std::int64_t budget);

    /// The ids of gateways and endpoints that a line is led through.
    [[nodiscard]] std::vector<std::string> waypointsOf(const DiagramConnection& connection) const;

private:
    /// What no line may cross and whose it is, and the borders that no line follows.
    struct Layer {
        SpatialIndex obstacles, borders;
        std::vector<std::string> owners;
        std::vector<Stretch> borderOf;
        Point offset;
    };
    /// Routed lines and placed pills.
    struct Lines {
        SpatialIndex stretches, pills;
        std::vector<std::pair<Stretch, std::size_t>> of; ///< and their connection
    };
    static constexpr std::size_t kStanding = 0, kMoving = 1;

    void addObstacles(const std::unordered_set<std::string>& moving);
    void findWaypoints();
    [[nodiscard]] const DiagramFrame* vpcOf(const std::string& element) const;
    [[nodiscard]] const DiagramGlyph* gatewayBetween(const DiagramConnection& c) const;
    [[nodiscard]] const DiagramGlyph* endpointBetween(const DiagramConnection& c) const;
    [[nodiscard]] std::vector<Port> portsOf(const std::string& id, const std::string& other, bool isTarget) const;

    void route(std::size_t index);
    void add(Lines& lines, std::size_t index);
    [[nodiscard]] std::vector<Point> way(const DiagramConnection& c, const std::vector<Port>& from, const std::vector<Port>& to);
    [[nodiscard]] std::vector<Rect> obstaclesIn(const Rect& window, const DiagramConnection& c, const std::vector<Port>& from,
                                                const std::vector<Port>& to) const;
    [[nodiscard]] std::vector<Stretch> foreignIn(const Rect& window, const DiagramConnection& c) const;

    void placePill(std::size_t index);
    [[nodiscard]] bool isFreeForPill(const Rect& rect, std::size_t index, bool keepsOffLines) const;

    Diagram& m_diagram;
    const FontWidths& m_widths;
    ElementIndex m_elements;
    std::array<Layer, 2> m_layers; ///< what stands, what moves
    Lines m_kept, m_found;
    std::unordered_map<std::string, const DiagramGlyph*> m_gateways, m_endpoints; ///< by VPC; by VPC and service
    std::int64_t m_budget = 0;
    PathGrid::Notes m_notes;
};

} // namespace faultline::layout
