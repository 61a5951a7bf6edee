#pragma once

namespace faultline {

/// Yes, no, or can't tell. "Can't tell" is never taken for either of the others.
enum class Tri { No, Yes, Unknown };

constexpr Tri triOf(bool b) { return b ? Tri::Yes : Tri::No; }
constexpr Tri operator!(Tri a) { return a == Tri::Unknown ? a : triOf(a == Tri::No); }
constexpr Tri operator&&(Tri a, Tri b)
{
    if (a == Tri::No || b == Tri::No) return Tri::No;
    return a == Tri::Yes && b == Tri::Yes ? Tri::Yes : Tri::Unknown;
}
constexpr Tri operator||(Tri a, Tri b) { return !(!a && !b); }

} // namespace faultline
