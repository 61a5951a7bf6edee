#pragma once

#include "model/layout/diagram.h"

#include <memory>
#include <string>
#include <vector>

namespace faultline {

/// Routes every connection: right-angled, around glyphs and labels, parallel lines 8 px apart; pills where they overlap nothing.
void routeConnections(Diagram& diagram, const FontWidths& widths);

/// Finds new ways for some lines, by index, whose ends are others now; the rest stays as it is.
void rerouteConnections(Diagram& diagram, const std::vector<std::size_t>& connections, const FontWidths& widths);

/// The lines at elements that are being moved together, found anew for each step of the way; all other lines stay as they are.
class MovedRoutes {
public:
    /// @param moved  ids of frames, glyphs and notes; what stands in a frame is named too
    MovedRoutes(const Diagram& diagram, const std::vector<std::string>& moved, const FontWidths& widths);
    MovedRoutes(MovedRoutes&&) noexcept;
    MovedRoutes& operator=(MovedRoutes&&) noexcept;
    ~MovedRoutes();

    /// Ids of the lines that begin or end at what moves, or lead through it. Sorted.
    [[nodiscard]] const std::vector<std::string>& affected() const;
    /// Those lines, with the elements this far from where the diagram has them. One with both ends among them just moves along.
    [[nodiscard]] std::vector<DiagramConnection> at(double dx, double dy);

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace faultline
