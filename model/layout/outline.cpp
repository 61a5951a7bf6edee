#include "model/layout/drawn_as.h"
#include "model/layout/furnish.h"
#include "model/text/texts.h"

#include <algorithm>
#include <unordered_set>

namespace faultline::layout {

namespace {

class OutlineBuilder {
public:
    OutlineBuilder(const Architecture& architecture, const Texts& texts, Diagram& diagram)
        : m_architecture(architecture), m_texts(texts), m_diagram(diagram)
    {
    }

    void run()
    {
        m_diagram.notDrawnTitle = m_texts.render(Message{"layout.also", {}});
        findParents();
        addFrame(m_diagram.frames.front(), 0);
        for (const Resource& r : m_architecture.resources())
            if (!m_told.contains(r.id)) m_undrawn.push_back(&r);
        // Drawn, but in no frame of the tree.
        std::erase_if(m_undrawn, [&](const Resource* r) {
            if (!m_drawn.contains(r->id)) return false;
            addResource(*r, 1);
            return true;
        });
        std::stable_sort(m_undrawn.begin(), m_undrawn.end(),
                         [](const Resource* a, const Resource* b) { return std::tie(a->typeName, a->id) < std::tie(b->typeName, b->id); });
        for (const Resource* r : m_undrawn) {
            m_diagram.outline.push_back(row(*r, 0, false));
            m_diagram.notDrawn.push_back(r->id);
        }
    }

private:
    void findParents()
    {
        for (const DiagramFrame& f : m_diagram.frames) {
            m_frames[f.parent].push_back(&f);
            m_drawn.insert(f.resource);
        }
        for (const DiagramGlyph& g : m_diagram.glyphs) {
            m_glyphs[g.frame].push_back(&g);
            m_drawn.insert(g.resource);
        }
        for (const DiagramBadge& b : m_diagram.badges) addBelow(b.on, b.resource);
        for (const DiagramConnection& c : m_diagram.connections)
            for (const std::string& id : c.resources) addBelow(c.from, id);
    }

    void addBelow(const std::string& element, const std::string& resource)
    {
        m_below[element].push_back(resource);
        m_drawn.insert(resource);
    }

    OutlineRow row(const Resource& r, int depth, bool drawn) const
    {
        return {r.id, r.id, oneLine(r.displayName()), std::string(r.type->label), std::string(r.type->icon), r.type->category, depth, drawn};
    }

    void addResource(const Resource& r, int depth)
    {
        if (!m_told.insert(r.id).second) return;
        m_diagram.outline.push_back(row(r, depth, true));
        if (const auto it = m_below.find(r.id); it != m_below.end())
            for (const std::string& id : it->second)
                if (const Resource* below = m_architecture.find(id)) addResource(*below, depth + 1);
    }

    void addFrame(const DiagramFrame& f, int depth)
    {
        if (const Resource* r = m_architecture.find(f.resource)) {
            addResource(*r, depth);
        } else {
            const bool isZone = f.kind == FrameKind::AvailabilityZone;
            const std::string label = isZone && !f.isUnknown ? f.id.substr(f.id.rfind('/') + 1) : f.kind == FrameKind::Region ? f.subtitle : f.title;
            const char* icon = f.kind == FrameKind::Region ? "region" : isZone ? "availability-zone" : f.kind == FrameKind::Vpc ? "vpc" : "generic";
            m_diagram.outline.push_back({f.id,
                                         {},
                                         label,
                                         f.kind == FrameKind::Region ? m_texts.render(Message{"layout.region", {}})
                                         : isZone                    ? m_texts.render(Message{"layout.zone-kind", {}})
                                                                     : f.title,
                                         icon,
                                         Category::Networking,
                                         depth,
                                         true});
        }
        // Subnets first, then what stands in the frame itself.
        if (const auto it = m_frames.find(f.id); it != m_frames.end())
            for (const DiagramFrame* child : it->second) addFrame(*child, depth + 1);
        if (const auto it = m_glyphs.find(f.id); it != m_glyphs.end())
            for (const DiagramGlyph* g : it->second)
                if (const Resource* r = m_architecture.find(g->resource)) addResource(*r, depth + 1);
    }

    const Architecture& m_architecture;
    const Texts& m_texts;
    Diagram& m_diagram;
    std::unordered_map<std::string, std::vector<const DiagramFrame*>> m_frames;
    std::unordered_map<std::string, std::vector<const DiagramGlyph*>> m_glyphs;
    std::unordered_map<std::string, std::vector<std::string>> m_below;
    std::unordered_set<std::string> m_drawn, m_told;
    std::vector<const Resource*> m_undrawn;
};

} // namespace

void addOutline(const Architecture& architecture, const Texts& texts, Diagram& diagram) { OutlineBuilder(architecture, texts, diagram).run(); }

} // namespace faultline::layout
