#pragma once

#include "model/layout/layout_plan.h"

#include <unordered_map>

/// What is added to placed frames and glyphs: lines, badges, the outline. Private to model/layout.
namespace faultline::layout {

/// Frames and glyphs of a diagram by id, for as long as neither list changes.
class ElementIndex {
public:
    explicit ElementIndex(const Diagram& diagram);
    [[nodiscard]] const DiagramFrame* frame(const std::string& id) const;
    [[nodiscard]] const DiagramGlyph* glyph(const std::string& id) const;
    [[nodiscard]] bool has(const std::string& id) const { return frame(id) || glyph(id); }

private:
    const Diagram& m_diagram;
    std::unordered_map<std::string, std::size_t> m_frames, m_glyphs;
};

/// Who calls whom and what replicates to what, without routes yet.
void addConnections(const Architecture& architecture, const Topology& topology, Diagram& diagram);

/// Badges on what they belong to, as many as there is room for.
void addBadges(const Architecture& architecture, const Topology& topology, Diagram& diagram);

/// Room for the title in each frame's header, beside tile and badges.
void setLabelWidths(Diagram& diagram);

/// One row for every resource, and the list of what is shown by nothing else.
void addOutline(const Architecture& architecture, const Texts& texts, Diagram& diagram);

} // namespace faultline::layout
