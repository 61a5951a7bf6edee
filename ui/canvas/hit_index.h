#pragma once

#include "model/layout/diagram.h"

#include <memory>
#include <string>
#include <vector>

namespace faultline::ui {

/// What is under the pointer: ids only, so it can outlive the diagram it was asked of.
struct Hit {
    enum class Kind { None, Frame, Glyph, Connection, Badge, Note };

    Kind kind = Kind::None;
    std::string element;                ///< id in the diagram
    std::vector<std::string> resources; ///< what a click selects; empty for Region, AZ and notes
    bool onHeader = false;              ///< of a frame: its header or border, where it can be taken hold of

    explicit operator bool() const { return kind != Kind::None; }
    friend bool operator==(const Hit&, const Hit&) = default;
};

/// Answers "what is here" for a diagram, from R-trees packed once per diagram.
class HitIndex {
public:
    HitIndex();
    explicit HitIndex(const Diagram& diagram);
    HitIndex(HitIndex&&) noexcept;
    HitIndex& operator=(HitIndex&&) noexcept;
    ~HitIndex();

    /// The topmost thing at a point: badge, glyph, note, connection, frame (innermost first). `tolerance` is how far off a line may be missed,
    /// and half of how small a thing may be to be hit, in diagram units (hit areas are at least 16 on screen).
    [[nodiscard]] Hit at(Point point, double tolerance) const;
    /// The innermost frame around a point; None outside of all.
    [[nodiscard]] Hit frameAt(Point point) const;
    /// Frames, glyphs and notes that lie wholly inside.
    [[nodiscard]] std::vector<Hit> inside(const Rect& rect) const;
    /// Everything that can be walked by keyboard, in reading order of the diagram: frames with what stands in them, then the rest.
    [[nodiscard]] const std::vector<Hit>& walk() const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

/// Height of the strip at the top of a frame that belongs to its title.
[[nodiscard]] double headerHeight(const DiagramFrame& frame);

} // namespace faultline::ui
