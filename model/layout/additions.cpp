#include "model/layout/additions.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace faultline {

namespace {

template <class Element>
std::vector<Element> added(const std::vector<Element>& before, const std::vector<Element>& after)
{
    std::unordered_set<std::string_view> known;
    for (const Element& e : before) known.insert(e.id);
    std::vector<Element> fresh;
    std::copy_if(after.begin(), after.end(), std::back_inserter(fresh), [&](const Element& e) { return !known.contains(e.id); });
    return fresh;
}

} // namespace

Diagram additionsOf(const Diagram& before, const Diagram& after)
{
    Diagram additions;
    additions.frames = added(before.frames, after.frames);
    additions.glyphs = added(before.glyphs, after.glyphs);
    additions.connections = added(before.connections, after.connections);
    additions.notes = added(before.notes, after.notes);
    additions.bounds = after.bounds;
    return additions;
}

} // namespace faultline
