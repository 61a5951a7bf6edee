#include "model/layout/apply_wishes.h"

#include "model/layout/sizes.h"
#include "model/layout/spatial_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace faultline::layout {

namespace {

constexpr double kFarthest = 100'000; ///< further away nothing can be placed by hand

/// A frame or a glyph, whichever.
struct Item {
    bool isFrame = false;
    std::size_t index = 0;
};

class WishApplier {
public:
    WishApplier(const LayoutPlan& plan, Diagram& diagram) : m_diagram(diagram)
    {
        collect(plan);
        if (m_wishes.empty()) return;
        for (std::size_t i = 0; i < diagram.frames.size(); ++i) m_frames[diagram.frames[i].id] = i;
        m_children.resize(diagram.frames.size());
        for (std::size_t i = 0; i < diagram.frames.size(); ++i) addChild(diagram.frames[i].parent, {true, i});
        for (std::size_t i = 0; i < diagram.glyphs.size(); ++i) addChild(diagram.glyphs[i].frame, {false, i});
    }

    void run()
    {
        if (m_wishes.empty()) return;
        for (std::size_t i : innermostFirst()) settle(i);
    }

private:
    void wish(const std::string& id, const Wish& w)
    {
        if (w.any()) m_wishes.emplace(id, w);
    }

    void collect(const LayoutPlan& plan)
    {
        const auto glyphs = [&](const std::vector<PlannedGlyph>& list) {
            for (const PlannedGlyph& g : list) wish(g.glyph.id, g.wish);
        };
        wish(plan.region.id, plan.regionWish);
        for (const PlannedVpc& vpc : plan.vpcs) {
            wish(vpc.frame.id, vpc.wish);
            for (const PlannedZone& z : vpc.zones) wish(z.frame.id, z.wish);
            for (const PlannedSubnet& s : vpc.subnets) {
                if (!s.isFrameless) wish(s.frame.id, s.wish);
                glyphs(s.glyphs);
            }
            for (const PlannedSpan& s : vpc.spans) wish(s.isBar ? s.bar.glyph.id : s.frame.id, s.wish);
            glyphs(vpc.topBorder);
            glyphs(vpc.rightBorder);
            glyphs(vpc.loose);
        }
        glyphs(plan.regional);
        glyphs(plan.placeless);
        for (const PlannedSpan& s : plan.placelessGroups) wish(s.frame.id, s.wish);
    }

    void addChild(const std::string& parent, Item item)
    {
        if (const auto it = m_frames.find(parent); it != m_frames.end()) m_children[it->second].push_back(item);
    }

