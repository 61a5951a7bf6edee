#include "model/layout/drawn_as.h"
#include "model/layout/furnish.h"

#include <algorithm>
#include <map>

namespace faultline::layout {

ElementIndex::ElementIndex(const Diagram& diagram) : m_diagram(diagram)
{
    for (std::size_t i = 0; i < diagram.frames.size(); ++i) m_frames.emplace(diagram.frames[i].id, i);
    for (std::size_t i = 0; i < diagram.glyphs.size(); ++i) m_glyphs.emplace(diagram.glyphs[i].id, i);
}

const DiagramFrame* ElementIndex::frame(const std::string& id) const
{
    const auto it = m_frames.find(id);
    return it == m_frames.end() ? nullptr : &m_diagram.frames[it->second];
}

const DiagramGlyph* ElementIndex::glyph(const std::string& id) const
{
    const auto it = m_glyphs.find(id);
    return it == m_glyphs.end() ? nullptr : &m_diagram.glyphs[it->second];
}

namespace {

constexpr std::size_t kDependencyLines = 40; ///< more of these weakest lines would hide the drawing

class ConnectionBuilder {
public:
    ConnectionBuilder(const Architecture& architecture, const Topology& topology, Diagram& diagram)
        : m_architecture(architecture), m_topology(topology), m_diagram(diagram), m_elements(diagram)
    {
    }

    void run()
    {
        addImplicitUsers();
        for (const Call& call : m_topology.calls()) addCall(call);
        addBuses();
        addReplication();
        addDependencies();
    }

private:
    /// The Users that stand for whoever sends requests when the document names nobody.
    void addImplicitUsers()
    {
        if (!m_architecture.own().actors.empty()) return;
        for (const DiagramGlyph& g : m_diagram.glyphs)
            if (g.isActor)
                for (const std::string& entry : m_topology.entryPoints())
                    if (m_elements.has(entry)) add(g.id, entry, ConnectionKind::Traffic);
    }

    DiagramConnection& add(const std::string& from, const std::string& to, ConnectionKind kind)
    {
        const auto [it, isNew] = m_byEnds.try_emplace({from, to}, m_diagram.connections.size());
        if (isNew) {
            DiagramConnection c;
            c.id = from + "->" + to;
            c.from = from;
            c.to = to;
            c.kind = kind;
            m_diagram.connections.push_back(std::move(c));
        }
        return m_diagram.connections[it->second];
    }

    void addCall(const Call& call)
    {
        if (!m_elements.has(call.from) || !m_elements.has(call.to) || call.from == call.to) return;
        const bool isNew = !m_byEnds.contains({call.from, call.to});
        DiagramConnection& c = add(call.from, call.to, ConnectionKind::Traffic);
        c.isInferred = (isNew || c.isInferred) && call.origin == CallOrigin::Inferred;
        addResources(call, c);
        const std::string pill = pillOf(call);
        if (pill.empty() || (", " + c.pill + ", ").find(", " + pill + ", ") != std::string::npos) return;
        if (std::count(c.pill.begin(), c.pill.end(), ',') >= 1) return; // two say enough on a line
        c.pill += (c.pill.empty() ? "" : ", ") + pill;
    }

    static std::string pillOf(const Call& call)
    {
        std::string text = oneLine(call.protocol);
        if (call.port > 0) text += (text.empty() ? "" : " ") + std::to_string(call.port);
        return text;
    }

    /// Listener, rule and target group are this line.
    void addResources(const Call& call, DiagramConnection& c)
    {
        const auto note = [&](const std::string& id) {
            if (!id.empty() && !m_elements.has(id) && m_architecture.find(id) &&
                std::find(c.resources.begin(), c.resources.end(), id) == c.resources.end())
                c.resources.push_back(id);
        };
        note(call.via);
        const Resource* via = m_architecture.find(call.via);
        if (!via || m_elements.has(call.via)) return;
        for (const std::string& id : mentionsOf(*via)) {
            const Resource* r = m_architecture.find(id);
            if (r && r->typeName == "AWS::ElasticLoadBalancingV2::Listener") note(id);
        }
        note(call.targetGroup);
    }

    /// One line goes into a group; from its header a bus leads to its members.
    void addBuses()
    {
        std::unordered_map<std::string, bool> reached;
        for (const DiagramConnection& c : m_diagram.connections)
            if (const DiagramFrame* f = m_elements.frame(c.to); f && f->kind == FrameKind::AutoScalingGroup) reached[c.to] = true;
        for (const DiagramGlyph& g : m_diagram.glyphs)
            if (g.isMember && reached.contains(g.frame)) add(g.frame, g.id, ConnectionKind::Traffic);
    }

    void addReplication()
    {
        for (const DiagramGlyph& g : m_diagram.glyphs)
            if (g.shape == GlyphShape::Hollow && m_elements.has(g.resource)) add(g.resource, g.id, ConnectionKind::Replication);
        for (const Relation& r : m_topology.relations())
            if (r.kind == Relation::Kind::Replication && r.from != r.to && m_elements.glyph(r.from) && m_elements.glyph(r.to)) {
                DiagramConnection& c = add(r.from, r.to, ConnectionKind::Replication);
                if (!r.via.empty() && !m_elements.has(r.via) && m_architecture.find(r.via)) c.resources.push_back(r.via);
            }
    }

    void addDependencies()
    {
        std::vector<const Relation*> lines;
        for (const Relation& r : m_topology.relations()) {
            if (r.kind != Relation::Kind::Dependency || r.from == r.to) continue;
            const DiagramGlyph *from = m_elements.glyph(r.from), *to = m_elements.glyph(r.to);
            // That gateways and endpoints are made first says nothing about how things work together.
            if (!from || !to || from->shape == GlyphShape::Circle || to->shape == GlyphShape::Circle) continue;
            if (!m_byEnds.contains({r.from, r.to}) && !m_byEnds.contains({r.to, r.from})) lines.push_back(&r);
        }
        if (lines.size() > kDependencyLines) return;
        for (const Relation* r : lines) add(r->from, r->to, ConnectionKind::Dependency);
    }

    const Architecture& m_architecture;
    const Topology& m_topology;
    Diagram& m_diagram;
    ElementIndex m_elements;
    std::map<std::pair<std::string, std::string>, std::size_t> m_byEnds;
};

} // namespace

void addConnections(const Architecture& architecture, const Topology& topology, Diagram& diagram)
{
    ConnectionBuilder(architecture, topology, diagram).run();
}

} // namespace faultline::layout
