#pragma once

#include "model/document/recipes/remedies.h"
#include "ui/canvas/camera.h"
#include "ui/canvas/hit_index.h"
#include "ui/canvas/snap.h"
#include "ui/session/session.h"

#include <QCursor>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QWidget;

namespace faultline::ui {

class Theme;

/// What stands above the drawing for the moment: a value that tools write and the overlay painter draws.
struct Overlay {
    std::string hovered; ///< element under the pointer
    std::string focused; ///< element that has the keyboard
    std::optional<Rect> rubberBand;
    std::vector<Guide> guides;

    std::vector<std::string> lifted; ///< elements drawn in the overlay, moved by (dx, dy), instead of in place
    double dx = 0, dy = 0;
    std::vector<std::string> replaced;                   ///< lines that follow what is lifted: not drawn in place. Sorted
    std::vector<DiagramConnection> followed;             ///< those, as they run for the moment
    std::optional<std::pair<std::string, Rect>> resized; ///< a frame and the rectangle it would get

    struct Drop {
        std::string frame; ///< target; empty: none
        Rect rect;         ///< of the target
        bool allowed = true;
        QString icon, label;
        Point at;
    };
    std::optional<Drop> drop;
    Diagram preview; ///< what a drop, or the first remedy of a refused one, would add

    struct Wire {
        Point from, to;
        std::optional<Rect> target;
        bool allowed = true;
    };
    std::optional<Wire> wire;
};

/// What the tools share: the view, what is under the pointer, and the ways to tell the canvas. Owned by the canvas, outlives its tools.
struct CanvasContext {
    Session* session = nullptr;
    Theme* theme = nullptr;
    QWidget* widget = nullptr;
    Camera camera;
    std::shared_ptr<const Derived> derived; ///< what is on screen
    HitIndex hits;
    Overlay overlay;
    std::string selectedConnection; ///< a connection that stands for no resource cannot be in the session's selection

    std::function<void()> overlayChanged;
    std::function<void()> baseChanged;   ///< what is drawn below the overlay has to be drawn anew
    std::function<void(QPointF)> panned; ///< the camera was moved by whole pixels
    /// Shows why not, at a place of the diagram, and the ways out.
    std::function<void(const Problem&, Point, const std::vector<Remedy>&)> refuse;
    std::function<void()> forgive;      ///< takes the refusal away
    std::function<void()> backToSelect; ///< a tool for one use is done
    std::function<void(const std::string&)> renameInPlace;

    [[nodiscard]] const Diagram& diagram() const { return derived->diagram; }
    /// How far off something may be missed: 8 px on screen.
    [[nodiscard]] double tolerance() const { return 8 / camera.zoom(); }
    [[nodiscard]] Hit hitAt(Point p) const { return hits.at(p, tolerance()); }
    [[nodiscard]] bool isSelected(const Hit& hit) const;
    [[nodiscard]] std::vector<std::string> selectedResources() const;
    void select(const Hit& hit, bool toggle);
    void selectAlso(const std::vector<Hit>& hits, bool keep);
    /// The rectangle of an element: glyph tile, bar or frame; nothing when it is gone.
    [[nodiscard]] std::optional<Rect> rectOf(const std::string& element) const;
    /// The frame or glyph whose handles are shown: the only one selected; empty otherwise.
    [[nodiscard]] std::string soleSelection() const;
};

} // namespace faultline::ui
