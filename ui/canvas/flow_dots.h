#pragma once

#include "model/layout/marks.h"
#include "ui/canvas/camera.h"

#include <vector>

class QPainter;

namespace faultline::ui {

class Theme;

/// Requests as dots along the connections (LOOK section 7): hollow ones were answered, crosses failed, in the true ratio.
class FlowDots {
public:
    /// Which connections carry requests, and how many dots stand for them.
    void setFlows(const Diagram& diagram, const DrawingState& state);
    void clear() { m_flows.clear(); }
    [[nodiscard]] bool empty() const { return m_flows.empty(); }

    /// Moves the dots on. @param seconds  of wall clock. @param speed  of the drill
    void advance(double seconds, double speed);
    void paint(QPainter& painter, const Camera& camera, const Theme& theme) const;

private:
    struct Flow {
        std::string id;
        std::vector<Point> points;
        double length = 0;
        int dots = 0;
        double failedShare = 0;
        Rect pill; ///< the dots pass behind it
    };
    std::vector<Flow> m_flows;
    double m_phase = 0; ///< px along the lines
};

} // namespace faultline::ui