    std::vector<std::size_t> innermostFirst() const
    {
        std::vector<std::size_t> depth(m_diagram.frames.size()), order(m_diagram.frames.size());
        const auto depthOf = [&](std::size_t i) {
            std::size_t d = 0;
            for (auto it = m_frames.find(m_diagram.frames[i].parent); it != m_frames.end() && d < 8;
                 it = m_frames.find(m_diagram.frames[it->second].parent))
                ++d;
            return d;
        };
        for (std::size_t i = 0; i < depth.size(); ++i) depth[i] = depthOf(i);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return depth[a] > depth[b]; });
        return order;
    }

    const std::string& idOf(Item item) const { return item.isFrame ? m_diagram.frames[item.index].id : m_diagram.glyphs[item.index].id; }

    /// All that a child occupies in its frame.
    Rect extent(Item item) const
    {
        if (item.isFrame) {
            const DiagramFrame& f = m_diagram.frames[item.index];
            return f.kind == FrameKind::AutoScalingGroup ? f.rect.united(groupPill(f.rect)) : f.rect;
        }
        const DiagramGlyph& g = m_diagram.glyphs[item.index];
        return g.isBar ? g.bar : g.rect.united(g.labelRect);
    }

    Rect corner(Item item) const
    {
        if (item.isFrame) return m_diagram.frames[item.index].rect;
        const DiagramGlyph& g = m_diagram.glyphs[item.index];
        return g.isBar ? g.bar : g.rect;
    }

    /// Stands on the frame's border or across its subnets: takes no part in the pushing.
    bool isSpanning(Item item, const DiagramFrame& frame) const
    {
        if (frame.kind != FrameKind::Vpc) return false;
        if (item.isFrame) return m_diagram.frames[item.index].kind == FrameKind::AutoScalingGroup;
        const DiagramGlyph& g = m_diagram.glyphs[item.index];
        return g.isBar || g.shape == GlyphShape::Circle;
    }

    void moveBy(Item item, double dx, double dy)
    {
        if (dx == 0 && dy == 0) return;
        if (item.isFrame) {
            m_diagram.frames[item.index].rect = m_diagram.frames[item.index].rect.movedBy(dx, dy);
            for (const Item child : m_children[item.index]) moveBy(child, dx, dy);
            return;
        }
        DiagramGlyph& g = m_diagram.glyphs[item.index];
        for (Rect* r : {&g.rect, &g.labelRect, &g.bar}) *r = r->movedBy(dx, dy);
        for (DiagramGlyph::Cell& c : g.cells) c.rect = c.rect.movedBy(dx, dy);
    }

    static double bounded(double v, double low) { return std::isfinite(v) ? std::clamp(v, low, kFarthest) : low; }

    void moveToWish(Item item, const DiagramFrame& frame, Point at, Point origin)
    {
        const Rect from = corner(item), whole = extent(item);
        const bool spans = isSpanning(item, frame);
        // The label may stick out further left than the tile does.
        const double left = spans ? -kCircle : frame.rect.x + kInset - origin.x + (from.x - whole.x);
        const double top = spans ? -kCircle : frame.rect.y + headerHeight(frame.kind) + 4 - origin.y + (from.y - whole.y);
        moveBy(item, origin.x + bounded(at.x, left) - from.x, origin.y + bounded(at.y, top) - from.y);
    }

    /// Places a frame's children by their wishes, the others around them, and makes it hold them all.
    void settle(std::size_t frameIndex)
    {
        const DiagramFrame frame = m_diagram.frames[frameIndex];
        std::vector<Item> pinned, free;
        bool anyMoved = false;
        for (const Item item : m_children[frameIndex]) {
            const auto w = m_wishes.find(idOf(item));
            const bool hasWish = w != m_wishes.end() && w->second.at && frame.kind != FrameKind::AutoScalingGroup;
            if (hasWish) {
                moveToWish(item, frame, *w->second.at, Point{frame.rect.x, frame.rect.y});
                anyMoved = true;
            }
            if (m_grown.contains(idOf(item))) anyMoved = true;
            if (!isSpanning(item, frame)) (hasWish ? pinned : free).push_back(item);
        }
        if (anyMoved) separate(pinned, free);
        grow(frameIndex);
    }

    void separate(const std::vector<Item>& pinned, std::vector<Item> free)
    {
        SpatialIndex taken;
        std::stable_sort(free.begin(), free.end(), [&](Item a, Item b) { return corner(a).y < corner(b).y; });
        for (const std::vector<Item>* list : {&pinned, static_cast<const std::vector<Item>*>(&free)})
            for (const Item item : *list) {
                const double gap = item.isFrame ? kColumnGap : 0;
                for (std::vector<std::size_t> hit = taken.in(extent(item).grown(gap)); !hit.empty(); hit = taken.in(extent(item).grown(gap))) {
                    double lowest = 0;
                    for (const std::size_t h : hit) lowest = std::max(lowest, taken.at(h).bottom());
                    moveBy(item, 0, lowest + gap + 1 - extent(item).y);
                }
                taken.add(extent(item));
            }
    }

    void grow(std::size_t frameIndex)
    {
        DiagramFrame& frame = m_diagram.frames[frameIndex];
        const Rect before = frame.rect;
        if (const auto w = m_wishes.find(frame.id); w != m_wishes.end() && w->second.size) {
            frame.rect.width = std::max(bounded(w->second.size->x, 0), 120.0);
            frame.rect.height = std::max(bounded(w->second.size->y, 0), 60.0);
        }
        for (const Item item : m_children[frameIndex]) {
            const bool onBorder = isSpanning(item, frame) && !item.isFrame && m_diagram.glyphs[item.index].shape == GlyphShape::Circle;
            if (onBorder) continue;
            const Rect r = extent(item);
            frame.rect.width = std::max(frame.rect.width, r.right() + kInset - frame.rect.x);
            frame.rect.height = std::max(frame.rect.height, r.bottom() + kInset - frame.rect.y);
        }
        if (frame.rect == before) return;
        m_grown.emplace(frame.id, true);
        keepOnBorder(frameIndex, before);
    }

    /// What stands on the right or top border goes with it when the frame grows.
    void keepOnBorder(std::size_t frameIndex, const Rect& before)
    {
        const DiagramFrame& frame = m_diagram.frames[frameIndex];
        for (const Item item : m_children[frameIndex]) {
            if (item.isFrame || !isSpanning(item, frame) || m_diagram.glyphs[item.index].isBar || m_wishes.contains(idOf(item))) continue;
            const Point c = m_diagram.glyphs[item.index].rect.centre();
            if (std::abs(c.x - before.right()) < 1) moveBy(item, frame.rect.right() - before.right(), 0);
        }
    }

    Diagram& m_diagram;
    std::unordered_map<std::string, Wish> m_wishes;
    std::unordered_map<std::string, std::size_t> m_frames;
    std::unordered_map<std::string, bool> m_grown;
    std::vector<std::vector<Item>> m_children;
};

} // namespace

void applyWishes(const LayoutPlan& plan, Diagram& diagram) { WishApplier(plan, diagram).run(); }

void setOrigins(Diagram& diagram)
{
    std::unordered_map<std::string, const DiagramFrame*> frames;
    for (const DiagramFrame& f : diagram.frames) frames[f.id] = &f;
    const auto cornerOf = [&](const std::string& id) {
        const auto it = frames.find(id);
        return it == frames.end() ? Point{} : Point{it->second->rect.x, it->second->rect.y};
    };
    for (DiagramFrame& f : diagram.frames) f.origin = cornerOf(f.parent);
    for (DiagramGlyph& g : diagram.glyphs) g.origin = cornerOf(g.frame);
}

} // namespace faultline::layout
