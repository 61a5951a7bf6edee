#pragma once

#include "model/layout/marks.h"
#include "model/layout/sizes.h"

#include <unordered_map>

/// The steps of paint(). Private to model/layout.
namespace faultline::layout {

/// A display list under construction, with the state of a drill or the advisor at hand by id.
class Painting {
public:
    Painting(const FontWidths& widths, const DrawingState& state);

    /// What the next marks stand for.
    void about(const std::string& resource, const std::string& element, int minZoomPercent = 0);
    void add(mark::Shape shape);

    void box(const Rect& rect, const std::string& fill, std::optional<mark::Stroke> stroke = std::nullopt, double radius = 0);
    void icon(const Rect& rect, const std::string& name, bool outlined = false, double opacity = 1);
    /// Text elided to the room there is; returns its width.
    double text(Point baseline, std::string_view words, double size, bool bold, const std::string& token, double room,
                mark::Text::Align align = mark::Text::Align::Left);

    /// Status as shape and colour (LOOK section 2), in a square around `centre`.
    void status(Status status, Point centre, double size);

    [[nodiscard]] const FontWidths& widths() const { return m_widths; }
    [[nodiscard]] const GlyphState* glyphState(const std::string& id) const;
    [[nodiscard]] const ConnectionState* connectionState(const std::string& id) const;
    [[nodiscard]] const std::string* fault(const std::string& frame) const; ///< its pill
    [[nodiscard]] Status statusOf(const std::string& resource) const;
    [[nodiscard]] std::vector<Mark> take() { return std::move(m_marks); }

private:
    const FontWidths& m_widths;
    std::vector<Mark> m_marks;
    std::string m_resource, m_element;
    int m_minZoom = 0;
    std::unordered_map<std::string, const GlyphState*> m_glyphs;
    std::unordered_map<std::string, const ConnectionState*> m_connections;
    std::unordered_map<std::string, const std::string*> m_faults;
    std::unordered_map<std::string, Status> m_statuses;
};

void paintFrame(const DiagramFrame& frame, bool isFaulted, Painting& painting);
void paintFaultPill(const DiagramFrame& frame, const std::string& text, Painting& painting);
void paintConnection(const DiagramConnection& connection, Painting& painting);
void paintPill(const DiagramConnection& connection, Painting& painting);
void paintGlyph(const DiagramGlyph& glyph, bool isFaulted, Painting& painting);
void paintBar(const DiagramGlyph& glyph, Painting& painting);

/// Levels of detail (LOOK section 3), as the least zoom in per cent.
inline constexpr int kLabelsFrom = 40, kSublabelsFrom = 60;

} // namespace faultline::layout
